"""The tables of one site: each kind of record with its columns, how they look, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Generic

from strategy_tracker.site.parts.rows import Item as OfStrategyItem
from strategy_tracker.site.parts.rows import Maker, Rows
from strategy_tracker.site.tables.cell_parts import CellParts
from strategy_tracker.site.tables.cycle_cells import compared_cycles
from strategy_tracker.site.tables.html_table import HtmlTable, Look, ShownTable
from strategy_tracker.site.tables.kpi_cells import kpi_facts, kpi_form_looks, kpi_list_looks, kpi_looks
from strategy_tracker.site.tables.strategy_cells import (
    alert_facts,
    alert_looks,
    step_facts,
    step_looks,
    strategy_facts,
    strategy_looks,
)
from strategy_tracker.site.tables.sums_cells import (
    cadence_looks,
    department_looks,
    no_facts,
    other_site_looks,
    other_strategy_facts,
    other_strategy_looks,
    person_facts,
    person_looks,
)
from strategy_tracker.site.tables.task_cells import task_facts, task_form_looks, task_looks
from strategy_tracker.tables import alerts, kpis, steps, strategies, sums, tasks
from strategy_tracker.tables.cadence import CADENCE, Cadence
from strategy_tracker.tables.column import Column, Item, Row
from strategy_tracker.tracking import NextStep, TrackedKpi, TrackedPortfolio, TrackedStrategy, TrackedTask
from strategy_tracker.tracking.cycle_pairs import CyclePair


@dataclass(frozen=True, slots=True)
class TableKind(Generic[Item]):
    """Tables of one kind of record: every column, how it looks, what names a row, what filters compare.

    There are no tools above a table without facts.
    """

    columns: Mapping[str, Column[Item]]
    looks: Mapping[str, Look[Item]]
    row_head: str
    facts: Callable[[Row[Item]], Mapping[str, str]] | None = None


class RecordTables:
    """Makes the tables of a site's pages."""

    def __init__(
        self,
        tracked: TrackedPortfolio,
        parts: CellParts,
        spark: Callable[[TrackedKpi], str],
        kept: Callable[[str, Maker[Any], Sequence[Any]], Sequence[bytes]],
    ) -> None:
        """Take the portfolio, what cells are made of, and what draws a KPI's trend.

        `kept` returns the rows of a kind of items as they are kept, or makes them.
        """
        self._parts = parts
        self._strategies = {strategy.slug: strategy for strategy in tracked.strategies}
        self._task_rows = Rows(
            {one.slug: one.tasks for one in tracked.strategies}, partial(kept, "tasks", self._rows_of_tasks)
        )
        self._kpi_rows = Rows(
            {one.slug: one.kpis for one in tracked.strategies}, partial(kept, "kpis", self._rows_of_kpis)
        )
        self._strategy_rows = Rows(
            {one.slug: (one,) for one in tracked.strategies},
            partial(kept, "strategies", self._rows_of_strategies),
        )
        names = {strategy.slug: strategy.name for strategy in tracked.strategies}
        self.task_kind = TableKind(tasks.TASKS, task_looks(parts), "description", task_facts)
        self.kpi_kind = TableKind(kpis.KPIS, kpi_looks(parts), "name", kpi_facts)
        self.alert_kind = TableKind(alerts.ALERTS, alert_looks(parts), "subject", alert_facts)
        self.strategy_kind = TableKind(
            strategies.STRATEGIES, strategy_looks(parts), "strategy", strategy_facts
        )
        self.step_kind = TableKind(steps.STEPS, step_looks(parts, names), "step", step_facts)
        self._kpi_list_kind = TableKind(kpis.KPIS, kpi_list_looks(parts, spark), "name", kpi_facts)

    def table(self, kind: TableKind[Item], keys: Iterable[str]) -> HtmlTable[Item]:
        """Return the table of some columns of a kind of record."""
        columns = [kind.columns[key] for key in keys]
        return HtmlTable(columns, kind.looks, self._parts, row_head=kind.row_head, facts=kind.facts)

    def tasks(self, found: Iterable[TrackedTask], label: str, name: str = "") -> ShownTable:
        """Return a list of tasks; a task's row is made once for all pages on which it stands."""
        return self._shown(self._task_list, self._task_rows.made(found), label, "all", name)

    def make_rows(self, strategy: TrackedStrategy) -> None:
        """Make the rows of a strategy, its tasks and its KPIs, or find them kept."""
        next(self._strategy_rows.made([strategy]))
        for item in strategy.tasks[:1]:
            next(self._task_rows.made([item]))
        for kpi in strategy.kpis[:1]:
            next(self._kpi_rows.made([kpi]))

    def kpis(self, found: Iterable[TrackedKpi], label: str, name: str = "") -> ShownTable:
        """Return a list of KPIs; a KPI's row is made once for all pages on which it stands."""
        return self._shown(self._kpi_list, self._kpi_rows.made(found), label, "all", name)

    def strategies(self, found: Iterable[TrackedStrategy], label: str, name: str = "") -> ShownTable:
        """Return a list of strategies; a strategy's row is made once for all pages on which it stands."""
        return self._shown(self._strategy_list, self._strategy_rows.made(found), label, "strategies", name)

    def steps(self, found: Iterable[NextStep], label: str) -> ShownTable:
        """Return a list of next steps."""
        table = self._step_list
        return self._shown(table, map(table.row, self._rows(found)), label)

    def people(self, found: Iterable[sums.Person], label: str, name: str = "") -> ShownTable:
        """Return a list of people."""
        kind = TableKind(sums.PEOPLE, person_looks(self._parts), "owner", person_facts)
        return self._of_no_strategy(kind, found, label, name)

    def departments(self, found: Iterable[sums.Department], label: str) -> ShownTable:
        """Return a list of departments."""
        kind = TableKind(sums.DEPARTMENTS, department_looks(self._parts), "department")
        return self._of_no_strategy(kind, found, label)

    def other_sites(self, found: Iterable[sums.OtherSite], label: str) -> ShownTable:
        """Return a list of sites whose portfolios are shown here."""
        kind = TableKind(sums.OTHER_SITES, other_site_looks(self._parts), "site")
        return self._of_no_strategy(kind, found, label)

    def other_strategies(self, found: Iterable[sums.OtherStrategy], label: str, name: str = "") -> ShownTable:
        """Return a list of strategies of other sites."""
        looks = other_strategy_looks()
        kind = TableKind(sums.OTHER_STRATEGIES, looks, "strategy", other_strategy_facts)
        return self._of_no_strategy(kind, found, label, name)

    def cadence(self, found: Iterable[Cadence], label: str, name: str) -> ShownTable:
        """Return a list of people by how they keep their tasks up to date."""
        kind = TableKind(CADENCE, cadence_looks(self._parts), "owner", no_facts)
        return self._of_no_strategy(kind, found, label, name)

    def compared(self, pair: CyclePair) -> ShownTable:
        """Return a cycle beside the one before it."""
        return compared_cycles(pair, self._parts)

    def task_form(self, strategy: TrackedStrategy, label: str, anchors: Sequence[str]) -> ShownTable:
        """Return the form's table of tasks; `anchors` are the ids of its rows."""
        rows = map(self._task_form.row, self._rows(strategy.tasks), anchors)
        return self._shown(self._task_form, rows, label, "tasks")

    def kpi_form(self, strategy: TrackedStrategy, label: str, anchors: Sequence[str]) -> ShownTable:
        """Return the form's table of KPIs; `anchors` are the ids of its rows."""
        rows = map(self._kpi_form.row, self._rows(strategy.kpis), anchors)
        return self._shown(self._kpi_form, rows, label, "kpis")

    def view(
        self, kind: TableKind[Any], keys: Iterable[str], rows: Iterable[Row[Any]], label: str, name: str
    ) -> ShownTable:
        """Return a table of the columns and rows that a view asks for."""
        table = self.table(kind, keys)
        return self._shown(table, map(table.row, rows), label, name=name)

    @cached_property
    def _task_list(self) -> HtmlTable[TrackedTask]:
        return self.table(self.task_kind, tasks.ALL)

    @cached_property
    def _kpi_list(self) -> HtmlTable[TrackedKpi]:
        return self.table(self._kpi_list_kind, kpis.ALL)

    @cached_property
    def _strategy_list(self) -> HtmlTable[TrackedStrategy]:
        return self.table(self.strategy_kind, strategies.ALL)

    @cached_property
    def _step_list(self) -> HtmlTable[NextStep]:
        return self.table(self.step_kind, steps.ALL)

    @cached_property
    def _task_form(self) -> HtmlTable[TrackedTask]:
        looks = task_form_looks(self._parts)
        return self.table(TableKind(tasks.TASKS, looks, "id"), tasks.FORM)

    @cached_property
    def _kpi_form(self) -> HtmlTable[TrackedKpi]:
        return self.table(TableKind(kpis.KPIS, kpi_form_looks(self._parts), "id"), kpis.FORM)

    def _of_no_strategy(
        self, kind: TableKind[Item], found: Iterable[Item], label: str, name: str = ""
    ) -> ShownTable:
        """Return the table of all columns of what belongs to no strategy of this site."""
        table = self.table(kind, kind.columns)
        rows = (table.row(Row(None, one, self._parts.language)) for one in found)
        return self._shown(table, rows, label, name=name)

    def _rows_of_tasks(self, found: Sequence[TrackedTask]) -> Sequence[str]:
        return [self._task_list.row(row) for row in self._rows(found)]

    def _rows_of_kpis(self, found: Sequence[TrackedKpi]) -> Sequence[str]:
        return [self._kpi_list.row(row) for row in self._rows(found)]

    def _rows_of_strategies(self, found: Sequence[TrackedStrategy]) -> Sequence[str]:
        return [self._strategy_list.row(row) for row in self._rows(found)]

    def _rows(self, found: Iterable[OfStrategyItem]) -> Iterator[Row[OfStrategyItem]]:
        return (self._row(self._strategies[item.slug], item) for item in found)

    def _row(self, strategy: TrackedStrategy, item: Item) -> Row[Item]:
        return Row(strategy, item, self._parts.language)

    @staticmethod
    def _shown(
        table: HtmlTable[Any], rows: Iterable[str], label: str, kind: str = "", name: str = ""
    ) -> ShownTable:
        return ShownTable(table.heads, table.style, rows, label, kind, name)
