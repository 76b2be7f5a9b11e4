"""The columns of the KPIs' table. The form's 達成率 is the computed one; the stated one stands apart."""

from __future__ import annotations

from decimal import Decimal

from strategy_tracker.language import Language, Term, localize, message
from strategy_tracker.model import value_of
from strategy_tracker.tables.column import Column, Percent, Row, columns_by_key
from strategy_tracker.tables.fields import field_column, field_columns, keys_beside
from strategy_tracker.tables.numbers import difference, percent
from strategy_tracker.tables.words import STANDING, STRATEGY_COLUMNS, UNREAD, in_percent
from strategy_tracker.tables.written import named, unread, unread_of_kpi
from strategy_tracker.tracking import TrackedKpi
from strategy_tracker.values import Quantity
from strategy_tracker.vocabulary.fields import field_of
from strategy_tracker.vocabulary.units import unit_term

KpiRow = Row[TrackedKpi]


def _number(quantity: Quantity | None) -> Decimal | None:
    return quantity.number if quantity is not None else None


def _unit(quantity: Quantity | None, language: Language) -> str:
    if quantity is None or not quantity.unit:
        return ""
    return unit_term(quantity.unit, quantity.unit_text).localize(language)


def amount_words(quantity: Quantity | None, row: Row[TrackedKpi]) -> str:
    """Return a quantity's number, as a program reads it, and its unit, parted by a blank; '' for none."""
    number = _number(quantity)
    return "" if number is None else f"{number:f} {_unit(quantity, row.language)}".strip()


def _stated(kpi: TrackedKpi) -> Decimal | None:
    return value_of(kpi.record.attainment)


_FORM: tuple[Column[TrackedKpi], ...] = (
    field_column("kpi", "id"),
    field_column("kpi", "name"),
    field_column("kpi", "definition"),
    Column(
        "target",
        field_of("kpi", "target"),
        lambda row: row.item.target_text,
        unread=lambda row: unread(row.item.record.target),
        figure=True,
    ),
    Column(
        "current",
        field_of("kpi", "current"),
        lambda row: row.item.current_text,
        unread=lambda row: row.item.unread,
        figure=True,
    ),
    Column(
        "attainment",
        Percent(field_of("kpi", "attainment")),
        lambda row: percent(row.item.ratio),
        words=lambda row: in_percent(row.item.ratio, row.language),
        sort=lambda row: row.item.ratio,
        figure=True,
    ),
    Column(
        "variance",
        message("Variance"),
        lambda row: localize(row.item.variance_text, row.language),
        sort=lambda row: row.item.attainment.variance,
        figure=True,
    ),
    Column("source", field_of("kpi", "source"), lambda row: row.item.source),
    Column(
        "updated",
        field_of("kpi", "updated"),
        lambda row: row.item.current_on,
        unread=lambda row: "" if row.item.current_on is not None else unread(row.item.record.updated),
    ),
)
_COMPUTED: tuple[Column[TrackedKpi], ...] = (
    Column(
        "band",
        Term("評價", "评价", "Band"),
        lambda row: row.item.band.term.localize(row.language),
        level=lambda row: row.item.health.level,
    ),
    Column(
        "trend",
        message("Trend"),
        lambda row: " → ".join(point.text for point in row.item.points),
        sort=lambda row: None,
    ),
    Column(
        "attainment_stated",
        Term("填報達成率%", "填报达成率%", "Stated attainment%"),
        lambda row: _stated(row.item),
        figure=True,
    ),
    Column(
        "target_number",
        Term("目標數值", "目标数值", "Target number"),
        lambda row: _number(row.item.target),
        figure=True,
    ),
    Column(
        "current_number",
        Term("當前數值", "当前数值", "Current number"),
        lambda row: _number(row.item.current),
        figure=True,
    ),
    Column(
        "variance_number",
        Term("差異數值", "差异数值", "Variance number"),
        lambda row: difference(row.item.attainment.variance),
        figure=True,
    ),
    Column("unit", Term("單位", "单位", "Unit"), lambda row: _unit(row.item.target, row.language)),
    Column(
        "pace", Term("時間進度比%", "时间进度比%", "Pace%"), lambda row: percent(row.item.pace), figure=True
    ),
    Column("reason", STANDING, lambda row: row.item.health.reason.localize(row.language)),
    Column("unread", UNREAD, lambda row: named(unread_of_kpi(row.item), row.language)),
)

KPIS = field_columns("kpi", columns_by_key(*_FORM, *STRATEGY_COLUMNS, *_COMPUTED))
"""Every column by its key. A field that is not named here is shown as it was written."""

FORM = tuple(column.key for column in _FORM)
ALL = (
    "strategy", "id", "name", "target", "current", "attainment", "variance", "trend", "source", "updated",
)  # fmt: skip
TERMINAL = ("id", "name", "target", "current", "attainment", "band")
_FIRST = (
    "id", "name", "definition", "target", "current", "attainment", "source", "updated", "strategy",
    "department", "variance", "band", "attainment_stated", "target_number", "current_number",
    "variance_number", "unit", "pace",
)  # fmt: skip
_LAST = ("reason", "unread", "slug", "extra")
_NOT_IN_FILES = ("trend",)
FILES = (*_FIRST, *(key for key in KPIS if key not in (*_FIRST, *_LAST, *_NOT_IN_FILES)), *_LAST)

ELSEWHERE = {
    "unit": "in the values themselves",
    "type": "below the name",
    "baseline": "below the target",
    "cause": "in the analysis",
    "action": "in the analysis",
    "aggregate": "in the current value, and in the files",
    "direction": "in the attainment, and in the files",
    "measure": "below the current value",
    "cadence": "in the warnings, and in the files",
    "met": "in the band, and in the files",
    "watch": "in the band, and in the files",
    "extra": "below the name, by the names that the team gave",
}
"""Fields that the form's table of a strategy does not name, and where they are instead."""
DETAILS = keys_beside("kpi", (*FORM, *ELSEWHERE))
"""Fields that the form's table has below the name."""
