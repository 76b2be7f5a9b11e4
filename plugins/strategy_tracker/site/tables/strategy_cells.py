"""How strategies, warnings and next steps look in tables."""

from __future__ import annotations

from collections.abc import Mapping

from strategy_tracker.language import message
from strategy_tracker.language.formats import format_percent
from strategy_tracker.site.html import html_of
from strategy_tracker.site.parts.cells import NOTHING, pill
from strategy_tracker.site.tables.cell_parts import CellParts, small
from strategy_tracker.site.tables.html_table import Look, iso_days
from strategy_tracker.tables import steps
from strategy_tracker.tables.column import Row
from strategy_tracker.tracking import Alert, NextStep, TrackedStrategy

StrategyRow = Row[TrackedStrategy]


def strategy_facts(row: StrategyRow) -> Mapping[str, str]:
    """Return what filters compare: department, owner, cycle and health."""
    return {
        "department": row.item.department,
        "owner": row.item.owner,
        "cycle": row.item.cycle.value,
        "health": row.item.health.level.name.lower(),
    }


def strategy_looks(parts: CellParts) -> Mapping[str, Look[TrackedStrategy]]:
    """Return how strategies look in lists."""
    cells, links = parts.cells, parts.links

    def period(row: StrategyRow) -> str:
        start, end = row.item.start, row.item.end
        if start is None and end is None:
            return cells.typed(row.item.record.period)
        return f"{parts.day(start) if start else ''}<br>{parts.day(end) if end else ''}"

    def progress_text(row: StrategyRow) -> str:
        progress = row.item.sums.progress
        return "" if progress is None else format_percent(progress, row.language)

    def due_next(row: StrategyRow) -> str:
        due = row.item.next_due
        if due is None or due.planned_end is None:
            return NOTHING
        day = f'<span class="st-nowrap">{parts.short_day(due.planned_end)}</span>'
        return f"{day} {links.task(due.id, row.item.slug)}{small(html_of(due.owner))}"

    def health(row: StrategyRow) -> str:
        return f"{cells.health(row.item.health)}{small(parts.words(row.item.health.reason))}"

    return {
        "strategy": Look(lambda row: links.strategy(row.item.slug), kind="st-c-description"),
        "owner": Look(lambda row: links.person(row.item.owner), kind="st-c-owner"),
        "period": Look(
            period,
            kind="st-nowrap st-dates",
            plain=lambda row: iso_days(row.item.start, row.item.end),
            days=True,
        ),
        "progress": Look(
            lambda row: parts.bars.of_sums(row.item.sums),
            kind="st-c-progress",
            head="st-c-progress",
            plain=progress_text,
        ),
        "health": Look(health),
        "next": Look(due_next),
    }


def alert_facts(row: Row[Alert]) -> Mapping[str, str]:
    """Return what filters compare: how grave it is, and the department and cycle of the strategy."""
    return {
        "health": row.item.level.name.lower(),
        "department": row.strategy.department,
        "cycle": row.strategy.cycle.value,
    }


def alert_looks(parts: CellParts) -> Mapping[str, Look[Alert]]:
    """Return how warnings look in tables."""
    links = parts.links

    def kind(row: Row[Alert]) -> str:
        return pill(row.item.level.name.lower(), row.item.kind.term.localize(row.language))

    def subject(row: Row[Alert]) -> str:
        alert = row.item
        name = f'<span class="st-id">{html_of(alert.subject)}</span> ' if alert.subject else ""
        return f'<a href="{html_of(links.alert(alert))}">{name}{html_of(alert.title)}</a>'

    def reason(row: Row[Alert]) -> str:
        action = f'<span class="st-small">{parts.words(row.item.action)}</span>'
        return f"{parts.words(row.item.summary)} {action}"

    return {
        "strategy": Look(lambda row: links.strategy(row.item.slug), kind="st-c-strategy"),
        "kind": Look(kind),
        "subject": Look(subject),
        "reason": Look(reason),
        "owner": Look(lambda row: links.person(row.item.owner), kind="st-c-owner"),
    }


def step_facts(row: Row[NextStep]) -> Mapping[str, str]:
    """Return what filters compare: the department."""
    return {"department": row.strategy.department}


def step_looks(parts: CellParts, names: Mapping[str, str]) -> Mapping[str, Look[NextStep]]:
    """Return how next steps look in tables; `names` are the titles of the strategies."""
    links = parts.links

    def state(row: Row[NextStep]) -> str:
        step = row.item
        words = pill("good" if step.done or step.carried_to else "watch", steps.STEPS["state"].text(row))
        tasks = "".join(
            f' {links.task(name, slug)} <span class="st-small">{html_of(names[slug])}</span>'
            for slug, name in (step.carried_to if not step.done else ())
        )
        if not step.missing:
            return f"{words}{tasks}"
        missing = parts.words(message("does not exist: {names}", names=list(step.missing)))
        return f'{words}{tasks} <span class="st-small st-late">{missing}</span>'

    def step(row: Row[NextStep]) -> str:
        text = links.retrospective(row.item.text, row.item.slug)
        return f"{text}{links.update_step(row.item)}"

    return {
        "step": Look(step, kind="st-c-description"),
        "strategy": Look(lambda row: links.strategy(row.item.slug), kind="st-c-strategy"),
        "owner": Look(lambda row: links.person(row.item.owner), kind="st-c-owner"),
        "due": Look(kind="st-nowrap"),
        "state": Look(state),
    }
