"""A KPI's 單位: put to its own numbers, its readings, and the values of its update records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from strategy_tracker.model import Kpi, Problem, Update, Written
from strategy_tracker.values import Quantity, Unreadable
from strategy_tracker.values.given_units import in_unit, read_unit, text_in_unit

_OWN = ("target", "baseline", "current")


def give_units(values: dict[str, Any], record: str, path: str) -> Iterator[Problem]:
    """Give the numbers that a KPI's values hold the unit that they hold; yield what does not go together."""
    unit = values.get("unit") if record == "kpi" else None
    if not isinstance(unit, Written) or unit.value is None:
        return
    try:
        one = read_unit(unit.value)
    except Unreadable as error:
        yield Problem(error.rule, unit.place, f"{path}unit", unit.text)
        return
    for name in _OWN:
        values[name], problem = _given(values.get(name), one, unit, f"{path}{name}")
        yield from problem
    readings = []
    for reading in values.get("readings") or ():
        changed, problems = _record_given(reading, ("value", "target"), one, unit)
        readings.append(changed)
        yield from problems
    if readings:
        values["readings"] = tuple(readings)


def update_in_units(update: Update, kpis: Sequence[Kpi], problems: list[Problem]) -> Update:
    """Return an update record whose KPIs' values have the units of the strategy's KPIs."""
    units = {kpi.id.value: kpi.unit for kpi in kpis if kpi.id and kpi.unit and kpi.unit.value}
    if not any(item.id.value in units for item in update.kpis):
        return update
    items = []
    for item in update.kpis:
        changed, found = item, list[Problem]()
        unit = units.get(item.id.value)
        if unit is not None:
            try:
                changed, found = _record_given(item, ("value",), read_unit(unit.value or ""), unit)
            except Unreadable:
                found = []  # said of the KPI itself
        items.append(changed)
        problems.extend(found)
    return replace(update, kpis=tuple(items))


def _record_given(
    record: Any, names: Sequence[str], one: Quantity, unit: Written[str]
) -> tuple[Any, list[Problem]]:
    """Return a record whose numbers have the unit, and what does not go together."""
    changed, problems = {}, []
    for name in names:
        changed[name], problem = _given(getattr(record, name), one, unit, f"{record.path}.{name}")
        problems += problem
    return replace(record, **changed), problems


def _given(
    written: Written[Quantity] | None, one: Quantity, unit: Written[str], path: str
) -> tuple[Written[Quantity] | None, list[Problem]]:
    """Return a number with the unit; as it is, with a problem, where it has another one."""
    if written is None or written.value is None:
        return written, []
    try:
        quantity = in_unit(written.value, one)
    except Unreadable as error:
        values = {"unit": unit.text, "line": unit.place.line}
        return written, [Problem(error.rule, written.place, path, written.text, values)]
    if quantity is written.value:
        return written, []
    return replace(written, value=quantity, text=text_in_unit(written.text, written.value, unit.text)), []
