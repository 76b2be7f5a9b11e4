"""What the health of a strategy at half time is worth, on strategies whose ending is known.

uv run python tests/simulation/simulate.py                        # every world, one seed
uv run python tests/simulation/simulate.py --seed 7 --strategies 800 --world stuck
uv run python tests/simulation/simulate.py --write                # renews the table in docs/guide/metrics.md

Prints, for each world, how many strategies end late; precision and recall of 異常 for that, beside those of
"the worst part wins" and of an oracle that knows all but the future; and of the strategies that were given a
chance, how many ended in time.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

import click

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "tracking")]

from oracle import chances_late  # noqa: E402
from records import strategy_of  # noqa: E402 - beside the tests of tracking
from world import UNSEEN, WORLDS, Plan, World, plans  # noqa: E402

from strategy_tracker.model import Portfolio  # noqa: E402
from strategy_tracker.tracking import Level, TrackedStrategy, TrackingSettings, track  # noqa: E402

PAST, NOW = date(2024, 7, 1), date(2025, 7, 1)
SEED, STRATEGIES = 1, 300
STEPS = ((0, 20), (20, 40), (40, 60), (60, 80), (80, 101))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was said of a strategy at half time, and how it ended."""

    late: bool
    off_track: bool
    worst_part: bool
    chance: float | None
    oracle: bool


@dataclass(frozen=True, slots=True)
class Score:
    """How well a warning tells the late from the others."""

    called: int
    precision: float
    recall: float


def outcomes(world: World, count: int, seed: int, settings: TrackingSettings | None = None) -> list[Outcome]:
    """Return what is said at half time of strategies, beside as many that are long over."""
    random = Random(seed)  # noqa: S311 - a simulation
    before = list(plans(world, count, PAST, random, "past"))
    now = list(plans(world, count, NOW, random, "now"))
    day = now[0].half
    records = [strategy_of(plan.written(day), plan.slug) for plan in (*before, *now)]
    tracked = track(Portfolio(tuple(records), (), {}), day, settings or TrackingSettings())
    by_slug = {strategy.slug: strategy for strategy in tracked.strategies}
    foreseen = chances_late(world, now, day, seed)
    return [_outcome(plan, by_slug[plan.slug], chance) for plan, chance in zip(now, foreseen, strict=True)]


def _outcome(plan: Plan, found: TrackedStrategy, foreseen: float) -> Outcome:
    levels = [task.health.level for task in found.tasks if task.counts]
    chance = found.outlook.chance if found.outlook is not None else None
    return Outcome(
        late=plan.late,
        off_track=found.health.level is Level.BAD,
        worst_part=Level.BAD in levels,
        chance=float(chance) if chance is not None else None,
        oracle=foreseen >= 0.5,
    )


def score(found: Sequence[Outcome], called: Sequence[bool]) -> Score:
    """Return precision and recall of those called late."""
    hits = sum(one.late and said for one, said in zip(found, called, strict=True))
    late = sum(one.late for one in found)
    return Score(sum(called), hits / max(sum(called), 1), hits / max(late, 1))


def calibration(found: Iterable[Outcome]) -> Iterator[tuple[str, int, float, float]]:
    """Yield, for each step of the chance: its name, its strategies, their mean chance, those in time."""
    known = [(one.chance, not one.late) for one in found if one.chance is not None]
    for low, high in STEPS:
        inside = [(chance, kept) for chance, kept in known if low <= chance * 100 < high]
        if inside:
            mean = sum(chance for chance, _ in inside) / len(inside)
            kept = sum(kept for _, kept in inside) / len(inside)
            yield f"{low}–{min(high, 100)} %", len(inside), mean, kept


def report(name: str, found: Sequence[Outcome]) -> Iterator[str]:
    """Yield the lines that tell of a world."""
    late = sum(one.late for one in found)
    yield f"{name}: {len(found)} strategies, {late} end late ({late / len(found):.0%})"
    for title, called in (
        ("off track (異常)", [one.off_track for one in found]),
        ("worst part wins", [one.worst_part for one in found]),
        ("oracle", [one.oracle for one in found]),
    ):
        one = score(found, called)
        yield (f"  {title:16} {one.called:4} called  precision {one.precision:.2f}  recall {one.recall:.2f}")
    for step, count, mean, kept in calibration(found):
        yield f"  chance {step:9} {count:4} strategies, {mean:.0%} on average, {kept:.0%} ended in time"


GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "metrics.md"
_TABLES = re.compile(r"(<!-- simulated -->\n).*?(<!-- end -->)", re.DOTALL)
_NAMES = {
    "common": "延誤多半有共同的原因：負責的人忙、估得太樂觀",
    "chains": "兩個人輪流做，前一項拖，後一項就晚開始",
    "stuck": "每八項有一項卡住，而且進度報得樂觀",
    "single": "每項各有各的運氣，彼此不相干",
    "troubled": "三分之一的策略人手不足，做什麼都慢",
    "slow": "整個部門習慣性估得太短",
    "fast": "估得寬，晚結束的不多",
    "waits": "做得不慢，但總要等幾天才開始",
    "ragged": "什麼都有一點：估得不準、開始得晚、有的卡住",
}


def _name(world: str) -> str:
    return _NAMES[world] + ("＊" if world in UNSEEN else "")


def rows(name: str, found: Sequence[Outcome]) -> tuple[str, str]:
    """Return a world's row in each of the guide's tables: what is called late, what became of a chance."""
    late = sum(one.late for one in found) / len(found)
    called = (
        [one.off_track for one in found],
        [one.worst_part for one in found],
        [one.oracle for one in found],
    )
    scores = " | ".join(f"{one.precision:.2f}／{one.recall:.2f}" for one in (score(found, c) for c in called))
    known = {step: f"{kept:.0%}（{count} 項）" for step, count, _, kept in calibration(found)}
    ended = " | ".join(known.get(f"{low}–{min(high, 100)} %", "—") for low, high in STEPS)
    return f"| {_name(name)} | {late:.0%} | {scores} |", f"| {_name(name)} | {ended} |"


def tables(found: Mapping[str, Sequence[Outcome]]) -> str:
    """Return the guide's two tables."""
    called, ended = zip(*(rows(name, one) for name, one in found.items()), strict=True)
    steps = [f"{low}–{min(high, 100)} %" for low, high in STEPS]
    lines = [
        "| 情形 | 晚結束 | 異常 | 有一項不好就算異常 | 最多能看出多少 |",
        "|---|---|---|---|---|",
        *called,
        "",
        "| 半程時算出的機會 | " + " | ".join(steps) + " |",
        "|---|" + "---|" * len(steps),
        *ended,
    ]
    return "\n".join(lines) + "\n"


def written(found: Mapping[str, Sequence[Outcome]]) -> str:
    """Return the guide with the tables in their place."""
    return _TABLES.sub(lambda match: match[1] + tables(found) + match[2], GUIDE.read_text("utf-8"))


@click.command()
@click.option("--seed", default=SEED, show_default=True)
@click.option("--strategies", default=STRATEGIES, show_default=True)
@click.option("--world", type=click.Choice(list(WORLDS)), help="One world only.")
@click.option("--write", is_flag=True, help="Renew the tables of the guide.")
def main(seed: int, strategies: int, world: str | None, *, write: bool) -> None:
    """Print what the health at half time is worth."""
    chosen = {name: one for name, one in WORLDS.items() if world in (None, name)}
    found = {name: outcomes(one, strategies, seed) for name, one in chosen.items()}
    for name, one in found.items():
        click.echo("\n".join(report(name, one)))
    if write:
        GUIDE.write_text(written(found), "utf-8")


if __name__ == "__main__":
    main()
