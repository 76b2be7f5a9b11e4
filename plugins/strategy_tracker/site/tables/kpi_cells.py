"""How KPIs look in tables: in lists across strategies, and in the form of one strategy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from strategy_tracker.language import message
from strategy_tracker.language.formats import format_percent
from strategy_tracker.model import value_of
from strategy_tracker.site.parts.cells import NOTHING
from strategy_tracker.site.tables.cell_parts import CellParts, small
from strategy_tracker.site.tables.html_table import Look
from strategy_tracker.tables.column import Row
from strategy_tracker.tables.kpis import DETAILS, amount_words
from strategy_tracker.tracking import TrackedKpi
from strategy_tracker.values import KpiType
from strategy_tracker.vocabulary.fields import field_of

KpiRow = Row[TrackedKpi]

_TYPES = {KpiType.PROCESS: message("Process KPI"), KpiType.RESULT: message("Result KPI")}


def kpi_facts(row: KpiRow) -> Mapping[str, str]:
    """Return what filters compare: the band, and the department, owner and cycle of the strategy."""
    return {
        "band": row.item.band.value,
        "owner": row.strategy.owner,
        "department": row.strategy.department,
        "cycle": row.strategy.cycle.value,
    }


def kpi_looks(parts: CellParts) -> Mapping[str, Look[TrackedKpi]]:
    """Return how KPIs look in lists."""
    cells, links = parts.cells, parts.links

    def attainment_text(row: KpiRow) -> str:
        return "" if row.item.ratio is None else format_percent(row.item.ratio, row.language)

    return {
        "strategy": Look(lambda row: links.strategy(row.item.slug), kind="st-c-strategy"),
        "id": Look(lambda row: links.kpi(row.item.id, row.item.slug)),
        "target": replace(
            _figure(lambda row: cells.target(row.item)), amount=lambda row: amount_words(row.item.target, row)
        ),
        "current": replace(
            _figure(lambda row: cells.current(row.item)),
            amount=lambda row: amount_words(row.item.current, row),
        ),
        "attainment": Look(
            lambda row: _attainment(parts, row.item), kind="st-num", head="st-num", plain=attainment_text
        ),
        "variance": _figure(lambda row: cells.variance(row.item)),
        "band": Look(lambda row: cells.band(row.item)),
        "updated": Look(kind="st-nowrap"),
    }


def kpi_list_looks(parts: CellParts, spark: Callable[[TrackedKpi], str]) -> Mapping[str, Look[TrackedKpi]]:
    """Return how KPIs look in the list of all, where each stands once: with a drawing of its trend."""
    trend: Look[TrackedKpi] = Look(lambda row: spark(row.item) or NOTHING, kind="st-c-trend", tools=False)
    return {**kpi_looks(parts), "trend": trend}


def kpi_form_looks(parts: CellParts) -> Mapping[str, Look[TrackedKpi]]:
    """Return how KPIs look in the form of their strategy: as typed, with what follows from it below."""
    cells = parts.cells

    def identifier(row: KpiRow) -> str:
        record = row.item.record
        update = parts.links.update(row.item.id, row.item.slug)
        name = parts.own_link("kpi", record.id, row.item.id)
        return f"<span>{name}{parts.edit_link(record.place, row.item.id)}{update}</span>"

    def name(row: KpiRow) -> str:
        record = row.item.record
        kind = value_of(record.type)
        kind_line = small(parts.words(_TYPES[kind])) if kind is not None else ""
        details = parts.details("kpi", DETAILS, record)
        return f"{cells.typed(record.name)}{kind_line}{details}{cells.own_fields(record)}"

    def target(row: KpiRow) -> str:
        baseline = row.item.record.baseline
        label = field_of("kpi", "baseline").label.localize(parts.language)
        line = parts.named(label, cells.typed(baseline)) if baseline is not None and baseline.text else ""
        return f"{cells.target(row.item)}{line}"

    def current(row: KpiRow) -> str:
        kpi = row.item
        measured = small(parts.words(message("computed from the tasks"))) if kpi.measured else ""
        if kpi.recomputed is None:
            return f"{cells.current(kpi)}{measured}"
        value = format_percent(kpi.recomputed, parts.language)
        said = small(parts.words(message("the tasks above say {value}", value=value)), late=True)
        return f"{cells.current(kpi)}{measured}{said}"

    def attainment(row: KpiRow) -> str:
        kpi = row.item
        lines = ""
        if kpi.stated_differs and kpi.record.attainment is not None:
            stated = message("stated: {value}", value=kpi.record.attainment.text)
            lines += small(parts.words(stated), late=True)
        if kpi.ratio is None:
            lines += small(parts.words(kpi.health.reason))
        return f"{_attainment(parts, kpi)}{lines}"

    def updated(row: KpiRow) -> str:
        day = row.item.current_on
        return parts.day(day) if day is not None else cells.typed(row.item.record.updated)

    return {
        "id": Look(identifier, kind="st-id"),
        "name": Look(name),
        "definition": Look(lambda row: cells.typed(row.item.record.definition), kind="st-c-text"),
        "target": _figure(target),
        "current": _figure(current),
        "attainment": _figure(attainment),
        "variance": _figure(lambda row: cells.variance(row.item)),
        "source": Look(lambda row: cells.typed(row.item.record.source)),
        "updated": Look(updated, kind="st-nowrap"),
    }


def _figure(html: Callable[[KpiRow], str]) -> Look[TrackedKpi]:
    return Look(html, kind="st-num", head="st-num")


def _attainment(parts: CellParts, kpi: TrackedKpi) -> str:
    return f"<strong>{format_percent(kpi.ratio, parts.language)}</strong> {parts.cells.band(kpi)}"
