"""The columns that other trackers have: read, or proposed by what they mean; and a team's own fields."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategy_tracker.model import Problem, Strategy
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.source.reading import read_strategy, read_text
from strategy_tracker.values import Period
from strategy_tracker.vocabulary.fields import FIELDS, field_of, names_of
from strategy_tracker.vocabulary.other_names import OTHER_NAMES, field_meant

HEAD = "目標周期: 2026-07-01至2026-09-30\n關鍵任務:\n"


def read(text: str) -> tuple[Strategy, list[Problem]]:
    file = read_text(f"---\n{text.strip()}\n---\n".encode(), "q3.md")
    return read_strategy(file, "q3", "q3.md"), file.problems


def of_rule(problems: list[Problem], rule: str) -> list[Problem]:
    return [problem for problem in problems if problem.rule == rule]


def test_a_task_as_another_tracker_writes_it() -> None:
    strategy, problems = read(
        HEAD + "  - 編號: T1\n    事項: 拍摄短视频12条\n    責任人: 陳一\n    開始日期: 2026-07-01\n"
        "    截止日期: 2026-08-31\n    完成度: 60%\n    狀態: ✅ 已完成\n    依賴: T9\n"
    )
    (task,) = strategy.tasks
    assert task.planned is not None
    assert (task.planned.value, task.planned.text) == (
        Period(date(2026, 7, 1), date(2026, 8, 31)),
        "2026-07-01 – 2026-08-31",
    )
    assert task.planned.place.line == 8
    assert [written.text for written in task.depends_on] == ["T9"]
    assert not {problem.path for problem in problems if problem.path.startswith("tasks")}


@pytest.mark.parametrize(
    "name", ["deadline", "due", "Due date", "due_date", "截止时间", "截止日", "預計完成", "結束日期"]
)
def test_a_due_day_alone_is_a_plan_with_an_end_only(name: str) -> None:
    strategy, problems = read(f"{HEAD}  - 任務編號: T1\n    {name}: 8月31日前\n")
    (task,) = strategy.tasks
    assert task.planned is not None
    assert task.planned.value == Period(None, date(2026, 8, 31))
    assert "tasks[0].planned" not in {problem.path for problem in of_rule(problems, "field-missing")}


def test_what_happened_in_two_fields() -> None:
    strategy, _ = read(f"{HEAD}  - 實際開始日期: 2026-07-02\n    實際完成日期: 2026-07-09\n")
    (task,) = strategy.tasks
    assert task.actual is not None
    assert task.actual.value == Period(date(2026, 7, 2), date(2026, 7, 9))


def test_the_period_of_a_strategy_in_two_fields_gives_its_tasks_their_year() -> None:
    strategy, _ = read("開始日期: 2026-07-01\n結束日期: 2026-09-30\n關鍵任務:\n  - 截止日期: 8月31日\n")
    assert strategy.period is not None
    assert strategy.period.value == Period(date(2026, 7, 1), date(2026, 9, 30))
    assert strategy.tasks[0].planned is not None
    assert strategy.tasks[0].planned.value == Period(None, date(2026, 8, 31))


@pytest.mark.parametrize(
    ("lines", "found", "period"),
    [
        (["計劃起止時間: 2026-07-01至2026-08-31", "截止日期: 2026-08-31"], [], (7, 1, 8, 31)),
        (["計劃起止時間: 2026-07-01至2026-08-31", "截止日期: 2026-09-05"], ["dates-disagree"], (7, 1, 8, 31)),
        (["計劃起止時間: 2026-08-31前", "開始日期: 2026-07-10"], [], (7, 10, 8, 31)),
        (
            ["計劃起止時間: 2026-08-31前", "開始日期: 2026-09-10"],
            ["period-end-before-start"],
            (None, None, 8, 31),
        ),
        (["開始日期: 2026-09-10", "截止日期: 2026-08-31"], ["period-end-before-start"], None),
        (["計劃起止時間: 無", "截止日期: 2026-08-31"], [], (None, None, 8, 31)),
    ],
)
def test_a_period_and_its_ends(
    lines: list[str], found: list[str], period: tuple[int, int, int, int] | None
) -> None:
    strategy, problems = read(HEAD + "  - 任務編號: T1\n" + "".join(f"    {line}\n" for line in lines))
    rules = [problem for problem in problems if problem.rule not in ("field-missing",)]
    assert [problem.rule for problem in rules] == found
    assert all(problem.place.line == 6 for problem in rules)
    planned = strategy.tasks[0].planned
    assert planned is not None
    if period is None:
        assert planned.value is None
    else:
        start = date(2026, period[0], period[1] or 1) if period[0] else None
        assert planned.value == Period(start, date(2026, period[2], period[3]))


@pytest.mark.parametrize(
    ("record", "name", "meant"),
    [
        ("task", "執行人", "owner"),
        ("task", "进展情况", "note"),
        ("task", "blockers", "problem"),
        ("task", "優先級", None),
        ("kpi", "實際", "current"),
        ("kpi", "计划值", "target"),
        ("task", "負責仁", "owner"),
    ],
)
def test_an_unknown_field_is_proposed_by_its_meaning(record: str, name: str, meant: str | None) -> None:
    found = field_meant(record, name, ())
    assert (found.key if found else None) == meant


def test_what_is_taken_is_not_proposed_for_something_else() -> None:
    assert field_meant("task", "執行人", ("owner",)) is None


def test_no_other_name_is_one_that_is_read() -> None:
    for record, names in OTHER_NAMES.items():
        for name, key in names.items():
            assert name not in names_of(record), (record, name)
            assert field_of(record, key).key == key


_NAMES = sorted({(record, name) for record in FIELDS for name in names_of(record)})


@settings(max_examples=400)
@given(st.sampled_from(_NAMES), st.sampled_from("未非不無"))
def test_no_field_is_proposed_for_its_opposite(named: tuple[str, str], negation: str) -> None:
    record, name = named
    assert field_meant(record, negation + name, ()) is None


@pytest.mark.parametrize("text", ["同上", "〃"])
def test_ditto_is_no_value_and_said(text: str) -> None:
    strategy, problems = read(
        f"{HEAD}  - 負責人: 王*\n    存在問題: 無\n  - 負責人: {text}\n    協作者: {text}\n"
    )
    assert strategy.tasks[1].owner is not None
    assert strategy.tasks[1].owner.value is None
    assert strategy.tasks[1].collaborators == ()
    assert [(problem.place.line, problem.text) for problem in of_rule(problems, "ditto-mark")] == [
        (6, text),
        (7, text),
    ]


def test_every_record_takes_fields_of_its_own() -> None:
    text = (
        "核心目標:\n  - {目標: 達成500萬元, 擴展字段: {級別: A}, "
        "舉措: [{舉措名稱: 直播, 擴展字段: {級別: B}}]}\n"
        "範圍: {渠道: [抖音], 擴展字段: {級別: C}}\n關鍵任務:\n  - {任務編號: T1, 擴展字段: {優先級: P1}}\n"
        "效果指標:\n  - {指標編號: K1, extra: {口徑: [甲, 乙]}, "
        "歷史數據: [{日期: 2026-07-01, 數值: 3, 擴展字段: {級別: D}}]}\n"
        "復盤總結: {後續計劃: [{內容: 優化, 擴展字段: {級別: E}}], 擴展字段: {級別: F}}\n"
    )
    strategy, problems = read(text)
    assert not of_rule(problems, "unknown-field")
    retrospective = strategy.retrospective
    assert retrospective is not None
    assert strategy.scope is not None
    (goal,), (task,), (kpi,) = strategy.goals, strategy.tasks, strategy.kpis
    records = (
        goal,
        *goal.initiatives,
        strategy.scope,
        task,
        kpi,
        *kpi.readings,
        *retrospective.next_steps,
        retrospective,
    )
    found = [value for record in records for value in record.extra.values()]
    assert found == ["A", "B", "C", "P1", ["甲", "乙"], "D", "E", "F"]


def test_every_kind_of_record_but_a_period_has_extra() -> None:
    assert {record for record in FIELDS if "extra" not in names_of(record)} == {"period"}


def test_a_unit_of_its_own_is_that_of_all_numbers_of_a_kpi() -> None:
    strategy, problems = read(
        "效果指標:\n  - 指標編號: K1\n    目標值: 500\n    當前值: 420\n    單位: 萬元\n"
        "    歷史數據: [{日期: 2026-07-01, 數值: 100}, {日期: 2026-08-01, 數值: 300人次}]\n"
    )
    (kpi,) = strategy.kpis
    assert kpi.target is not None
    assert kpi.target.value is not None
    assert (kpi.target.text, kpi.target.value.number, kpi.target.value.unit) == ("500萬元", 5_000_000, "元")
    assert [reading.value.text for reading in kpi.readings if reading.value] == ["100萬元", "300人次"]
    (found,) = of_rule(problems, "unit-disagrees")
    assert (found.path, found.place.line, found.values["line"]) == ("kpis[0].readings[1].value", 7, 6)


def test_a_recorded_value_has_the_unit_of_its_kpi(tmp_path: Path) -> None:
    folder = tmp_path / "q3" / "updates"
    folder.mkdir(parents=True)
    (tmp_path / "q3" / "index.md").write_text(
        "---\n效果指標: [{指標編號: K1, 目標值: 500, 單位: 萬元}]\n---\n", "utf-8"
    )
    (folder / "2026-08-01.md").write_text("---\n指標: {K1: {數值: 420}}\n---\n", "utf-8")
    (strategy,) = load_portfolio(tmp_path).strategies
    (item,) = strategy.updates[0].kpis
    assert item.value is not None
    assert item.value.value is not None
    assert (item.value.text, item.value.value.number) == ("420萬元", 4_200_000)
