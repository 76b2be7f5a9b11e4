"""Numbers and dates by language: exact rounding, Babel's own forms."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from strategy_tracker.language import Language
from strategy_tracker.language.formats import format_date, format_day, format_number, format_percent, rounded

LANGUAGES = st.sampled_from(Language)
PLACES = st.integers(0, 9)
NUMBERS = st.one_of(
    st.integers(-(10**30), 10**30),
    st.fractions(),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**25), max_value=10**25),
)


@given(NUMBERS, PLACES)
def test_rounding_is_half_up_and_exact(number: int | Decimal | Fraction, places: int) -> None:
    result = rounded(number, places)
    distance = abs(Fraction(number)) - abs(Fraction(result))
    half = Fraction(1, 2 * 10**places)
    assert -half <= distance < half
    assert (Fraction(result) * 10**places).denominator == 1
    assert result.as_tuple().exponent == -places


@given(NUMBERS, PLACES)
def test_rounding_keeps_the_sign_and_has_no_negative_zero(
    number: int | Decimal | Fraction, places: int
) -> None:
    result = rounded(number, places)
    assert result == rounded(-Fraction(number), places).copy_negate()
    assert result == 0 or result.is_signed() == (number < 0)
    assert not (result == 0 and result.is_signed())


@given(st.integers(-(10**12), 10**12), PLACES)
def test_halves_go_away_from_zero(number: int, places: int) -> None:
    half = Fraction(2 * number + (1 if number >= 0 else -1), 2 * 10**places)
    away = number + (1 if number >= 0 else -1)
    assert rounded(half, places) == Decimal(away).scaleb(-places)


def _is_short(number: int | Decimal | Fraction) -> bool:
    return bool(-(10**15) < number < 10**15)


@given(NUMBERS.filter(_is_short), LANGUAGES, PLACES)
def test_numbers_are_printed_as_babel_prints_them(
    number: int | Decimal | Fraction, language: Language, places: int
) -> None:
    exact = rounded(number, places)
    expected = format_decimal(
        exact, format="#,##0.#########", locale=language.locale, decimal_quantization=False
    )
    assert format_number(number, language, places) == expected


@given(NUMBERS, LANGUAGES, st.integers(0, 4))
def test_percentages_are_the_number_times_a_hundred(
    ratio: int | Decimal | Fraction, language: Language, places: int
) -> None:
    assert (
        format_percent(ratio, language, places)
        == f"{format_number(Fraction(ratio) * 100, language, places)}%"
    )


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (0, 1, "0"),
        (5_000_000, 1, "5,000,000"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "-3"),
        (Decimal("0.05"), 1, "0.1"),
        (Decimal("-0.04"), 1, "0"),
        (Fraction(999_95, 100), 1, "1,000"),
        (Decimal("1.50"), 2, "1.5"),
        (
            Decimal("12345678901234567890123456789012345.67"),
            1,
            "12,345,678,901,234,567,890,123,456,789,012,345.7",
        ),
    ],
)
def test_numbers(number: int | Decimal | Fraction, places: int, text: str) -> None:
    assert {format_number(number, language, places) for language in Language} == {text}


@pytest.mark.parametrize(
    ("ratio", "places", "text"),
    [
        (None, 0, "—"),
        (Fraction(0), 0, "0%"),
        (Fraction(1, 3), 0, "33%"),
        (Fraction(1, 3), 1, "33.3%"),
        (Fraction(845, 1000), 0, "85%"),
        (Fraction(84, 100), 1, "84%"),
        (Fraction(12), 0, "1,200%"),
        (Fraction(-1, 8), 1, "-12.5%"),
    ],
)
def test_percentages(ratio: Fraction | None, places: int, text: str) -> None:
    assert {format_percent(ratio, language, places) for language in Language} == {text}


@pytest.mark.parametrize(
    ("language", "complete", "short"),
    [
        (Language.TRADITIONAL, "2024-07-05", "7月5日"),
        (Language.SIMPLIFIED, "2024-07-05", "7月5日"),
        (Language.ENGLISH, "5 Jul 2024", "5 Jul"),
    ],
)
def test_days(language: Language, complete: str, short: str) -> None:
    day = date(2024, 7, 5)
    assert (format_date(day, language), format_day(day, language)) == (complete, short)


@given(st.dates())
def test_chinese_dates_are_iso_dates(day: date) -> None:
    assert format_date(day, Language.TRADITIONAL) == format_date(day, Language.SIMPLIFIED) == day.isoformat()
