"""Quantities that are not a number with a unit: TOP 3, 前三名, 第一名, 翻倍, 翻一番, double."""

import re
from decimal import Decimal

from strategy_tracker.vocabulary.patterns import Pattern

from .numerals import read_chinese_number
from .quantity import Comparator, Quantity

_NUMBER = r"(?:[0-9]{1,6}|[一二三四五六七八九十百兩两]{1,4})"
_RANKING = (
    r"(?:排名|名列|位列|位居|穩居|稳居|躋身|跻身|進入|进入|衝進|冲进|保持"
    r"|首頁|首页|榜單|榜单|搜索|搜尋|熱搜|热搜|站內|站内|全網|全网|全國|全国|全省|全市|同類|同类"
    r"|行業|行业|品類|品类|類目|类目|市場|市场|市占|市佔)"
)
_RANK = Pattern(
    r"(?:排名|名列|位列|躋身|跻身|進入|进入)?(?:"
    rf"(?<![a-z])top ?-?(?P<top>[0-9]{{1,6}})(?![0-9.%])(?! ?%)"
    r"|(?<![a-z])top ?(?P<top_share>[0-9]{1,2}(?:\.[0-9]{1,4})?) ?%"
    r"|(?<![a-z])(?:no\.?|number|#) ?(?P<place>[0-9]{1,6})(?![0-9.%])"
    r"|(?<![a-z])rank(?:ed|ing)? ?(?:#|no\.?)? ?(?P<listed>[0-9]{1,6})(?![0-9.%]| [a-z])"
    rf"|[第前] ?(?P<ordinal>{_NUMBER}) ?[名位強强](?!元)"
    rf"|{_RANKING}[第前] ?(?P<ranked>{_NUMBER})(?![0-9.%一-鿿])"
    rf"|(?:排名|名次)[為为是:]? ?(?P<placed>{_NUMBER})(?![0-9.%一-鿿])"
    r"|(?<![a-z0-9.])(?P<nth>[0-9]{1,4})(?:st|nd|rd|th)(?: place\b|(?=\Z))"
    r"|(?<![目當当之先以])前 ?(?P<share>[0-9]{1,2}(?:\.[0-9]{1,4})?)%)",
    re.IGNORECASE,
)
_BARE_RANK = Pattern(rf"[第前] ?(?P<bare>{_NUMBER})(?=\Z|[,;()])")
_TURNS = Pattern(
    r"翻(?P<doublings>[一二兩两三四五]|[1-5])?番|翻(?P<times>[一二兩两三四五六七八九十]{1,2}|[0-9]{1,3})?倍"
    r"|倍增|減半|减半|(?<![a-z])(?P<twice>twice) (?=as |the )"
    r"|(?<![a-z])(?P<word>doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing)"
    r"|halv(?:e|es|ed|ing)|halving|by half)(?![a-z-])(?! (?:check|down|eleven|11|opt))",
    re.IGNORECASE,
)
_ENGLISH_TIMES = (("doubl", Decimal(2)), ("tripl", Decimal(3)), ("quadrupl", Decimal(4)))

Found = tuple[int, int, Quantity]


def find_ranks(folded: str, *, running_text: bool) -> list[Found]:
    """Return the ranks in a folded text; in running text 前三 and 第一 only after what says of what."""
    bare = None if running_text else _BARE_RANK.search(folded)
    if bare and not _RANK.search(folded) and _value(bare["bare"]) is not None:
        return [(bare.start(), bare.end(), _rank(bare["bare"], None))]
    return [
        (
            match.start(),
            match.end(),
            _rank(str(_first_given(match)), "%" if match["share"] or match["top_share"] else None),
        )
        for match in _RANK.finditer(folded)
        if _value(str(_first_given(match))) is not None
    ]


def _first_given(match: re.Match[str]) -> str | None:
    return next((group for group in match.groups() if group), None)


def _value(text: str) -> Decimal | None:
    if text.isascii():
        return Decimal(text)
    number = read_chinese_number(text)
    return None if number is None else Decimal(number)


def _rank(text: str, unit: str | None) -> Quantity:
    return Quantity(
        _value(text) or Decimal(0), unit=unit, unit_text=unit or "", comparator=Comparator.RANK, falling=True
    )


def find_times(folded: str) -> list[Found]:
    """Return 翻倍, 翻兩番, double and the like as multiples."""
    return [(match.start(), match.end(), _multiple(match)) for match in _TURNS.finditer(folded)]


def find_doublings(folded: str) -> list[Found]:
    """Return 翻3番 and the like, whose 3番 would be taken for a number of something."""
    return [found for found in find_times(folded) if "番" in folded[found[0] : found[1]]]


def _multiple(match: re.Match[str]) -> Quantity:
    if match["doublings"] or "番" in match[0]:
        factor = Decimal(2) ** int(_value(match["doublings"] or "1") or 1)
    elif match["times"]:
        factor = _value(match["times"]) or Decimal(2)
    elif match["twice"]:
        factor = Decimal(2)
    elif match["word"]:
        word = match["word"].casefold()
        factor = next((number for stem, number in _ENGLISH_TIMES if word.startswith(stem)), Decimal("0.5"))
    else:
        factor = Decimal(2) if "倍" in match[0] else Decimal("0.5")
    return Quantity(factor, unit="倍", unit_text="倍", comparator=Comparator.MULTIPLY, falling=factor < 1)
