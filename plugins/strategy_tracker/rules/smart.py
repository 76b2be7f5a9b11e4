"""SMART: goals that can be measured, by a day, through KPIs."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tracker.language import message
from strategy_tracker.model import Goal, Problem, Strategy, Written, value_of
from strategy_tracker.rules.judgements import measurable, timebound, vague_verbs_of
from strategy_tracker.rules.rule import Family, Rule, Severity
from strategy_tracker.tracking import TrackedPortfolio


def _statements(portfolio: TrackedPortfolio) -> Iterator[tuple[Strategy, Goal, Written[str], str]]:
    """Yield every goal that says something, with its strategy and its words."""
    for tracked in portfolio.strategies:
        for goal in tracked.record.goals:
            if goal.statement is not None and goal.statement.value:
                yield tracked.record, goal, goal.statement, goal.statement.value


def _not_measurable(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for _, goal, written, text in _statements(portfolio):
        if not measurable(text):
            yield Problem("goal-not-measurable", written.place, f"{goal.path}.statement", written.text)


GOAL_NOT_MEASURABLE = Rule(
    name="goal-not-measurable",
    family=Family.SMART,
    severity=Severity.WARNING,
    what=message("Reports a goal without a quantity."),
    why=message("Whether such a goal was reached is a matter of opinion."),
    message=message("The goal 「{text}」 names no quantity."),
    hint=message("Say how much: revenue of $5M, new customers from 28% to 35%."),
    bad="核心目標: Q3提升新品在年輕客群中的知名度\n",
    good="核心目標: Q3新品品牌搜索量增長20%\n",
    check=_not_measurable,
    limits=message(
        "Looks for a number, a multiple or a rank in the text, not for a way to measure it. Dates, ages, "
        "versions and names such as 618 count as no quantity; the number in the name of a product may be "
        "taken for one."
    ),
)


def _not_timebound(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for strategy, goal, written, text in _statements(portfolio):
        period = value_of(strategy.period)
        if (period is None or period.end is None) and not timebound(text):
            yield Problem("goal-not-timebound", written.place, f"{goal.path}.statement", written.text)


GOAL_NOT_TIMEBOUND = Rule(
    name="goal-not-timebound",
    family=Family.SMART,
    severity=Severity.WARNING,
    what=message("Reports a goal with no time, in its own text or in the strategy's period."),
    why=message("A goal without an end is never late, and never reached."),
    message=message("The goal 「{text}」 says no time, and the strategy's period has no end."),
    hint=message("Name the time (Q3, by 2024-09-30), or give the strategy a period with an end."),
    bad="目標周期: 2024-07-01起\n核心目標: 實現線上銷售額500萬元\n",
    good="目標周期: 2024-07-01至2024-09-30\n核心目標: 實現線上銷售額500萬元\n",
    check=_not_timebound,
    limits=message(
        "Knows dates, quarters, months, festivals and spans of time; an occasion that only your company "
        "knows is no time. How often something happens (monthly, 24/7) and how fast a service is (within "
        "2 hours) are none either."
    ),
)


def _vague_goals(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for _, goal, written, text in _statements(portfolio):
        verbs = vague_verbs_of(text)
        if verbs:
            values = {"verbs": "、".join(verbs)}
            yield Problem("goal-vague", written.place, f"{goal.path}.statement", written.text, values)


GOAL_VAGUE = Rule(
    name="goal-vague",
    family=Family.SMART,
    severity=Severity.WARNING,
    what=message("Reports a goal that consists of a vague verb without a definite object or number."),
    why=message("“Strengthen” and “promote” can be said of anything, and be claimed of everything."),
    message=message("「{verbs}」 says neither what nor how much."),
    hint=message("Say what will be different at the end, and by how much."),
    bad="核心目標: 加強品牌推廣\n",
    good="核心目標: Q3品牌搜索量增長20%\n",
    check=_vague_goals,
    limits=message(
        "Judges each clause by its verb and by whether anything countable or finished follows, as for tasks; "
        "a vague goal with a name or a number in it is let pass."
    ),
)


def _naming_kpis(portfolio: TrackedPortfolio) -> Iterator[Strategy]:
    """Yield the strategies whose goals name KPIs at all: only there is one without any an exception."""
    for tracked in portfolio.strategies:
        if any(goal.kpis for goal in tracked.record.goals):
            yield tracked.record


def _goals_without_kpi(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for strategy in _naming_kpis(portfolio):
        for goal in strategy.goals:
            if not goal.kpis:
                text = goal.statement.text if goal.statement is not None else ""
                yield Problem("goal-without-kpi", goal.place_of("statement"), f"{goal.path}.kpis", text)


GOAL_WITHOUT_KPI = Rule(
    name="goal-without-kpi",
    family=Family.SMART,
    severity=Severity.WARNING,
    what=message("Reports a goal that no KPI measures, where other goals of the strategy name theirs."),
    why=message("Nobody will know how far this goal has come until it is too late."),
    message=message("No KPI measures the goal 「{text}」."),
    hint=message("Add 「kpis: [K001]」 to the goal."),
    bad=(
        "核心目標:\n  - 目標: Q3實現線上銷售額500萬元\n    指標: [K001]\n  - 目標: Q3新客占比達35%\n"
        "效果指標:\n  - 指標編號: K001\n"
    ),
    good=(
        "核心目標:\n  - 目標: Q3實現線上銷售額500萬元，訂單2萬單\n    指標: [K001]\n"
        "效果指標:\n  - 指標編號: K001\n"
    ),
    check=_goals_without_kpi,
    limits=message("Silent where no goal of the strategy names KPIs, as in the plain record form."),
)


def _kpis_without_goal(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for strategy in _naming_kpis(portfolio):
        named = {written.value for goal in strategy.goals for written in goal.kpis}
        for kpi in strategy.kpis:
            if kpi.id is not None and kpi.id.value and kpi.id.value not in named:
                yield Problem("kpi-without-goal", kpi.id.place, f"{kpi.path}.id", kpi.id.text)


KPI_WITHOUT_GOAL = Rule(
    name="kpi-without-goal",
    family=Family.SMART,
    severity=Severity.WARNING,
    what=message("Reports a KPI that belongs to no goal, where the strategy's goals name their KPIs."),
    why=message("What is measured for no goal costs time, and draws eyes away from what matters."),
    message=message("The KPI {text} belongs to no goal."),
    hint=message("Name it in the goal that it measures, or leave it out."),
    bad=(
        "核心目標:\n  - 目標: Q3實現線上銷售額500萬元\n    指標: [K001]\n"
        "效果指標:\n  - 指標編號: K001\n  - 指標編號: K002\n"
    ),
    good=(
        "核心目標:\n  - 目標: Q3實現線上銷售額500萬元\n    指標: [K001, K002]\n"
        "效果指標:\n  - 指標編號: K001\n  - 指標編號: K002\n"
    ),
    check=_kpis_without_goal,
    limits=message("Silent where no goal of the strategy names KPIs, as in the plain record form."),
)

RULES: tuple[Rule, ...] = (
    GOAL_NOT_MEASURABLE,
    GOAL_NOT_TIMEBOUND,
    GOAL_VAGUE,
    GOAL_WITHOUT_KPI,
    KPI_WITHOUT_GOAL,
)
