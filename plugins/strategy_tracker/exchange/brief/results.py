"""The deck's KPIs, and at the end of a cycle its retrospectives: computed facts beside the written words."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from strategy_tracker.exchange.brief.periods import Span
from strategy_tracker.exchange.brief.scope import Scope, labelled, one_line, source_of
from strategy_tracker.exchange.brief.slides import Cell, Heading, Slide, Table, TableRow
from strategy_tracker.language import message
from strategy_tracker.language.formats import format_day, format_percent
from strategy_tracker.model import text_of, value_of
from strategy_tracker.tables.column import Row
from strategy_tracker.tables.kpis import KPIS
from strategy_tracker.tracking import Level, TrackedKpi, TrackedStrategy
from strategy_tracker.vocabulary.fields import ENTRY_LISTS, field_of

_POINTS = 4


def kpi_slides(scope: Scope) -> Iterator[Slide]:
    """Yield the KPIs with target, value, trend and what is said of them, worst first."""
    kpis = [(one, kpi) for one in scope.strategies for kpi in one.kpis]
    if not kpis:
        return
    kpis.sort(key=lambda one: (-one[1].health.level, *_reach(one[1]), one[0].slug, one[1].id))
    bad = sum(kpi.health.level in (Level.BAD, Level.WATCH) for _, kpi in kpis)
    unknown = sum(kpi.health.level is Level.UNKNOWN for _, kpi in kpis)
    title = message("All {count} KPIs on pace", count=len(kpis))
    if bad:
        title = message("{bad} of {count} KPIs behind or missed", bad=bad, count=len(kpis))
    elif unknown:
        title = message(
            "No KPI is behind; {unknown} of {count} cannot be judged yet", unknown=unknown, count=len(kpis)
        )
    headings = (
        Heading(scope.words(message("KPI")), 24, 2),
        Heading(scope.words(field_of("kpi", "target")), 11, 2),
        Heading(scope.words(field_of("kpi", "current")), 10, 2),
        Heading(scope.words(field_of("kpi", "attainment")), 12, 1),
        Heading(scope.words(KPIS["band"].head), 11, 2),
        Heading(scope.words(message("Trend")), 20, 2),
        Heading(scope.words(field_of("kpi", "source")), 12, 2),
    )
    note = message(
        "Attainment: value ÷ target, with a baseline (value − baseline) ÷ (target − baseline), where less is "
        "better 2 − value ÷ target; while the period runs a KPI is judged by its pace"
    )
    rows = tuple(_kpi_row(scope, strategy, kpi) for strategy, kpi in kpis)
    yield Slide(scope.words(title), Table(headings, rows), (scope.words(note),), scope.page("kpis/index.md"))


def _reach(kpi: TrackedKpi) -> tuple[bool, Fraction]:
    found = kpi.judged if kpi.judged is not None else kpi.ratio
    return found is None, found if found is not None else Fraction(0)


def _kpi_row(scope: Scope, strategy: TrackedStrategy, kpi: TrackedKpi) -> TableRow:
    name = labelled(kpi.id, kpi.name)
    row = Row(strategy, kpi, scope.language)
    points = kpi.points[-_POINTS:]
    trend = "—"
    if len(points) > 1:
        values = " → ".join(one_line(point.text) for point in points)
        days = [format_day(point.day, scope.language) for point in (points[0], points[-1])]
        trend = f"{values} ({days[0]} – {days[1]})"
    read_on = format_day(kpi.current_on, scope.language) if kpi.current_on is not None else ""
    cells = (
        Cell(f"{name} · {one_line(strategy.name)}"),
        Cell(one_line(kpi.target_text) or "—"),
        Cell(one_line(KPIS["current"].text(row)) or "—"),
        Cell(format_percent(kpi.ratio, scope.language), figure=True),
        Cell(scope.words(kpi.band.term), kpi.health.level),
        Cell(trend),
        Cell(one_line(f"{kpi.source} {read_on}") or "—"),
    )
    reason = scope.words(kpi.health.reason)
    return TableRow(cells, f"{name}: {reason}", source_of(kpi.record.place))


def retrospective_slides(scope: Scope) -> Iterator[Slide]:
    """Yield the retrospectives at the end of a cycle, and which strategies have none although they ended."""
    if scope.period.span is not Span.CYCLE:
        return
    missing = []
    for strategy in sorted(scope.strategies, key=lambda one: one.slug):
        rows = tuple(_entry_rows(scope, strategy))
        if rows:
            yield _retrospective(scope, strategy, rows)
        elif strategy.end is not None and strategy.end <= scope.as_of and strategy.record.readable:
            missing.append(strategy)
    if missing:
        headings = (
            Heading(scope.words(message("Strategy")), 60, 2),
            Heading(scope.words(field_of("strategy", "owner")), 20, 2),
            Heading(scope.words(message("Ended on")), 20, 1),
        )
        title = message("{count} strategies ended without a retrospective", count=len(missing))
        table = Table(headings, tuple(_missing_row(scope, one) for one in missing))
        yield Slide(scope.words(title), table, (), scope.page("retrospectives/index.md"))


def _missing_row(scope: Scope, strategy: TrackedStrategy) -> TableRow:
    ended = format_day(strategy.end, scope.language) if strategy.end is not None else "—"
    cells = (Cell(one_line(strategy.name)), Cell(one_line(strategy.owner) or "—"), Cell(ended))
    return TableRow(cells, one_line(strategy.name), source_of(strategy.record.place))


def _retrospective(scope: Scope, strategy: TrackedStrategy, rows: tuple[TableRow, ...]) -> Slide:
    sums = strategy.sums
    title = message(
        "{name}: {met} of {kpis} KPIs reached, {on_time} of {due} tasks on time",
        name=one_line(strategy.name),
        met=strategy.kpis_met,
        kpis=len(strategy.kpis),
        on_time=sums.on_time,
        due=sums.was_due,
    )
    headings = (
        Heading(scope.words(field_of("strategy", "retrospective")), 16, 1),
        Heading(scope.words(message("What was written")), 84),
    )
    moved = [task for task in strategy.tasks if task.slips]
    note = message(
        "Computed from the records: {late} tasks done late, {moved} planned ends moved, {unknown} tasks "
        "without a finish date",
        late=sums.late_done,
        moved=len(moved),
        unknown=sums.finish_unknown,
    )
    return Slide(
        scope.words(title),
        Table(headings, rows),
        (scope.words(note),),
        scope.strategy_page(strategy.slug, "retrospective/"),
    )


def _entry_rows(scope: Scope, strategy: TrackedStrategy) -> Iterator[TableRow]:
    record = strategy.record.retrospective
    held = value_of(record.held) if record is not None else None
    if record is None or (held is not None and held > scope.as_of):
        return
    states = {step.place: step for step in strategy.steps}
    for section in ENTRY_LISTS:
        head = scope.words(field_of("retrospective", section))
        for number, entry in enumerate(getattr(record, section)):
            text = text_of(entry.text)
            if not text:
                continue
            step = states.get(entry.place)
            state = ""
            if step is not None:
                state = scope.words(
                    message("still open") if step.open else message("carried out or carried over")
                )
            shown = f"{one_line(text)} ({state})" if state else one_line(text)
            cells = (Cell(head if not number else ""), Cell(shown))
            yield TableRow(cells, one_line(f"{head} {number + 1}"), source_of(entry.place))
