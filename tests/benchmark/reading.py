"""How fast records and their history are read, beside PyYAML's C loader, in one run.

    uv run python tests/benchmark/reading.py

measures, each as a whole process (CPU time, user and system, with that of git; the median of runs in turn):
`check` of 1,000 strategies from nothing and again, and PyYAML's CSafeLoader on the same front matter; `check`
of one file among 1,000 strategies and alone; `update`; and `check` of 200 strategies with 10,000 commits and
of 1,000 with 20 versions each, from nothing and again. What reading the history takes of these is said apart.
"""

import argparse
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from commits import write_repository
from generate import write_portfolio
from measuring import Cost, cost_of, machine, middle

CONFIGURATION = (
    "site_name: 基準\nplugins:\n  - strategy-tracker: {as_of: 2025-08-15, fail_on: never, history: false}\n"
)
PROGRAM = (sys.executable, "-m", "strategy_tracker")
LOADER = """
import sys, yaml
from pathlib import Path
for path in sorted(Path("strategies").glob("*.md")):
    yaml.load(path.read_text("utf-8").split("---\\n")[1], Loader=yaml.CSafeLoader)
"""
HISTORY = """
import resource, sys, time
from pathlib import Path
from strategy_tracker.history import kept_results, read_history, read_snapshots
from strategy_tracker.source import load_portfolio
from strategy_tracker.settings import SiteSettings
zone, folder = SiteSettings().zone, Path("strategies")
def spent():
    return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
with kept_results(Path()) as store:
    portfolio = load_portfolio(folder, prefix="strategies/", zone=zone, store=store)
    began = spent()
    history = read_history(folder, zone=zone)
    versions, strategies = history.versions, portfolio.strategies
    read_snapshots(folder, strategies, versions, prefix="strategies/", zone=zone, store=store)
print(spent() - began)
"""


@dataclass(frozen=True)
class Measure:
    """One thing that is measured: in which folder, by which command, and whether from nothing."""

    name: str
    folder: str
    command: tuple[str, ...]
    from_nothing: bool = False
    printed: bool = False


CHECK = (*PROGRAM, "check", "-q")
ONE = (*CHECK, "strategies/s0000.md")
PAST = (sys.executable, "-c", HISTORY)
MEASURES = (
    Measure("loader", "many", (sys.executable, "-c", LOADER)),
    Measure("check", "many", CHECK, from_nothing=True),
    Measure("check-again", "many", CHECK),
    Measure("one-of-many", "many", ONE, from_nothing=True),
    Measure("one-alone", "one", ONE, from_nothing=True),
    Measure("update", "many", (*PROGRAM, "update", "s0003", "T002", "--progress", "77", "--dry-run")),
    *(
        measure
        for folder in ("commits", "versions")
        for measure in (
            Measure(f"{folder}-read", folder, PAST, from_nothing=True, printed=True),
            Measure(f"{folder}-read-again", folder, PAST, printed=True),
            Measure(f"{folder}-check", folder, CHECK, from_nothing=True),
            Measure(f"{folder}-check-again", folder, CHECK),
        )
    ),
)
RATIOS = (
    ("check", "loader", "2"),
    ("check-again", "loader", "0.3"),
    ("one-of-many", "one-alone", "1.5"),
)


def main() -> None:
    """Measure in turn and print the medians and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--scale", type=float, default=1, help="the share of the sizes named above")
    options = parser.parse_args()
    print(", ".join(machine().values()))
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        _prepare(top, options.scale)
        costs: dict[str, list[Cost]] = {measure.name: [] for measure in MEASURES}
        for measure in MEASURES:
            _cost(measure, top)  # Python compiles its modules
        for _ in range(options.runs):
            for measure in MEASURES:
                costs[measure.name].append(_cost(measure, top))
    medians = {name: middle(found) for name, found in costs.items()}
    for name, cost in medians.items():
        print(f"{name:22} {cost.seconds:7.2f} s {cost.memory:6.0f} MiB")
    for one, other, asked in RATIOS:
        ratio = medians[one].seconds / medians[other].seconds
        print(f"{one} / {other}: {ratio:.2f} (asked: {asked})")


def _prepare(top: Path, scale: float) -> None:
    for folder, count in (("many", round(1000 * scale)), ("one", 1)):
        write_portfolio(count, top / folder)
        (top / folder / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    write_repository(round(200 * scale), round(10_000 * scale), top / "commits")
    write_repository(round(1000 * scale), round(20_000 * scale), top / "versions")


def _cost(measure: Measure, top: Path) -> Cost:
    folder = top / measure.folder
    if measure.from_nothing:
        shutil.rmtree(folder / ".cache", ignore_errors=True)
    cost = cost_of(measure.command, folder, top / "compiled")
    return Cost(float(cost.printed), cost.memory) if measure.printed else cost


if __name__ == "__main__":
    main()
