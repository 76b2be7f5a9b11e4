"""A made-up department: its strategies' plans, what truly happens, and what is written of it by half time.

A strategy has a planned task for each piece of work, a period that ends some days after the last of them, and
a latent load: how much longer than planned its work takes. A task takes the planned days times the load times
its own chance. It begins when it was planned to, or when its owner is done with what came before. Owners
report once a week, in steps of five percent, and some of them too brightly. How a strategy ends is known
here and nowhere else.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

PERIOD = 92


@dataclass(frozen=True, slots=True)
class World:
    """How things go: the spread (sigma of a log-normal) of the loads and of single tasks, and their middle.

    brightness  by how much too far owners say they are, on average, as a share of what is left
    tail        the share of tasks that get stuck and take two to four times as long
    owners      how many people share a strategy's work; fewer means that one delay makes the next
    troubled    the share of strategies that take 1.7 times as long on top of all that
    waits       for how many days a task waits on average before it is begun, with an exponential distribution
    """

    load: float
    chance: float
    middle: float
    brightness: float
    tail: float
    owners: int
    troubled: float = 0.0
    waits: float = 0.0


# The rules were chosen on these,
CHOSEN_ON = {
    "common": World(load=0.50, chance=0.25, middle=1.0, brightness=0.10, tail=0.02, owners=4),
    "chains": World(load=0.35, chance=0.25, middle=1.0, brightness=0.05, tail=0.03, owners=2),
    "stuck": World(load=0.25, chance=0.25, middle=1.0, brightness=0.25, tail=0.12, owners=4),
    "single": World(load=0.15, chance=0.45, middle=1.0, brightness=0.10, tail=0.05, owners=4),
    "waits": World(load=0.30, chance=0.20, middle=0.90, brightness=0.10, tail=0.02, owners=5, waits=4.0),
}
# and not looked at on these until they were.
UNSEEN = {
    "troubled": World(
        load=0.10, chance=0.35, middle=0.95, brightness=0.05, tail=0.02, owners=5, troubled=0.35
    ),
    "slow": World(load=0.25, chance=0.30, middle=1.25, brightness=0.20, tail=0.05, owners=3),
    "fast": World(load=0.25, chance=0.35, middle=0.80, brightness=0.00, tail=0.05, owners=3),
    "ragged": World(
        load=0.40, chance=0.35, middle=0.85, brightness=0.15, tail=0.08, owners=3, troubled=0.15, waits=2.5
    ),
}
WORLDS = CHOSEN_ON | UNSEEN
TROUBLE = 1.7


def begin(start: int, end: int, free: int) -> int:
    """Return when a task planned from `start` to `end` begins if its owner has been free since `free`.

    Whoever is still at something begins the next at half strength: late by half of the overlap. Days are
    ordinals.
    """
    return max(start, start + (free - end) // 2)


@dataclass(frozen=True, slots=True)
class Work:
    """A task: its plan, and the days on which it truly begins and is done."""

    weight: int
    owner: int
    start: date
    end: date
    began: date
    done: date
    brightness: float

    @property
    def length(self) -> int:
        """The planned days."""
        return (self.end - self.start).days + 1

    def begins_after(self, free: date) -> date:
        """Return the day on which it begins when its owner is done on `free` with what came before."""
        return date.fromordinal(begin(self.start.toordinal(), self.end.toordinal(), free.toordinal()))

    def share(self, day: date, whole: int) -> float:
        """Return the share of it that is done by the Monday of a day's week if it takes `whole` days."""
        monday = day - timedelta(days=day.weekday())
        return min(max((monday - self.began).days / whole, 0.0), 1.0)

    def reported(self, day: date) -> int:
        """Return the progress that its owner has reported by a day: last Monday's, in steps of five."""
        if day >= self.done:
            return 100
        true = self.share(day, (self.done - self.began).days + 1)
        said = true + (1 - true) * true * self.brightness
        return min(5 * round(20 * said), 95)


@dataclass(frozen=True, slots=True)
class Plan:
    """A strategy with its work; `late` says how it ends."""

    slug: str
    department: str
    start: date
    end: date
    work: tuple[Work, ...]

    @property
    def half(self) -> date:
        """The day at half of its period."""
        return self.start + (self.end - self.start) // 2

    @property
    def late(self) -> bool:
        """Whether it ends after its period."""
        return max(one.done for one in self.work) > self.end

    def written(self, day: date) -> str:
        """Return the strategy's front matter as it stands on a day."""
        lines = [
            f"title: {self.slug}",
            f"department: {self.department}",
            f"period: {self.start}至{self.end}",
            "tasks:",
        ]
        for number, one in enumerate(self.work, start=1):
            actual = "" if day < one.began else f", actual: {{start: {one.began}}}"
            status, progress = "not_started", 0
            if day >= one.done:
                actual, status, progress = f", actual: {one.began}至{one.done}", "done", 100
            elif day >= one.began:
                status, progress = "in_progress", one.reported(day)
            lines.append(
                f"  - {{id: T{number:03}, planned: {one.start}至{one.end}, weight: {one.weight}"
                f", progress: {progress}, status: {status}{actual}}}"
            )
        return "\n".join(lines)


def plans(world: World, count: int, first: date, random: Random, prefix: str) -> Iterator[Plan]:
    """Yield strategies that begin on one day."""
    for number in range(count):
        yield _plan(world, f"{prefix}-{number:04}", f"部門{number % 4}", first, random)


def _plan(world: World, slug: str, department: str, first: date, random: Random) -> Plan:
    load = world.middle * math.exp(random.gauss(0, world.load))
    if world.troubled and random.random() < world.troubled:
        load *= TROUBLE
    buffer = random.randint(0, 10)
    last = PERIOD - buffer
    free = [first] * world.owners
    work = []
    for number in range(random.randint(8, 16)):
        length = random.randint(10, 30)
        begin = random.randint(0, max(last - length, 0))
        work.append((begin, length, number % world.owners, random.choice((1, 1, 2, 3))))
    found = []
    for begin, length, owner, weight in sorted(work):
        start = first + timedelta(days=begin)
        end = start + timedelta(days=length - 1)
        factor = load * math.exp(random.gauss(0, world.chance))
        if random.random() < world.tail:
            factor *= random.uniform(2, 4)
        brightness = max(random.gauss(world.brightness, world.brightness), 0.0)
        planned = Work(weight, owner, start, end, start, end, brightness)
        began = planned.begins_after(free[owner])
        if world.waits:
            began += timedelta(days=round(random.expovariate(1 / world.waits)))
        done = began + timedelta(days=max(round(length * factor), 1) - 1)
        free[owner] = done
        found.append(replace(planned, began=began, done=done))
    return Plan(slug, department, first, first + timedelta(days=PERIOD - 1), tuple(found))
