"""What 異常 and the chance are worth at half time: the same numbers as in the guide."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from simulate import GUIDE, SEED, STRATEGIES, Outcome, calibration, outcomes, score, written
from world import WORLDS

Found = dict[str, list[Outcome]]


@pytest.fixture(scope="module")
def found() -> Found:
    return {name: outcomes(world, STRATEGIES, SEED) for name, world in WORLDS.items()}


def test_the_guide_has_these_numbers(found: Found) -> None:
    assert written(found) == GUIDE.read_text("utf-8")


@pytest.mark.parametrize("world", WORLDS)
def test_off_track_tells_more_than_the_worst_part(found: Found, world: str) -> None:
    outcomes_of_world = found[world]
    ours = score(outcomes_of_world, [one.off_track for one in outcomes_of_world])
    worst = score(outcomes_of_world, [one.worst_part for one in outcomes_of_world])
    assert ours.precision > worst.precision + 0.04
    assert worst.called > 0.65 * STRATEGIES
    if world != "fast":  # where few end late, most of those are bad luck that nobody foresees
        assert min(ours.precision, ours.recall) > 0.65


@pytest.mark.parametrize("world", WORLDS)
def test_little_more_could_be_told_by_whoever_knows_all_but_the_future(found: Found, world: str) -> None:
    outcomes_of_world = found[world]
    ours = score(outcomes_of_world, [one.off_track for one in outcomes_of_world])
    oracle = score(outcomes_of_world, [one.oracle for one in outcomes_of_world])
    assert ours.precision + ours.recall > oracle.precision + oracle.recall - 0.2


@pytest.mark.parametrize("world", WORLDS)
def test_the_chance_is_what_it_says(found: Found, world: str) -> None:
    for _, count, mean, kept in calibration(found[world]):
        if count >= 40:
            assert abs(kept - mean) < 0.2


def test_the_better_the_chance_the_more_end_in_time(found: Found) -> None:
    for outcomes_of_world in found.values():
        known = [(one.chance, not one.late) for one in outcomes_of_world if one.chance is not None]
        poor = [kept for chance, kept in known if chance < 0.4]
        good = [kept for chance, kept in known if chance >= 0.6]
        assert sum(good) / len(good) > sum(poor) / len(poor) + 0.2
