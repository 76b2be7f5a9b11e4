"""The deck's tables of work: what slipped, what is to be decided, what is due, which next steps are open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from strategy_tracker.exchange.brief.periods import Span
from strategy_tracker.exchange.brief.scope import Scope, labelled, most_common, one_line, source_of
from strategy_tracker.exchange.brief.slides import Cell, Heading, Slide, Table, TableRow
from strategy_tracker.language import message
from strategy_tracker.language.formats import format_date, format_day, format_percent
from strategy_tracker.tracking import Alert, AlertKind, Level, NextStep, TrackedTask
from strategy_tracker.tracking.decisions import open_decisions
from strategy_tracker.vocabulary.fields import field_of

SLIPPED = frozenset(
    {
        AlertKind.OVERDUE,
        AlertKind.LAGGING,
        AlertKind.BLOCKED,
        AlertKind.ON_HOLD,
        AlertKind.AT_RISK,
        AlertKind.NOT_STARTED,
    }
)
"""The warnings that say that a task is not where it should be."""
_OWNERS_IN_TITLE = 3


def slipped_slides(scope: Scope) -> Iterator[Slide]:
    """Yield what slipped and whose move it is, and the planned ends that were moved in the period."""
    alerts = [
        alert
        for alert in scope.tracked.alerts
        if alert.slug in scope.by_slug and not alert.kinds.isdisjoint(SLIPPED)
    ]
    if alerts:
        owners = most_common(alert.owner for alert in alerts)
        named = [f"{owner} {count}" for owner, count in owners[:_OWNERS_IN_TITLE]]
        title = message("{count} tasks slipped; the next move: {owners}", count=len(alerts), owners=named)
        if len(owners) > _OWNERS_IN_TITLE:
            title = message(
                "{count} tasks slipped; the next move: {owners} and {more} more people",
                count=len(alerts),
                owners=named,
                more=len(owners) - _OWNERS_IN_TITLE,
            )
        headings = (
            Heading(scope.words(message("Task")), 31),
            Heading(scope.words(message("Reason")), 31),
            Heading(scope.words(message("Whose move")), 9, 2),
            Heading(scope.words(message("What to do")), 29),
        )
        note = message(
            "Warnings of the records as of {date}: overdue, lagging, blocked, on hold, at risk, not started",
            date=scope.as_of,
        )
        yield Slide(
            scope.words(title),
            Table(headings, tuple(_slipped_row(scope, alert) for alert in alerts)),
            (scope.words(note),),
            scope.page("alerts/index.md"),
        )
    yield from _moved_slides(scope)


def _slipped_row(scope: Scope, alert: Alert) -> TableRow:
    name = labelled(alert.subject, alert.title)
    action = scope.words(alert.action)
    if alert.solution:
        action = scope.words(message("Solution: {text}", text=one_line(alert.solution)))
    cells = (
        Cell(f"{name} · {scope.name(alert.slug)}"),
        Cell(scope.words(alert.summary), alert.level),
        Cell(one_line(alert.owner) or scope.words(message("No owner"))),
        Cell(action),
    )
    return TableRow(cells, name, source_of(alert.place))


def _moved_slides(scope: Scope) -> Iterator[Slide]:
    """Yield the planned ends that were moved to a later day within the period."""
    last = min(scope.period.end, scope.as_of)
    moved = [
        (task, day, old, new)
        for task in scope.tasks
        for day, old, new in task.history.planned_ends()
        if scope.period.start <= day <= last and new > old
    ]
    if not moved:
        return
    moved.sort(key=lambda one: (-(one[3] - one[2]).days, one[0].slug, one[0].id))
    headings = (
        Heading(scope.words(message("Task")), 40),
        Heading(scope.words(message("From")), 14, 1),
        Heading(scope.words(message("To")), 14, 1),
        Heading(scope.words(message("Later by")), 18, 2),
        Heading(scope.words(field_of("task", "owner")), 14, 2),
    )
    rows = tuple(_moved_row(scope, *one) for one in moved)
    longest = max((new - old).days for _, _, old, new in moved)
    title = message(
        "{count} planned ends moved to a later day, by up to {days} days", count=len(moved), days=longest
    )
    note = message("The record of the tasks' planned dates, from the history and the update records")
    yield Slide(scope.words(title), Table(headings, rows), (scope.words(note),), scope.page("tasks/index.md"))


def _moved_row(scope: Scope, task: TrackedTask, day: date, old: date, new: date) -> TableRow:
    name = labelled(task.id, task.description)
    by = message("{days} days", days=(new - old).days)
    if task.slips > 1:
        by = message("{days} days; moved {count} times", days=(new - old).days, count=task.slips)
    cells = (
        Cell(f"{name} · {scope.name(task.slug)}"),
        Cell(format_date(old, scope.language)),
        Cell(format_date(new, scope.language)),
        Cell(scope.words(by)),
        Cell(one_line(task.owner) or scope.words(message("No owner"))),
    )
    return TableRow(cells, name, source_of(task.record.place))


def decision_slides(scope: Scope) -> Iterator[Slide]:
    """Yield what needs a decision: questions of the latest meetings, and problems without a solution."""
    rows = [*_asked_rows(scope), *_problem_rows(scope)]
    if not rows:
        return
    headings = (
        Heading(scope.words(message("Question or problem")), 46, 4),
        Heading(scope.words(message("About")), 34),
        Heading(scope.words(message("Asked by")), 20, 2),
    )
    note = message(
        "Lines that ask for a decision in the notes of each strategy's latest meeting; problems of open "
        "tasks without a solution"
    )
    title = message("{count} problems for decision", count=len(rows))
    yield Slide(
        scope.words(title),
        Table(headings, tuple(rows)),
        (scope.words(note),),
        scope.page("reports/monthly.md"),
    )


def _asked_rows(scope: Scope) -> Iterator[TableRow]:
    for strategy in scope.strategies:
        for decision in open_decisions(strategy.record, scope.as_of):
            asked = f"{decision.author} {format_day(decision.day, scope.language)}"
            cells = (Cell(one_line(decision.text)), Cell(one_line(strategy.name)), Cell(one_line(asked)))
            name = message("notes of {date}", date=decision.day)
            yield TableRow(cells, scope.words(name), source_of(strategy.record.place))


def _problem_rows(scope: Scope) -> Iterator[TableRow]:
    open_tasks = [task for task in scope.tasks if task.open]
    for task in sorted(open_tasks, key=lambda task: -task.health.level):
        problem, solution = task.record.problem, task.record.solution
        if problem is None or not problem.value or (solution is not None and solution.value):
            continue
        name = labelled(task.id, task.description)
        cells = (
            Cell(one_line(problem.value), task.health.level),
            Cell(f"{name} · {scope.name(task.slug)}"),
            Cell(one_line(task.owner) or scope.words(message("No owner"))),
        )
        yield TableRow(cells, name, source_of(problem.place))


def due_slides(scope: Scope) -> Iterator[Slide]:
    """Yield the open tasks that are due after `as_of` and by the end of the next period.

    Of a cycle that is still running they are those of its own rest.
    """
    running = scope.period.span is Span.CYCLE and scope.as_of < scope.period.end
    last = scope.period.end if running else scope.period.next_end
    due = [
        (task.planned_end, task)
        for task in scope.tasks
        if task.open and task.planned_end is not None and scope.as_of <= task.planned_end <= last
    ]
    if not due:
        return
    due.sort(key=lambda one: (one[0], one[1].slug, one[1].id))
    headings = (
        Heading(scope.words(message("Due")), 14, 1),
        Heading(scope.words(message("Task")), 50, 2),
        Heading(scope.words(field_of("task", "owner")), 12, 2),
        Heading(scope.words(message("Progress")), 24, 2),
    )
    title = message(
        "{count} tasks due by {date}, the next on {first}", count=len(due), date=last, first=due[0][0]
    )
    note = message(
        "Open tasks whose planned end lies between {first} and {last}", first=scope.as_of, last=last
    )
    rows = tuple(_due_row(scope, end, task) for end, task in due)
    yield Slide(scope.words(title), Table(headings, rows), (scope.words(note),), scope.page("tasks/index.md"))


def _due_row(scope: Scope, end: date, task: TrackedTask) -> TableRow:
    name = labelled(task.id, task.description)
    done = format_percent(task.progress, scope.language)
    if task.expected is not None:
        expected = format_percent(task.expected, scope.language)
        done = scope.words(message("{done}, expected {expected}", done=done, expected=expected))
    level = task.health.level
    cells = (
        Cell(format_date(end, scope.language)),
        Cell(f"{name} · {scope.name(task.slug)}"),
        Cell(one_line(task.owner) or scope.words(message("No owner"))),
        Cell(done, level if level in (Level.WATCH, Level.BAD) else None),
    )
    return TableRow(cells, name, source_of(task.record.place))


def step_slides(scope: Scope) -> Iterator[Slide]:
    """Yield what the last retrospectives decided and nobody has done or carried over.

    For a week or a month those of all cycles; for a cycle those of the cycles before its strategies.
    """
    found = [step for one in scope.strategies for step in one.open_before]
    if scope.period.span is not Span.CYCLE:
        found += [step for one in scope.tracked.strategies for step in one.steps if step.open]
    steps = list({step.place: step for step in found}.values())
    if not steps:
        return
    steps.sort(key=lambda step: (step.since or date.min, step.slug), reverse=True)
    headings = (
        Heading(scope.words(message("Next step")), 48),
        Heading(scope.words(message("From the retrospective of")), 26),
        Heading(scope.words(field_of("entry", "owner")), 12, 2),
        Heading(scope.words(message("Due")), 14, 1),
    )
    title = message("{count} next steps of earlier retrospectives still open", count=len(steps))
    note = message("Improvements and next steps that are neither done nor carried over to a task")
    yield Slide(
        scope.words(title),
        Table(headings, tuple(_step_row(scope, step) for step in steps)),
        (scope.words(note),),
        scope.page("retrospectives/index.md"),
    )


def _step_row(scope: Scope, step: NextStep) -> TableRow:
    late = step.due is not None and step.due < scope.as_of
    cells = (
        Cell(one_line(step.text)),
        Cell(scope.name(step.slug)),
        Cell(one_line(step.owner) or scope.words(message("No owner"))),
        Cell(format_date(step.due, scope.language) if step.due else "—", Level.BAD if late else None),
    )
    return TableRow(cells, one_line(step.text), source_of(step.place))
