"""The columns of the KPIs' table. The form's 達成率 is the computed one; the stated one stands apart."""

from __future__ import annotations

from decimal import Decimal

from strategy_tracker.exchange.columns import UNREAD, Column, Percent, typed, word
from strategy_tracker.exchange.numbers import difference, percent
from strategy_tracker.exchange.publishing_records import text
from strategy_tracker.exchange.unread import named, unread_of_kpi
from strategy_tracker.language import Language, Term, localize
from strategy_tracker.model.extra import extra_text
from strategy_tracker.tracking import TrackedKpi
from strategy_tracker.values import Quantity
from strategy_tracker.vocabulary.fields import field_of
from strategy_tracker.vocabulary.unit_names import unit_term
from strategy_tracker.vocabulary.words import KPI_TYPE_WORDS


def _number(quantity: Quantity | None) -> Decimal | None:
    return quantity.number if quantity is not None else None


def _unit(quantity: Quantity | None, language: Language) -> str:
    if quantity is None or not quantity.unit:
        return ""
    return unit_term(quantity.unit, quantity.unit_text).localize(language)


def _stated(kpi: TrackedKpi) -> Decimal | None:
    return kpi.record.attainment.value if kpi.record.attainment is not None else None


def _type(kpi: TrackedKpi, language: Language) -> str:
    kind = kpi.record.type.value if kpi.record.type is not None else None
    return word(KPI_TYPE_WORDS, kind.value, language) if kind is not None else ""


KPI_COLUMNS: tuple[Column[TrackedKpi], ...] = (
    Column("id", field_of("kpi", "id"), lambda row: row.item.id),
    Column("name", field_of("kpi", "name"), lambda row: row.item.name),
    Column("definition", field_of("kpi", "definition"), lambda row: text(row.item.record.definition)),
    Column("target", field_of("kpi", "target"), lambda row: row.item.target_text),
    Column("current", field_of("kpi", "current"), lambda row: row.item.current_text),
    Column("attainment", Percent(field_of("kpi", "attainment")), lambda row: percent(row.item.ratio)),
    Column("source", field_of("kpi", "source"), lambda row: row.item.source),
    Column("updated", field_of("kpi", "updated"), lambda row: row.item.current_on),
    Column("strategy", field_of("strategy", "title"), lambda row: row.strategy.name),
    Column("department", field_of("strategy", "department"), lambda row: row.strategy.department),
    Column(
        "variance",
        Term("差異", "差异", "Variance"),
        lambda row: localize(row.item.variance_text, row.language),
    ),
    Column("band", Term("評價", "评价", "Band"), lambda row: row.item.band.term.localize(row.language)),
    Column(
        "attainment_stated",
        Term("填報達成率%", "填报达成率%", "Stated attainment%"),
        lambda row: _stated(row.item),
    ),
    Column(
        "target_number", Term("目標數值", "目标数值", "Target number"), lambda row: _number(row.item.target)
    ),
    Column(
        "current_number",
        Term("當前數值", "当前数值", "Current number"),
        lambda row: _number(row.item.current),
    ),
    Column(
        "variance_number",
        Term("差異數值", "差异数值", "Variance number"),
        lambda row: difference(row.item.attainment.variance),
    ),
    Column("unit", Term("單位", "单位", "Unit"), lambda row: _unit(row.item.target, row.language)),
    Column("pace", Term("時間進度比%", "时间进度比%", "Pace%"), lambda row: percent(row.item.pace)),
    Column("type", field_of("kpi", "type"), lambda row: _type(row.item, row.language)),
    Column("baseline", field_of("kpi", "baseline"), lambda row: typed(row.item.record.baseline)),
    Column("cause", field_of("kpi", "cause"), lambda row: text(row.item.record.cause)),
    Column("action", field_of("kpi", "action"), lambda row: text(row.item.record.action)),
    Column(
        "reason",
        Term("現況說明", "现况说明", "Standing"),
        lambda row: row.item.health.reason.localize(row.language),
    ),
    Column("unread", UNREAD, lambda row: named(unread_of_kpi(row.item), row.language)),
    Column("slug", Term("策略編號", "策略编号", "Slug"), lambda row: row.strategy.slug),
    Column("extra", field_of("kpi", "extra"), lambda row: extra_text(row.item.record.extra)),
)
