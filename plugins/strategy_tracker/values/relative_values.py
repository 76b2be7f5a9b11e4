"""Tells values that are counted from a target (超額20%, 還差80萬), and the day beside one (截至6/9)."""

from __future__ import annotations

from typing import NamedTuple

from strategy_tracker.vocabulary.patterns import Pattern

from .dates import normalised, read_date_parts
from .errors import Unreadable
from .folded_text import fold_width
from .numerals import NUMERAL_CHARACTERS

WITH_A_DAY = "value-with-day"
"""The rule which says that a day beside a value is not taken for the value's own."""

_GOAL = (
    r"(?:既定|年度|季度|月度|全年|本季|本月)?(?:業績|业绩|銷售|销售)?"
    r"(?:目標|目标|預期|预期|計劃|计划|預算|预算)[值數数額额]?"
)
_THEN_A_NUMBER = rf"[了約约近達达]? ?(?=[+-]?[0-9]|[{NUMERAL_CHARACTERS}]+[成個个天週周月萬万億亿倍]|百分之)"
_FROM_TARGET = Pattern(
    rf"(?:(?:超額|超额|超產|超产)(?:完成|達成|达成|實現|实现)?(?:{_GOAL})?|超標|超标"
    rf"|(?:超出?|超過|超过|高於|高于|高出|低於|低于|多於|多于|少於|少于|不及|未達|未达|落後|落后|領先|领先){_GOAL}"
    rf"|(?:較|较|比|離|离|距離|距离|距){_GOAL}[^0-9]{{0,6}}?|{_GOAL}的"
    r"|(?<![一-鿿])(?:[還还尚仍]|目前)?(?:差|缺)[額额距口]?|[還还尚仍][差缺]|缺口|落後|落后|領先|领先|超支|透支|[結节節]餘|[结节]余"
    rf"|提前|提早|推遲|推迟|延後|延后){_THEN_A_NUMBER}"
)
_FROM_TARGET_IN_ENGLISH = Pattern(
    r"[0-9][^.;]{0,12} (?:above|over|below|under|ahead of|behind|short of|off|of)"
    r"(?: (?:the|its|our))?(?: (?:annual|quarterly|monthly))? (?:target|goal|plan|budget|forecast)\b"
    r"|\b(?:ahead|behind|short)(?: of (?:target|goal|plan))? by (?=[0-9])|[0-9]\S* (?:short|ahead|behind)\Z"
)
_FIRST_PART = Pattern(r"[^,，;；、()（]*[0-9][^,，;；、()（]*(?=[,，;；、(（])")
_DAY_AFTER = Pattern(r"(?P<value>[^()]*?[^() ,;，；]) ?(?:\( ?(?P<day>[^()]+?) ?\)|[ ,;，；]+(?P<said>\D.*))")
_DAY_BEFORE = Pattern(r"(?P<said>\D.*?[日號号0-9])[ ,:：，]+(?P<value>[^ ].*)")
_MAY_NAME_ONE = Pattern(r"[(（截]|as of|更新")
_AS_OF = Pattern(r"(?:(?:數據|数据|統計|统计)?(?:截[至止]到?|更新[於于至])|as of)[ :：]*")


def refuse_distances(folded: str, text: str) -> None:
    """Raise Unreadable "quantity-from-target" for what says how far it is from a target, and not what it is.

    20 % more than a target is 120 % of it: taken for 20 %, it would be scored as a failure.
    """
    if _is_distance(folded):
        first = _FIRST_PART.match(folded)
        alone = first[0].strip() if first and not _is_distance(first[0]) else ""
        raise Unreadable("quantity-from-target", text=text, suggestion=alone)


def _is_distance(folded: str) -> bool:
    if _FROM_TARGET.search(folded):
        return True
    return _FROM_TARGET_IN_ENGLISH.search(folded.casefold()) is not None


class ValueAndDay(NamedTuple):
    """A value and the day that stands beside it, both as they were typed."""

    value: str
    day: str


def value_and_day(text: str) -> ValueAndDay | None:
    """Return the two parts of 420萬（截至6/9）; None where no day stands beside a value.

    6/9 in brackets may be six of nine: without 截至 a day needs its 月, or its year.
    """
    if not _MAY_NAME_ONE.search(text):
        return None
    folded = fold_width(text)
    for form in (_DAY_AFTER, _DAY_BEFORE):
        found = form.fullmatch(folded)
        typed = (found.groupdict().get("day") or found["said"] or "") if found else ""
        as_of = _AS_OF.match(typed)
        day = typed[as_of.end() :] if as_of else typed
        if found and (as_of or found.groupdict().get("day")) and _is_day(day, alone=as_of is None):
            return ValueAndDay(found["value"], day)
    return None


def _is_day(typed: str, *, alone: bool) -> bool:
    try:
        parts = read_date_parts(normalised(typed), typed)
    except Unreadable:
        return False
    return parts is not None and (not alone or "月" in typed or parts.year is not None)
