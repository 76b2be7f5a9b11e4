"""Numbers and dates as each language prints them, with Babel's separators and names of months.

Rounding happens here and nowhere earlier: half up, which is away from zero at the half, and in whole
numbers, so that it is exact for a number of any length. Numbers are not cached: looking up a fraction costs
about as much as printing it, and there are many of them. Days recur, and Babel is slower with them.
"""

from __future__ import annotations

from datetime import date
from decimal import MAX_PREC, Context, Decimal
from fractions import Fraction
from functools import cache, lru_cache

from strategy_tracker.language.catalogue import ByLanguage, Language

Number = int | Decimal | Fraction
NUMBERS = (int, Decimal, Fraction)

NONE = "—"

_EXACT = Context(prec=MAX_PREC)
_DATE_PATTERNS = ByLanguage(
    {
        Language.TRADITIONAL: "yyyy-MM-dd",
        Language.SIMPLIFIED: "yyyy-MM-dd",
        Language.ENGLISH: "d MMM yyyy",
    }
)
_MONTH_PATTERNS = ByLanguage(
    {
        Language.TRADITIONAL: "yyyy年M月",
        Language.SIMPLIFIED: "yyyy年M月",
        Language.ENGLISH: "MMMM yyyy",
    }
)
_SHORT_PATTERNS = ByLanguage(
    {
        Language.TRADITIONAL: "M月d日",
        Language.SIMPLIFIED: "M月d日",
        Language.ENGLISH: "d MMM",
    }
)


def _units(number: Number, places: int) -> int:
    """Return an exact number in units of its last printed decimal, rounded half up."""
    scale: int = 10**places
    if isinstance(number, int):
        return number * scale
    numerator, denominator = number.as_integer_ratio()
    units = (2 * abs(numerator) * scale + denominator) // (2 * denominator)
    return -units if numerator < 0 else units


def rounded(number: Number, places: int = 0) -> Decimal:
    """Return an exact number rounded half up (away from zero at the half) to `places` decimals."""
    return Decimal(_units(number, places)).scaleb(-places, _EXACT)


def in_percent(ratio: Number, places: int = 0) -> Decimal:
    """Return a ratio (1 is 100 %) in percent, rounded half up to `places` decimals."""
    return Decimal(_units(ratio, places + 2)).scaleb(-places, _EXACT)


def decimals_of(number: Decimal) -> int:
    """Return with how many decimals a finite number is written."""
    return max(-int(number.as_tuple().exponent), 0)


@cache
def _signs(language: Language) -> dict[int, str]:
    """Return what stands in a language for the signs of a number that Python prints, where they differ."""
    from babel.numbers import get_decimal_symbol, get_group_symbol, get_minus_sign_symbol

    name = language.locale
    signs = {",": get_group_symbol(name), ".": get_decimal_symbol(name), "-": get_minus_sign_symbol(name)}
    return {ord(own): sign for own, sign in signs.items() if own != sign}


def _printed(units: int, places: int, language: Language) -> str:
    """Return units of the last decimal as a grouped number without idle zeros behind the point."""
    whole, part = divmod(abs(units), 10**places)
    if not part and units >= 0 and whole < 1000:
        return str(whole)
    decimals = f".{part:0{places}}".rstrip("0") if part else ""
    text = f"{'-' if units < 0 else ''}{whole:,}{decimals}"
    signs = _signs(language)
    return text.translate(signs) if signs else text


def format_number(number: Number, language: Language, places: int = 1) -> str:
    """Return a number grouped as the language does it, with at most `places` decimals."""
    return _printed(_units(number, places), places, language)


def format_percent(ratio: Number | None, language: Language, places: int = 0) -> str:
    """Return a ratio (1 is 100 %) as a percentage with at most `places` decimals, or a dash for none."""
    return NONE if ratio is None else f"{_printed(_units(ratio, places + 2), places, language)}%"


def _babel_date(day: date, pattern: str, language: Language) -> str:
    """Return a date as Babel prints it; Babel's calendars are loaded where a date is printed at all."""
    from babel.dates import format_date as babel_date

    return str(babel_date(day, format=pattern, locale=language.locale))


@lru_cache(maxsize=8192)
def format_date(day: date, language: Language) -> str:
    """Return a complete date: year first in Chinese, as the form has it."""
    return _babel_date(day, _DATE_PATTERNS[language], language)


@lru_cache(maxsize=8192)
def format_day(day: date, language: Language) -> str:
    """Return a date without its year, for places where the year is plain."""
    return _babel_date(day, _SHORT_PATTERNS[language], language)


def format_weekday(day: date, language: Language) -> str:
    """Return the short name of a day's weekday."""
    return _babel_date(day, "EEE", language)


def format_month(day: date, language: Language) -> str:
    """Return the month of a day with its year."""
    return _babel_date(day, _MONTH_PATTERNS[language], language)
