import string
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_tracker import values
from strategy_tracker.values import Period, Unreadable

READERS = [
    values.read_date, values.read_period, values.read_quantity, values.read_percent,
    values.read_stated_percent,
    values.read_status, values.read_cadence, values.read_boolean, values.read_kpi_type, values.read_aggregate,
    values.read_direction, values.read_measure, values.is_nothing, values.find_quantities,
]  # fmt: skip
PIECES = [
    *"0123456789.,-~:/%+()年月日萬億千百十兩三半成多", "²", "①", "٣", "０", "，", "％", "～",
    "至", "從", "降至", "前", "完成", "Q3",
    "元", "小時", "內", "$", "NT$", "民國", "TOP ",
    "翻", "倍", "名", "第", "滿分", "k", "M", " to ", "K", "ſ", "İ", "\ufffc",
]  # fmt: skip
hostile = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
SEPARATORS = ["至", "到", "~", "～", "–", "—", "-", " - ", "/", " to "]
LONG_TEXTS = ["9" * 5000, "1," * 90, "一" * 199, "-" * 199, "2024-07-01至" * 40, "1萬" * 99, " " * 199]
dates = st.dates(min_value=date(1912, 1, 1), max_value=date(2199, 12, 31))
CHINESE = dict(zip(string.digits, "〇一二三四五六七八九", strict=True))
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def wide(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)


def date_forms(day: date) -> list[str]:
    year, month, number = day.year, day.month, day.day
    digits = "".join(CHINESE[digit] for digit in str(year))
    return [
        day.isoformat(), f"{year}/{month}/{number}", f"{year}.{month}.{number}",
        f"{year}年{month}月{number}日",
        f"民國{year - 1911}年{month}月{number}日", f"{year}{month:02}{number:02}",
        f"{digits}年{month}月{number}號",
        f"{MONTHS[month - 1]} {number}, {year}", f"{number} {MONTHS[month - 1][:3]} {year}",
        wide(f"{year}年{month}月{number}日"), f"{day.isoformat()}T09:30:00Z",
        f"{year} 年 {month} 月 {number} 日",
    ]  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
@given(text=hostile)
def test_nothing_but_unreadable_comes_out(reader: Any, text: str) -> None:
    with suppress(Unreadable):
        reader(text)


@pytest.mark.parametrize(
    "reader", [values.read_date, values.read_period, values.read_quantity, values.read_percent]
)
@pytest.mark.parametrize("text", LONG_TEXTS)
def test_long_texts_are_refused(reader: Any, text: str) -> None:
    with pytest.raises(Unreadable):
        reader(text)


@given(text=hostile, day=dates)
def test_year_supplied_is_always_said(text: str, day: date) -> None:
    try:
        found = values.read_date(text, Period(day, day + timedelta(days=90)))
    except Unreadable:
        return
    if found.year_assumed:
        with pytest.raises(Unreadable, match="date-without-year"):
            values.read_date(text)
    else:
        assert values.read_date(text) == found


@given(day=dates)
def test_every_form_of_a_date_reads_back(day: date) -> None:
    for form in date_forms(day):
        assert values.read_date(form) == (day, False), form
        assert values.read_period(form) == (Period(day, day), False), form


@given(start=dates, length=st.integers(0, 900), separator=st.sampled_from(SEPARATORS))
def test_every_form_of_a_period_reads_back(start: date, length: int, separator: str) -> None:
    end = min(start + timedelta(days=length), date(2199, 12, 31))
    for first, last in zip(date_forms(start), date_forms(end), strict=True):
        period = values.read_period(f"{first}{separator}{last}").period
        assert period == Period(start, end), (first, separator, last)
        assert period.days() == (end - start).days + 1
    for form in date_forms(end):
        assert values.read_period(f"{form}前完成").period == Period(None, end)


@given(day=dates, offset=st.integers(0, 80))
def test_missing_year_falls_inside_the_period(day: date, offset: int) -> None:
    inside = day + timedelta(days=offset)
    around = Period(day, day + timedelta(days=80))
    for form in (f"{inside.month}月{inside.day}日", f"{inside.month}/{inside.day}", f"{inside:%m-%d}"):
        assert values.read_date(form, around) == (inside, True)


@given(
    number=st.decimals(min_value=0, max_value=10**9, places=3),
    scale=st.sampled_from([("", 1), ("千", 1000), ("萬", 10**4), ("億", 10**8), ("k", 1000), ("w", 10**4)]),
    unit=st.sampled_from(["", "元", "人", "次", "場", "单"]),
)
def test_every_form_of_a_number_reads_back(number: Decimal, scale: tuple[str, int], unit: str) -> None:
    for digits in (f"{number}", f"{number:,}", wide(f"{number}")):
        quantity = values.read_quantity(f"{digits}{scale[0]}{unit}")
        assert quantity.number == number * scale[1]
        again = values.read_quantity(values.shown(quantity.number, quantity))
        assert (again.number, again.unit) == (quantity.number, quantity.unit)


@given(text=hostile)
def test_spans_lie_in_order_inside_the_text(text: str) -> None:
    position = 0
    for begin, finish, _ in values.find_quantities(text):
        assert position <= begin < finish <= len(text)
        position = finish
