"""Chinese surnames in simplified script, the common ones of the mainland, Taiwan and Hong Kong."""

# A word list reads better as one text than as a column of quoted words.
# ruff: noqa: SIM905

COMMONEST = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚"
    "方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚"
)

SINGLE = COMMONEST | frozenset(
    "汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛岳柴覃耿路欧阳焦左柳甘祝涂包阮宁纪尚舒成柯谷毕单卜梅骆凌车房鲍蒲"
    "芦苗查蔚费童连褚娄裴霍翁隋植甄窦关岑苑祁卫席薄屈桂边冉符封沙靳时牟盛桑冀解党古卓辛闫肖项管应滕丛米麦游宫柏栾佟佘"
    "瞿巫池明华艾占戚戴兰景臧裘揭司仇晏吉冷初惠苟郎莊伍余全尧巩强荆凤习商丰晋巴雍银蔺敖原宗苍曲干危沃历禹闵全强诸晁利鞠师樵竺"
    "卞水来南杭穆靖候贝计伏步练楚鹿詹简练涂廉宿蒙信官仲嵇束幸印乐濮郁双相诺尤娜花洛涵粟邬刁郗郦狄居矫奚鄢补贡库勾展匡国"
    "荣郜蹇羊和胥谌由哈浦暴佴宦融刑海衣位修冼邝布亢宓卿麻帅奉辜年鄞沐弓泮战萨"
)

COMPOUND = frozenset(
    "欧阳 司马 上官 诸葛 司徒 东方 独孤 南宫 夏侯 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 端木 轩辕 "
    "闻人 澹台 公冶 淳于 单于 太史 申屠 钟离"
    " 东郭 南门 呼延 西门 百里 东门 左丘 拓跋 鲜于 完颜 纳兰 叶赫 爱新 张简 范姜 欧陆 张廖 江谢 "
    "陈林 周黄 翁林 司空 亓官 仲孙 第五 赫连"
    " 巫马 公羊 宗政 濮阳 公良 漆雕 乐正 宰父 谷梁 段干 梁丘 东里 子车 闾丘 归海 微生".split()
)

# Of these few is anybody's first name: "Smith, John" is one person, "Amy, John" are two.
ENGLISH = frozenset(
    "smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez "
    "wilson anderson taylor moore perez thompson white harris sanchez clark ramirez robinson walker young "
    "wright hill flores green adams nelson baker hall rivera campbell mitchell carter roberts gomez "
    "phillips evans turner diaz parker edwards collins stewart morris murphy cook rogers gutierrez ortiz "
    "cooper peterson reed bailey kelly howard ramos cox ward richardson watson brooks chavez wood bennett "
    "hughes price myers long foster sanders powell jenkins perry russell sullivan fisher henderson o'brien "
    "o'connor macdonald mcdonald schmidt mueller müller schneider fischer weber meyer wagner schulz "
    "hoffmann singh patel kumar sharma khan nguyen tran kim park chen wang zhang liu huang zhao wu zhou xu "
    "yang lin tsai chang cheng hsu tseng chiu wong chan cheung leung tanaka suzuki sato watanabe rossi "
    "silva santos ferreira fernandez".split()
)
