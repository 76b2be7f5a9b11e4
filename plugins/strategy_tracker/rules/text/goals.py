"""Tells whether a goal can be measured (a quantity) and whether it is bound to a time."""

import re

from strategy_tracker.rules.text import goal_words as words
from strategy_tracker.rules.text.folding import as_written, fold, lower
from strategy_tracker.rules.text.judgement import Judgement

__all__ = ["is_measurable", "is_timebound", "quantity_in"]

_NUMBER = r"\d+(?:[,.]\d+)*"
_HAN_NUMBER = "[一二三四五六七八九十百千万亿两几半]"
_YEAR = r"(?:19|20)\d\d"
_MONTH_NAME = rf"(?:{words.MONTHS}|march|mar|may)\b\.?"
_DURATION = r"(?:年|个?月|个?季度|季|个?星期|周|个?工作日|天|日|个?礼拜)"

# Numbers that count nothing: they are blanked before a quantity is looked for.
_NOT_QUANTITIES = re.compile(
    "|".join(
        [
            rf"{_YEAR}[-./]\d{{1,2}}(?:[-./]\d{{1,2}})?(?![\d%])",
            rf"(?:民国)?{_NUMBER}年(?:度|底|初|末|中)?(?:\d{{1,2}}月(?:\d{{1,2}}[日号]?)?)?",
            r"\d{1,2}月(?:\d{1,2}[日号]|份|底|初|中旬|上旬|下旬|末)?",
            r"\d{1,2}[日号](?=前|起|至|到|-|~|,|完成|上线|开)",
            r"(?<![\d.])\d{1,2}/\d{1,2}(?:/\d{2,4})?(?= ?(?:以?前|之前|日|起|至|-|~|\(|$|完成|上线|女神|"
            r"妇女|节))",
            rf"(?:\b|(?<=[\u3400-\u9fff]))(?:{_MONTH_NAME}) ?\d{{1,2}}(?:st|nd|rd|th)?\b(?:,? {_YEAR})?",
            rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH_NAME}(?:,? {_YEAR})?",
            r"\b(?:by|on|before|until|due) \d{1,2}/\d{1,2}(?:/\d{2,4})?",
            rf"(?:fy|cy|q[1-4]|h[12]) ?'?-?(?:{_YEAR}|\d\d)\b|"
            rf"q[1-4](?: ?[-~–/&] ?q?[1-4])?(?![0-9])|\bh[12]\b|[1-4]q\b|[12]h\b",
            rf"(?<![\d.,$¥€£]){_YEAR}(?![\d.,%万亿千百名家人个件场元kmw+])(?! ?(?:new|users?|"
            rf"leads|customers|people|sign-?ups|subscribers|followers|units|orders))",
            r"第[一二三四五六七八九十\d]+(?:个)?(?:季度?|届|期|阶段|批|轮|场|次|版|代|梯队|曲线|"
            r"战场|步|空间|年|周|天|章|手|线|时间)",
            r"第一(?!名|位|品牌$|品牌(?=,|。|;| )|大|,|。|;|$| )",
            r"双1[12]|(?<![\d.,$¥€£])1[12](?=大促|促销|购物节)|\b7-?(?:11|eleven)\b|24小时(?=在线|"
            r"客服|服务|营业|待命)|"
            r"\b618\b|(?<!\d)618(?!\d)|11\.11|12\.12|6\.18|38(?=节|大促|女)|3\.8节|520(?=活动|节|"
            r"大促|当|期|前)|818(?=大促|期)|99(?=大促|划算)",
            r"\d{1,2} ?[-~至到–] ?\d{1,2} ?(?:周?岁|year-?olds?)(?:以上|以下)?|\d{1,2} ?(?:周?岁|"
            r"year-?olds?)(?:以上|以下|及以上)?|\b(?:aged?|ages) \d{1,2}(?: ?(?:-|to|–|"
            r"and) ?\d{1,2})?\+?|(?:women|men|people|adults|females?|males?|youth|"
            r"consumers) \d{1,2} ?(?:-|–|to) ?\d{1,2}|\b\d{1,2}[-–]\d{1,2} (?:age|demographic|female|"
            r"male|women|men)",
            r"\d{2}[后後]|\d{2}、\d{2}后|\b[2-6]g\b(?!b)|[2-6]g(?=[\u3400-\u9fff])|"
            r"(?:to)?b2[bcge]2?c?|[bcops]2[bcops](?:2[bc])?|o2o|p2p|24 ?[/x*×] ?7|"
            r"7 ?[x*×/] ?24(?:小时)?|\b365\b(?!.{0,3}元)|3c(?=[\u3400-\u9fff])|4s店|4p|4c|5s|6s|"
            r"\b360(?:度|°)|360度|1 ?对 ?1|1v1|1-on-1|one-on-one|1对多",
            r"\bweb ?\d(?:\.0)?|web ?3(?:\.0)?|[a-z\u3400-\u9fff]?[ v]?\d+\.0(?:版本?|时代|系统|"
            r"战略|计划|阶段|体系|项目)?(?![\d%]|以上|以下|以内|左右|[倍分元万])(?= |$|"
            r"[\u3400-\u9fff,]|版)|\bv ?\d+(?:\.\d+)*\b",
            r"\biso ?/?[\w]{0,4} ?-?\d+(?:[-:]\d+)*|\bga ?4\b|\ba[0-6]\b|\bgb/?t? ?\d+|soc ?2|"
            r"\bwcag \d(?:\.\d)?|covid-?19|\bc-?2c\b|iatf ?\d+|haccp|(?<![a-z])ai ?\d(?![\d%])",
            r"(?:phase|step|stage|tier|round|version|release|level|part|generation|gen|season|"
            r"chapter|wave|milestone|day|week|sprint|route|model|type|windows|gpt|"
            r"no\. of)[- ]?\d+(?:\.\d+)?\b(?! ?%)",
            rf"(?:前|提前|每|近|过去|未来|首|连续|为期|持续|每隔|历时|最近|t\+) ?(?:{_NUMBER}|"
            rf"{_HAN_NUMBER}+) ?(?:{_DURATION}|小时)(?!营|销|内?回)",
            rf"(?:{_NUMBER}|{_HAN_NUMBER}+) ?(?:年|个月|个季度|季度|个星期|周|个工作日|天|"
            rf"日)(?:之?内|以内|左右|后|前|计划|行动|冲刺|规划|期|试用|无理由|周期)",
            rf"(?:within|in|over|after|for|during|next|first|last|past|coming|every|"
            rf"per)(?: the)?(?: next| first| last| past| coming)? (?:{_NUMBER}|"
            rf"{words.ENGLISH_NUMBERS}) ?(?:{words.ENGLISH_TIME})\b",
            rf"\b(?:{_NUMBER}|{words.ENGLISH_NUMBERS})[- ](?:{words.ENGLISH_TIME}) (?:plan|"
            rf"roadmap|strategy|programme|program|campaign|vision)",
            r"\d{1,2}:\d{2}(?:-\d{1,2}:\d{2})?(?: ?[ap]m)?|\b\d{1,2} ?[ap]m\b",
            r"(?<![a-z])(?!top-)[a-z]{1,12}[-]?\d{1,5}[a-z]{0,4}(?![\w%\u3400-\u9fff])(?<!top)(?<!no)",
            r"[248]k(?= ?(?:电视|画质|超|屏|视频|直播|高清|影|uhd|tv))",
            r"\b2[bcg]\b|\b[2-5]a\b|三个代表|one[- ]to[- ]one|0到1|零到一|从零",
            r"x+ ?(?:%|万|亿|元|个|家|场|人|倍)|[一]站式|一体化|一系列|一对一|一流|一线|一致|"
            r"一带一路|统一|唯一|进一步|一定|一批|一些|一键|百度|千禧|万圣|万达|千川|三方|三农|"
            r"双十[一二]|十一黄金周|五一|六一|四川|百货|万科|万事|三星|三亚|三八|百事|百胜|七夕|"
            r"九阳|五金|八方|千牛|十佳|三维|两岸|两会|三端|四季|五星|百年|千万家|万家|千家万户|"
            r"双十|七匹狼|三只松鼠",
        ]
    ),
    re.IGNORECASE | re.ASCII,
)

_QUANTITY = re.compile(
    "|".join(
        [
            rf"[$¥€£](?: )?{_NUMBER} ?(?:k|m|mm|b|bn|w|万|亿|thousand|million|billion)?\b|(?:nt|"
            rf"us|hk)\$ ?{_NUMBER}|(?:rmb|usd|cny|twd|ntd|hkd|eur|gbp) ?{_NUMBER}",
            rf"{_NUMBER}\+? ?(?:{words.CHINESE_UNITS})(?:元|美元|人次|人|名|家)?",
            rf"(?:百分之|千分之|[一二两三四五六七八九]分之){_HAN_NUMBER}+|百分百|{_HAN_NUMBER}个百分点",
            r"[一二两三四五六七八九]成(?!本|为|果|立|功|交|员|熟|长|就|都|绩|效|品|年|套|型|分)|"
            r"[一二两三四五六七八九十数]倍|翻[一两三四]?[倍番]|倍增|加倍|减半|减少?一半|过半|"
            r"一半以上|一半|半数|腰斩|归零|清零|零(?=投诉|事故|重大|差错|差评|失误|缺货|客诉|"
            r"安全|违规|延期|流失|逾期|舆情|故障|负面|库存|断货|退|差)|对半|"
            r"[一][项名家场次篇个位款](?=以上)|(?<=[\u3400-\u9fff])\d{2,}(?:\.\d+)?\+?(?=$|"
            r"[,。;、) ])",
            r"[一二两三四五六七八九十百千]*[十百千万亿][余多来几]?(?:万|亿)?(?:元|人次|人|名|位|"
            r"家|场|次|篇|条|个|款|项|件|套|份|支|台|单|笔|户|店|粉丝|粉|会员|用户|级)?(?=$|"
            r"[,。;、) ]|以上|大关|"
            r"$)(?<=[突过超破达逾近上至到万千百十亿元人次名位家场篇条个款项件套份支台单笔户店粉丝会员用级])",
            r"(?:突破|超过?|破|达到?|逾|过|至|到|近|上|增加?|新增|签约?|冲破?|冲刺|"
            r"挑战)[十百千万亿]+(?:[万亿元人家户])*",
            r"[两二三四五六七八九十][十百千]*(?:多|余)?(?:人次|人|名|位|家|间|场|次|篇|条|个|款|"
            r"项|件|套|份|支|部|台|座|单|笔|户|种|类|本|张|门|城|档|轮|例|大类)(?!季|月|星期|"
            r"礼拜|性|别|才|工作日|方面|维度|层面)",
            r"行业第[一二三]|第[一二三四五六七八九十\d]+(?:名|位)|第一(?:品牌|大)?|"
            r"前[一二三四五六七八九十\d]+(?:名|位|强|大|甲|%)?(?!期|天|日|年|个月|周|季|端|台|提|"
            r"往|置|后|景|次|个季)",
            r"\b(?:top|no\.?|number|rank(?:ed|ing)?|#)[- ]?#?(?:\d+|one|two|three|five|ten)\b|"
            r"#\d+|top ?\d+|\b\d+(?:st|nd|rd|th)[- ]place|\bfirst place\b|\bleader in\b(?!.)",
            rf"{_NUMBER} ?(?:%|percent|per cent|percentage|pp\b|ppt|pts?\b|points?|bps|x\b|×|"
            rf"times\b|fold|k\b|m\b|mm\b|bn?\b|w\b|w\+)",
            r"\b(?:double|doubling|doubled|triple|tripling|tripled|quadruple|halve|halving|"
            r"two-?fold|three-?fold|tenfold|twice|half of|by half|in half|a third|two thirds|"
            r"a quarter of|zero|seven figures|six figures|seven-figure|six-figure)\b",
            rf"\b(?:{words.ENGLISH_NUMBERS})(?:[- ](?:{words.ENGLISH_NUMBERS}))*\b(?! "
            rf"(?:{words.ENGLISH_TIME})\b)(?!-)",
            r"\bone (?:new |more |additional |major |flagship )?(?:case stud|event|webinar|"
            r"partner|award|customer|store|pilot|campaign|article|report|podcast|video|market|"
            r"distributor|dealer|reseller|client|product|country|city|channel|hire|site|location|"
            r"sponsor)\w*",
            rf"(?:≥|≤|>=|<=|>|<|＞|不低于|不少于|不超过|不高于|高于|低于|少于|大于|小于|超过?|"
            rf"突破|破|达到?|至少|提升至|提高到|降至|降到|增至|增到|增长|提升|保持在?|维持在?|"
            rf"控制在|至|到|为|从|由) ?{_NUMBER} ?(?:{words.CHINESE_UNITS})?",
            rf"{_NUMBER}-points?\b|\d\.\d-stars?\b|一[座项个面](?=[^,。;]{{0,6}}奖)",
            rf"{_NUMBER} ?[:：] ?{_NUMBER}|{_NUMBER} ?/ ?{_NUMBER}|{_NUMBER} ?(?:以上|以下|以内)",
            rf"\b(?:to|from|by|above|below|under|over|at least|at most|reach|hit|of|exceed|than|"
            rf"least|around|about|minimum|max|maximum|average|score|nps|csat|roas|roi|cpa|cac|ctr|"
            rf"aov|arpu|ltv) (?:of |is |to |at |> ?|< ?|= ?)?{_NUMBER}",
            rf"\b{_NUMBER}\+? (?:\x00+ )?[a-z][a-z-]+",
        ]
    ),
    re.IGNORECASE | re.ASCII,
)
_TIME = re.compile(
    "|".join(
        [
            rf"十[一二三四五六]五(?=期|末|规划|收官|年|时|开)|第(?:{_NUMBER}|{_HAN_NUMBER}+)周|"
            rf"(?<![\d.])\d\d ?(?:q[1-4]|h[12])(?![0-9a-z])|{_YEAR} ?(?:年|财年|学年|年度)|"
            rf"民国 ?\d{{2,3}} ?年|\b\d{{3}}年(?:度|底|初|\d)?|"
            rf"(?:fy|cy) ?'?(?:{_YEAR}|\d\d)\b|二[〇零]二[〇零一二三四五六七八九]年",
            rf"(?<![\d.,$¥€£]){_YEAR}(?![\d.,%万亿千百名家人个件场元kmw+])(?! ?(?:new|users?|"
            rf"leads|customers|people|sign-?ups|subscribers|followers|units|orders))",
            rf"{_YEAR}[-./]\d{{1,2}}(?:[-./]\d{{1,2}})?(?![\d%])",
            r"(?<![个\d.])\d{1,2} ?月(?!活|销|薪|均|度|费|卡)(?:份|底|初|中旬|上旬|下旬|末|"
            r"\d{1,2}[日号])?|"
            r"(?<![个几每一二三四五六七八九十])[一二三四五六七八九十]{1,3}月(?!活|均|销|薪|费|卡)",
            r"(?:[本当下上]|这|每年)个?月(?:底|内|份|初|中旬|末)?(?!度?均)|(?<![每])(?:月底|月末|"
            r"月中前|月内|季末|季底|季度末|季度内|周末前|周五前|周日前)",
            r"q[1-4](?![0-9])|\b[1-4]q\b|\bh[12]\b|\b[12]h\b|第?[一二三四1-4]季度?|"
            r"[本下上当]个?季度?|[上下]半年|半年(?:之?内|以?内|后|底)",
            r"年底|年末|年终前|年终|年中|年初|年内|全年|今年|明年|后年|本年度?|当年|来年|年前|"
            r"年后|本财年|下财年|财年末|全财年|[上下]年度|新年度|本学期|期末|本周|下周|当周|"
            r"[本下]旬|月[上中下]旬",
            rf"(?:{_NUMBER}|{_HAN_NUMBER}+) ?(?:个?月|年|个?季度|个?星期|周|个?礼拜)(?:之?内|以内|时间|后)",
            rf"(?:未来|接下来|首|前|今后)(?:{_NUMBER}|{_HAN_NUMBER}+)?(?:个?月|年|个?季度|周)",
            r"[一二两三四五六七八九十]+年(?:之?内|以内)|[一二三四]年(?:上|打)",
            words.FESTIVALS,
            r"(?<![\d.])\d{1,2}/\d{1,2}(?:/\d{2,4})?(?= ?(?:以?前|之前|日|起|至|-|~|\(|$|完成|"
            r"上线))|(?<![\d.])\d{1,2}[日号](?:前|之前|起|至|到)",
            r"今[夏秋冬春]|[春夏秋冬]天|开业前|开展前|上市前|上线前|开幕前|截止|截至|期限|之前完成|为期",
            rf"\b(?:{words.MONTHS})\b|\b(?:in|by|on|before|until|through|during|end of|late|early|"
            rf"mid|mid-|this|next|of|from|since) (?:march|may|mar)\b|\b(?:march|may|mar)\.? \d|"
            rf"\d (?:march|may|mar)\b",
            r"\b(?:this|next|the|current|coming|by|end of|end of the|end-of-|"
            r"each)[ -](?:fiscal year|financial year|fiscal|year|quarter|month|half|week|"
            r"semester|term|spring|summer|autumn|fall|winter|season)(?:[- ]?end)?\b",
            r"\b(?:by|before|in|during|until|over) (?:the )?(?:end of |early |late |"
            r"mid-?)?(?:spring|summer|autumn|fall|winter|year|half|quarter|month|week)\b|"
            r"year-?end|quarter-?end|month-?end|\bey?o[yqm]\b|\bend of (?:day|year|quarter|"
            r"month)|half-year|first half|second half|\bannually by|(?:first|second|third|fourth|"
            r"1st|2nd|3rd|4th) quarter|by (?:monday|tuesday|wednesday|thursday|friday)",
            rf"\b(?:within|in|over|after|during|inside|for)(?: the)?(?: next| first| coming|"
            rf" following)? (?:{_NUMBER}|{words.ENGLISH_NUMBERS}|one|a|an)[- ]?(?:years?|months?|"
            rf"weeks?|quarters?|sprints?)\b(?! of)",
            r"\b(?:next|first|coming|following) (?:\d+|two|three|four|six|nine|twelve|"
            r"ninety) (?:years?|months?|weeks?|quarters?|days?)\b",
            words.ENGLISH_FESTIVALS,
            r"\bby \d{1,2}/\d{1,2}|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\btomorrow\b|\btoday\b|"
            r"\bdeadline\b|\bprior to (?:the )?launch|\bbefore (?:the )?launch",
        ]
    ),
    re.IGNORECASE | re.ASCII,
)
_DAYS = re.compile(
    rf"(?:{_NUMBER}|{_HAN_NUMBER}+) ?(?:个?工作日|天|日)(?:之?内|以内)|\b(?:within|in|"
    rf"over)(?: the)?(?: next| first)? (?:{_NUMBER}|{words.ENGLISH_NUMBERS}) (?:business |"
    rf"working )?days?\b",
    re.IGNORECASE | re.ASCII,
)
_SERVICE = re.compile(words.SERVICE, re.IGNORECASE | re.ASCII)
_NOT_TIME = re.compile(
    rf"{_YEAR}(?:系列|款|版)|每(?:个)?(?:季度?|月|年|周)|[春夏秋冬]季(?:系列|新品|款|限定)|"
    rf"payback (?:period )?(?:within|in|under|to|of)? ?\d+ months|{_NUMBER}个?月(?:复购|留存|回购|"
    rf"流失)"
    r"|(?:may|march) (?:help|be|have|need)|fall (?:below|under|short)|summer (?:collection|line)|"
    r"spring (?:collection|line)|(?:year|month|quarter|week)[- ](?:over|on)[- ](?:year|month|"
    r"quarter|week)"
    r"|\bin half\b|全年无休|同比|环比|(?:比|较|相比于?|对比)(?:去年|上年|上季度?|上个?月|前一?年|"
    r"上年度|上半年|"
    r"20\d\d年)|去年(?:同期)?|上年同期|per (?:year|month|quarter|week)|a (?:year|month|quarter|"
    r"week)\b|last (?:year|quarter|month)"
    r"|(?:vs\.?|versus|compared (?:to|with)|against) (?:20\d\d|q[1-4]|fy\d+)(?: 20\d\d)?",
    re.IGNORECASE | re.ASCII,
)
# "iPhone 15", "Windows 11": a name with a capital before a number, not at the start of the sentence.
_PRODUCT = re.compile(
    r"(?<=[a-z\u3400-\u9fff,] )(?!(?:Top|No)\b)(?:[A-Z][a-z]+|"
    r"i[A-Z][a-z]+) \d{1,4}(?:\.\d+)?\b(?! ?(?:[%xkKmM]|percent|times))|i[A-Z][a-z]+ ?\d+"
)


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: "\x00" * len(found.group()), text)


def quantity_in(folded: str) -> str:
    """Return the first quantity in a folded text, or nothing; dates, ages and names with numbers are none."""
    found = _QUANTITY.search(_blank(_NOT_QUANTITIES, lower(_blank(_PRODUCT, folded))))
    return folded[found.start() : found.end()].strip() if found else ""


def is_measurable(text: str) -> Judgement:
    """Tell whether a goal names a quantity: number with unit, percent, multiple or rank."""
    folded = fold(text)
    evidence = quantity_in(folded)
    return Judgement(bool(evidence), as_written(evidence, folded, text))


def is_timebound(text: str) -> Judgement:
    """Tell whether a goal says when; how fast a service is (2小時內) is no deadline."""
    folded = fold(text)
    readable = _blank(_NOT_TIME, lower(folded))
    found = _TIME.search(readable)
    if not found:
        found = _DAYS.search(readable)
        if found and _SERVICE.search(readable[max(0, found.start() - 12) : found.end() + 12]):
            found = None
    evidence = folded[found.start() : found.end()].strip() if found else ""
    return Judgement(bool(found), as_written(evidence, folded, text))
