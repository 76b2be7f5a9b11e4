"""The portfolio's timeline: a bar a strategy, with what is due and what is late."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

from chart_samples import HOSTILE
from markupsafe import escape

from strategy_tracker.site.charts import Timeline, TimelineKey, TimelineMark, TimelineRow, timeline

ROW = TimelineRow(
    label="Q3",
    address="strategies/q3/",
    first=date(2025, 7, 1),
    last=date(2025, 9, 30),
    progress=Fraction(1, 2),
    expected=Fraction(5, 8),
    overdue=(TimelineMark(date(2025, 8, 5), "T002 拍攝"),),
    said="50%",
)
CHART = Timeline(
    title="時間軸",
    rows=(ROW,),
    first=date(2025, 7, 1),
    last=date(2025, 10, 8),
    today=date(2025, 8, 20),
    today_label="截至 8/20",
    key=TimelineKey("進度", "里程碑", "逾期"),
)


def test_a_bar_reaches_from_the_first_day_to_the_end_of_the_last() -> None:
    html = timeline(CHART)  # a hundred days: a day is one percent
    assert 'style="--x:0;--w:92;--v:50;--e:62.5"' in html
    assert 'style="--today:50"' in html
    assert 'class="st-line__overdue" style="--x:36" title="T002 拍攝"' in html


def test_the_key_explains_what_occurs() -> None:
    keys = re.findall(r"st-line__key--(\w+)", timeline(CHART))
    assert keys == ["progress", "overdue", "today"]
    plain = replace(ROW, overdue=(), progress=None, milestones=ROW.overdue)
    assert re.findall(r"st-line__key--(\w+)", timeline(replace(CHART, rows=(plain,)))) == [
        "milestone",
        "today",
    ]


def test_what_is_out_of_range_is_not_drawn() -> None:
    html = timeline(replace(CHART, today=date(2026, 1, 1), rows=(replace(ROW, last=date(2027, 1, 1)),)))
    assert "today" not in html
    assert "--x:0;--w:100" in html
    late = replace(ROW, overdue=(TimelineMark(date(2024, 1, 1), "T1"),))
    assert "st-line__overdue" not in timeline(replace(CHART, rows=(late,)))


def test_behind_is_a_class_of_the_row_and_no_row_is_nothing() -> None:
    assert '<li class="st-in-progress">' in timeline(CHART)
    assert '<li class="st-behind">' in timeline(replace(CHART, rows=(replace(ROW, behind=True),)))
    assert timeline(replace(CHART, rows=())) == ""


def test_texts_are_escaped() -> None:
    row = replace(
        ROW, label=HOSTILE, address=HOSTILE, said=HOSTILE, overdue=(TimelineMark(ROW.first, HOSTILE),)
    )
    html = timeline(replace(CHART, rows=(row,), title=HOSTILE, today_label=HOSTILE))
    assert "<script" not in html
    assert str(escape("<script>")) in html
