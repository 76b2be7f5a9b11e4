"""From the tracked portfolio to the published one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Literal, cast

from strategy_tracker.exchange import publishing_records as records
from strategy_tracker.exchange.addresses import strategy_url
from strategy_tracker.exchange.published import (
    PublishedEntry,
    PublishedGoal,
    PublishedInitiative,
    PublishedPerson,
    PublishedPortfolio,
    PublishedRetrospective,
    PublishedScope,
    PublishedStrategy,
)
from strategy_tracker.exchange.published_parts import (
    PublishedAlert,
    PublishedBadPart,
    PublishedCounts,
    PublishedNextStep,
    PublishedOutlook,
    PublishedReason,
    PublishedStrategyHealth,
    PublishedSums,
)
from strategy_tracker.exchange.publishing_records import LEVELS, place
from strategy_tracker.language import Language
from strategy_tracker.model import Entry, Retrospective, Scope, Strategy
from strategy_tracker.tables.numbers import exact, index, percent, weighted
from strategy_tracker.tables.written import text, texts
from strategy_tracker.tracking import (
    Alert,
    AlertReason,
    NextStep,
    Outlook,
    RollUp,
    StrategyHealth,
    TrackedPortfolio,
    TrackedStrategy,
    TrackedTask,
    roll_up,
)


def publish(tracked: TrackedPortfolio, language: Language) -> PublishedPortfolio:
    """Return the portfolio as it is published: a pure function of the tracked one and the language.

    Each strategy is published when it is encoded: there may be a thousand, and one alone is large.
    """
    # A warning stands in its strategy and among all warnings: it is put into words once.
    alerts = dict(zip(map(id, tracked.alerts), _alerts(tracked.alerts, language), strict=True))
    strategies = tuple(partial(_strategy, strategy, alerts, language) for strategy in tracked.strategies)
    return PublishedPortfolio(
        version="2.0",
        generator="strategy-tracker",
        language=language.value,
        as_of=tracked.as_of,
        sums=_sums(tracked.sums),
        strategies=cast("tuple[PublishedStrategy, ...]", strategies),
        alerts=tuple(alerts.values()),
        people=tuple(_person(name, tasks) for name, tasks in tracked.by_owner().items()),
    )


def _sums(of: RollUp) -> PublishedSums:
    return PublishedSums(
        progress=percent(of.progress),
        expected=percent(of.expected),
        earned_share=percent(of.earned_share),
        planned_value=weighted(of.planned_value),
        earned_value=weighted(of.earned_value),
        spi=index(of.spi),
        schedule_variance=weighted(of.schedule_variance),
        on_time_rate=percent(of.on_time_rate),
        on_time_rate_exact=exact(of.on_time_rate),
        completion_rate=percent(of.completion_rate),
        counts=PublishedCounts(
            tasks=of.tasks,
            done=of.done,
            open=of.open,
            overdue=of.overdue,
            due_soon=of.due_soon,
            lagging=of.lagging,
            late_done=of.late_done,
            was_due=of.was_due,
            on_time=of.on_time,
            finish_unknown=of.finish_unknown,
            unplanned=of.unplanned,
        ),
    )


def _person(name: str, tasks: list[TrackedTask]) -> PublishedPerson:
    named = tuple(f"{task.slug}/{task.id}" for task in tasks)
    return PublishedPerson(name=name, sums=_sums(roll_up(tasks)), tasks=named)


def _strategy(
    of: TrackedStrategy, alerts: Mapping[int, PublishedAlert], language: Language
) -> PublishedStrategy:
    record = of.record
    return PublishedStrategy(
        slug=of.slug,
        title=of.name,
        readable=record.readable,
        department=of.department,
        owner=of.owner,
        created=record.created.value if record.created else None,
        period=records.period(record.period),
        running=of.running,
        url=strategy_url(of.slug),
        source=place(record.place),
        cadence=record.cadence.value.value if record.cadence and record.cadence.value else None,
        previous=of.previous,
        tags=texts(record.tags),
        scope=_scope(record.scope) if record.scope else None,
        extra=dict(record.extra),
        health=_health(of.health, language),
        outlook=_outlook(of.outlook),
        sums=_sums(of.sums),
        kpis_met=of.kpis_met,
        kpis_good=of.kpis_good,
        goals=_goals(record),
        tasks=tuple(records.task(task, of.finish(task), language) for task in of.tasks),
        kpis=tuple(records.kpi(kpi, language) for kpi in of.kpis),
        retrospective=_retrospective(record.retrospective) if record.retrospective else None,
        next_steps=_steps(of.steps),
        open_before=_steps(of.open_before),
        alerts=tuple(alerts[id(alert)] for alert in of.alerts),
    )


def _scope(scope: Scope) -> PublishedScope:
    return PublishedScope(
        products=texts(scope.products),
        audience=texts(scope.audience),
        channels=texts(scope.channels),
        regions=texts(scope.regions),
        extra=dict(scope.extra),
    )


def _goals(strategy: Strategy) -> tuple[PublishedGoal, ...]:
    return tuple(
        PublishedGoal(
            id=text(goal.id),
            statement=text(goal.statement),
            kpis=texts(goal.kpis),
            initiatives=tuple(
                PublishedInitiative(
                    id=text(initiative.id), name=text(initiative.name), extra=dict(initiative.extra)
                )
                for initiative in goal.initiatives
            ),
            extra=dict(goal.extra),
        )
        for goal in strategy.goals
    )


def _retrospective(of: Retrospective) -> PublishedRetrospective:
    return PublishedRetrospective(
        held=of.held.value if of.held else None,
        participants=texts(of.participants),
        departments=texts(of.departments),
        highlights=_entries(of.highlights),
        problems=_entries(of.problems),
        improvements=_entries(of.improvements),
        next_steps=_entries(of.next_steps),
        source=place(of.place),
        extra=dict(of.extra),
    )


def _entries(entries: Iterable[Entry]) -> tuple[PublishedEntry, ...]:
    return tuple(
        PublishedEntry(
            text=text(entry.text),
            tasks=texts(entry.tasks),
            kpis=texts(entry.kpis),
            owner=text(entry.owner),
            due=entry.due.value if entry.due else None,
            carried_to=texts(entry.carried_to),
            done=bool(entry.done and entry.done.value),
            extra=dict(entry.extra),
        )
        for entry in entries
    )


def _steps(steps: Iterable[NextStep]) -> tuple[PublishedNextStep, ...]:
    return tuple(
        PublishedNextStep(
            slug=step.slug,
            kind=cast("Literal['improvements', 'next_steps']", step.kind),
            text=step.text,
            owner=step.owner,
            due=step.due,
            done=step.done,
            open=step.open,
            carried_to=tuple(f"{slug}/{name}" for slug, name in step.carried_to),
            missing=step.missing,
            since=step.since,
            source=place(step.place),
        )
        for step in steps
    )


def _reason(of: AlertReason, language: Language) -> PublishedReason:
    return PublishedReason(
        kind=of.kind.value,
        label=of.kind.term.localize(language),
        level=LEVELS[of.level],
        reason=of.reason.localize(language),
        action=of.action.localize(language),
        since=of.since,
        days=of.days,
        owner=of.owner,
    )


def _alerts(alerts: Iterable[Alert], language: Language) -> tuple[PublishedAlert, ...]:
    return tuple(
        PublishedAlert(
            **_reason(alert.gravest, language),
            slug=alert.slug,
            subject=alert.subject,
            title=alert.title,
            reasons=tuple(_reason(reason, language) for reason in alert.reasons),
            cause=alert.cause or None,
            solution=alert.solution or None,
            source=place(alert.place),
        )
        for alert in alerts
    )


def _health(of: StrategyHealth, language: Language) -> PublishedStrategyHealth:
    return PublishedStrategyHealth(
        **records.health(of, language),
        evidence=tuple(one.localize(language) for one in of.evidence),
        parts=tuple(
            PublishedBadPart(
                id=part.subject,
                is_kpi=part.is_kpi,
                level=LEVELS[part.level],
                reason=part.reason.localize(language),
            )
            for part in of.parts
        ),
    )


def _outlook(of: Outlook | None) -> PublishedOutlook | None:
    if of is None:
        return None
    return PublishedOutlook(
        department=of.department or None,
        cases=of.cases,
        chance=percent(of.chance),
        chance_exact=exact(of.chance),
        half=of.half,
        most=of.most,
        beyond=of.beyond,
        undated=of.undated,
    )
