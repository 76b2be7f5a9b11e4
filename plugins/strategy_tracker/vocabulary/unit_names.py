"""What units are called in each language."""

from __future__ import annotations

from strategy_tracker.language import Term
from strategy_tracker.vocabulary.units import PERIODS, UNITS

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
