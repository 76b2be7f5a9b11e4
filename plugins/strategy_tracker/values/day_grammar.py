"""The patterns by which one day is read, for the site's script, which reads the same texts while one types.

They are handed over rather than written twice. In JavaScript's notation; what is done with them is told by
`site/assets/update-days.js`, and a table of cases is run through both.
"""

from __future__ import annotations

from strategy_tracker.vocabulary.patterns import Pattern

from . import date_remarks, dates, sides, whole_periods
from .numerals import NUMERAL_CHARACTERS

_DAYS_BY_NAME = ("part", "year_end", "quarter_end", "month_end")


def day_grammar() -> dict[str, object]:
    """Return the patterns by what they are for: a list where the first that fits counts."""
    return {
        "spaces_by_sign": _script(dates._SPACE_BY_SIGN),
        "bracketed_weekday": _script(dates._BRACKETED_WEEKDAY),
        "era": _script(dates._ERA),
        "republic_short": _script(dates._REPUBLIC_SHORT),
        "first_year": _script(dates._FIRST_YEAR),
        "numeral": _script(dates._CHINESE_PART),
        "weekday": _script(dates._WEEKDAY),
        "leading_weekday": _script(dates._LEADING_WEEKDAY),
        "time": _script(dates._TIME),
        "hour": _script(dates._HOUR),
        "day_part": _script(dates._DAY_PART),
        "dates": [_script(form) for form in dates._FORMS],
        "names": [(kind, _script(form)) for kind, form in whole_periods._FORMS if kind in _DAYS_BY_NAME],
        "parts": whole_periods._PARTS,
        "months": dates.MONTH_NAMES,
        "deadlines": [_script(form) for form in (sides._END_AFTER, sides._END_BEFORE, sides._END_ONLY)],
        "glossed": _script(sides.GLOSSED),
        "undone": _script(date_remarks._UNDONE),
        "remarks": [
            _script(form)
            for form in (date_remarks._AT_THE_START, date_remarks._AT_THE_END, date_remarks._STAGE)
        ],
        "numerals": NUMERAL_CHARACTERS,
    }


def _script(pattern: Pattern) -> str:
    """Return a pattern as JavaScript writes it."""
    return pattern.pattern.replace("(?P<", "(?<").replace("(?P=sign)", r"\k<sign>").replace(r"\Z", "$")
