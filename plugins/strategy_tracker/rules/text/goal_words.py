"""Words by which a goal is told to be measurable or bound to a time; simplified script, lower case."""

# What is counted, after a number: measure words, units and the short nouns which take none.
CHINESE_UNITS = (
    "%|‰|个百分点|百分点|个点|个基点|万|亿|千|百|十|[kwm](?![a-z])|元|块|美元|美金|欧元|英镑|"
    "港币|港元|台币|新台币|人民币|日元|人次|人|名|位|家|间|所|场|次|篇|条|个|款|项|件|套|份|"
    "支|只|台|辆|部|本|张|幅|组|批次|例|单|笔|户|店|城|市|省|国|县|镇|区域|座|处|类|种|轮|遍|回|"
    "集|期节目|档|首|段|则|封|通|桌|间夜|晚|包|箱|瓶|盒|袋|杯|"
    "吨|公斤|千克|克|升|毫升|平|平方米|平米|坪|公里|米|公分|度电|字|页|门课|门|堂|节课|课时|"
    "学时|小时|分钟|秒|毫秒|分(?!之|期|批|钟|阶段|步|别|店)|颗星|星|倍|成(?!本|为|果|立|功|交|"
    "员|熟|长)|折|"
    "点(?!击|位|赞)|粉|赞|票|股|席|摊|摊位|面|块屏|点位|枚|把|架|艘|棵|头|尾|吋|寸|(?:gb|tb|mb|"
    "uv|pv|dau|mau|skus?|kols?|kocs?|toc|mqls?|sqls?)(?![a-z])|步|层|级(?!别|以上)|队|组合|档期|"
    "校|村|社区|企业|客户|"
    "会员|粉丝|用户|门店|网点|渠道|品牌|城市|国家|媒体|案例|案(?!例)|片|支影片|页面"
)

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
