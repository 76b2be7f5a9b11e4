"""Units and scales: what they are called in both Chinese scripts and English, and what they convert to."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from strategy_tracker.language import Term


class Unit(NamedTuple):
    """A unit: its canonical name, what it measures, its size within that, and the words for it."""

    name: str
    dimension: str
    size: Fraction
    words: tuple[str, ...]


def _unit(name: str, words: str = "", dimension: str = "", size: Fraction | int = 1) -> Unit:
    return Unit(name, dimension or name, Fraction(size), (name, *words.split("|")) if words else (name,))


UNITS: tuple[Unit, ...] = (
    _unit("元", "圓|塊錢|块钱|塊|块|人民幣|人民币|元人民幣|元人民币|RMB|CNY|yuan|¥"),
    _unit("TWD", "新台幣|新臺幣|新台币|台幣|臺幣|台币|元新台幣|元新臺幣|元台幣|NTD|NT"),
    _unit("USD", "美元|美金|US dollars|dollars|dollar|$"),
    _unit("HKD", "港元|港幣|港币"),
    _unit("EUR", "歐元|欧元|euros|euro|€"),
    _unit("GBP", "英鎊|英镑|pounds|£"),
    _unit("JPY", "日圓|日元|日幣|日币|円"),
    _unit("AUD", "澳元|澳幣|澳币"),
    _unit("SGD", "新加坡元|新幣|新币|坡幣|坡币"),
    _unit("CAD", "加元|加幣|加币"),
    _unit("MYR", "令吉|馬幣|马币"),
    _unit("MOP", "澳門元|澳门元|葡幣|葡币"),
    _unit("KRW", "韓元|韩元|韓圜|韩圜"),
    _unit("THB", "泰銖|泰铢"),
    _unit("%", "percent|per cent|pct"),
    _unit("個百分點", "个百分点|百分點|百分点|個點|个点|percentage points|percentage point|pp|ppt|pts%"),
    _unit("倍", "x|fold|-fold|times as many"),
    _unit("毫秒", "milliseconds|millisecond|ms", "time", Fraction(1, 1000)),
    _unit("秒", "秒鐘|秒钟|seconds|second|secs|sec|s", "time"),
    _unit("分鐘", "分钟|minutes|minute|mins|min", "time", 60),
    _unit("小時", "小时|個小時|个小时|鐘頭|钟头|個鐘頭|hours|hour|hrs|hr|h", "time", 3600),
    _unit("天", "日|個自然日|自然日|自然天|days|day", "time", 86400),
    _unit("週", "周|個星期|个星期|星期|個禮拜|禮拜|礼拜|weeks|week", "time", 7 * 86400),
    _unit("工作日", "個工作日|个工作日|工作天|個工作天|working days|working day|business days|business day"),
    _unit("個月", "个月|months|month", "months"),
    _unit("季度", "個季度|个季度|quarters", "months", 3),
    _unit("年", "years|year", "months", 12),
    _unit(
        "人",
        "people|persons|person|users|subscribers|followers|customers|attendees|visitors|members",
        "people",
    ),
    _unit("名", "", "people"),
    _unit("位", "", "people"),
    _unit("戶", "户|households"),
    _unit("人次", "visits"),
    _unit("人天", "人日|person-days|man-days"),
    _unit("人月", "person-months|man-months"),
    _unit("人份", ""),
    _unit("次", "times"),
    _unit("場", "场|場次|场次|webinars|webinar|events|event|sessions|session"),
    _unit("個", "个"),
    _unit("篇", "articles|article|posts|post"),
    _unit("條", "条"),
    _unit("件", "items|pieces|pcs"),
    _unit("支", "videos|video"),
    _unit("單", "单|orders|order"),
    _unit("筆", "笔"),
    _unit("家", "stores|store"),
    _unit("間", "间"),
    _unit("棟", "栋|幢"),
    _unit("座", ""),
    _unit("所", ""),
    _unit("處", "处"),
    _unit("層", "层"),
    _unit("起", "宗|incidents|incident"),
    _unit("例", "cases|case"),
    _unit("則", "则"),
    _unit("首", ""),
    _unit("集", "episodes|episode"),
    _unit("封", "emails|email"),
    _unit("通", "calls|call"),
    _unit("屆", "届"),
    _unit("班", "班次"),
    _unit("節", "节"),
    _unit("課時", "课时"),
    _unit("本", ""),
    _unit("冊", "册"),
    _unit("幅", ""),
    _unit("片", ""),
    _unit("枚", ""),
    _unit("根", ""),
    _unit("串", ""),
    _unit("桌", ""),
    _unit("席", ""),
    _unit("票", "tickets|ticket"),
    _unit("晚", "nights|night"),
    _unit("杯", "cups|cup"),
    _unit("碗", ""),
    _unit("桶", ""),
    _unit("顆", "颗|粒"),
    _unit("棵", "株"),
    _unit("頭", "头"),
    _unit("隻", "只"),
    _unit("艘", ""),
    _unit("架", ""),
    _unit("套", "sets"),
    _unit("項", "项"),
    _unit("張", "张"),
    _unit("版", "versions"),
    _unit("組", "组"),
    _unit("款", ""),
    _unit("種", "种"),
    _unit("份", "copies"),
    _unit("批", ""),
    _unit("期", ""),
    _unit("台", "臺"),
    _unit("部", ""),
    _unit("輛", "辆"),
    _unit("盒", ""),
    _unit("箱", ""),
    _unit("瓶", ""),
    _unit("袋", ""),
    _unit("包", ""),
    _unit("輪", "轮"),
    _unit("頁", "页|pages"),
    _unit("字", "words"),
    _unit("折", ""),
    _unit("歲", "岁"),
    _unit("分", "points|point|pts"),
    _unit("星", "顆星|颗星|星級|星级|stars|star|★|⭐"),
    _unit("噸", "吨|公噸|公吨|tons|tonnes", "mass", 1_000_000),
    _unit("公斤", "千克|kg", "mass", 1000),
    _unit("克", "公克", "mass"),
    _unit("斤", ""),
    _unit("公里", "千米|km", "length", 1000),
    _unit("米", "公尺|metres|meters", "length"),
    _unit("公分", "厘米|cm", "length", Fraction(1, 100)),
    _unit("公升", "litres|liters", "volume"),
    _unit("毫升", "ml", "volume", Fraction(1, 1000)),
    _unit("立方米", "立方公尺|m³", "volume", 1000),
    _unit("平方公里", "km²", "area", 1_000_000),
    _unit("平方米", "平米|平方公尺|㎡|m²", "area"),
    _unit("公頃", "公顷|hectares|hectare", "area", 10_000),
    _unit("畝", "亩"),
    _unit("坪", ""),
    _unit("度", "千瓦時|千瓦时|kWh"),
    _unit("℃", "°C|度C"),
    _unit("MB", "", "data"),
    _unit("GB", "", "data", 1000),
    _unit("TB", "", "data", 1_000_000),
    _unit("UV", "unique visitors"),
    _unit("PV", "page views|pageviews"),
    _unit("DAU"),
    _unit("WAU"),
    _unit("MAU"),
    _unit("SKU", "SKUs"),
    _unit("lead", "leads"),
    _unit("click", "clicks"),
    _unit("view", "views|impressions"),
    _unit("download", "downloads|installs"),
    _unit("sign-up", "sign-ups|signups|registrations"),
)

PERIODS: dict[str, tuple[str, tuple[str, ...]]] = {
    "天": ("天", ("日", "天", "day", "daily")),
    "週": ("週", ("週", "周", "星期", "個星期", "个星期", "禮拜", "礼拜", "week", "weekly", "wk")),
    "月": ("個月", ("月", "個月", "个月", "month", "monthly", "mo")),
    "季": ("季度", ("季", "季度", "quarter", "quarterly")),
    "年": ("年", ("年", "年度", "year", "yearly", "annum", "annually")),
    "小時": ("小時", ("時", "时", "小時", "小时", "hour", "hourly")),
}
"""What things are counted per (每月, /月, per month): the name in a rate, the unit of time, the words."""

COUNTED_NOUNS = (
    *("工作日", "平日", "假日", "週末", "周末", "部門", "部门", "單位", "单位", "項目", "项目", "節目", "节目", "頁面", "页面", "版面"),
    *("版位", "家庭", "家長", "家长", "分店", "分公司", "分行", "分館", "分馆", "場館", "场馆", "場地", "场地", "組織", "组织", "集團", "集团"),
    *("門市", "门市", "門店", "门店", "班級", "班级", "批次", "梯次", "檔期", "档期", *"檔档趟梯團团隊队股店堂站區区校回床車车客"),
)  # fmt: skip
"""What things are counted per beside units. Most begin like a unit: 3場/部門 is per department, not per 部."""

INTENSIVE_UNITS = frozenset(("%", "個百分點", "倍", "分", "星", "折", "歲"))
"""What does not grow with time: a daily average of 3% is 3%, and no 3% a day."""

NO_UNITS = frozenset(
    (
        *(
            "完成",
            "達成",
            "达成",
            "達標",
            "达标",
            "達到",
            "达到",
            "實現",
            "实现",
            "上線",
            "上线",
            "目標",
            "目标",
        ),
        *(
            "即可",
            "為止",
            "为止",
            "為準",
            "为准",
            "級",
            "级",
            "整",
            "不等",
            "多",
            "餘",
            "余",
            "待定",
            "暫定",
            "暂定",
        ),
        *(
            "done",
            "completed",
            "achieved",
            "reached",
            "in total",
            "total",
            "target",
            "so far",
            "to date",
            "ytd",
        ),
    )
)
"""Words after a number that say what becomes of it, and not what is counted."""

METRIC_NAMES = (
    *(
        "GMV",
        "ROI",
        "ROAS",
        "NPS",
        "CSAT",
        "UV",
        "PV",
        "DAU",
        "WAU",
        "MAU",
        "SKU",
        "CTR",
        "CVR",
        "CPA",
        "CPC",
        "CPM",
    ),
    *("CPL", "CAC", "LTV", "AOV", "ARPU", "ARR", "MRR", "MQL", "SQL", "OTD", "SLA"),
)
"""Names of what is measured that are written right before the number: GMV500萬."""

SCALED_UNITS: dict[str, tuple[str, Decimal]] = {
    "‰": ("%", Decimal("0.1")),
    "成": ("%", Decimal(10)),
    "bps": ("個百分點", Decimal("0.01")),
    "bp": ("個百分點", Decimal("0.01")),
    "個基點": ("個百分點", Decimal("0.01")),
    "个基点": ("個百分點", Decimal("0.01")),
}
"""Words that are a unit and a factor at once."""

CURRENCY_PREFIXES: dict[str, str] = {
    "¥": "元", "RMB": "元", "CNY": "元", "人民幣": "元", "人民币": "元", "CN¥": "元",
    "NT$": "TWD", "NTD": "TWD", "TWD": "TWD", "新台幣": "TWD", "新臺幣": "TWD", "新台币": "TWD", "台幣": "TWD", "臺幣": "TWD",
    "US$": "USD", "USD": "USD", "$": "USD", "美元": "USD", "美金": "USD",
    "HK$": "HKD", "HKD": "HKD", "港幣": "HKD", "港币": "HKD",
    "€": "EUR", "EUR": "EUR", "£": "GBP", "GBP": "GBP", "JPY": "JPY", "JP¥": "JPY",
    "A$": "AUD", "AU$": "AUD", "AUD": "AUD", "S$": "SGD", "SG$": "SGD", "SGD": "SGD", "C$": "CAD", "CA$": "CAD",
    "CAD": "CAD", "RM": "MYR", "MYR": "MYR", "MOP$": "MOP", "MOP": "MOP", "澳門幣": "MOP", "澳门币": "MOP",
    "₩": "KRW", "KRW": "KRW", "₹": "INR", "INR": "INR", "฿": "THB", "THB": "THB", "₫": "VND", "VND": "VND",
    "₱": "PHP", "PHP": "PHP",
}  # fmt: skip

CHINESE_SCALES: dict[str, int] = {
    "十": 10, "百": 100, "千": 1000, "萬": 10**4, "万": 10**4, "十萬": 10**5, "十万": 10**5, "百萬": 10**6, "百万": 10**6,
    "千萬": 10**7, "千万": 10**7, "億": 10**8, "亿": 10**8, "十億": 10**9, "十亿": 10**9, "百億": 10**10, "百亿": 10**10,
    "拾": 10, "佰": 100, "仟": 1000, "佰萬": 10**6, "佰万": 10**6, "仟萬": 10**7, "仟万": 10**7,
    "千億": 10**11, "千亿": 10**11, "萬億": 10**12, "万亿": 10**12, "兆": 10**12,
}  # fmt: skip

LATIN_SCALES: dict[str, int] = {
    "k": 10**3, "w": 10**4, "M": 10**6, "mn": 10**6, "B": 10**9, "bn": 10**9,
    "thousand": 10**3, "million": 10**6, "billion": 10**9,
}  # fmt: skip
"""M and B are large with capitals, or after a currency: $5m; 5m alone may be metres."""


_SIMPLIFIED = str.maketrans(
    "個點鐘時週戶場條單筆項張組種輛輪頁歲噸", "个点钟时周户场条单笔项张组种辆轮页岁吨"
)
_BY_NAME = {unit.name: unit for unit in UNITS}
_LASTING = frozenset(("time", "months"))


def unit_term(name: str, typed: str) -> Term:
    """Return what a unit is called in each language.

    `typed` is what stood behind the number: an English word for things that are counted stays as it is,
    since one unit has several (12 posts, 12 articles). A unit that is not listed is called what it is.
    """
    counted, _, per = name.partition("/")
    if counted and per in PERIODS:  # a rate: 條/週, posts/week
        what = unit_term(counted, typed.partition("/")[0].strip())
        english = next((word for word in PERIODS[per][1] if word.isascii()), per)
        return Term(name, name.translate(_SIMPLIFIED), f"{what.en}/{english}")
    unit = _BY_NAME.get(name)
    if unit is None or name.isascii():
        return Term(name, name, name)
    known = [word for word in unit.words if word.isascii() and len(word) > 1]
    as_typed = typed in known and unit.dimension not in _LASTING
    return Term(name, name.translate(_SIMPLIFIED), typed if as_typed else known[0] if known else name)
