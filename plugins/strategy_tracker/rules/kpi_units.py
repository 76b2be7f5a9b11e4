"""Units of a KPI's value, target and baseline: one kind for all, written at each number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from strategy_tracker.language import message
from strategy_tracker.model import Problem
from strategy_tracker.rules.agreement_kpis import at
from strategy_tracker.rules.rule import Family, Rule, Severity
from strategy_tracker.tracking import TrackedKpi, TrackedPortfolio
from strategy_tracker.tracking.attainment import Trouble
from strategy_tracker.values import Comparator, Quantity, commensurable, lacks_full_marks, lacks_unit, shown
from strategy_tracker.vocabulary.fields import field_of

_SIGNS = {
    Comparator.EQUAL: "", Comparator.AT_LEAST: "≥", Comparator.AT_MOST: "≤", Comparator.ABOVE: ">",
    Comparator.BELOW: "<",
}  # fmt: skip
_SCALE = re.compile(r"^(?:[十百千萬万億亿兆]+|[kKwWMB](?![A-Za-z]))")
_CHANGES = (Comparator.INCREASE_BY, Comparator.DECREASE_BY, Comparator.MULTIPLY)

_Typed = tuple[str, Quantity, str]
"""A field, its quantity, and the text that was typed."""


def _disagreeing(kpi: TrackedKpi) -> Iterator[tuple[_Typed, _Typed]]:
    """Yield what does not compare: the value and the baseline with the target, or with each other."""
    baseline = kpi.record.baseline
    if kpi.target is None or kpi.attainment.trouble not in (Trouble.UNITS, Trouble.NO_VALUE):
        return
    target = ("target", kpi.target, kpi.target_text)
    sides: list[_Typed] = []
    if kpi.current is not None:
        sides.append(("current", kpi.current, kpi.current_text))
    if baseline is not None and baseline.value is not None:
        sides.append(("baseline", baseline.value, baseline.text))
    if kpi.target.comparator in _CHANGES and len(sides) == 2:
        if not commensurable(sides[0][1], sides[1][1]):
            yield sides[0], sides[1]
        return
    for side in sides:
        if not commensurable(side[1], kpi.target):
            yield side, target


def _is_rate(quantity: Quantity) -> bool:
    """Tell whether a quantity is so much per something: 2 posts per week."""
    return "/" in (quantity.unit or "")


def _with_unit(bare: Quantity, other: Quantity) -> str | None:
    """Return the number as it is probably meant: 28% for 0.28 beside 35%; None where it would be a guess."""
    sign = _SIGNS.get(bare.comparator)
    if sign is None or bare.high is not None or _is_rate(other):
        return None
    number = bare.number
    if other.unit == "%" and abs(number) < 1:
        number = (number * 100).normalize()
    unit = _SCALE.sub("", other.unit_text)
    meant = replace(bare, number=number, prefix=other.prefix, unit_text=bare.unit_text + unit)
    return f"{sign}{shown(number, meant)}"


def unit_wanted(kpi: TrackedKpi) -> str | None:
    """Return how a value is written that goes with a KPI's target, as in {number}萬元.

    '' where that cannot be said, None where a number without a unit will do.
    """
    one = Quantity(Decimal(1))
    target, given = kpi.target, kpi.record.unit
    if target is None or (given is not None and given.value) or target.comparator in _CHANGES:
        return None
    if not lacks_unit(one, target):
        return None
    return (_with_unit(one, target) or "").replace("1", "{number}", 1)


def _unit_missing(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for kpi in portfolio.kpis:
        for one, other in _disagreeing(kpi):
            for bare, full in ((one, other), (other, one)):
                if lacks_unit(bare[1], full[1]):
                    meant = _with_unit(bare[1], full[1])
                    values = _named(bare, full) | ({"suggestion": meant} if meant else {})
                    yield at(kpi, "unit-missing", bare[0], **values)


def _named(one: _Typed, other: _Typed) -> dict[str, object]:
    """Return what a message says of two fields."""
    return {
        "typed_field": field_of("kpi", one[0]),
        "typed": one[2],
        "other_field": field_of("kpi", other[0]),
        "other": other[2],
    }


UNIT_MISSING = Rule(
    name="unit-missing",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a number of a KPI without a unit beside one that has a unit."),
    why=message(
        "0.28 beside 35% may be 28% or a quarter of a percent; it would be a guess, so the KPI is not scored."
    ),
    message=message(
        "{kpi}: {typed_field} {typed} has no unit and cannot be compared with {other_field} {other}."
    ),
    hint=message("Write the unit at both numbers; scales such as K and M may differ."),
    suggestion_hint=message("Write {suggestion} if that is meant: both numbers need their unit."),
    bad="效果指標:\n  - 目標值: 35%\n    當前值: 0.28\n",
    good="效果指標:\n  - 目標值: 35%\n    當前值: 28%\n",
    check=_unit_missing,
    limits=message("Zero is the same in every unit and needs none."),
)


def _full_marks_missing(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for kpi in portfolio.kpis:
        for one, other in _disagreeing(kpi):
            if lacks_full_marks(one[1], other[1]):
                bare, full = (other, one) if one[1].comparator is Comparator.SCORE else (one, other)
                yield at(kpi, "full-marks-missing", bare[0], **_named(bare, full))


FULL_MARKS_MISSING = Rule(
    name="full-marks-missing",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a score of a KPI that does not say out of how many it is, beside one that does."),
    why=message("4.5 may be out of 5 or out of 10, which beside 9/10 is twice as much or the same."),
    message=message(
        "{kpi}: {typed_field} {typed} does not say out of how many it is, and cannot be compared with "
        "{other_field} {other}."
    ),
    hint=message("Write the full marks at both, as in 4.5/5 and 9/10; the scales may differ."),
    bad="效果指標:\n  - 目標值: 4.5分\n    當前值: 9/10\n",
    good="效果指標:\n  - 目標值: 4.5/5\n    當前值: 9/10\n",
    check=_full_marks_missing,
    limits=message("Of usual scales (5, 10, 100) the number must fit on one only: 4.5 is beside 4.6/5."),
)


def _units_differ(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for kpi in portfolio.kpis:
        for one, other in _disagreeing(kpi):
            said = lacks_unit(one[1], other[1]) or lacks_unit(other[1], one[1])
            if not (said or lacks_full_marks(one[1], other[1])):
                rates = [text for _, quantity, text in (one, other) if _is_rate(quantity)]
                rate = {"rate": rates[0]} if len(rates) == 1 else {}
                yield at(kpi, "units-differ", one[0], **_named(one, other), **rate)


UNITS_DIFFER = Rule(
    name="units-differ",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message(
        "Reports a KPI whose value or baseline is in a unit that does not compare with its target's."
    ),
    why=message("Money against a percentage has no attainment, so the KPI cannot be scored."),
    message=message("{kpi}: {typed_field} {typed} cannot be compared with {other_field} {other}."),
    hint=message("Write both in the same unit; scales such as K and M may differ."),
    suggestion_hint=message(
        "{rate} is a rate and the other number is none: write both for the same time, or both as a total."
    ),
    bad="效果指標:\n  - 目標值: 500萬元\n    當前值: 84%\n",
    good="效果指標:\n  - 目標值: 500萬元\n    當前值: 4,200,000元\n",
    check=_units_differ,
)


def _value_is_change(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for kpi in portfolio.kpis:
        if kpi.attainment.trouble is Trouble.CHANGE:
            yield at(kpi, "value-is-change", "current", value=kpi.current_text, target=kpi.target_text)


VALUE_IS_CHANGE = Rule(
    name="value-is-change",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a value of a KPI that says by how much it changed, where the target is a level."),
    why=message("Grown by 20% is no 20%: it would be scored as something that nobody wrote."),
    message=message("{kpi}: {value} says by how much it changed; the target {target} is a level."),
    hint=message(
        "Write the level that was reached. If the change is what is measured, write the target as one, too "
        "(+20%), or say so in the name (growth, new members)."
    ),
    bad="效果指標:\n  - 指標名稱: 會員複購率\n    目標值: 35%\n    當前值: 增長20%\n",
    good="效果指標:\n  - 指標名稱: 會員複購率\n    目標值: 35%\n    當前值: 28%\n",
    check=_value_is_change,
    limits=message("Whether a change is measured is told by the KPI's name and definition."),
)

RULES: tuple[Rule, ...] = (VALUE_IS_CHANGE, UNIT_MISSING, FULL_MARKS_MISSING, UNITS_DIFFER)
