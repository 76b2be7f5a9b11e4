"""Units and scales: what they are called in both Chinese scripts and English, and what they convert to."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple


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
    _unit("%", "percent|per cent|pct"),
    _unit("個百分點", "个百分点|百分點|百分点|個點|个点|percentage points|percentage point|pp|ppt|pts%"),
    _unit("倍", "x|fold|-fold|times as many"),
    _unit("秒", "秒鐘|秒钟|seconds|second|secs|sec", "time"),
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
    _unit("噸", "吨|tons|tonnes"),
    _unit("公斤", "千克|kg"),
    _unit("公里", "km"),
    _unit("平方米", "平米|㎡|坪效"),
    _unit("lead", "leads"),
    _unit("click", "clicks"),
    _unit("view", "views|impressions"),
    _unit("download", "downloads|installs"),
    _unit("sign-up", "sign-ups|signups|registrations"),
)

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
