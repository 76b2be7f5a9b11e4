"""How well the end of a strategy can be told at most by whoever knows all but the future.

The oracle sees a strategy's record as it stands on a day and knows how its world works: the spreads, the
share of tasks that get stuck, how brightly owners report, who waits for whom. It does not know the load of
the strategy nor what is still to come. Its chance is Bayes' rule over the load, with the future drawn.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import accumulate
from random import Random
from statistics import NormalDist

from world import TROUBLE, Plan, Work, World, begin

LOADS, DRAWS, FUTURES = 11, 40, 25
_STUCK = (2.25, 2.75, 3.25, 3.75)
_NEGLIGIBLE = 12.0


class Oracle:
    """What can be told of the strategies of a world.

    loads    how much longer than planned work takes, with how likely that is
    factors  what a task takes beside its load, with how likely that is
    """

    def __init__(self, world: World, seed: int) -> None:
        self.world = world
        self.random = Random(seed)  # noqa: S311 - a simulation
        loads = [world.middle * factor for factor in _quantiles(world.load, LOADS)]
        self.loads = [(load, 1 - world.troubled) for load in loads]
        if world.troubled:
            self.loads += [(load * TROUBLE, world.troubled) for load in loads]
        usual = [(factor, (1 - world.tail) / DRAWS) for factor in _quantiles(world.chance, DRAWS)]
        few = _quantiles(world.chance, 5)
        stuck = [(one * times, world.tail / 20) for one in few for times in _STUCK if world.tail]
        self.factors = [factor for factor, _ in (*usual, *stuck)]
        self.shares = [share for _, share in (*usual, *stuck)]
        self.sums = list(accumulate(self.shares))
        self._known_wholes: dict[tuple[int, float], list[int]] = {}

    def chance_late(self, plan: Plan, day: date) -> float:
        """Return the chance that a strategy ends after its period, by its record on a day."""
        going = [one for one in plan.work if one.began <= day < one.done]
        fits = {one: _Fits(one, self.world.brightness, day) for one in going}
        likelihoods, choices = [], []
        for load, prior in self.loads:
            likelihood = math.log(prior)
            likelihood += sum(math.log(self._density(one, load)) for one in plan.work if one.done <= day)
            chosen = {}
            for one in going:
                wholes, fit = self._wholes(one.length, load), fits[one]
                shares = [share * fit[whole] for share, whole in zip(self.shares, wholes, strict=True)]
                likelihood += math.log(sum(shares))
                chosen[one] = (wholes, shares)
            likelihoods.append(likelihood)
            choices.append(chosen)
        most, late, weights = max(likelihoods), 0.0, 0.0
        for (load, _), likelihood, chosen in zip(self.loads, likelihoods, choices, strict=True):
            if likelihood > most - _NEGLIGIBLE:
                weight = math.exp(likelihood - most)
                weights += weight
                late += weight * self._share_late(plan, load, day, chosen)
        return late / weights

    def _share_late(
        self, plan: Plan, load: float, day: date, going: Mapping[Work, tuple[list[int], list[float]]]
    ) -> float:
        """Return how many of the futures end late under a load."""
        drawn = {
            one: self.random.choices(wholes, shares, k=FUTURES) for one, (wholes, shares) in going.items()
        }
        ends_of_going = [
            (one.owner, [one.began.toordinal() + whole - 1 for whole in wholes])
            for one, wholes in drawn.items()
        ]
        ahead = [
            (one.owner, one.start.toordinal(), one.end.toordinal(), one.length)
            for one in plan.work
            if one.began > day
        ]
        factors = self.random.choices(self.factors, cum_weights=self.sums, k=FUTURES * len(ahead))
        known = {one.owner: one.done.toordinal() for one in plan.work if one.done <= day}
        today, first, last = day.toordinal(), plan.start.toordinal(), plan.end.toordinal()
        late = 0
        for number in range(FUTURES):
            free, latest = dict(known), today
            for owner, ends in ends_of_going:
                free[owner] = ends[number]
                latest = max(latest, ends[number])
            for place, (owner, start, end, length) in enumerate(ahead):
                began = max(begin(start, end, free.get(owner, first)), today + 1)
                if self.world.waits:
                    began += round(self.random.expovariate(1 / self.world.waits))
                done = began + _whole(length, load, factors[number * len(ahead) + place]) - 1
                free[owner] = done
                latest = max(latest, done)
            late += latest > last
        return late / FUTURES

    def _wholes(self, length: int, load: float) -> list[int]:
        """Return, for each factor, the days that a task of a planned length takes under a load."""
        if (length, load) not in self._known_wholes:
            self._known_wholes[length, load] = [_whole(length, load, factor) for factor in self.factors]
        return self._known_wholes[length, load]

    def _density(self, one: Work, load: float) -> float:
        """Return how likely a task took as long as it did, stuck or not."""
        taken = math.log(((one.done - one.began).days + 1) / one.length / load)
        spread = NormalDist(0, self.world.chance)
        found = (1 - self.world.tail) * spread.pdf(taken)
        if self.world.tail:
            found += self.world.tail * sum(spread.pdf(taken - math.log(times)) for times in _STUCK) / 4
        return found + 1e-12


class _Fits(dict[int, float]):
    """How likely an owner reports what is reported of a task, by the days that it takes."""

    def __init__(self, one: Work, bright: float, day: date) -> None:
        self.one, self.bright, self.day = one, bright, day
        self.said = one.reported(day) / 100

    def __missing__(self, whole: int) -> float:
        self[whole] = self._fit(whole)
        return self[whole]

    def _fit(self, whole: int) -> float:
        if (self.day - self.one.began).days >= whole - 1:
            return 1e-9
        share = self.one.share(self.day, whole)
        room = share * (1 - share)
        low = self.said - 0.025 - share
        high = self.said + 0.025 - share if self.said < 0.95 else 1.0
        if not room or not self.bright:
            return 1.0 if low <= 0 <= high else 1e-6
        how = NormalDist(self.bright, self.bright)
        below = how.cdf(low / room) if low > 0 else 0.0
        return max((how.cdf(high / room) if high >= 0 else 0.0) - below, 1e-6)


def _quantiles(spread: float, count: int) -> list[float]:
    """Return as many values of a log-normal distribution around 1, each as likely as the others."""
    normal = NormalDist()
    return [math.exp(spread * normal.inv_cdf((number + 0.5) / count)) for number in range(count)]


def _whole(length: int, load: float, factor: float) -> int:
    return max(round(length * load * factor), 1)


def chances_late(world: World, plans: Sequence[Plan], day: date, seed: int) -> list[float]:
    """Return the oracle's chance of each strategy to end late."""
    oracle = Oracle(world, seed)
    return [oracle.chance_late(plan, day) for plan in plans]
