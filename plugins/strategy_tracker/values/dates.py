"""Reads dates as people write them: ISO, with slashes or dots, in Chinese, of the Republic, in English.

Day and month are never told apart by guessing; a year comes from the text or the period around it.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .errors import Unreadable
from .numerals import read_chinese_number
from .period import DateReading, Period
from .text import folded_or_refused

REPUBLIC_OFFSET = 1911
"""民國 1 is 1912."""

MONTH_NAMES = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4,
    "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
MONTH_NAME = f"(?P<name>{'|'.join(sorted(MONTH_NAMES, key=len, reverse=True))})\\.?"

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SPACE_BY_SIGN = re.compile(r" *([年月日號号./\-]) *")
_SPACES = re.compile(r"\s+")
_CHINESE_PART = re.compile(r"([〇○零一二兩三四五六七八九十百廿卅]{1,8})(?=[年月日號号])")
_FIRST_YEAR = re.compile(r"(民國|民国)元(?=年)")
_WEEKDAY = re.compile(
    r",? *(?:\( *)?(?:(?:[週周]|星期|禮拜|礼拜)[一二三四五六日天]"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?)(?: *\))?$"
)
_LEADING_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]* +")
_TIME = re.compile(
    r"(?:t| +|(?<=[日號号]))(?:[01]?[0-9]|2[0-3]):[0-5][0-9]"
    r"(?::[0-5][0-9](?:\.[0-9]{1,9})?)?(?: ?(?:z|utc|[+-][0-9]{2}:?[0-9]{2}))?$"
)
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>[0-9]{4})(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})",
        r"(?:(?P<republic>民國|民国) ?)?(?P<year>[0-9]{1,4})年"
        r"(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})[日號号]?",
        r"(?:(?P<republic>民國|民国) ?)(?P<year>[0-9]{1,3})(?P<sign>[-/.])"
        r"(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})",
        r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        r"(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})[日號号]?",
        r"(?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})",
        rf"{MONTH_NAME} ?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:(?:, ?| )(?P<year>[0-9]{{4}}))?",
        rf"(?:the )?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[ -]?(?:of )?{MONTH_NAME}"
        r"(?:(?:, ?| |-)(?P<year>[0-9]{4}))?",
        rf"(?P<year>[0-9]{{4}})[ -]{MONTH_NAME}[ -](?P<day>[0-9]{{1,2}})",
    )
)
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_YEAR_SHORT = re.compile(r"([0-9]{2,3})([-/.年])([0-9]{1,2})(?:\2|月)([0-9]{1,2})[日號号]?")


@dataclass(frozen=True, slots=True)
class DateParts:
    """What a text says of a date; the year may be missing. The day may not be on the calendar."""

    year: int | None
    month: int
    day: int


@lru_cache(maxsize=8192)
def read_date(text: str, within: Period | None = None) -> DateReading:
    """Return the date; a missing year comes from `within` and is said to be assumed.

    Unreadable: date-unreadable, date-ambiguous, date-not-on-calendar, date-without-year, date-year-too-short.
    """
    if _ISO.fullmatch(text):
        parts = DateParts(int(text[:4]), int(text[5:7]), int(text[8:]))
    else:
        parts = read_date_parts(normalised(text).removesuffix("完成").rstrip(), text)
    return dated(parts, within, text)


def normalised(text: str) -> str:
    """Return the text as the patterns expect it: narrow, lower case, spaces and Chinese numerals resolved."""
    folded = folded_or_refused(text, "date-unreadable").casefold()
    folded = _SPACES.sub(" ", folded)
    folded = _SPACE_BY_SIGN.sub(r"\1", folded)
    folded = _FIRST_YEAR.sub(r"\g<1>1", folded)
    return _CHINESE_PART.sub(_arabic, folded)


def _arabic(found: re.Match[str]) -> str:
    number = read_chinese_number(found[1])
    return found[1] if number is None else str(number)


def read_date_parts(folded: str, text: str) -> DateParts:
    """Return what a normalised text says of a date; `text` is what was typed, for the error."""
    bare = _WEEKDAY.sub("", _LEADING_WEEKDAY.sub("", folded))
    bare = _TIME.sub("", bare).strip()
    bare = _WEEKDAY.sub("", bare)
    for form in _FORMS:
        if found := form.fullmatch(bare):
            return _parts(found.groupdict(), text)
    _refuse_ambiguous(bare, text)
    raise Unreadable("date-unreadable", text=text)


def _parts(found: dict[str, str | None], text: str) -> DateParts:
    name, typed_year = found.get("name"), found.get("year")
    month = MONTH_NAMES[name] if name else int(found["month"] or 0)
    day = int(found["day"] or 0)
    if typed_year is None:
        return DateParts(None, month, day)
    if found.get("republic"):
        return DateParts(int(typed_year) + REPUBLIC_OFFSET, month, day)
    if len(typed_year) < 4:
        _refuse_short_year(typed_year, month, day, text)
    return DateParts(int(typed_year), month, day)


def _refuse_ambiguous(bare: str, text: str) -> None:
    """Raise for a year which stands last or has too few digits, with what it might have meant."""
    if found := _YEAR_LAST.fullmatch(bare):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        readings = [
            _calendar_date(year, month, day)
            for month, day in dict.fromkeys(((first, second), (second, first)))
        ]
        possible = [reading.isoformat() for reading in readings if reading is not None]
        raise Unreadable("date-ambiguous", text=text, suggestion=" / ".join(possible))
    if found := _YEAR_SHORT.fullmatch(bare):
        _refuse_short_year(found[1], int(found[3]), int(found[4]), text)


def _refuse_short_year(year: str, month: int, day: int, text: str) -> None:
    meant = int(year) + (2000 if len(year) < 3 else REPUBLIC_OFFSET)
    reading = _calendar_date(meant, month, day)
    raise Unreadable(
        "date-year-too-short", text=text, suggestion="" if reading is None else reading.isoformat()
    )


def _calendar_date(year: int, month: int, day: int) -> date | None:
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def dated(parts: DateParts, within: Period | None, text: str) -> DateReading:
    """Return the date that the parts name, with the year from `within` where they have none."""
    if parts.year is not None:
        return DateReading(_on_calendar(parts.year, parts.month, parts.day, text), year_assumed=False)
    known = [] if within is None else [side for side in (within.start, within.end) if side is not None]
    if not known:
        _on_calendar(2024, parts.month, parts.day, text)  # a leap year: what no year has is refused as such
        raise Unreadable("date-without-year", text=text)
    first, last = known[0], known[-1]
    candidates = {
        candidate
        for side in known
        for year in (side.year - 1, side.year, side.year + 1)
        if (candidate := _calendar_date(year, parts.month, parts.day)) is not None
    }
    if not candidates:
        _on_calendar(first.year, parts.month, parts.day, text)
    nearest = min(candidates, key=lambda day: (_distance(day, first, last), day))
    return DateReading(nearest, year_assumed=True)


def _distance(day: date, first: date, last: date) -> int:
    """Return how many days the day lies outside the two."""
    return max((first - day).days, (day - last).days, 0)


def _on_calendar(year: int, month: int, day: int, text: str) -> date:
    found = _calendar_date(year, month, day)
    if found is not None:
        return found
    suggestion = ""
    if 1 <= year <= 9999 and 1 <= month <= 12 and day > 0:
        suggestion = date(year, month, calendar.monthrange(year, month)[1]).isoformat()
    raise Unreadable("date-not-on-calendar", text=text, suggestion=suggestion)
