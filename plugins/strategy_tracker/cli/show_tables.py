"""What `show` puts into its tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from strategy_tracker.cli.tables import cell, table
from strategy_tracker.language import Language, Message, message
from strategy_tracker.language.formats import format_date, format_percent
from strategy_tracker.tables import alerts, kpis, strategies, tasks
from strategy_tracker.tables.column import Column, Item, Row
from strategy_tracker.tables.words import days
from strategy_tracker.tracking import Level, RollUp, TrackedPortfolio, TrackedStrategy

NONE = "-"
_UNREAD = "magenta"
_STYLES = {Level.UNKNOWN: "dim", Level.GOOD: "green", Level.WATCH: "yellow", Level.BAD: "red"}


def _sums(sums: RollUp, language: Language) -> str:
    """Return the figures of a group of tasks on one line, and what is not in them."""
    parts = [_figures(sums, language)]
    if sums.unplanned and sums.expected is not None:
        left_out = message(
            "With dates and progress: {earned} (expected {expected}), {count} tasks left out.",
            earned=format_percent(sums.earned_share, language),
            expected=format_percent(sums.expected, language),
            count=sums.unplanned,
        )
        parts.append(left_out.localize(language))
    if sums.finish_unknown:
        unknown = message("{count} done tasks without a finish date.", count=sums.finish_unknown)
        parts.append(unknown.localize(language))
    return "\n".join(parts)


def _figures(sums: RollUp, language: Language) -> str:
    if sums.unplanned:
        return message(
            "Progress {progress}; {done} of {tasks} tasks done, {overdue} overdue.",
            progress=format_percent(sums.progress, language),
            done=sums.done,
            tasks=sums.tasks,
            overdue=sums.overdue,
        ).localize(language)
    return message(
        "Progress {progress} (expected {expected}); {done} of {tasks} tasks done, {overdue} overdue.",
        progress=format_percent(sums.progress, language),
        expected=format_percent(sums.expected, language),
        done=sums.done,
        tasks=sums.tasks,
        overdue=sums.overdue,
    ).localize(language)


def portfolio_tables(tracked: TrackedPortfolio, language: Language) -> Iterator[RenderableType]:
    """Yield the table of all strategies on the day, and the sums."""
    title = message("Strategies on {day}", day=tracked.as_of)
    rows = [Row(strategy, strategy, language) for strategy in tracked.strategies]
    yield _table(title, strategies.STRATEGIES, strategies.TERMINAL, rows, language)
    yield cell(_sums(tracked.sums, language))


def strategy_tables(strategy: TrackedStrategy, as_of: date, language: Language) -> Iterator[RenderableType]:
    """Yield one strategy: its head, tasks, KPIs and alerts."""
    facts = (strategy.department, strategy.owner, days(strategy.start, strategy.end, language))
    level, reason = strategy.health.level, strategy.health.reason
    yield Group(
        cell(f"{strategy.name}  ({strategy.slug})", "bold"),
        cell("  ".join(fact for fact in facts if fact)),
        Text.assemble(
            cell(f"{format_date(as_of, language)}: "),
            cell(level.term.localize(language), _STYLES[level]),
            "  ",
            cell(reason.localize(language)),
        ),
        cell(_sums(strategy.sums, language)),
    )
    task_rows = [Row(strategy, task, language) for task in strategy.tasks]
    kpi_rows = [Row(strategy, kpi, language) for kpi in strategy.kpis]
    alert_rows = [Row(strategy, alert, language) for alert in strategy.alerts]
    if task_rows:
        yield _table(message("Tasks"), tasks.TASKS, tasks.TERMINAL, task_rows, language)
    if kpi_rows:
        yield _table(message("KPIs"), kpis.KPIS, kpis.TERMINAL, kpi_rows, language)
    if alert_rows:
        yield _table(message("Alerts"), alerts.ALERTS, alerts.TERMINAL, alert_rows, language)


def _table(
    title: Message,
    known: Mapping[str, Column[Item]],
    keys: Sequence[str],
    rows: Sequence[Row[Item]],
    language: Language,
) -> RenderableType:
    """Return a table of the columns named by their keys."""
    columns = [known[key] for key in keys]
    heads = [column.head.localize(language) for column in columns]
    right = [number for number, column in enumerate(columns) if column.figure]
    cells = [[_cell(column, row) for column in columns] for row in rows]
    return table(title.localize(language), heads, cells, right=right)


def _cell(column: Column[Item], row: Row[Item]) -> Text:
    """Return a cell, coloured where it is judged; what was typed and cannot be read is marked."""
    unread = column.unread(row)
    if unread:
        return cell(message("{text} (cannot be read)", text=unread).localize(row.language), _UNREAD)
    level = column.level(row)
    return cell(column.text(row) or NONE, "" if level is None else _STYLES[level])
