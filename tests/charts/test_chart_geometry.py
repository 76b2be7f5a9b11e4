"""Where things stand: dates and values in proportion, labels within their room."""

import re
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from chart_samples import ROWS, curve_of, drawings, gantt_of, of_class, trend_of
from hypothesis import given
from hypothesis import strategies as st

from strategy_tracker.site.charts import (
    Band,
    DateNames,
    GanttRow,
    Level,
    LoadChart,
    Reading,
    TrendChart,
    WeekLoad,
    gantt,
    gantt_range,
    load_by_week,
    s_curve,
    trend,
)
from strategy_tracker.site.charts.chart_text import fit, text_width, wrap
from strategy_tracker.site.charts.dates import date_ticks
from strategy_tracker.site.charts.scale import DateScale, ValueScale, round_ticks, spread, written

FIRST = date(2024, 7, 1)
LAST = FIRST + timedelta(99)
WIDE_LEFT, WIDE_WIDTH = 328, 644
days = st.integers(0, 99)
numbers = st.fractions(min_value=-(10**12), max_value=10**12, max_denominator=1000)


def wide(markup: str) -> ElementTree.Element:
    """Return the drawing for a page's column."""
    return next(drawings(markup))


@given(days, days, st.integers(0, 100))
def test_bar_is_proportional_to_its_days(start: int, length: int, percent: int) -> None:
    end = min(start + length, 99)
    row = GanttRow(
        "a",
        "任務",
        progress=Fraction(percent, 100),
        planned_start=FIRST + timedelta(start),
        planned_end=FIRST + timedelta(end),
    )
    drawing = wide(gantt(gantt_of((row,), FIRST, LAST)))
    (bar,) = of_class(drawing, "st-plan")
    left = Fraction(bar.get("x", ""))
    width = Fraction(bar.get("width", ""))
    half = Fraction(1, 20)
    assert abs(left - (WIDE_LEFT + Fraction(WIDE_WIDTH * start, 100))) <= half
    assert abs(left + width - (WIDE_LEFT + Fraction(WIDE_WIDTH * (end + 1), 100))) <= half
    fills = of_class(drawing, "st-fill")
    if fills:
        done = Fraction(fills[0].get("width", ""))
        assert abs(done - width * percent / 100) <= half or done == 3
    else:
        assert width * percent / 100 <= half


def test_golden_places() -> None:
    row = GanttRow("a", "任務", planned_start=FIRST + timedelta(25), planned_end=FIRST + timedelta(49))
    (bar,) = of_class(wide(gantt(gantt_of((row,), FIRST, LAST))), "st-plan")
    assert (bar.get("x"), bar.get("width")) == ("489", "161")


def test_end_before_start_is_drawn_and_marked() -> None:
    row = GanttRow("a", "任務", planned_start=LAST, planned_end=FIRST)
    (bar,) = of_class(wide(gantt(gantt_of((row,), FIRST, LAST))), "st-doubtful")
    assert (bar.get("x"), bar.get("width")) == ("328", "644")


def test_slip_reaches_from_the_first_end_to_the_present_one() -> None:
    row = GanttRow("a", "任務", planned_start=FIRST, planned_end=LAST, baseline_end=FIRST + timedelta(49))
    (slip,) = of_class(wide(gantt(gantt_of((row,), FIRST, LAST))), "st-slip")
    assert (slip.get("x"), slip.get("width")) == ("650", "322")


def test_a_whisker_reaches_from_the_likely_end_to_the_one_that_nearly_always_held() -> None:
    likely = (FIRST + timedelta(24), FIRST + timedelta(74))
    row = GanttRow("a", "任務", planned_start=FIRST, planned_end=FIRST + timedelta(19), likely=likely)
    (whisker,) = of_class(wide(gantt(gantt_of((row,), FIRST, LAST))), "st-likely")
    path = whisker.attrib["d"]
    assert path.startswith(f"M{WIDE_LEFT + WIDE_WIDTH * 25 // 100} ")
    assert f"H{WIDE_LEFT + WIDE_WIDTH * 75 // 100}m" in path
    assert gantt_range((row,), FIRST, FIRST, FIRST) == (FIRST, likely[1])


def test_kinds_of_marks() -> None:
    drawing = wide(gantt(gantt_of(ROWS, FIRST, LAST)))
    assert len(of_class(drawing, "st-diamond")) == 1
    assert len(of_class(drawing, "st-flag")) == 1
    assert len(of_class(drawing, "st-overdue")) == 1
    assert len(of_class(drawing, "st-overrun")) == 1
    assert of_class(drawing, "st-arrow")[0].get("d", "").count("M") == 1


def test_dates_beyond_the_range_are_marked_at_the_edge() -> None:
    row = GanttRow("a", "任務", planned_start=date(2020, 1, 1), planned_end=date(2030, 1, 1))
    drawing = wide(gantt(gantt_of((row,), FIRST, LAST)))
    assert of_class(drawing, "st-beyond")[0].get("d", "").count("M") == 2
    assert not of_class(wide(gantt(gantt_of(ROWS[:1], FIRST, LAST))), "st-beyond")


def test_unknown_own_and_dateless_predecessors_have_no_arrow() -> None:
    row = GanttRow("a", "任務", planned_end=LAST, depends_on=("a", "unknown", "b"))
    drawing = wide(gantt(gantt_of((row, GanttRow("b", "無日期")), FIRST, LAST)))
    assert not of_class(drawing, "st-arrow")


def test_range_holds_the_rows_but_not_slips_of_the_pen() -> None:
    row = GanttRow("a", "任務", planned_start=date(1924, 7, 1), planned_end=LAST + timedelta(20))
    assert gantt_range((row,), FIRST, LAST, FIRST) == (FIRST, LAST + timedelta(20))


@given(st.text(alphabet="行銷推廣（內容），。A bc1≥\u0301\u200d👩", max_size=80), st.integers(300, 2500))
def test_lines_fit_their_room_and_lose_nothing_unsaid(label: str, limit: int) -> None:
    lines, cut = wrap(label, limit)
    assert len(lines) <= 2
    assert all(text_width(line) <= limit for line in lines)
    if not cut:
        assert "".join("".join(lines).split()) == "".join(label.split())


def test_long_label_keeps_its_complete_text() -> None:
    label = "小紅書達人合作投放二十位腰部達人並完成每週數據回收與內容二次剪輯" * 2
    row = GanttRow("a", label, planned_end=LAST)
    for drawing in drawings(gantt(gantt_of((row,), FIRST, LAST))):
        labels = [found.text or "" for found in of_class(drawing, "st-label")]
        assert len(labels) == 2
        assert labels[1].endswith("…")
        assert [found.text for found in drawing.findall("g/title")] == [label]


@pytest.mark.parametrize(
    ("label", "limit", "lines"),
    [
        ("抖音直播引流3場，場均觀看≥5000人", 1930, ["抖音直播引流3場，", "場均觀看≥5000人"]),
        ("60 % 逾期6天", 640, ["60 %", "逾期6天"]),
        ("詳情頁優化（產品賣點）", 1000, ["詳情頁優化", "（產品賣點）"]),
        ("短", 1930, ["短"]),
        ("", 1930, [""]),
    ],
)
def test_lines_break_where_a_reader_would(label: str, limit: int, lines: list[str]) -> None:
    assert wrap(label, limit) == (lines, False)


def test_fit_never_parts_an_accent_from_its_letter() -> None:
    assert fit("e\u0301" * 30, 500).endswith("e\u0301…")


@given(numbers, numbers, numbers)
def test_value_scale_is_proportional(low: Fraction, span: Fraction, value: Fraction) -> None:
    high = low + abs(span) + 1
    place = ValueScale(low, high, 2000, 0).at(value)
    inside = min(max(value, low), high)
    assert abs(place - (2000 - 2000 * (inside - low) / (high - low))) <= Fraction(1, 2)


@given(st.lists(numbers, min_size=1, max_size=6))
def test_round_ticks_enclose_the_values(values: list[Fraction]) -> None:
    ticks = round_ticks(values)
    assert ticks[0] <= min(values) <= max(values) <= ticks[-1]
    assert 2 <= len(ticks) <= 7
    assert len({after - before for before, after in pairwise(ticks)}) == 1
    step = ticks[1] - ticks[0]
    while step >= 10:
        step /= 10
    while step < 1:
        step *= 10
    assert step in (1, 2, 5)


@given(st.dates(), st.dates(), st.integers(1, 20))
def test_date_ticks_are_few_and_inside(first: date, last: date, most: int) -> None:
    first, last = sorted((first, last))
    ticks = [tick.ordinal for tick in date_ticks(first, last, most, DateNames())]
    assert ticks == sorted(set(ticks))
    assert 1 <= len(ticks) <= most + 2
    assert first.toordinal() <= ticks[0] <= ticks[-1] <= last.toordinal()


@given(st.lists(st.integers(0, 1000), max_size=5))
def test_spread_keeps_apart_and_inside(wanted: list[int]) -> None:
    placed = sorted(spread(wanted, 100, 0, 1000))
    assert all(after - before >= 100 for before, after in pairwise(placed))
    assert all(0 <= place <= 1000 for place in placed)


@pytest.mark.parametrize(
    ("tenths", "said"), [(0, "0"), (125, "12.5"), (-5, "-0.5"), (-120, "-12"), (1200, "120")]
)
def test_written(tenths: int, said: str) -> None:
    assert written(tenths) == said


def test_single_date_stands_in_the_middle() -> None:
    assert DateScale.between(FIRST, FIRST, 100, 200).at(FIRST.toordinal()) == 200


def test_s_curve_places() -> None:
    drawing = wide(s_curve(curve_of([0, 50, 100], [0, 25])))
    assert [found.get("d") for found in of_class(drawing, "st-planned")] == ["M44 224L304.5 124L565 24"]
    assert [found.get("d") for found in of_class(drawing, "st-earned")] == ["M44 224L304.5 174"]
    assert [found.get("d") for found in of_class(drawing, "st-gap")] == [
        "M44 224L304.5 124L304.5 174L44 224z"
    ]


def test_trend_target_steps_on_its_days() -> None:
    targets = (Level(10, "一"), Level(20, "二", date(2024, 7, 8)))
    drawing = wide(trend(trend_of(0, 20, 20, targets=targets)))
    (path,) = of_class(drawing, "st-target")
    assert path.get("d", "").count("V") == 1
    (band,) = of_class(wide(trend(trend_of(0, 20, band=Band(5, 15, "帶")))), "st-band")
    assert (band.get("y"), band.get("height")) == ("67", "82")


def test_states_without_readings_say_so() -> None:
    for drawing in drawings(trend(trend_of(targets=(Level(5, "目標"),)))):
        assert [found.text for found in of_class(drawing, "st-empty")] == ["尚無讀數"]
        assert not of_class(drawing, "st-earned-dot")
    single = wide(trend(trend_of(420)))
    assert not of_class(single, "st-earned")
    assert len(of_class(single, "st-earned-dot")) == 1


def test_load_bars_are_proportional() -> None:
    weeks = (WeekLoad(FIRST, 4, 1), WeekLoad(FIRST + timedelta(7), 2))
    drawing = wide(load_by_week(LoadChart("l", "負荷", "週", weeks)))
    assert [found.get("height") for found in of_class(drawing, "st-load")] == ["72", "48"]
    assert [found.get("height") for found in of_class(drawing, "st-load-overdue")] == ["24"]


def levelled(**values: object) -> TrendChart:
    """Return the trend of 20 on the first day and 60 on the last, on its way to 80."""
    readings = (Reading(FIRST, 20, "20"), Reading(LAST, 60, "60"))
    given = {"targets": (Level(80, "80"),), "first": FIRST, "last": LAST, "value_text": str, **values}
    return TrendChart("a", "a", "a", readings, **given)  # type: ignore[arg-type]


def test_plots_of_trends_are_equally_wide_whatever_stands_beside_them() -> None:
    def plot(chart: TrendChart) -> str:
        return of_class(wide(trend(chart)), "st-target")[0].get("d", "")

    named = levelled(targets=(Level(80, "目標 8000萬元以上"),), value_text=lambda value: f"{value}百萬元")
    assert plot(levelled()) == plot(named)


def test_the_good_side_of_the_target_is_shaded_where_it_is_known() -> None:
    def areas(chart: TrendChart) -> list[str]:
        return [area.get("d", "") for area in of_class(wide(trend(chart)), "st-good-side")]

    assert areas(levelled()) == []
    (above,), (below,) = areas(levelled(good="above")), areas(levelled(good="below"))
    assert re.search(r"V26H\d+z$", above)
    assert re.search(r"V190H\d+z$", below)


def test_phases_of_a_target_are_steps() -> None:
    phases = (Level(40, "40"), Level(80, "80", FIRST + timedelta(50)))
    (line,) = of_class(wide(trend(levelled(targets=phases))), "st-target")
    assert len(re.findall("[HV]", line.get("d", ""))) == 3
