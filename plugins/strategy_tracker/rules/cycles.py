"""Identity: chains of references that come back to where they began."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from strategy_tracker.language import message
from strategy_tracker.model import Problem, Strategy, Written, text_of
from strategy_tracker.rules.rule import Family, Rule, Severity
from strategy_tracker.tracking import TrackedPortfolio


def circles(links: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield one circle for each link that closes one, as the names on the way from its first to its last.

    Linear in the links and without recursion; a name that leads to itself is a circle of one.
    """
    finished: set[str] = set()
    for root in links:
        if root in finished:
            continue
        way: list[str] = [root]
        standing = {root: 0}
        ahead = [iter(links[root])]
        while ahead:
            following = next(ahead[-1], None)
            if following is None:
                ahead.pop()
                left = way.pop()
                del standing[left]
                finished.add(left)
            elif following in standing:
                yield tuple(way[standing[following] :])
            elif following in links and following not in finished:
                standing[following] = len(way)
                way.append(following)
                ahead.append(iter(links[following]))


def _dependencies(strategy: Strategy) -> dict[str, dict[str, tuple[str, Written[str]]]]:
    """Return, by task id, the ids that it waits for, each with the path and value where that is written."""
    found: dict[str, dict[str, tuple[str, Written[str]]]] = {}
    for task in strategy.tasks:
        name = text_of(task.id)
        if not name or name in found:
            continue
        waits = found.setdefault(name, {})
        for index, written in enumerate(task.depends_on):
            if written.value:
                waits.setdefault(written.value, (f"{task.path}.depends_on[{index}]", written))
    return found


def _dependency_cycles(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for tracked in portfolio.strategies:
        waits = _dependencies(tracked.record)
        for circle in circles({name: tuple(others) for name, others in waits.items()}):
            path, written = waits[circle[-1]][circle[0]]
            values = {"cycle": " → ".join((*circle, circle[0]))}
            yield Problem("dependency-cycle", written.place, path, written.text, values)


DEPENDENCY_CYCLE = Rule(
    name="dependency-cycle",
    family=Family.IDENTITY,
    severity=Severity.ERROR,
    what=message("Reports tasks that wait for each other in a circle, and a task that waits for itself."),
    why=message("None of them could ever begin."),
    message=message("These tasks wait for each other: {cycle}."),
    hint=message("Take out the dependency that does not really exist."),
    bad=("關鍵任務:\n  - 任務編號: T001\n    前置任務: [T002]\n  - 任務編號: T002\n    前置任務: [T001]\n"),
    good="關鍵任務:\n  - 任務編號: T001\n  - 任務編號: T002\n    前置任務: [T001]\n",
    check=_dependency_cycles,
)


def _previous_circles(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    links = {tracked.slug: tuple(filter(None, [tracked.previous])) for tracked in portfolio.strategies}
    records = {tracked.slug: tracked.record for tracked in portfolio.strategies}
    for found in circles(links):
        # From its first name on, wherever the walk came upon it: one circle is said in one way.
        first = found.index(min(found))
        circle = (*found[first:], *found[:first])
        written = records[circle[-1]].previous
        if written is not None:
            values = {"cycle": " → ".join((*circle, circle[0]))}
            yield Problem("previous-circle", written.place, "previous", written.text, values)


PREVIOUS_CIRCLE = Rule(
    name="previous-circle",
    family=Family.IDENTITY,
    severity=Severity.ERROR,
    what=message("Reports cycles of which each names the other as the one before it."),
    why=message("What is left open is carried from cycle to cycle; in a circle it has no beginning."),
    message=message("These cycles follow each other in a circle: {cycle}."),
    hint=message("Name as 「previous」 the cycle that ended before this one began."),
    bad=">>> 2024-q3.md\n上一周期: 2024-q4\n>>> 2024-q4.md\n上一周期: 2024-q3\n",
    good=">>> 2024-q3.md\n標籤: [季度策略]\n>>> 2024-q4.md\n上一周期: 2024-q3\n",
    check=_previous_circles,
    across=True,
)

RULES: tuple[Rule, ...] = (DEPENDENCY_CYCLE, PREVIOUS_CIRCLE)
