"""What 異常 and the chance are worth at half time: the same numbers as in the guide."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from simulate import GUIDE, SEED, STRATEGIES, Outcome, calibration, outcomes, rows, score
from world import WORLDS


def judged(found: list[Outcome], world: str) -> None:
    """Hold what is promised of 異常 and of the chance in a world."""
    ours = score(found, [one.off_track for one in found])
    worst = score(found, [one.worst_part for one in found])
    oracle = score(found, [one.oracle for one in found])
    assert ours.precision > worst.precision + 0.04
    assert worst.called > 0.65 * STRATEGIES
    if world != "fast":  # where few end late, most of those are bad luck that nobody foresees
        assert min(ours.precision, ours.recall) > 0.65
    # Little more could be told by whoever knows all but the future.
    assert ours.precision + ours.recall > oracle.precision + oracle.recall - 0.2


def chances(found: list[Outcome]) -> None:
    """Hold that a chance is what it says, and that the better it is the more end in time."""
    for _, count, mean, kept in calibration(found):
        if count >= 40:
            assert abs(kept - mean) < 0.2
    known = [(one.chance, not one.late) for one in found if one.chance is not None]
    poor = [kept for chance, kept in known if chance < 0.4]
    good = [kept for chance, kept in known if chance >= 0.6]
    assert sum(good) / len(good) > sum(poor) / len(poor) + 0.2


AT_ANY_TIME = ("common", "fast", "ragged")
"""Worlds of which each is unlike the others; whatever changes a judgement changes rows of one of them."""


@pytest.mark.parametrize(
    "world",
    [pytest.param(one, marks=() if one in AT_ANY_TIME else pytest.mark.thorough) for one in WORLDS],
)
def test_a_world_is_judged_as_the_guide_says(world: str) -> None:
    found = outcomes(WORLDS[world], STRATEGIES, SEED)
    judged(found, world)
    chances(found)
    lines = GUIDE.read_text("utf-8").splitlines()
    assert [row for row in rows(world, found) if row not in lines] == []


def test_the_guide_has_two_tables_with_a_row_for_each_world() -> None:
    made = GUIDE.read_text("utf-8").partition("<!-- simulated -->")[2].partition("<!-- end -->")[0]
    assert len([line for line in made.splitlines() if line.startswith("|")]) == 2 * (len(WORLDS) + 2)
