"""Reads one day as people write it: ISO, with slashes or dots, in Chinese, of the Republic, in English.

Day and month are never told apart by guessing; a year comes from the text or the period around it.
"""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from strategy_tracker.vocabulary.patterns import Pattern

from .errors import Unreadable
from .folded_text import fold_width, folded_or_refused
from .numerals import read_chinese_number
from .period import NO_END, REPUBLIC_ASSUMED, YEAR_ASSUMED, Context, DateReading

REPUBLIC_OFFSET = 1911
"""民國 1 is 1912."""
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""No plan has days outside these years: another one is a slip of the keyboard, or says "never".

Whatever counts days further on relies on it: decades before and after every day that is read are dates, too.
"""
NEVER = 9999
"""The year that programs write where a date has no end."""

MONTH_NAMES = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4,
    "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
MONTH_NAME = f"(?P<name>{'|'.join(sorted(MONTH_NAMES, key=len, reverse=True))})\\.?"
REPUBLIC = r"(?P<republic>民國|民国) ?"

_SPACE_BY_SIGN = Pattern(r" *([年月日號号./\-]) *")
_SPACES = Pattern(r"\s+")
_NEVER = Pattern(rf"(?<![0-9]){NEVER}(?![0-9])")
_ERA = Pattern(r"(?:中華|中华)(?=民[國国])|西元 ?|公元 ?")
_REPUBLIC_SHORT = Pattern(r"民(?= ?[0-9])")
_CHINESE_PART = Pattern(r"([〇○零一二兩三四五六七八九十百廿卅]{1,8})(?=[年月日號号周週])")
_FIRST_YEAR = Pattern(r"(民國|民国)元(?=年)")
_BRACKETED_WEEKDAY = Pattern(r" *\( *(?:[週周]|星期|禮拜|礼拜)?[一二三四五六日天] *\)")
_WEEKDAY = Pattern(
    r",? *(?:\( *)?(?:(?:[週周]|星期|禮拜|礼拜)[一二三四五六日天]"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?)(?: *\))?$"
)
_LEADING_WEEKDAY = Pattern(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]* +")
_PART_OF_DAY = r"(?:上午|下午|早上|中午|晚上|晚間|晚间|傍晚|凌晨|全天|整天|當天|当天|當日|当日|noon|midnight)"
_CLOCK = (
    r"(?P<hour>[01]?[0-9]|2[0-3]|24(?=:00)):(?P<minute>[0-5][0-9])(?P<second>:[0-5][0-9](?:\.[0-9]{1,9})?)?"
)
_ZONE = r"(?P<zone>z|(?:utc|gmt)?[+-](?:0?[0-9]|1[0-4])(?::?[0-5][0-9])?|utc|gmt)"
_TIME = Pattern(rf"(?P<sign>t| +|(?<=[日號号])){_PART_OF_DAY}? ?{_CLOCK}(?: ?{_ZONE}| ?[ap]\.?m\.?)?$")
_HOUR = Pattern(
    rf"(?:(?<=[日號号])| +){_PART_OF_DAY}? ?"
    r"(?:[01]?[0-9]|2[0-4])(?:[點点時时](?:[0-5]?[0-9]分|半|整)?| ?[ap]\.?m\.?)$"
)
_DAY_PART = Pattern(rf" *(?:{_PART_OF_DAY}|\b[ap]\.?m\.?|\beod)$")
TIME_ALONE = Pattern(
    rf"{_PART_OF_DAY}|{_PART_OF_DAY}? ?(?:[01]?[0-9]|2[0-4])(?::[0-5][0-9](?::[0-5][0-9])?|[點点時时])"
)
"""The end of a period within one day: 09:00-17:00, 上午至下午."""

_FORMS = tuple(
    Pattern(pattern)
    for pattern in (
        r"(?P<year>[0-9]{4}|1[0-9]{2})(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})",
        rf"(?:{REPUBLIC})?(?P<year>[0-9]{{1,4}})年(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}})[日號号]?",
        rf"(?:{REPUBLIC})?(?P<year>[0-9]{{1,4}})年(?P<month>[0-9]{{1,2}})[/.](?P<day>[0-9]{{1,2}})",
        rf"{REPUBLIC}(?P<year>[0-9]{{1,3}})(?P<sign>[-/.])(?P<month>[0-9]{{1,2}})(?P=sign)(?P<day>[0-9]{{1,2}})",
        r"(?P<year>[0-9]{4}|1[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        r"(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})[日號号]?",
        r"(?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})",
        rf"{MONTH_NAME} ?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:(?:, ?| )(?P<year>[0-9]{{4}}))?",
        rf"(?:the )?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[ -]?(?:of )?{MONTH_NAME}"
        r"(?:(?:, ?| |-)(?P<year>[0-9]{4}))?",
        rf"(?P<year>[0-9]{{4}})[ -]{MONTH_NAME}[ -](?P<day>[0-9]{{1,2}})",
        rf"{MONTH_NAME}[-/.](?P<day>[0-9]{{1,2}})[-/.,](?P<year>[0-9]{{4}})",
    )
)
_YEAR_LAST = Pattern(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_MIXED_SIGNS = Pattern(r"([0-9]{4}|1[0-9]{2})([-/.])([0-9]{1,2})(?!\2)[-/.]([0-9]{1,2})")
"""A date with a slip of the keyboard in it, or two months: 2024/7-9."""
_YEAR_SHORT = Pattern(r"([0-9]{2,3})([-/.年])([0-9]{1,2})(?:\2|月)([0-9]{1,2})[日號号]?")
_YEAR_SHORT_LAST = Pattern(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{2})")
_NAMED_SHORT = Pattern(
    rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[-/. ]?{MONTH_NAME}(?:[-/. ]|, ?)'?(?P<year>[0-9]{{2}})"
)
_NAMED_FIRST_SHORT = Pattern(
    rf"{MONTH_NAME}[-/. ]?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:[-/. ]|, ?)'?(?P<year>[0-9]{{2}})"
)
_NAME_AND_NUMBER = Pattern(rf"{MONTH_NAME}(?:-| ?')(?P<number>[0-9]{{2}})")
"""What Excel makes of July 2026, and of 26 July."""


@dataclass(frozen=True, slots=True)
class DateParts:
    """What a text says of a date; the year may be missing. The day may not be on the calendar.

    `republic` where three digits were read as a year of the Republic. `moment` is the time since midnight UTC
    of that day, where a time of day with its zone was given.
    """

    year: int | None
    month: int
    day: int
    republic: bool = False
    moment: timedelta | None = None


def normalised(text: str) -> str:
    """Return the text as the patterns expect it: narrow, lower case, spaces and Chinese numerals resolved."""
    folded = folded_or_refused(text, "date-unreadable").casefold()
    folded = _SPACES.sub(" ", folded)
    folded = _SPACE_BY_SIGN.sub(r"\1", _BRACKETED_WEEKDAY.sub("", folded))
    folded = _REPUBLIC_SHORT.sub("民國", _ERA.sub("", folded))
    folded = _FIRST_YEAR.sub(r"\g<1>1", folded)
    return _CHINESE_PART.sub(_arabic, folded)


def _arabic(found: re.Match[str]) -> str:
    number = read_chinese_number(found[1])
    return found[1] if number is None else str(number)


def read_date_parts(folded: str, text: str) -> DateParts | None:
    """Return what a normalised text says of a date, None where it is none; `text` is what was typed.

    Unreadable where it is a date of which nobody can be sure: date-ambiguous, date-year-too-short.
    """
    bare = _WEEKDAY.sub("", _LEADING_WEEKDAY.sub("", folded))
    clock = _TIME.search(bare)
    bare = bare[: clock.start()] if clock else _DAY_PART.sub("", _HOUR.sub("", bare))
    bare = _WEEKDAY.sub("", bare.strip())
    for form in _FORMS:
        if found := form.fullmatch(bare):
            return _parts(found.groupdict(), None if clock is None else _moment(clock), text)
    _refuse_ambiguous(bare, text)
    return None


def _moment(clock: re.Match[str]) -> timedelta | None:
    """Return the time since midnight UTC; None where no zone was given.

    09:00-12:00 after a space are the hours of a meeting rather than a zone.
    """
    zone = clock["zone"]
    if zone is None or ("-" in zone and clock["sign"] != "t" and clock["second"] is None):
        return None
    since_midnight = timedelta(hours=int(clock["hour"]), minutes=int(clock["minute"]))
    offset = zone.removeprefix("utc").removeprefix("gmt").removeprefix("z")
    if not offset:
        return since_midnight
    digits = offset[1:].replace(":", "")
    hours, minutes = (digits, "0") if len(digits) < 3 else (digits[:-2], digits[-2:])
    ahead = timedelta(hours=int(hours), minutes=int(minutes))
    return since_midnight - ahead if offset[0] == "+" else since_midnight + ahead


def _parts(found: dict[str, str | None], moment: timedelta | None, text: str) -> DateParts:
    name, typed_year = found.get("name"), found.get("year")
    month = MONTH_NAMES[name] if name else int(found["month"] or 0)
    day = int(found["day"] or 0)
    if typed_year is None:
        return DateParts(None, month, day, moment=moment)
    year, republic = full_year(typed_year, republic=found.get("republic") is not None)
    if year is None:
        raise _short_year(((_two_digits(typed_year), month, day),), text)
    return DateParts(year, month, day, republic, moment)


def full_year(typed: str, *, republic: bool) -> tuple[int | None, bool]:
    """Return the year that was typed, and whether three digits alone made it one of the Republic.

    The year is None where it has too few digits to be sure of. From 100 (2011) on, three digits are how
    the years of the Republic are written; what is below is as often a slip of the keyboard.
    """
    if republic:
        return int(typed) + REPUBLIC_OFFSET, False
    if len(typed) == 3 and typed[0] == "1":
        return int(typed) + REPUBLIC_OFFSET, True
    return (int(typed), False) if len(typed) == 4 else (None, False)


def _two_digits(typed: str) -> int:
    return int(typed) + (2000 if len(typed) < 3 else REPUBLIC_OFFSET)


def _refuse_ambiguous(bare: str, text: str) -> None:
    """Raise for a year which stands last or has too few digits, with what it might have meant."""
    if found := _YEAR_LAST.fullmatch(bare):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        possible = _readings(((year, first, second), (year, second, first)))
        raise Unreadable("date-ambiguous", text=text, suggestion=possible)
    if found := _MIXED_SIGNS.fullmatch(bare):
        year, first, second = full_year(found[1], republic=False)[0] or 0, int(found[3]), int(found[4])
        possible = _readings(((year, first, second),))
        if first < second <= 12:
            possible += f" / {year}-{first:02}~{year}-{second:02}"
        raise Unreadable("date-ambiguous", text=text, suggestion=possible)
    if found := _NAMED_SHORT.fullmatch(bare) or _NAMED_FIRST_SHORT.fullmatch(bare):
        day = (_two_digits(found["year"]), MONTH_NAMES[found["name"]], int(found["day"]))
        raise _short_year((day,), text)
    if found := _NAME_AND_NUMBER.fullmatch(bare):
        month, number = MONTH_NAMES[found["name"]], int(found["number"])
        suggestion = f"{2000 + number}-{month:02}"
        if _calendar_date(2024, month, number):
            suggestion += f" / {number} {found['name'].capitalize()}"
        raise Unreadable("date-ambiguous", text=text, suggestion=suggestion)
    meant: list[tuple[int, int, int]] = []
    if found := _YEAR_SHORT.fullmatch(bare):
        meant.append((_two_digits(found[1]), int(found[3]), int(found[4])))
    if found := _YEAR_SHORT_LAST.fullmatch(bare):
        first, second, year = int(found[1]), int(found[3]), 2000 + int(found[4])
        meant += [(year, first, second), (year, second, first)]
    if meant:
        raise _short_year(meant, text)


def _readings(meant: Iterable[tuple[int, int, int]]) -> str:
    """Return the days that are on the calendar, for a suggestion."""
    days = [day for parts in dict.fromkeys(meant) if (day := _calendar_date(*parts)) is not None]
    return " / ".join(day.isoformat() for day in days)


def _short_year(meant: Iterable[tuple[int, int, int]], text: str) -> Unreadable:
    return Unreadable("date-year-too-short", text=text, suggestion=_readings(meant))


def _calendar_date(year: int, month: int, day: int) -> date | None:
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def says_no_end(text: str) -> bool:
    """Tell whether a text names the year that stands for no end."""
    return _NEVER.search(fold_width(text)) is not None


def check_year(year: int, text: str) -> None:
    """Raise Unreadable for a year in which no plan has a day."""
    if year == NEVER:
        raise Unreadable(NO_END, text=text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable("date-year-implausible", text=text, first=str(FIRST_YEAR), last=str(LAST_YEAR))


def dated(parts: DateParts, context: Context, text: str) -> DateReading:
    """Return the date that the parts name, with the year from the period where they have none."""
    if parts.year is not None:
        check_year(parts.year, text)
        day = _on_calendar(parts.year, parts.month, parts.day, text)
        notes = (REPUBLIC_ASSUMED,) if parts.republic else ()
    else:
        day, notes = _nearest(parts, context, text), (YEAR_ASSUMED,)
    if parts.moment is not None and context.zone is not None:
        day = (datetime.combine(day, time(), UTC) + parts.moment).astimezone(context.zone).date()
    return DateReading(day, notes)


def known_sides(context: Context) -> list[date]:
    """Return the first and last day of the context's period, as far as they are known."""
    period = context.period
    return [] if period is None else [side for side in (period.start, period.end) if side is not None]


def _nearest(parts: DateParts, context: Context, text: str) -> date:
    """Return the day of a date without a year that lies in the period, or nearest to it."""
    known = known_sides(context)
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
        return _on_calendar(first.year, parts.month, parts.day, text)
    return min(candidates, key=lambda day: (_distance(day, first, last), day))


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
