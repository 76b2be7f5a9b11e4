"""Agreement of what is stated of KPIs with what is computed."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tracker.language import message
from strategy_tracker.language.formats import decimals_of, in_percent, rounded
from strategy_tracker.model import Problem, Written, text_of, value_of
from strategy_tracker.rules.fractions import fraction_of
from strategy_tracker.rules.rule import Family, Rule, Severity
from strategy_tracker.tracking import Band, TrackedKpi, TrackedPortfolio
from strategy_tracker.tracking.attainment_words import formula_of, goal_words


def at(kpi: TrackedKpi, rule: str, field: str, **values: object) -> Problem:
    """Return a problem at a field of a KPI; at the KPI itself where the field was not written."""
    written = getattr(kpi.record, field)
    place = written.place if isinstance(written, Written) else kpi.record.place
    text = written.text if isinstance(written, Written) else ""
    named = {"kpi": f"{kpi.id} {kpi.name}".strip() or kpi.record.path}
    return Problem(rule, place, f"{kpi.record.path}.{field}", text, {**named, **values})


def _attainment_differs(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for kpi in portfolio.kpis:
        if kpi.stated_differs and kpi.ratio is not None and fraction_of(kpi) is None:
            computed = in_percent(kpi.ratio, 1).normalize()
            yield at(kpi, "attainment-differs", "attainment", computed=computed, formula=formula_of(kpi))


ATTAINMENT_DIFFERS = Rule(
    name="attainment-differs",
    family=Family.AGREEMENT,
    severity=Severity.WARNING,
    what=message("Reports a stated attainment that differs from the one computed from value and target."),
    why=message(
        "A number that was copied once and not kept up misleads everyone who reads only that column."
    ),
    message=message("{kpi}: {text} is stated, but {formula} is {computed}%."),
    hint=message("Correct the attainment, or leave it out: it is always computed."),
    bad="效果指標:\n  - 目標值: 500萬元\n    當前值: 420萬元\n    達成率: 90%\n",
    good="效果指標:\n  - 目標值: 500萬元\n    當前值: 420萬元\n    達成率: 84%\n",
    check=_attainment_differs,
    limits=message("Compared at the decimals that were typed: 84% agrees with 83.6%."),
)


def _on_time_rate_differs(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for kpi in portfolio.kpis:
        stated = value_of(kpi.record.current)
        if kpi.recomputed is None or kpi.measured or stated is None or stated.unit not in (None, "%"):
            continue
        places = decimals_of(stated.number)
        computed = in_percent(kpi.recomputed, places)
        if computed != rounded(stated.number, places):
            yield at(kpi, "on-time-rate-differs", "current", computed=computed)


ON_TIME_RATE_DIFFERS = Rule(
    name="on-time-rate-differs",
    family=Family.AGREEMENT,
    severity=Severity.WARNING,
    what=message(
        "Reports an on-time rate, stated from the tracking table, that its own tasks do not bear out."
    ),
    why=message("Here the stated number and the table it is drawn from stand in one file, and disagree."),
    message=message("{kpi}: {text} is stated, but the tasks above give {computed}%."),
    hint=message("Correct the value, or let it be computed: 「measure: on_time_rate」."),
    bad=(
        "關鍵任務:\n  - 計劃起止時間: 2024-07-15至2024-07-20\n    實際起止時間: 2024-07-15至2024-07-25\n"
        "    當前進度: 100\n    完成狀態: 已完成\n"
        "效果指標:\n  - 指標名稱: 任務按時完成率\n    目標值: ≥90%\n    當前值: 85%\n"
        "    數據來源: 跟蹤表統計\n"
    ),
    good=(
        "關鍵任務:\n  - 計劃起止時間: 2024-07-15至2024-07-20\n    實際起止時間: 2024-07-15至2024-07-19\n"
        "    當前進度: 100\n    完成狀態: 已完成\n"
        "效果指標:\n  - 指標名稱: 任務按時完成率\n    目標值: ≥90%\n    當前值: 100%\n"
        "    數據來源: 跟蹤表統計\n"
    ),
    check=_on_time_rate_differs,
    limits=message("Tasks done by their planned end ÷ tasks that were due; cancelled ones are left out."),
)


def _missed_without_cause(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for kpi in portfolio.kpis:
        if kpi.band in (Band.MISSED, Band.BEHIND) and not text_of(kpi.record.cause):
            ratio = in_percent(kpi.ratio or 0, 1).normalize()
            yield at(kpi, "missed-without-cause", "current", ratio=ratio, goal=goal_words(kpi))


MISSED_WITHOUT_CAUSE = Rule(
    name="missed-without-cause",
    family=Family.AGREEMENT,
    severity=Severity.WARNING,
    what=message("Reports a missed KPI without its cause."),
    why=message(
        "The analysis is target, actual, difference, cause; without the last the next cycle repeats it."
    ),
    message=message("{kpi} reached only {ratio}% of {goal}, and no cause is written down."),
    hint=message("Add 「cause」 and 「action」."),
    bad="目標周期: 2024-06-01至2024-07-31\n關鍵任務:\n  - 計劃起止時間: 2024-06-01至2024-07-31\n"
    "    實際起止時間: 2024-06-01至2024-07-31\n    當前進度: 100\n    完成狀態: 已完成\n"
    "效果指標:\n  - 目標值: 500萬元\n    當前值: 300萬元\n",
    good="目標周期: 2024-06-01至2024-07-31\n效果指標:\n  - 目標值: 500萬元\n    當前值: 300萬元\n"
    "    原因分析: 直播引流新客轉化率低\n",
    check=_missed_without_cause,
    options=("kpi_watch", "kpi_pace"),
    limits=message("While the period runs, a KPI is only judged once its pace is too slow."),
)


RULES: tuple[Rule, ...] = (ATTAINMENT_DIFFERS, ON_TIME_RATE_DIFFERS, MISSED_WITHOUT_CAUSE)
