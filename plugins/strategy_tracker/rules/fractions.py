"""Fractions that a spreadsheet made of percentages: 0.6 where 60 % was meant."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from strategy_tracker.language import message
from strategy_tracker.language.formats import decimals_of, in_percent, rounded
from strategy_tracker.model import Problem, Written
from strategy_tracker.rules.rule import Family, Rule, Severity
from strategy_tracker.tracking import TrackedKpi, TrackedPortfolio
from strategy_tracker.values import fold_width

_SIGNS = ("%", "％", "﹪")


def _bare_fraction(written: Written[Decimal]) -> Decimal | None:
    """Return the value of a fraction without a percent sign; None where it is no such fraction."""
    if written.value is None or any(sign in written.text for sign in _SIGNS):
        return None
    return written.value if 0 < written.value <= 1 and "." in fold_width(written.text) else None


def fraction_of(kpi: TrackedKpi) -> Written[Decimal] | None:
    """Return the attainment stated of a KPI where it is the computed one as a fraction: 0.84 for 84 %.

    They are compared with one decimal: programs write 0.24691357800000002.
    """
    written = kpi.record.attainment
    fraction = _bare_fraction(written) if written is not None else None
    if fraction is None or kpi.ratio is None:
        return None
    places = min(max(decimals_of(fraction) - 2, 0), 1)
    return written if in_percent(Fraction(fraction), places) == in_percent(kpi.ratio, places) else None


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
        stated = fraction_of(kpi)
        if stated is not None:
            yield f"{kpi.record.path}.attainment", stated


def _percent_as_fraction(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for path, written in _typed(portfolio):
        fraction = _bare_fraction(written)
        if fraction is not None:
            meant = f"{rounded(fraction * 100, 2).normalize():f}"
            values = {"taken": fraction, "meant": f"{meant}%", "mended": meant}
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
