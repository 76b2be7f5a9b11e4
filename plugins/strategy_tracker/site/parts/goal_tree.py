"""Goals, initiatives, tasks and KPIs traced to each other, and what hangs loose."""

from __future__ import annotations

from dataclasses import dataclass

from strategy_tracker.model import Goal, Initiative, text_of
from strategy_tracker.tracking import RollUp, TrackedKpi, TrackedStrategy, TrackedTask, roll_up


@dataclass(frozen=True, slots=True)
class InitiativeNode:
    """An initiative with the tasks that name it."""

    record: Initiative
    id: str
    name: str
    tasks: tuple[TrackedTask, ...]
    sums: RollUp


@dataclass(frozen=True, slots=True)
class GoalNode:
    """A goal with its initiatives and the KPIs that it names."""

    id: str
    text: str
    initiatives: tuple[InitiativeNode, ...]
    kpis: tuple[TrackedKpi, ...]
    sums: RollUp


@dataclass(frozen=True, slots=True)
class GoalTree:
    """A strategy's goals, and the tasks and KPIs to which no goal leads."""

    goals: tuple[GoalNode, ...]
    loose_tasks: tuple[TrackedTask, ...]
    loose_kpis: tuple[TrackedKpi, ...]


def goal_tree(strategy: TrackedStrategy) -> GoalTree | None:
    """Return the tree of a strategy, or None where no goal names initiatives or KPIs.

    A task belongs to the initiative that it names by id or by name.
    """
    goals = strategy.record.goals
    if not any(goal.initiatives or goal.kpis for goal in goals):
        return None
    nodes = tuple(_goal(goal, strategy) for goal in goals)
    led_to = {id(task) for node in nodes for initiative in node.initiatives for task in initiative.tasks}
    measured = {id(kpi) for node in nodes for kpi in node.kpis}
    has_initiatives = any(goal.initiatives for goal in goals)
    has_kpis = any(goal.kpis for goal in goals)
    return GoalTree(
        nodes,
        tuple(task for task in strategy.tasks if has_initiatives and id(task) not in led_to),
        tuple(kpi for kpi in strategy.kpis if has_kpis and id(kpi) not in measured),
    )


def _goal(goal: Goal, strategy: TrackedStrategy) -> GoalNode:
    initiatives = tuple(_initiative(initiative, strategy) for initiative in goal.initiatives)
    names = {written.value for written in goal.kpis}
    return GoalNode(
        id=text_of(goal.id),
        text=text_of(goal.statement) or "—",
        initiatives=initiatives,
        kpis=tuple(kpi for kpi in strategy.kpis if kpi.id in names or kpi.name in names),
        sums=roll_up(task for initiative in initiatives for task in initiative.tasks),
    )


def _initiative(initiative: Initiative, strategy: TrackedStrategy) -> InitiativeNode:
    name = text_of(initiative.name)
    own_id = text_of(initiative.id)
    known_as = {text for text in (own_id, name) if text}
    tasks = tuple(
        task
        for task in strategy.tasks
        if task.record.initiative is not None and task.record.initiative.value in known_as
    )
    return InitiativeNode(initiative, own_id, name, tasks, roll_up(tasks))
