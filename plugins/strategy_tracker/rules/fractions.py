"""Fractions that a spreadsheet made of percentages: 0.6 where 60 % was meant."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from strategy_tracker.language import message
from strategy_tracker.language.formats import in_percent, rounded
from strategy_tracker.model import Problem, Written
from strategy_tracker.rules.rule import Family, Rule, Severity
from strategy_tracker.tracking import TrackedKpi, TrackedPortfolio

_SIGNS = ("%", "％", "﹪")


def _meant(written: Written[Decimal] | None) -> Decimal | None:
    """Return the percentage that a bare fraction probably stands for; None where it is no such fraction."""
    if written is None or written.value is None or any(sign in written.text for sign in _SIGNS):
        return None
    is_fraction = 0 < written.value <= 1 and "." in written.text.replace("．", ".")
    return rounded(written.value * 100, 2).normalize() if is_fraction else None


def is_fraction_of(kpi: TrackedKpi) -> bool:
    """Tell whether the attainment stated of a KPI is the computed one as a fraction: 0.84 for 84 %.

    They are compared with one decimal: programs write 0.24691357800000002.
    """
    written = kpi.record.attainment
    if _meant(written) is None or written is None or written.value is None or kpi.ratio is None:
        return False
    exponent = written.value.as_tuple().exponent
    places = min(max(-exponent - 2, 0), 1) if isinstance(exponent, int) else 0
    return in_percent(Fraction(written.value), places) == in_percent(kpi.ratio, places)


def _typed(portfolio: TrackedPortfolio) -> Iterator[tuple[str, Written[Decimal]]]:
    """Yield every progress, and every attainment that agrees as a fraction, with its path."""
    for strategy in portfolio.strategies:
        for task in strategy.record.tasks:
            if task.progress is not None:
                yield f"{task.path}.progress", task.progress
        for update in strategy.record.updates:
            for item in update.tasks:
                if item.progress is not None:
                    yield f"{item.path}.progress", item.progress
    for kpi in portfolio.kpis:
        if is_fraction_of(kpi) and kpi.record.attainment is not None:
            yield f"{kpi.record.path}.attainment", kpi.record.attainment


def _percent_as_fraction(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for path, written in _typed(portfolio):
        meant = _meant(written)
        if meant is not None:
            values = {"taken": written.value, "meant": f"{meant:f}%", "mended": f"{meant:f}"}
            yield Problem("percent-as-fraction", written.place, path, written.text, values)


PERCENT_AS_FRACTION = Rule(
    name="percent-as-fraction",
    family=Family.SHAPE,
    severity=Severity.WARNING,
    what=message("Reports a percentage between 0 and 1 without a percent sign."),
    why=message(
        "Cells of a spreadsheet in percent come out as fractions; 0.6 is then less than one percent."
    ),
    message=message("「{text}」 is taken for {taken}%; is {meant} meant?"),
    hint=message("Write {mended}, or put a percent sign behind it if it really is so little."),
    bad="關鍵任務:\n  - 計劃起止時間: 2024-07-31至2024-08-31\n    實際起止時間: 2024-07-31開始\n"
    "    當前進度: 0.6\n",
    good="關鍵任務:\n  - 當前進度: 60\n",
    check=_percent_as_fraction,
)

RULES: tuple[Rule, ...] = (PERCENT_AS_FRACTION,)
