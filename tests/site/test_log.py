"""A strategy's log by week and day, newest first."""

from __future__ import annotations

from datetime import date

from records import tracked_one

from strategy_tracker.language import Language
from strategy_tracker.site.parts.log import log_weeks

TEXT = "tasks: [{id: T001, progress: 10}, {id: T002}]"
UPDATES = {
    "2025-08-10": "tasks: {T001: {progress: 20}}",
    "2025-08-11": "tasks: {T001: {progress: 30, problem: 缺貨}, T002: {progress: 5}}",
    "2025-08-15": "tasks: {T001: {progress: 30}}",
    "2025-08-19": "tasks: {T001: {progress: 90}}",
}


def test_weeks_begin_on_mondays_and_a_day_has_a_line_a_task() -> None:
    as_of = date(2025, 8, 18)
    weeks = log_weeks(tracked_one(TEXT, as_of, UPDATES), as_of, Language.TRADITIONAL)
    assert [(week.first.day, week.last.day, week.count) for week in weeks] == [(11, 17, 3), (4, 10, 1)]
    friday, monday = weeks[0].days
    assert (friday.day.day, friday.lines, len(friday.updates)) == (15, [], 1)
    assert [(line.id, line.words) for line in monday.lines] == [
        ("T001", "20→30%、問題更新"),
        ("T002", "5%"),
    ]
    assert [change.field.key for change in monday.lines[0].long] == ["problem"]
