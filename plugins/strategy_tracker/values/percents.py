"""Reads percentages of fields that are known to be one, so that the % may be missing."""

from decimal import Decimal
from functools import lru_cache

from strategy_tracker.vocabulary.patterns import Pattern

from .choices import Status, read_status
from .errors import Unreadable
from .folded_text import folded_or_refused, refuse_spreadsheet_text
from .numerals import read_chinese_number
from .quantities import read_quantity
from .quantity import Comparator

_PLAIN = Pattern(r"([+-]?[0-9]{1,15}(?:\.[0-9]{1,30})?) ?%?")
_REMARK = Pattern(r"\s*#[^#0-9]*\Z")
"""10 #估的: what YAML would take for a remark, had it stood alone."""
_BEFORE_REMARK = Pattern(r"(?:已?完成)?([0-9]{1,3}(?:\.[0-9]{1,2})?) ?% ?[(,;，；（:：].*")
_COUNTED = Pattern(r"(?:已?完成)? ?([0-9]{1,5}) ?([^0-9/\s]{0,2})/ ?([0-9]{1,5}) ?([^0-9/\s]{0,2})")
"""3/5, 3場/5場: how many of how many."""
_LEFT = Pattern(r"[^(]*(?:未|[剩餘余欠缺]|[還还尚]有|\b(?:left|remain\w*|to go|not|undone)\b)")
"""還剩40%: what is left to do is none of what is done."""
_BARE = Pattern(
    r"(?:已?完成|進度|进度|做到|做了)?[:為为了]? ?"
    r"(?:(?P<digits>[0-9]{1,3})|(?P<numeral>[一二三四五六七八九]?[十百][一二三四五六七八九]?)) ?[%分]?"
)
_ROUGH = (Comparator.ABOUT, Comparator.AT_LEAST, Comparator.ABOVE)


@lru_cache(maxsize=8192)
def read_stated_percent(text: str) -> Decimal:
    """Return a percentage that may lie above 100, such as an attainment; 0.6 stays 0.6 %.

    Unreadable "percent-unreadable" where it is no single number, or one with another unit.
    """
    refuse_spreadsheet_text(text)
    folded = _REMARK.sub("", folded_or_refused(text, "percent-unreadable"))
    if plain := _PLAIN.fullmatch(folded):
        return Decimal(plain[1])
    try:
        quantity = read_quantity(folded)
    except Unreadable as problem:
        raise Unreadable("percent-unreadable", text=text, suggestion=_meant(folded)) from problem
    if quantity.unit == "%" and quantity.comparator is Comparator.EQUAL:
        if _LEFT.match(folded.casefold()):
            raise Unreadable("percent-unreadable", text=text, suggestion=_complement(quantity.number))
        return quantity.number
    rough = quantity.unit in ("%", None) and quantity.comparator in _ROUGH
    suggestion = _meant(folded) or (_shown(quantity.number) if rough else "")
    raise Unreadable("percent-unreadable", text=text, suggestion=suggestion)


def _meant(text: str) -> str:
    """Return the number that words around a percentage, or a status in its place, mean; '' for none."""
    if found := _BEFORE_REMARK.fullmatch(text):
        return found[1]
    found = _COUNTED.fullmatch(text)
    if found and found[2] in ("", found[4]) and 0 < int(found[3]) >= int(found[1]):
        return _shown(Decimal(100 * int(found[1])) / int(found[3]))
    if found := _BARE.fullmatch(text):
        number = int(found["digits"]) if found["digits"] else read_chinese_number(found["numeral"])
        return f"{number}" if number is not None and number <= 100 else ""
    try:
        return {Status.DONE: "100", Status.NOT_STARTED: "0"}.get(read_status(text), "")
    except Unreadable:
        return ""


def _complement(left: Decimal) -> str:
    """Return what is done where a share is left; '' where there is no such share."""
    return _shown(100 - left) if 0 <= left <= 100 else ""


def _shown(number: Decimal) -> str:
    """Return a number to be typed, with one decimal where it has any."""
    whole = number.to_integral_value()
    return f"{whole:f}" if whole == number else f"{number.quantize(Decimal('0.1')):f}"


def read_percent(text: str) -> Decimal:
    """Return a progress in percent; Unreadable "percent-out-of-range" outside 0..100."""
    percent = read_stated_percent(text)
    if not 0 <= percent <= 100:
        raise Unreadable("percent-out-of-range", text=text)
    return percent
