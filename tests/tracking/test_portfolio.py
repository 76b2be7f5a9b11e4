"""What a tracked strategy and portfolio say of themselves, and what the loop carries from cycle to cycle."""

from dataclasses import replace
from datetime import date

import pytest
from records import strategy_of, tracked, tracked_one

from strategy_tracker.model import Portfolio
from strategy_tracker.model.references import split_reference
from strategy_tracker.tracking import Cycle, track
from strategy_tracker.tracking.changes import Change, Origin, committed_changes
from strategy_tracker.tracking.loop import previous_chain
from strategy_tracker.vocabulary.fields import field_of

AS_OF = date(2026, 8, 15)
QUARTER = "period: 2026-07-01 to 2026-09-30\n"


@pytest.mark.parametrize(
    ("period", "as_of", "cycle", "running"),
    [
        ("2026-07-01 to 2026-09-30", date(2026, 6, 30), Cycle.COMING, False),
        ("2026-07-01 to 2026-09-30", date(2026, 7, 1), Cycle.RUNNING, True),
        ("2026-07-01 to 2026-09-30", date(2026, 9, 30), Cycle.RUNNING, True),
        ("2026-07-01 to 2026-09-30", date(2026, 10, 1), Cycle.PAST, False),
        ("2026-07-01開始", date(2030, 1, 1), Cycle.RUNNING, True),
        ("2026-09-30前", date(2020, 1, 1), Cycle.RUNNING, True),
        ("2026-09-30前", date(2026, 10, 1), Cycle.PAST, False),
        ("無", AS_OF, Cycle.RUNNING, True),
    ],
)
def test_where_a_cycle_is_on_a_day(period: str, as_of: date, cycle: Cycle, running: bool) -> None:
    strategy = tracked_one(f"period: {period}", as_of)
    assert (strategy.cycle, strategy.running) == (cycle, running)


def test_what_cannot_be_read_is_in_no_cycle() -> None:
    unreadable = replace(strategy_of(QUARTER), readable=False)
    (strategy,) = tracked(unreadable, as_of=AS_OF).strategies
    assert strategy.cycle is Cycle.UNREADABLE
    assert str(strategy.cycle.term) != ""
    assert [str(cycle.term.template) for cycle in Cycle] == ["Running", "Coming", "Past", "Not readable"]


def test_tasks_and_kpis_of_a_strategy() -> None:
    strategy = tracked_one(
        QUARTER
        + "tasks: [{id: T001, description: 甲}, {id: T002}, {id: T001, description: 乙}]\n"
        + "kpis: [{id: K001, target: 10, current: 12}, {id: K002, target: 10, current: 12},"
        + " {id: K003, target: 100, current: 60, aggregate: sum, updated: 2026-08-15},"
        + " {id: K004, target: 100, current: 10}]",
        AS_OF,
    )
    found = strategy.task("T001")
    assert found is not None
    assert found.description == "甲"
    assert strategy.task("T009") is None
    assert (strategy.kpis_met, strategy.kpis_good) == (2, 3)
    assert strategy.next_due is None
    assert strategy.finish(found) is None


def test_next_due_is_the_first_of_the_open_ones_by_day_and_id() -> None:
    task = "{{id: {}, planned: 2026-08-01 to 2026-08-{}, progress: 90}}"
    named = [("T004", 20), ("T003", 18), ("T002", 18), ("T001", 14)]
    tasks = ", ".join(task.format(name, day) for name, day in named)
    due = tracked_one(f"{QUARTER}tasks: [{tasks}, {{id: T000}}]", AS_OF).next_due
    assert due is not None
    assert due.id == "T002"


def test_tasks_by_owner_and_by_department_leave_out_what_names_none() -> None:
    one = strategy_of(
        "department: 市場部\ntasks: [{id: T1, owner: 王*}, {id: T2, owner: 李*}, {id: T3}]", "one"
    )
    two = strategy_of("department: 電商部\ntasks: [{id: T4, owner: 王*}]", "two")
    bare = strategy_of("tasks: [{id: T5, owner: 陳*}]", "bare")
    empty, more = strategy_of("department: 客服部", "empty"), strategy_of("department: 市場部", "more")
    portfolio = tracked(two, one, bare, empty, more, as_of=AS_OF)
    owners = {name: [task.id for task in tasks] for name, tasks in portfolio.by_owner().items()}
    assert list(owners.items()) == [("李*", ["T2"]), ("王*", ["T4", "T1"]), ("陳*", ["T5"])]
    departments = portfolio.sums_by_department()
    assert [(name, sums.tasks) for name, sums in departments.items()] == [("市場部", 3), ("電商部", 1)]


def test_a_portfolio_of_one_strategy_has_its_sums_and_warnings_alone() -> None:
    late = QUARTER + "tasks: [{id: T1, planned: 2026-07-01 to 2026-07-10, progress: 50}]"
    one, two = strategy_of(late, "one"), strategy_of(late, "two")
    portfolio = tracked(one, two, as_of=AS_OF)
    assert (portfolio.sums.tasks, [alert.slug for alert in portfolio.alerts]) == (2, ["one", "two"])
    second = portfolio.strategy("two")
    assert second is not None
    assert portfolio.strategy("three") is None
    only = portfolio.only(second)
    assert (only.strategies, only.sums, [alert.slug for alert in only.alerts]) == (
        (second,),
        second.sums,
        ["two"],
    )
    assert [kpi.id for kpi in portfolio.kpis] == []


STEPS = "retrospective: {{held: 2026-08-01, next_steps: [{}]}}\n"


def test_open_steps_of_the_cycles_before_come_nearest_first_and_a_circle_ends() -> None:
    first = strategy_of("previous: third\n" + STEPS.format("甲, {text: 乙, done: yes}"), "first")
    second = strategy_of("previous: /first.md\n" + STEPS.format("丙"), "second")
    third = strategy_of("previous: second/\n" + STEPS.format("丁"), "third")
    lone = strategy_of("previous: nowhere", "lone")
    found = {one.slug: one for one in tracked(first, second, third, lone, as_of=AS_OF).strategies}
    steps = {slug: [step.text for step in one.open_before] for slug, one in found.items()}
    assert steps == {"first": ["丁", "丙"], "second": ["甲", "丁"], "third": ["丙", "甲"], "lone": []}
    assert [one.previous for one in found.values()] == ["third", "first", "second", "nowhere"]
    assert list(previous_chain("a", {"a": "b", "b": "b"})) == ["b"]


def test_a_step_is_carried_to_a_task_that_exists() -> None:
    target = strategy_of("tasks: [{id: T1}, {description: 無編號}]", "next")
    text = "tasks: [{id: T2}]\n" + STEPS.format(
        "{text: 甲, carried_to: [next/T1]}, {text: 乙, carried_to: [T2]},"
        " {text: 丙, carried_to: [T1, next/T2, far/T1, next/]}, {text: 丁, owner: 「李 四」, due: 2026-09-01}"
    )
    portfolio = tracked(target, strategy_of(text, "now"), as_of=AS_OF)
    strategy = portfolio.strategy("now")
    assert strategy is not None
    assert [(step.text, step.open, step.carried_to, step.missing) for step in strategy.steps] == [
        ("甲", False, (("next", "T1"),), ()),
        ("乙", False, (("now", "T2"),), ()),
        ("丙", True, (), ("T1", "next/T2", "far/T1", "next/")),
        ("丁", True, (), ()),
    ]
    last = strategy.steps[-1]
    assert (last.owner, last.due, last.since, last.kind) == (
        "李四", date(2026, 9, 1), date(2026, 8, 1), "next_steps",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "slug", "task"),
    [
        ("T1", "own", "T1"),
        (" other/T1 ", "other", "T1"),
        ("/T1/", "own", "T1"),
        ("a/b/T1", "a/b", "T1"),
        ("", "own", ""),
    ],
)
def test_a_reference_names_a_task_of_its_own_strategy_or_another(text: str, slug: str, task: str) -> None:
    assert split_reference(text, "own") == (slug, task)


def test_of_a_record_that_has_gaps_nobody_says_how_long_it_was_not_updated() -> None:
    text = QUARTER + (
        "tasks: [{id: T1, planned: 2026-07-01 to 2026-09-30, progress: 60, updated: 2026-07-14}]\n"
        "kpis: [{id: K1, target: 10, current: 1}, {id: K2, target: 10, current: 1, updated: 2026-07-01}]"
    )
    portfolio = Portfolio((strategy_of(text),), (), {})
    for slugs, days in (((), [32, None, 45]), (("plan",), [None, None, 45]), (("other",), [32, None, 45])):
        (strategy,) = track(portfolio, AS_OF, unrecorded=slugs).strategies
        stale = [task.stale_days for task in strategy.tasks] + [kpi.stale_days for kpi in strategy.kpis]
        assert stale == days


def test_changes_that_are_known_from_a_later_day_are_taken_as_they_are() -> None:
    progress = field_of("task", "progress")
    change = Change(date(2026, 8, 1), "王*", "task", "T1", progress, None, None, Origin.COMMIT, "c1")
    portfolio = Portfolio((strategy_of("tasks: [{id: T1}]"),), (), {})
    (strategy,) = track(portfolio, AS_OF, committed={"plan": (change,)}).strategies
    assert strategy.committed == strategy.changes == (change,)
    (strategy,) = track(portfolio, AS_OF).strategies
    assert (strategy.committed, list(committed_changes((), AS_OF))) == ((), [])
