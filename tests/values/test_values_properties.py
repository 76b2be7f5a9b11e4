import string
from contextlib import suppress
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_tracker import values
from strategy_tracker.values import Comparator, Context, Period, Unreadable

READERS = [
    values.read_date, values.read_period, values.read_quantity, values.read_percent,
    values.read_stated_percent,
    values.read_status, values.read_cadence, values.read_boolean, values.read_kpi_type, values.read_aggregate,
    values.read_direction, values.read_measure, values.is_nothing, values.find_quantities,
]  # fmt: skip
PIECES = [
    *"0123456789.,-~:/%+()年月日萬億千百十兩三半成多幾每均#=↓起",
    "分之", " per week", "five", "×", "以上", "不低於", "²", "①", "٣", "０", "，", "％", "～",
    "至", "從", "降至", "前", "完成", "Q3",
    "9月", "中旬", "月底", "第2周", "W27", "即日起", "上午", "16:00Z", "114", "9999", "Jul",
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


@st.composite
def scrawled(draw: st.DrawFn) -> str:
    """Return a date as it may be typed in a hurry: any order, signs, widths, spaces, impossible days."""
    year = draw(st.sampled_from(["2024", "24", "113", "民國113", "0001", "9999", ""]))
    month, day = draw(st.integers(0, 14)), draw(st.integers(0, 33))
    sign = draw(st.sampled_from("/-."))
    name = MONTHS[month - 1][:3] if 1 <= month <= 12 else "Jul"
    numbers = [part for part in (year, f"{month}", f"{day}") if part]
    forms = [
        sign.join(numbers), sign.join(reversed(numbers)), sign.join([*numbers[1:], *numbers[:1]]),
        f"{year}年{month}月{day}日" if year else f"{month}月{day}日", f"{day}-{name}-{year}".strip("-"),
        f"{year}年{month}月{draw(st.sampled_from(['底', '上旬', '中旬', '下旬', '末']))}".lstrip("年"),
        f"{month}/{day} {draw(st.sampled_from(['上午', '16:30Z', '（三）', '3 pm']))}",
        f"{year}年年底", "月底",
    ]  # fmt: skip
    text = draw(st.sampled_from(forms))
    text = "".join(wide(letter) if draw(st.booleans()) else letter for letter in text)
    return draw(st.sampled_from(["", " "])) + text.replace(sign, draw(st.sampled_from([sign, f" {sign} "])))


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


@given(text=hostile | scrawled(), day=dates)
def test_what_the_context_supplies_is_always_said(text: str, day: date) -> None:
    try:
        found = values.read_date(text, Context(Period(day, day + timedelta(days=90))))
    except Unreadable:
        return
    alone = outcome(values.read_date, text, Context())
    if {"year-assumed", "days-assumed"}.intersection(found.notes) and alone != found:
        assert alone[0] == "date-without-year"
    else:
        assert alone == found


def outcome(reader: Any, text: str, context: Context) -> tuple[Any, ...]:
    """Return what a text is read as, or the rule that it breaks with what might have been meant."""
    try:
        read = reader(text, context)
    except Unreadable as problem:
        return problem.rule, problem.values.get("suggestion")
    return read[0], read.notes


@given(text=scrawled(), day=dates)
def test_a_date_means_the_same_alone_and_as_a_period(text: str, day: date) -> None:
    context = Context(Period(day, day + timedelta(days=90)), day, ZoneInfo("Asia/Taipei"))
    alone, whole = outcome(values.read_date, text, context), outcome(values.read_period, text, context)
    if isinstance(whole[0], Period) and isinstance(alone[0], date):
        assert (whole[0].end, whole[1]) == alone
        assert whole[0].start == whole[0].end or "days-assumed" in whole[1]
    elif alone[0] != "date-unreadable":
        assert whole == alone


iso_like = st.from_regex(r"(?:19|20|21|99|00)[0-9]{2}-(?:0[0-9]|1[0-3])-[0-3][0-9]", fullmatch=True)


@given(first=iso_like, second=iso_like, day=dates)
def test_plain_days_are_read_at_once_as_they_are_read_part_by_part(
    first: str, second: str, day: date
) -> None:
    context = Context(Period(day, day + timedelta(days=90)), day, ZoneInfo("Asia/Taipei"))
    for reader, text in ((values.read_date, first), (values.read_period, f"{first}至{second}")):
        assert outcome(reader, text, context) == outcome(reader, f" {text}", context)


@given(text=hostile, digit=st.characters().filter(str.isdigit))
def test_what_begins_with_a_digit_says_something(text: str, digit: str) -> None:
    assert not values.is_nothing(digit + text)
    assert not values.is_ditto(digit + text)


@given(text=scrawled(), day=dates, separator=st.sampled_from(SEPARATORS), other=dates)
def test_what_is_refused_alone_is_refused_on_either_side(
    text: str, day: date, separator: str, other: date
) -> None:
    if text.strip() == "月底":
        return  # the other side names its month
    context = Context(Period(day, day + timedelta(days=90)), day)
    refusal = outcome(values.read_date, text, context)
    if refusal[0] not in ("date-ambiguous", "date-year-too-short", "date-not-on-calendar"):
        return
    for period in (f"{text}{separator}{other}", f"{other}{separator}{text}"):
        found = outcome(values.read_period, period, context)
        assert isinstance(found[0], str), (period, found)


@given(day=dates, sign=st.sampled_from("/-."), padded=st.booleans(), full=st.booleans(), space=st.booleans())
def test_a_year_that_stands_last_is_ambiguous_everywhere(
    day: date, sign: str, padded: bool, full: bool, space: bool
) -> None:
    parts = [f"{day.month:02}", f"{day.day:02}"] if padded else [str(day.month), str(day.day)]
    text = (f" {sign} " if space else sign).join([*parts, str(day.year)])
    text = wide(text) if full else text
    around = Context(Period(date(day.year, 1, 1), date(day.year, 12, 31)), day)
    for words in ("{}", "{}前", "{}前完成", "by {}", "from {}", "自{}止", "{}起", "（{}）", *(
        f"{{}}{separator}{{}}" for separator in SEPARATORS if separator.strip() != sign
    )):  # fmt: skip
        assert outcome(values.read_period, words.format(text, text), around)[0] == "date-ambiguous", words


@given(day=dates, number=st.integers(1, 26))
def test_weeks_of_a_plan_follow_each_other(day: date, number: int) -> None:
    plan = Context(Period(day, day + timedelta(days=181)))
    week = values.read_period(f"第{number}周", plan).period
    assert (week.start, week.days()) == (day + timedelta(days=7 * (number - 1)), 7)
    both = values.read_period(f"第1-{number}週", plan).period
    assert both == Period(day, week.end)


@given(day=dates, clock=st.times(), hours=st.integers(-12, 14))
def test_a_moment_is_the_day_it_falls_on_in_the_site_s_zone(day: date, clock: time, hours: int) -> None:
    aware = datetime.combine(day, clock, timezone(timedelta(hours=hours)))
    zone = timezone(timedelta(hours=8))
    there = aware.astimezone(zone).date()
    assert values.read_date(aware.isoformat(), Context(zone=zone)) == (there, ())
    assert values.read_date(aware.isoformat()) == (day, ())


@given(day=dates)
def test_every_form_of_a_date_reads_back(day: date) -> None:
    for form in date_forms(day):
        assert values.read_date(form) == (day, ()), form
        assert values.read_period(form) == (Period(day, day), ()), form
    if 2011 <= day.year <= 2110:
        for form in (
            f"{day.year - 1911}年{day.month}月{day.day}日",
            f"{day.year - 1911}/{day.month}/{day.day}",
        ):
            assert values.read_date(form) == (day, ("republic-year-assumed",)), form


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
    around = Context(Period(day, day + timedelta(days=80)))
    for form in (f"{inside.month}月{inside.day}日", f"{inside.month}/{inside.day}", f"{inside:%m-%d}"):
        assert values.read_date(form, around) == (inside, ("year-assumed",))


@given(
    number=st.decimals(min_value=0, max_value=10**9, places=3),
    scale=st.sampled_from([("", 1), ("千", 1000), ("萬", 10**4), ("億", 10**8), ("k", 1000), ("w", 10**4)]),
    unit=st.sampled_from(
        ["", "元", "人", "次", "间", "攤", "顆星", "UV", "ms", "條/週", "/月", "posts a week"]
    ),
)
def test_every_form_of_a_number_reads_back(number: Decimal, scale: tuple[str, int], unit: str) -> None:
    for digits in (f"{number}", f"{number:,}", wide(f"{number}")):
        text = f"{digits}{scale[0]}{' ' if scale[0] in ('k', 'w') and unit.isascii() else ''}{unit}"
        quantity = values.read_quantity(text)
        assert quantity.number == number * scale[1]
        again = values.read_quantity(values.shown(quantity.number, quantity))
        assert (again.number, again.unit) == (quantity.number, quantity.unit)


@given(text=hostile)
def test_spans_lie_in_order_inside_the_text(text: str) -> None:
    position = 0
    for begin, finish, _ in values.find_quantities(text):
        assert position <= begin < finish <= len(text)
        position = finish


@given(text=hostile)
def test_what_is_shown_reads_back(text: str) -> None:
    try:
        quantity = values.read_quantity(text)
    except Unreadable:
        return
    if quantity.comparator in (Comparator.RANK, Comparator.RATIO):  # shown beside the words that were typed
        return
    again = values.read_quantity(values.shown(quantity.number, quantity))
    assert (again.number, again.unit) == (quantity.number, quantity.unit)
    assert values.shown(again.number, again) == values.shown(quantity.number, quantity)


@given(
    first=st.sampled_from(["500萬元", "≥90%", "每週2條", "8間以上", "五百萬元", "850ms", "增長20%", "2~5篇"]),
    between=st.sampled_from([" ", "、", "；", "/", " × ", "（", "或", "及", "幾", " and "]),
    second=st.sampled_from(["7", "七百", "十幾", "3家", "三家", "1/3", "½", "0.5%", "seven stores"]),
)
def test_a_number_left_over_is_never_overlooked(first: str, between: str, second: str) -> None:
    for text in (f"{first}{between}{second}", f"{second}{between}{first}"):
        with pytest.raises(Unreadable):
            values.read_quantity(text)


@given(
    number=st.integers(1, 10**6),
    comparator=st.sampled_from(["≥", "不低於", "至少", "≤", "<", "約"]),
    unit=st.text("攤塘碟帖櫃廂畦闋", min_size=1, max_size=3) | st.sampled_from(["QPS", "TEU", "IPs"]),
    per=st.sampled_from(["", "/週", "/月", "/人"]),
)
def test_a_unit_that_nobody_listed_keeps_its_comparing_word(
    number: int, comparator: str, unit: str, per: str
) -> None:
    bare = values.read_quantity(f"{number}{unit}{per}")
    assert (bare.number, bare.unit) == (number, unit.casefold() + per)
    bounded = values.read_quantity(f"{comparator}{number}{unit}{per}")
    assert (bounded.number, bounded.unit) == (number, bare.unit)
    assert bounded.comparator is values.read_quantity(f"{comparator}{number}").comparator
    suffixed = values.read_quantity(f"{number}{unit}{per}以上")
    assert (suffixed.comparator, suffixed.unit) == (Comparator.AT_LEAST, bare.unit)


@given(st.lists(st.sampled_from(["20分鐘", "1小時", "7秒", "3天", "0.5小時", "850ms", "1週"]), min_size=1))
def test_sums_are_exact_across_units(texts: list[str]) -> None:
    quantities = [values.read_quantity(text) for text in texts]
    total = values.total_of(quantities)
    second = values.read_quantity("1秒")
    assert total is not None
    parts = [values.number_in_unit_of(quantity, second) or 0 for quantity in quantities]
    assert values.number_in_unit_of(total, second) == sum(parts)
