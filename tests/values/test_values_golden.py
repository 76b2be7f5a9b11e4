import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from strategy_tracker import values
from strategy_tracker.values import Context, Period, Unreadable
from strategy_tracker.values.relative_values import value_and_day

HERE = Path(__file__).parent
QUARTER = Period(date(2024, 7, 1), date(2024, 9, 30))
CONTEXT = Context(QUARTER, created=date(2024, 6, 20))


class _Text(yaml.CSafeLoader):
    """Keeps every scalar as text, apart from null and true."""


_Text.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in entries if tag.rsplit(":")[-1] in ("null", "bool")]
    for first, entries in yaml.SafeLoader.yaml_implicit_resolvers.items()
    if first in ("n", "t")
}


def cases(name: str) -> list[tuple[str, Any]]:
    loaded = yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=_Text)  # noqa: S506 - a safe loader
    return list(loaded.items())


def rule_of(reader: Any, *arguments: Any) -> str:
    with pytest.raises(Unreadable) as caught:
        reader(*arguments)
    assert "text" in caught.value.values
    return caught.value.rule


def found_in(name: str, read: Callable[[str], Any]) -> dict[str, Any]:
    """Return what is read of each text of a table, or the rule that it breaks."""
    found = {}
    for text, _ in cases(name):
        try:
            found[text] = read(text)
        except Unreadable as error:
            found[text] = error.rule if "text" in error.values else f"{error.rule} without its text"
    return found


def test_dates() -> None:
    def read(text: str) -> str | list[str]:
        day, notes = values.read_date(text)
        return [day.isoformat(), *notes] if notes else day.isoformat()

    assert found_in("dates.yaml", read) == dict(cases("dates.yaml"))


def test_periods() -> None:
    def read(text: str) -> list[str | None]:
        period, notes = values.read_period(text, CONTEXT)
        sides = [None if side is None else side.isoformat() for side in (period.start, period.end)]
        return [*sides, *notes]

    assert found_in("periods.yaml", read) == dict(cases("periods.yaml"))


@pytest.mark.parametrize(
    ("kind", "text", "meant"),
    [(kind, text, meant) for kind, texts in cases("offered_days.yaml") for text, meant in texts.items()],
)
def test_days_that_a_text_may_mean_are_offered_and_not_taken(kind: str, text: str, meant: str) -> None:
    reader = values.read_period if kind == "periods" else values.read_date
    with pytest.raises(Unreadable) as caught:
        reader(text, CONTEXT)
    assert caught.value.values.get("suggestion", "") == meant


def test_days_of_a_period_are_counted_with_both_ends_and_not_without_one() -> None:
    first, last = date(2024, 7, 1), date(2024, 7, 10)
    periods = (Period(first, last), Period(first, None), Period(None, last))
    assert [period.days() for period in periods] == [10, None, None]


def test_a_week_of_a_plan_without_an_end_is_whole() -> None:
    week, _ = values.read_period("第14周", Context(Period(date(2024, 7, 1), None)))
    assert week == Period(date(2024, 9, 30), date(2024, 10, 6))
    assert rule_of(values.read_period, "第14周", Context(None)) == "date-without-year"


def test_of_two_months_of_a_name_the_one_with_more_days_in_the_plan_is_meant() -> None:
    for plan, year in (
        (Period(date(2024, 12, 1), date(2025, 12, 5)), 2024),
        (Period(date(2024, 12, 27), date(2025, 12, 31)), 2025),
    ):
        month, _ = values.read_period("12月", Context(plan))
        assert month == Period(date(year, 12, 1), date(year, 12, 31))


def test_quantities() -> None:
    def read(text: str) -> dict[str, Any]:
        quantity = values.read_quantity(text)
        found = {
            "number": str(quantity.number),
            "unit": quantity.unit,
            "comparator": quantity.comparator.value,
            "high": None if quantity.high is None else str(quantity.high),
            "start": None if quantity.start is None else str(quantity.start),
            "lower": values.is_lower_better(quantity) or None,
            "shown": values.shown(quantity.number, quantity),
        }
        return {key: value for key, value in found.items() if value is not None or key == "unit"}

    assert found_in("quantities.yaml", read) == dict(cases("quantities.yaml"))


@pytest.mark.parametrize(("text", "expected"), cases("values_with_days.yaml"))
def test_a_day_beside_a_value(text: str, expected: list[str] | None) -> None:
    found = value_and_day(text)
    assert (None if found is None else list(found)) == expected


@pytest.mark.parametrize(
    ("text", "meant"),
    [("31.5%，差3.5%", "31.5%"), ("7.8萬（還差2.2萬）", "7.8萬"), ("差3.5%", ""), ("差3.5%，31.5%", "")],
)
def test_of_a_value_and_its_distance_the_value_is_offered(text: str, meant: str) -> None:
    with pytest.raises(Unreadable) as caught:
        values.read_quantity(text)
    assert (caught.value.rule, caught.value.values["suggestion"]) == ("quantity-from-target", meant)


@pytest.mark.parametrize(("text", "expected"), cases("running_text.yaml"))
def test_quantities_in_running_text(text: str, expected: list[str]) -> None:
    found = [(text[begin:finish], quantity) for begin, finish, quantity in values.find_quantities(text)]
    assert [typed for typed, _ in found] == expected
    for typed, quantity in found:
        if typed != "five enterprise logos":  # alone no number, since nobody listed the unit
            alone = values.read_quantity(typed)
            if re.search("[每均單]", text):  # 每週發布2條 is 2條/週
                alone = replace(alone, unit=quantity.unit, unit_text=quantity.unit_text)
            assert quantity == alone


@pytest.mark.parametrize("text", ["每幾天發布3篇。", "發布3篇/幾天。"])
def test_of_a_span_left_open_running_text_has_the_number_alone(text: str) -> None:
    ((_, _, quantity),) = values.find_quantities(text)
    assert (quantity.number, quantity.unit) == (3, "篇")


def test_how_often_is_said_of_the_next_number_alone() -> None:
    found = values.find_quantities("每週發布2條，直播3場")
    assert [quantity.unit for _, _, quantity in found] == ["條/週", "場"]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [(kind, text, expected) for kind, words in cases("choices.yaml") for text, expected in words.items()],
)
def test_choice(kind: str, text: str, expected: str | None) -> None:
    assert getattr(values, f"read_{kind}")(text) == expected


@pytest.mark.parametrize(("pair", "agree"), cases("units_agree.yaml"))
def test_units_agree(pair: str, agree: str) -> None:
    one, other = (values.read_quantity(side.strip()) for side in pair.split("|"))
    number = values.number_in_unit_of(one, other)
    assert values.commensurable(one, other) is values.commensurable(other, one) is (agree != "differ")
    assert number == (None if agree == "differ" else Fraction(agree))


@pytest.mark.parametrize(
    ("texts", "total"),
    [
        (["20分鐘", "20分鐘", "20分鐘", "0小時"], "1小時"),
        (["20分鐘", "1小時"], "80分鐘"),
        (["12分鐘", "1小時"], "1.2小時"),
        (["1.2萬元", "3,000元"], "15,000元"),
        (["3條/週", "2條/週"], "5條/週"),
        (["3場", "2篇"], None),
        ([], None),
    ],
)
def test_sum(texts: list[str], total: str | None) -> None:
    found = values.total_of([values.read_quantity(text) for text in texts])
    assert (found and values.shown(found.number, found)) == total


def test_numbers_convert_exactly() -> None:
    days, hours = values.read_quantity("2天"), values.read_quantity("48小時")
    assert values.number_in_unit_of(days, hours) == 48
    money, target = values.read_quantity("420萬元"), values.read_quantity("5,000,000元")
    assert Decimal(100) * money.number / target.number == 84


@pytest.mark.parametrize(("text", "expected"), dict(cases("percents.yaml"))["read"].items())
def test_percent(text: str, expected: str) -> None:
    if expected[0].isdigit():
        assert values.read_percent(text) == Decimal(expected)
    else:
        assert rule_of(values.read_percent, text) == expected


def test_percent_out_of_range() -> None:
    assert rule_of(values.read_percent, "101") == "percent-out-of-range"
    assert rule_of(values.read_percent, "-1%") == "percent-out-of-range"
    assert values.read_stated_percent("120%") == 120
    assert rule_of(values.read_percent, "一半左右") == "percent-unreadable"


@pytest.mark.parametrize(("text", "meant"), dict(cases("percents.yaml"))["offered"].items())
def test_the_percentage_that_was_meant_is_suggested(text: str, meant: str) -> None:
    with pytest.raises(Unreadable) as caught:
        values.read_percent(text)
    assert (caught.value.rule, caught.value.values["suggestion"]) == ("percent-unreadable", meant)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("2024年7月", "2024-07-31"), ("2024年Q3", "2024-09-30"), ("7月", ""), ("即日", ""), ("昨天", "")],
)
def test_the_last_of_several_days_is_suggested_where_one_is_wanted(text: str, meant: str) -> None:
    with pytest.raises(Unreadable) as caught:
        values.read_date(text)
    assert (caught.value.rule, caught.value.values["suggestion"]) == ("date-unreadable", meant)


def test_near_word_is_suggested() -> None:
    with pytest.raises(Unreadable) as caught:
        values.read_status("已完或")
    assert (caught.value.rule, caught.value.values["suggestion"]) == ("status-unknown", "已完成")
    assert rule_of(values.read_cadence, "有空的時候") == "cadence-unknown"


@pytest.mark.parametrize(
    ("typed", "meant"), [("巳完成", "已完成"), ("己完成", "已完成"), ("未开时", "未开始"), ("進行", "進行中")]
)
def test_a_slip_of_the_pen_suggests_the_proper_name(typed: str, meant: str) -> None:
    with pytest.raises(Unreadable) as caught:
        values.read_status(typed)
    assert caught.value.values["suggestion"] == meant


@pytest.mark.parametrize("text", ["無", "无", "暫無", "-", "—", "－", "N/A", "none", "", "  ", "無。"])
def test_nothing(text: str) -> None:
    assert values.is_nothing(text)


@pytest.mark.parametrize("text", ["無法登入", "0", "no budget", "空調"])
def test_something(text: str) -> None:
    assert not values.is_nothing(text)


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("05/06/2024", "2024-05-06 / 2024-06-05"), ("13/06/2024", "2024-06-13"), ("13/13/2024", ""),
        ("2024-07/15", "2024-07-15"), ("2024/7-8", "2024-07-08 / 2024-07~2024-08"),
        ("2024/11-12", "2024-11-12 / 2024-11~2024-12"), ("2024/8-8", "2024-08-08"),
        ("2024/7-12", "2024-07-12 / 2024-07~2024-12"), ("2024/7-13", "2024-07-13"), ("1/1/0000", ""),
        ("1 Aug 24", "2024-08-01"), ("Aug 1, 24", "2024-08-01"), ("24-7-1", "2024-07-01"),
        ("7/1/24", "2024-07-01 / 2024-01-07"), ("31/12/24", "2031-12-24 / 2024-12-31"),
    ],
)  # fmt: skip
def test_what_a_date_may_mean_is_suggested(text: str, possible: str) -> None:
    with pytest.raises(Unreadable) as caught:
        values.read_date(text)
    assert caught.value.values["suggestion"] == possible


def test_last_day_of_the_month_is_suggested() -> None:
    with pytest.raises(Unreadable) as caught:
        values.read_date("2024-02-30")
    assert caught.value.values["suggestion"] == "2024-02-29"
    with pytest.raises(Unreadable) as caught:
        values.read_date("2024-02-00")
    assert caught.value.values["suggestion"] == ""


def test_year_from_the_period_around() -> None:
    over_new_year = Context(Period(date(2024, 12, 1), date(2025, 2, 28)))
    assumed = ("year-assumed",)
    assert values.read_date("1月5日", over_new_year) == (date(2025, 1, 5), assumed)
    assert values.read_date("12/5", over_new_year) == (date(2024, 12, 5), assumed)
    from_march = Context(Period(date(2023, 3, 1), None))
    assert values.read_date("2月29日", from_march) == (date(2024, 2, 29), assumed)


def test_a_month_that_is_not_named_is_the_only_one_of_the_period() -> None:
    september = Context(Period(date(2024, 9, 1), date(2024, 9, 30)))
    assert values.read_date("月底", september) == (date(2024, 9, 30), ("days-assumed",))
    assert values.read_period("中旬", september).period == Period(date(2024, 9, 11), date(2024, 9, 20))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-07-01T16:00:00.000Z", 2),
        ("2024-07-01T15:59:59.999Z", 1),
        ("2024-07-01T00:00:00+08:00", 1),
        ("2024-07-01 23:30:00 UTC", 2),
        ("2024-07-01T12:00:00-05:00", 2),
        ("2024-07-01T10:59-0500", 1),
        ("2024/7/1 16:00 GMT+0", 2),
        ("2024-07-02T01:00:00+09:30", 1),
        ("2024-07-01 23:30", 1),
        ("2024-07-01 09:00-12:00", 1),
    ],
)
def test_a_moment_with_its_zone_is_the_day_in_the_site_s_zone(text: str, day: int) -> None:
    taipei = Context(zone=ZoneInfo("Asia/Taipei"))
    assert values.read_date(text, taipei) == (date(2024, 7, day), ())
    assert values.read_period(text, taipei).period == Period(date(2024, 7, day), date(2024, 7, day))
    if text.count("-") < 4:
        assert values.read_period(f"{text} to 2024-07-31", taipei).period.start == date(2024, 7, day)


def test_from_today_on_needs_the_day_on_which_the_strategy_was_made() -> None:
    assert rule_of(values.read_period, "即日起至10月15日", Context(QUARTER)) == "created-unknown"
