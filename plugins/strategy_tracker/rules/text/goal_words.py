"""Words by which a goal is told to be measurable or bound to a time; simplified script, lower case."""

ENGLISH_NUMBERS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    "fifty|sixty|seventy|eighty|ninety|dozen|hundred|thousand|million|billion"
)

ENGLISH_TIME = "years?|yrs?|months?|mo|weeks?|wks?|days?|quarters?|business days|working days|sprints?"

# Near one of these a count of days is how fast a service is or what a figure is counted over, no deadline.
SERVICE = (
    "发货|送达|到货|配送|响应|回复|回覆|答复|退款|退换|退货|处理|反馈|解决|审核|受理|结案|办结|"
    "购买|下单|再次|二次|复购|回购|回访|留存|活跃|转化率|流失|回款|账期|周转|出货|寄出|到账|无理由|"
    "回应|上门|维修|交货|开通|核销|登录|未登录|到期|ship|deliver orders|dispatch|respond|"
    "response|reply|replies|resolve|resolution|refund|answer|return|payback|retention|retain|"
    "repeat|"
    "turnaround|delivery|process|churn|of (?:purchase|signup|sign-up|delivery|receipt|order)"
)

FESTIVALS = (
    "双11|双十一|双12|双十二|618|六一八|11\\.11|12\\.12|6\\.18|大促前|9\\.9大促|99大促|818|38节|"
    "3\\.8节|38大促|三八节|女神节|520(?!0)|春节|过年|农历年|元旦|元宵|清明|五一|端午|七夕|中秋|"
    "国庆|十一黄金周|黄金周|"
    "圣诞|万圣节|感恩节|母亲节|父亲节|情人节|教师节|儿童节|开学季|毕业季|周年庆|店庆|年货节|"
    "暑假|寒假|暑期|暑促|寒促|年会前|双旦|跨年|尾牙|春季|夏季|秋季|冬季|旺季前|连假|"
    "世界杯期间|奥运期间|展会期间|(?:展会|大会|论坛|发布会|记者会|展览|会议|活动|比赛|开赛|开展|大促|"
    "促销|旺季|开季)(?:开始|举办)?前(?![期台端后])|活动期间|促销期间|大促期间|档期内|档期间"
)

ENGLISH_FESTIVALS = (
    "black friday|cyber monday|christmas|xmas|easter|halloween|thanksgiving|new year|"
    "lunar new year|\\bcny\\b|spring festival|mid-autumn|in time for|giving tuesday|memorial day|"
    "labou?r day|independence day|boxing day|earth day|national day|founders'? day|"
    "in (?:the|its|our|their) (?:first|opening|launch) (?:month|week|quarter|year)|"
    "before (?:the|our) (?:trade show|event|conference|exhibition|expo|summit|season|fair|festival)|"
    "valentine'?s|mother'?s day|father'?s day|back[- ]to[- ]school|"
    "holiday season|the holidays|prime day|singles'? day|ramadan|diwali|golden week|super bowl"
)

MONTHS = (
    "january|february|april|june|july|august|september|october|november|december|jan|feb|apr|"
    "jun|jul|aug|sept|sep|oct|nov|dec"
)

SPAN = "(?:年|个?月|个?季度|季|个?星期|周|个?工作日|天|日|个?礼拜|小时)"

MEASURES = (
    "人次|人|名|位|家|间|场|次|篇|条|个(?!月|星期|礼拜|季|性|别|才|工作日|方面|维度|层面)|款|项|件|"
    "套|份|支|部|台|座|单|笔|户|"
    "种|类|本|张|门|城|档|轮|例|大类|则|处|所|所学校|元|万|亿|倍"
)

NAMES_WITH_NUMBERS = (
    r"双十[一二]|双1[12]|(?<![\d.,$¥€£])1[12](?=大促|促销|购物节)|\b618\b|(?<!\d)618(?!\d)|11\.11|"
    r"12\.12|6\.18|"
    r"38(?=节|大促|女)|3\.8节|520(?=活动|节|大促|当|期|前)|818(?=大促|期)|99(?=大促|划算)|7-?11",
    r"\d{1,2} ?[-~至到–] ?\d{1,2} ?(?:周?岁|year-?olds?)(?:以上|以下)?|\d{1,2} ?(?:周?岁|"
    r"year-?olds?)(?:及?以上|以下)?|"
    r"\b(?:aged?|ages) \d{1,2}(?: ?(?:-|to|–|and) ?\d{1,2})?\+?|"
    r"(?:women|men|people|adults|females?|males?|youth|consumers) \d{1,2} ?(?:-|–|to) ?\d{1,2}|"
    r"\b\d{1,2}[-–]\d{1,2} (?:age|demographic|female|male|women|men)",
    r"\d{2}[后後]|\d{2}、\d{2}后|\b[2-6]g\b(?!b)|[2-6]g(?=[\u3400-\u9fff])|(?:to)?b2[bcge]2?c?|"
    r"[bcops]2[bcops](?:2[bc])?|"
    r"\b2[bcg](?=[\u3400-\u9fff ]|$)|o2o|p2p|24 ?[/x*×] ?7|7 ?[x*×/] ?24(?:小时)?|24小时(?=在线|客服|"
    r"服务|营业|待命)|"
    r"\b365\b(?!.{0,3}元)|3c(?=[\u3400-\u9fff])|4s店|4p|4c|5s|6s|\b360(?:度|°)|360度|1 ?对 ?[1多]|"
    r"1v1|1-on-1|0到1|从零",
    r"(?<![a-z])(?!top-?\d|no\.?\d)[a-z]{1,12}[-]?\d{1,5}[a-z]{0,4}(?![\w%\u3400-\u9fff])|"
    r"[a-z\u3400-\u9fff]?[ v]?\d+\.0(?:版本?|时代|"
    r"系统|战略|计划|阶段|体系|项目)|\bweb ?\d(?:\.0)?|\bv ?\d+(?:\.\d+)*\b|"
    r"\biso ?/?\w{0,4} ?-?\d+(?:[-:]\d+)*|"
    r"\ba[0-6]\b|\bgb/?t? ?\d+|soc ?2|\bwcag \d(?:\.\d)?|covid-?19|[248]k(?= ?(?:电视|画质|超|屏|"
    r"视频|直播|高清|影|uhd|tv))|\b[2-5]a\b",
    r"(?:phase|step|stage|tier|round|version|release|level|part|generation|gen|season|chapter|wave|"
    r"milestone|day|week|sprint|"
    r"route|model|type|windows|gpt|no\. of)[- ]?\d+(?:\.\d+)?\b(?! ?%)",
    r"第[一二三四五六七八九十\d]+(?:个)?(?:季度?|届|期|阶段|批|轮|场|次|版|代|梯队|曲线|战场|步|空间|"
    r"年|周|天|章|手|线|时间)|"
    r"三个代表|最后一公里|一公里|[一]站式|一体化|一系列|一对一|一流|一线|一致|一带一路|唯一|进一步|"
    r"一定|一批|一些|一键|"
    r"百度|千禧|万圣|万达|千川|三方|三农|四川|百货|万科|万事|三星|三亚|百事|百胜|七夕|九阳|五金|八方|"
    r"千牛|十佳|三维|两岸|两会|"
    r"三端|四季|五星|百年|千万家|万家|千家万户|七匹狼|三只松鼠|双十|二次(?=消费|传播|创作|元|开发|"
    r"利用|销售)|一次(?=性)|三位一体|一岗双责|[十百千万亿]+级(?!以)",
    r"x+ ?(?:%|万|亿|元|个|家|场|人|倍)|one[- ](?:to|on)[- ]one|one[- ]stop|\b[nN][万亿千百]",
)

AMOUNTS_IN_WORDS = (
    r"百分百|翻[一两三四]?[倍番]|倍增|加倍|减半|减少?一半|过半|一半以上|一半|半数|腰斩|归零|清零|对半|"
    r"零(?=投诉|事故|重大|差错|差评|失误|缺货|客诉|安全|违规|延期|流失|逾期|舆情|故障|负面|库存|断货|"
    r"退|差)|"
    r"[百千万]分之[一二三四五六七八九十]|[一二两三四五六七八九]成(?!本|为|果|立|功|交|员|熟|长|就|都|"
    r"绩|效|品|年|套|型|分)|[数几]倍|"
    r"一[项名家场次篇个位款](?=以上)|一[座项个面](?=[^,。;]{0,6}奖)",
    r"(?:突破|超过?|破|达到?|逾|过|至|到|近|上|增加?|新增|签约?|冲破?|冲刺|"
    r"挑战)[十百千万亿]+(?!级)(?:[元单人户粉])?",
    r"行业第[一二三]|第[一二三四五六七八九十\d]+(?:名|位)|第一(?:品牌(?=$|[,。;])|大)|第一(?=$|"
    r"[,。; ])|前[一二三四五六七八九十\d]+(?:名|位|强|大|甲|%)?"
    r"(?!期|天|日|年|个月|周|季|端|台|提|往|置|后|景|次|个季)|\d+家?店",
    r"\b(?:double|doubling|doubled|triple|tripling|tripled|quadruple|halve|halving|two-?fold|"
    r"three-?fold|tenfold|twice|"
    r"half of|by half|in half|a third|two thirds|a quarter of|zero|(?:seven|six)[- ]figures?|"
    r"one in \w+|\d+ in \d+|\d+ of \d+)\b",
    r"\b(?:top|no\.?|number|rank(?:ed|ing)?|#)[- ]?#?(?:\d+|one|two|three|five|ten)\b|#\d+|"
    r"\b\d+(?:st|nd|rd|th)[- ]place|"
    r"\bfirst place\b|\bleader in\b(?!.)|\d-points?\b|\d\.\d-stars?\b",
    r"\bone (?:new |more |additional |major |flagship )?(?:case stud|event|webinar|partner|award|"
    r"customer|store|pilot|campaign|"
    r"article|report|podcast|video|market|distributor|dealer|reseller|client|product|country|city|"
    r"channel|hire|site|location|"
    r"sponsor)\w*",
)

# 兩個月漲粉2萬, 三週完成改版: a span before its verb is until when. 一週三更, 兩年期 and 三年行動 are not.
BARE_SPAN = (
    r"(?:(?<![\u3400-\u9fff\d])|(?<=用)|(?<=花)|(?<=历时)|(?<=耗时))(?:约|不到|仅用?|只用)?"
    r"(?:\d{1,3}|[一二三四五六七八九十两半]{1,3}) ?(?:个月|个?星期|周|个?季度|年|个?礼拜)"
    r"(?=[\u3400-\u9fff])(?!的|计划|行动|期|规划|战略|方案|目标|试用|无理由|保|质|以上|以下|"
    r"[一两二三四五六七八九十每再来多后前级度内]|"
    r"留存|复购|回购|流失|之|一次|左右|店|庆|级)"
)

# 全年無休, 全年每月兩場: how it goes on, not by when.
ALL_YEAR_AS_A_PATTERN = (
    "全年(?:度)?(?=无休|不打烊|不间断|无间断|不断|常态|持续|长期|滚动|循环|轮[播流换]|开放|营业|每|"
    "各月|逐月|按[月季周]|定期|"
    "订阅|会员|套票|通票|日历|行事历|排期|节奏|陪伴|365)"
)
