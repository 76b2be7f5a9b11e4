"""Which way a KPI is better, where its target does not say so."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tracker.language import message
from strategy_tracker.model import Problem
from strategy_tracker.rules.agreement_kpis import at
from strategy_tracker.rules.rule import Family, Rule, Severity
from strategy_tracker.tracking import TrackedPortfolio
from strategy_tracker.tracking.attainment import Trouble


def _direction_missing(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for kpi in portfolio.kpis:
        if kpi.direction_trouble is Trouble.DIRECTION:
            yield at(kpi, "direction-missing", "target", mended=f"≤{kpi.target_text}")


DIRECTION_MISSING = Rule(
    name="direction-missing",
    family=Family.AGREEMENT,
    severity=Severity.WARNING,
    what=message("Reports a bare target of a KPI of which, by its name, less is better."),
    why=message(
        "Taken for more is better, a churn of 8% would exceed its target of 5%; such a KPI is not scored."
    ),
    message=message("{kpi}: by its name less is better, but the target 「{text}」 does not say so."),
    hint=message("Write the target as {mended}; or 「direction: higher」 if more is better here."),
    bad="效果指標:\n  - 指標名稱: 會員流失率\n    目標值: 5%\n    當前值: 8%\n",
    good="效果指標:\n  - 指標名稱: 會員流失率\n    目標值: ≤5%\n    當前值: 4%\n",
    check=_direction_missing,
    limits=message("A name is judged by its head: of 客訴處理滿意度, a satisfaction, more is better."),
)


def _zero_target(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for kpi in portfolio.kpis:
        if kpi.direction_trouble is Trouble.ZERO:
            yield at(kpi, "zero-target", "target")


ZERO_TARGET = Rule(
    name="zero-target",
    family=Family.AGREEMENT,
    severity=Severity.WARNING,
    what=message("Reports a target of zero where less is not known to be better."),
    why=message("Nothing is a share of zero: as a ceiling it is reached at zero, as a floor always."),
    message=message("{kpi}: a target of 「{text}」 says nothing as long as more is better."),
    hint=message("Write ≤0 or 「direction: lower」 if it is a ceiling, else a target above zero."),
    bad="效果指標:\n  - 指標名稱: 淨增會員數\n    目標值: 0人\n    當前值: 3人\n",
    good="效果指標:\n  - 指標名稱: 重大客訴\n    目標值: ≤0件\n    當前值: 0件\n",
    check=_zero_target,
)

RULES: tuple[Rule, ...] = (DIRECTION_MISSING, ZERO_TARGET)
