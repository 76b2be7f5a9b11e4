"""Numbers in running text which are no quantities: dates, names, versions, ages, ordinals."""

import re

from ..vocabulary.patterns import Pattern
from ..vocabulary.units import METRIC_NAMES

_MONTH_DAY = r"(?: ?[0-9]{1,2} ?月(?:份| ?[0-9]{1,2} ?[日號号]?)?)?"
_NAMES_TO_KEEP = r"(?:top|no|usd|rmb|cny|ntd?|twd|hkd|eur|gbp|jpy|sgd|aud|cad|myr|rm|x|to|by|from|and)"
_EVERYWHERE = (
    rf"(?:(?:民國|民国) ?[0-9]{{1,3}}|(?<![0-9.,])(?:19|20)[0-9]{{2}}) ?年度?{_MONTH_DAY}",
    r"(?<![0-9.,])[0-9]{1,2} ?月(?:份|底|末|初| ?[0-9]{1,2} ?[日號号]?)?(?![0-9])",
    r"(?<![0-9.,])(?:19|20)[0-9]{2}([-/])(?:0?[1-9]|1[0-2])(?:\1[0-3]?[0-9])?(?![0-9])",
    r"(?<![0-9.,])(?:19|20)[0-9]{2}\.(?:0?[1-9]|1[0-2])\.[0-3]?[0-9](?![0-9])",
    r"\b(?:q[1-4]|h[12]|fy ?[0-9]{2,4})(?![0-9a-z])",
    r"(?:第|前)?[一二三四1-4] ?季度?(?!節)",
    r"(?:雙|双|double ?)(?:11|12|十一|十二|eleven)",
    r"(?<![0-9.,])1[0-2][0-9] ?年(?=[度底初末第上下]| ?[0-9]{1,2} ?月| ?q[1-4])",
    r"[上下]半[年月]|360 ?度(?!以)|最[後后]一公里|三[個个]代表|2[bc](?=[一-鿿])",
    r"[0-9]{1,3}(?:\.[0-9]{1,3}){2,}",
    rf"(?<![a-z0-9])(?:{'|'.join(METRIC_NAMES)})[-_]?(?=[0-9])",
    rf"(?<![a-z0-9])(?!{_NAMES_TO_KEEP}[-_ ]?[0-9])[a-z]{{1,20}}[-_]?[0-9]+(?:\.[0-9]+)*[a-z0-9]*",
    r"(?<![0-9])24/7|7[x×*]24(?: ?小時| ?小时)?",
    r"4k(?=[畫画超電电視视影直])",
    r"十分(?![鐘钟之])|一次性|萬一|万一|三維|二維|二维|三维",
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.? [0-9]{1,2}"
    r"(?:st|nd|rd|th)?(?:,? [0-9]{4})?(?![0-9%])",
)
_RUNNING_TEXT = (
    r"(?<![0-9.:])[0-9]{1,2}:[0-9]{2}(?![0-9])",
    r"(?<![0-9./])[0-9]{1,2}/[0-9]{1,2}(?![0-9.%/]|[分])",
    r"[0-9]{1,2}(?: ?[-~至到] ?[0-9]{1,2})? ?[歲岁]",
    r"(?<![0-9])[0-9]{2}[後后](?![續续台臺])",
    r"(?<![業业類类目場场名列位居頁页])第 ?(?:[0-9]+|[一二三四五六七八九十]+) ?(?![0-9名位])[\u4e00-\u9fff]?",
    r"[一壹] ?[座間间道面本首處处層层節节集封個个次種种條条套項项份款家位名期批場场]",
    r"[0-9]\.[0-9] ?版",
    r"(?:每|各)[一兩两二三四五六七八九十]",
)
_EVERYWHERE_PATTERN = Pattern("|".join(f"(?:{pattern})" for pattern in _EVERYWHERE), re.IGNORECASE)
_RUNNING_PATTERN = Pattern("|".join(f"(?:{pattern})" for pattern in _RUNNING_TEXT), re.IGNORECASE)
FILLER = "\ufffc"
"""Stands for each character that is hidden, so that places stay as they were."""


def hide(folded: str, *, running_text: bool) -> str:
    """Return the text with dates and names hidden, as long as before; more of them in running text."""
    hidden = _EVERYWHERE_PATTERN.sub(_filled, folded)
    return _RUNNING_PATTERN.sub(_filled, hidden) if running_text else hidden


def _filled(match: re.Match[str]) -> str:
    return FILLER * len(match[0])
