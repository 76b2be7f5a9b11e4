"""What `show` puts into its tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from strategy_tracker.cli.tables import cell, table
from strategy_tracker.language import Language, Message, Term, message
from strategy_tracker.language.formats import format_date, format_percent
from strategy_tracker.model import Written
from strategy_tracker.tracking import (
    Alert,
    Health,
    Level,
    RollUp,
    TrackedKpi,
    TrackedPortfolio,
    TrackedStrategy,
    TrackedTask,
)
from strategy_tracker.values import Status
from strategy_tracker.vocabulary.words import STATUS_WORDS

NONE = "-"
_UNREAD = "magenta"
_STYLES = {Level.UNKNOWN: "dim", Level.GOOD: "green", Level.WATCH: "yellow", Level.BAD: "red"}


def status_term(status: Status) -> Term:
    """Return a status in three languages."""
    hant, hans, english = STATUS_WORDS[status.value][:3]
    return Term(hant, hans, english)


def _words(language: Language, *texts: Message) -> list[str]:
    return [text.localize(language) for text in texts]


def _day(day: date | None, language: Language) -> str:
    return NONE if day is None else format_date(day, language)


def _days(start: date | None, end: date | None, language: Language) -> str:
    return NONE if start is None and end is None else f"{_day(start, language)} ~ {_day(end, language)}"


def _level(health: Health, language: Language) -> Text:
    return cell(health.level.term.localize(language), _STYLES[health.level])


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
    head = _words(
        language, message("Strategy"), message("Title"), message("Owner"), message("Period"),
        message("Progress"), message("Expected"), message("Overdue"), message("KPIs met"), message("Health"),
    )  # fmt: skip
    rows = [_strategy_row(strategy, language) for strategy in tracked.strategies]
    title = message("Strategies on {day}", day=tracked.as_of).localize(language)
    yield table(title, head, rows, right=(4, 5, 6, 7))
    yield cell(_sums(tracked.sums, language))


def _strategy_row(strategy: TrackedStrategy, language: Language) -> list[Text]:
    return [
        cell(strategy.slug),
        cell(strategy.name),
        cell(strategy.owner or NONE),
        cell(_days(strategy.start, strategy.end, language)),
        cell(format_percent(strategy.sums.progress, language)),
        cell(format_percent(strategy.sums.expected, language)),
        cell(str(strategy.sums.overdue), "red" if strategy.sums.overdue else ""),
        cell(f"{strategy.kpis_met}/{len(strategy.kpis)}"),
        _level(strategy.health, language),
    ]


def strategy_tables(strategy: TrackedStrategy, as_of: date, language: Language) -> Iterator[RenderableType]:
    """Yield one strategy: its head, tasks, KPIs and alerts."""
    facts = (strategy.department, strategy.owner, _days(strategy.start, strategy.end, language))
    reason = strategy.health.reason.localize(language)
    yield Group(
        cell(f"{strategy.name}  ({strategy.slug})", "bold"),
        cell("  ".join(fact for fact in facts if fact)),
        Text.assemble(
            cell(f"{_day(as_of, language)}: "), _level(strategy.health, language), "  ", cell(reason)
        ),
        cell(_sums(strategy.sums, language)),
    )
    if strategy.tasks:
        yield _task_table(strategy.tasks, language)
    if strategy.kpis:
        yield _kpi_table(strategy.kpis, language)
    if strategy.alerts:
        yield _alert_table(strategy.alerts, language)


def _typed(written: Written[object] | None, language: Language) -> tuple[str, str] | None:
    """Return what was typed, marked and with its style, where it could not be read."""
    return _unread_or(written.text, "", language) if written is not None and written.unreadable else None


def _unread_or(unread: str, text: str, language: Language) -> tuple[str, str]:
    """Return what was typed and cannot be read, marked and with its style; else a text."""
    if not unread:
        return text or NONE, ""
    return message("{text} (cannot be read)", text=unread).localize(language), _UNREAD


def _status(task: TrackedTask, language: Language) -> tuple[str, str]:
    return _typed(task.record.status, language) or (status_term(task.status).localize(language), "")


def _planned(task: TrackedTask, language: Language) -> tuple[str, str]:
    days = _days(task.planned_start, task.planned_end, language)
    return _typed(task.record.planned, language) or (days, "")


def _progress(task: TrackedTask, language: Language) -> tuple[str, str]:
    return _typed(task.record.progress, language) or (format_percent(task.progress, language), "")


def _task_table(tasks: tuple[TrackedTask, ...], language: Language) -> RenderableType:
    head = _words(
        language, message("Task"), message("Description"), message("Owner"), message("Planned"),
        message("Progress"), message("Expected"), message("Status"), message("Health"),
    )  # fmt: skip
    rows = [
        [
            cell(task.id or NONE),
            cell(task.description),
            cell(task.owner or NONE),
            cell(*_planned(task, language)),
            cell(*_progress(task, language)),
            cell(format_percent(task.expected, language)),
            cell(*_status(task, language)),
            _level(task.health, language),
        ]
        for task in tasks
    ]
    return table(message("Tasks").localize(language), head, rows, right=(4, 5))


def _kpi_table(kpis: tuple[TrackedKpi, ...], language: Language) -> RenderableType:
    head = _words(
        language, message("KPI"), message("Name"), message("Target"), message("Actual"),
        message("Attainment"), message("Result"),
    )  # fmt: skip
    rows = [
        [
            cell(kpi.id or NONE),
            cell(kpi.name),
            cell(*(_typed(kpi.record.target, language) or (kpi.target_text or NONE, ""))),
            cell(*_unread_or(kpi.unread, kpi.current_text, language)),
            cell(format_percent(kpi.ratio, language)),
            cell(kpi.band.term.localize(language), _STYLES[kpi.health.level]),
        ]
        for kpi in kpis
    ]
    return table(message("KPIs").localize(language), head, rows, right=(2, 3, 4))


def _alert_table(alerts: tuple[Alert, ...], language: Language) -> RenderableType:
    head = _words(language, message("Alert"), message("About"), message("Reason"), message("Whose move"))
    rows = [
        [
            cell(alert.kind.term.localize(language), _STYLES[alert.level]),
            cell(alert.subject or NONE),
            cell(alert.reason.localize(language)),
            cell(alert.owner or NONE),
        ]
        for alert in alerts
    ]
    return table(message("Alerts").localize(language), head, rows)
