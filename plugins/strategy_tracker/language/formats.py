"""Numbers and dates as each language prints them, through Babel.

Rounding happens here and nowhere earlier, half up.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

from babel.dates import format_date as babel_date
from babel.numbers import format_decimal

from strategy_tracker.language.catalogue import Language

Number = int | Decimal | Fraction

_DATE_PATTERNS = {
    Language.TRADITIONAL: "yyyy-MM-dd",
    Language.SIMPLIFIED: "yyyy-MM-dd",
    Language.ENGLISH: "d MMM yyyy",
}
_SHORT_PATTERNS = {
    Language.TRADITIONAL: "M月d日",
    Language.SIMPLIFIED: "M月d日",
    Language.ENGLISH: "d MMM",
}


def rounded(number: Number, places: int = 0) -> Decimal:
    """Return an exact number rounded half up (away from zero at the half) to `places` decimals."""
    unit = Decimal(1).scaleb(-places)
    if isinstance(number, Fraction):
        scaled = abs(number) * 10**places
        whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
        result = Decimal(whole).scaleb(-places)
        return -result if number < 0 and whole else result
    exact = Decimal(number)
    result = exact.quantize(unit, rounding=ROUND_HALF_UP) if abs(exact) < Decimal(10) ** 20 else exact
    return result if result else abs(result)


@lru_cache(maxsize=8192)
def format_number(number: Number, language: Language, places: int = 1) -> str:
    """Return a number grouped as the language does it, with at most `places` decimals."""
    return str(
        format_decimal(rounded(number, places).normalize(), format="#,##0.#########", locale=language.locale)
    )


@lru_cache(maxsize=8192)
def format_percent(ratio: Number | None, language: Language, places: int = 0) -> str:
    """Return a ratio (1 is 100 %) as a percentage, or a dash for none."""
    if ratio is None:
        return "—"
    number = format_number(Fraction(ratio) * 100, language, places)
    return f"{number}%"


@lru_cache(maxsize=8192)
def format_date(day: date, language: Language) -> str:
    """Return a complete date: year first in Chinese, as the form has it."""
    return str(babel_date(day, format=_DATE_PATTERNS[language], locale=language.locale))


@lru_cache(maxsize=8192)
def format_day(day: date, language: Language) -> str:
    """Return a date without its year, for places where the year is plain."""
    return str(babel_date(day, format=_SHORT_PATTERNS[language], locale=language.locale))
