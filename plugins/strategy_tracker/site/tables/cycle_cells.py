"""A cycle beside the one before it: a row for each of what they are compared by, a column for each cycle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from strategy_tracker.language import message
from strategy_tracker.language.formats import format_percent
from strategy_tracker.site.html import html_of
from strategy_tracker.site.parts.cells import cell_labels
from strategy_tracker.site.tables.cell_parts import CellParts
from strategy_tracker.site.tables.html_table import Head, Look, ShownTable, cell_maker
from strategy_tracker.tables.column import Row
from strategy_tracker.tables.cycles import COMPARED, KPI
from strategy_tracker.tracking import TrackedKpi, TrackedStrategy
from strategy_tracker.tracking.cycle_pairs import CyclePair


def compared_cycles(pair: CyclePair, parts: CellParts) -> ShownTable:
    """Return the table of two cycles, the earlier one first; its heads lead to their strategies."""
    sides = (pair.before, pair.now)
    heads = [Head("", parts.words(message("Compared")), "", "")]
    heads += [Head("", side.name, "", "", strategy=side.slug) for side in sides]
    return ShownTable(
        heads,
        cell_labels(["", *(side.name for side in sides)]),
        _rows(pair, parts),
        f"{pair.before.name} → {pair.now.name}",
        "compared",
    )


def _looks(parts: CellParts) -> Mapping[str, Look[TrackedStrategy]]:
    cells = parts.cells

    def health(row: Row[TrackedStrategy]) -> str:
        said = parts.words(row.item.health.reason)
        return f'<div>{cells.health(row.item.health)} <span class="st-small">{said}</span></div>'

    def on_time(row: Row[TrackedStrategy]) -> str:
        rate = COMPARED["on_time_rate"].text(row)
        return f'<div>{rate} <span class="st-small">{cells.on_time_words(row.item.sums)}</span></div>'

    return {"period": Look(kind="st-nowrap"), "health": Look(health), "on_time_rate": Look(on_time)}


def _kpi_look(parts: CellParts) -> Look[TrackedKpi]:
    cells = parts.cells

    def html(row: Row[TrackedKpi]) -> str:
        values, ratio = f"{cells.current(row.item)} / {cells.target(row.item)}", row.item.ratio
        percent = format_percent(ratio, row.language)
        return f"<div>{values} <strong>{percent}</strong> {cells.band(row.item)}</div>"

    return Look(html)


def _rows(pair: CyclePair, parts: CellParts) -> Iterator[str]:
    looks = _looks(parts)
    for key, column in COMPARED.items():
        cell = cell_maker(column, looks.get(key, Look()), parts)
        name = html_of(column.head.localize(parts.language))
        yield _row(name, (cell(Row(side, side, parts.language)) for side in (pair.before, pair.now)))
    cell_of_kpi = cell_maker(KPI, _kpi_look(parts), parts)
    for kpi in pair.kpis:
        sides = ((pair.before, kpi.before), (pair.now, kpi.now))
        yield _row(
            html_of(kpi.name), (cell_of_kpi(Row(strategy, one, parts.language)) for strategy, one in sides)
        )


def _row(name: str, cells: Iterable[str]) -> str:
    return f'<tr><th scope="row">{name}</th>{"".join(cells)}</tr>\n'
