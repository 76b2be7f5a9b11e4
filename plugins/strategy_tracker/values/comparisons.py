"""Reads from the words around a number how it is meant: at least, less than, growth by, down to."""

import re
from typing import NamedTuple

from strategy_tracker.vocabulary.patterns import Pattern

from .numerals import NUMERAL_CHARACTERS
from .quantity import Comparator

_RISE = (
    "正增長|正增长|增長率|增长率|增幅|漲幅|涨幅|升幅|增長|增长|增加|上升|提升|提高|上漲|上涨|成長|成长|增|漲|涨|拉升|擴大|扩大|升|擴|扩|↑|▲"
    "|increased?|grow[ns]?|grew|growth of|growing|up"
    "|rise|raised?|boost(?:ed)?|improved?|lift(?:ed)?"
)
_FALL = (
    "負增長|负增长|負成長|负成长|降幅|跌幅|減幅|减幅|降本|下降|下滑|降低|減少|减少|縮短|缩短|壓縮|压缩|壓降|压降|縮減|缩减|收窄|下調|下调|減|减|降|↓|▼|reduced?|decreased?|cut|down"
    "|dropp?(?:ed)?|lower(?:ed)?|shorten(?:ed)?|shrink"
)
_THAN_BEFORE = (
    r"(?:(?:比|較|较)(?:(?:去|上|前)[一]?[年月季期週周次](?:同期)?|同期|之前|此前|以往)的?|(?<![一-鿿]))"
)
"""比去年多20萬; alone before its number 多20萬 is said of the time before as well."""
_WORDS = (
    (
        Comparator.AT_LEAST, False,
        "≥|>=|=>|不低於|不低于|不少於|不少于|不小於|不小于|不下於|不下于|不得低於|不得低于|至少|最少|最低|起碼|起码|大於等於"
        "|大于等于|at least|no less than|not less than|no fewer than|no lower than|min(?:imum)?(?: of)?",
    ),
    (
        Comparator.AT_MOST, True,
        "≤|<=|=<|不超過|不超过|不高於|不高于|不多於|不多于|不大於|不大于|不得超過|不得超过|至多|最多|最高|控制在|控制到|小於等於"
        "|小于等于|at most|no more than|not more than|up to|within"
        "|no higher than|max(?:imum)?(?: of)?|not exceed(?:ing)?",
    ),
    (
        Comparator.ABOVE, False,
        ">|超過|超过|超|破|高於|高于|大於|大于|多於|多于|突破|逾"
        "|above|over|more than|greater than|exceed(?:s|ing)?|beyond",
    ),
    (
        Comparator.BELOW, True,
        "<|低於|低于|少於|少于|小於|小于|不足|不到|未滿|未满|below|under|(?:less|fewer|lower) than",
    ),
    (
        Comparator.ABOUT, False,
        "≈|~|(?<![簽签合契預预節节邀相特])[約约]|大約|大约|大概|接近|將近|将近|(?<![最附鄰邻])近|about|around|approx(?:imately|\\.)?|roughly|nearly",
    ),
    (Comparator.TO, False, rf"(?<![負负])(?:{_RISE})[ 了]?(?:至|到|為|为|成)"),
    (Comparator.TO, True, rf"(?:{_FALL})[ 了]?(?:至|到|為|为|成)"),
    (Comparator.TO, False, rf"\b(?:{_RISE})\b[^.;,]{{0,40}} to"),
    (Comparator.TO, True, rf"\b(?:{_FALL})\b[^.;,]{{0,40}} to"),
    (Comparator.INCREASE_BY, False, rf"\b(?:{_RISE})\b[^.;,]{{0,40}} by"),
    (Comparator.DECREASE_BY, True, rf"\b(?:{_FALL})\b[^.;,]{{0,40}} by"),
    (Comparator.INCREASE_BY, False, rf"(?<![負负])(?:{_RISE})"),
    (Comparator.DECREASE_BY, True, rf"(?:{_FALL})"),
    (
        Comparator.INCREASE_BY, False,
        rf"同比|環比|环比|年增|月增|季增|{_THAN_BEFORE}[多高][了出]?|\b(?:yoy|qoq|mom|wow)",
    ),
    (Comparator.DECREASE_BY, True, rf"年減|年减|月減|月减|季減|季减|{_THAN_BEFORE}[少低]了?"),
)  # fmt: skip
_NOUN = f"(?:(?![{NUMERAL_CHARACTERS}至到])[一-鿿]){{0,6}}?"
"""What is counted may stand between the measure word and the comparing word: 20篇筆記以上."""
_OF_BEFORE = "(?:(?:去年|上年|上期|上月|上季)(?:同期)?的? ?|同期的? ?)?"
"""不低於去年500萬 is a bound, whatever the number was before."""
_WORD_START = r"(?:(?![a-z])|(?<![a-z]))"
"""What is Latin begins a word: the up of group is none."""
_BEFORE = tuple(
    (
        comparator,
        falling,
        Pattern(rf"{_WORD_START}(?:{words}) ?[了為为是:達达在]? ?{_OF_BEFORE}\Z", re.IGNORECASE),
    )
    for comparator, falling, words in _WORDS
)
_AFTER = tuple(
    (comparator, falling, Pattern(rf" ?[(]?(?:{words})[)]?", re.IGNORECASE))
    for comparator, falling, words in (
        (
            Comparator.AT_LEAST, False,
            rf"{_NOUN}(?:\(含\))?[及或]?以上(?:\(含\))?|起(?![來来點点])|[多餘余](?=\Z|[^一-鿿])"
            r"|or (?:more|above|higher|better)|and (?:above|more|up)|\+",
        ),
        (
            Comparator.AT_MOST, True,
            rf"{_NOUN}(?:\(含\))?(?:[及或]?以下|以[內内]|之[內内])(?:\(含\))?"
            r"|or (?:less|fewer|below|under|lower)|and (?:below|under)",
        ),
        (Comparator.ABOUT, False, rf"{_NOUN}(?:左右|上下)|or so"),
        (
            Comparator.INCREASE_BY, False,
            r"↑|▲|的?(?:增長|增长|提升|增幅|漲幅|涨幅|上升)(?!至|到)"
            r"|(?:\w+ ){0,2}(?:growth|increase|uplift)\b|up\b(?! from)",
        ),
        (
            Comparator.DECREASE_BY, True,
            r"↓|▼|的?(?:下降|降幅|減少|减少|跌幅)(?!至|到)"
            r"|(?:\w+ ){0,2}(?:decrease|reduction|drop|decline)\b|down\b(?! from)",
        ),
    )
)  # fmt: skip
_INSIDE = Pattern(r" ?[內内](?![容部測测涵購购地外])")
_INSIDE_AT_END = Pattern(r" ?[內内](?=$|[ ,;()])")
_UPPER_BOUNDS = (Comparator.AT_MOST, Comparator.BELOW)
_BOUNDS = (Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.ABOVE, Comparator.BELOW)
_LOOK_BACK = 60


class Comparison(NamedTuple):
    """How a number is meant, and how many characters before and after it say so."""

    comparator: Comparator
    falling: bool
    before: int
    after: int


def compare(
    before: str, after: str, *, sign: str = "", more: Comparator | None = None, is_time: bool = False
) -> Comparison:
    """Return how the number between two stretches of text is meant.

    A change (增長至少20%) outweighs a lower bound, since more of it is better still; an upper bound outweighs
    the change (增長不超過5%); a bound outweighs 至 and 約.
    """
    found: list[tuple[Comparator, bool]] = []
    rest = before[-_LOOK_BACK:]
    for _ in range(3):
        word = next(((c, f, m) for c, f, p in _BEFORE if (m := p.search(rest))), None)
        if word is None:
            break
        found.append(word[:2])
        rest = rest[: word[2].start()]
    used = len(before[-_LOOK_BACK:]) - len(rest)
    inside = (Comparator.AT_MOST, True, _INSIDE if is_time else _INSIDE_AT_END)
    length = 0
    word = next(((c, f, m) for c, f, p in (*_AFTER, inside) if (m := p.match(after))), None)
    if word is not None:
        found.append(word[:2])
        length = word[2].end()
    if sign == "+":
        found.append((Comparator.INCREASE_BY, False))
    if more is not None:
        found.append((more, False))
    return Comparison(*_strongest(found), used, length)


def _strongest(found: list[tuple[Comparator, bool]]) -> tuple[Comparator, bool]:
    falling = any(falls for _, falls in found)
    for group in (
        _UPPER_BOUNDS,
        (Comparator.INCREASE_BY, Comparator.DECREASE_BY),
        _BOUNDS,
        (Comparator.TO,),
        (Comparator.ABOUT,),
    ):
        for comparator, _ in found:
            if comparator in group:
                return comparator, falling
    return Comparator.EQUAL, falling


_CHANGE_TO = Pattern(
    rf" ?(?:→|->|=>|⇒|(?:逐步|再|穩步|稳步)?(?:{_RISE}|{_FALL})(?:至|到|為|为|成)|(?:up|down) to) ?\Z",
    re.IGNORECASE,
)
_FALLS = Pattern(rf" ?(?:{_FALL})", re.IGNORECASE)
_UNTIL = Pattern(rf" ?(?:{_NOUN}[至到]|變為|变为|變成|变成|to) ?\Z", re.IGNORECASE)
_RANGE = Pattern(r" ?(?:-|~|–|—|至|到|to) ?\Z", re.IGNORECASE)
_AND = Pattern(r" ?(?:和|與|与|and) ?\Z", re.IGNORECASE)
_FROM = Pattern(r"(?:從|从|由|自|\bfrom) ?\Z", re.IGNORECASE)
_BETWEEN = Pattern(r"(?:介於|介于|在|\bbetween) ?\Z", re.IGNORECASE)
_OUT_OF = Pattern(r" ?(?:/|\(? ?(?:滿分|满分|總分|总分)[為为是:]? ?| out of ) ?\Z", re.IGNORECASE)
_RATIO = Pattern(r" ?(?::|比) ?\Z")
_MARKS_BEFORE, _MARKS_AFTER = Pattern(r" ?[(,] ?\Z"), Pattern(r"制")


def joined_by(before: str, between: str, after: str = "") -> Comparator | None:
    """Return what two numbers are together (range, from_to, ratio, score); None where they are two."""
    if _RATIO.match(between):
        return Comparator.RATIO
    if _OUT_OF.match(between) or (_MARKS_BEFORE.match(between) and _MARKS_AFTER.match(after)):
        return Comparator.SCORE
    if _CHANGE_TO.match(between) or (_FROM.search(before) and _UNTIL.match(between)):
        return Comparator.FROM_TO
    if _RANGE.match(between) or (_BETWEEN.search(before) and _AND.match(between)):
        return Comparator.RANGE
    return None


def joining_words_before(before: str) -> int:
    """Return how many characters of 從, from, between stand right before a number."""
    found = _FROM.search(before) or _BETWEEN.search(before)
    return 0 if found is None else len(before) - found.start()


def falls(between: str) -> bool:
    """Return whether the words between two numbers say that it goes down."""
    return _FALLS.match(between) is not None
