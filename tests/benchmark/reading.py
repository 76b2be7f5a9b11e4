"""How fast records and their history are read, beside PyYAML's C loader, in one run.

    uv run python tests/benchmark/reading.py
    uv run python tests/benchmark/reading.py --only many one --runs 1

measures, each as a whole process (CPU time, user and system, with that of git; the median of runs in turn):
`check` of 1,000 strategies from nothing and again, and PyYAML's CSafeLoader on the same front matter; `check`
of one file among 1,000 strategies and alone; `update`; and `check` of 200 strategies with 10,000 commits and
of 1,000 with 20 versions each, from nothing and again. What reading the history takes of these is said apart.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from commits import write_repository
from generate import write_portfolio
from measuring import Cost, apart, cost_of, machine, middle

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
from strategy_tracker.history.kept import kept_results
from strategy_tracker.history.repository import read_history
from strategy_tracker.history.snapshots import read_snapshots, well_laid_out
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.source.garbage_pause import collector_paused
from strategy_tracker.settings import SiteSettings
zone, folder = SiteSettings().zone, Path("strategies")
def spent():
    return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
with collector_paused(), kept_results(Path()) as store:
    portfolio = load_portfolio(folder, prefix="strategies/", zone=zone, store=store)
    began = spent()
    history = read_history(folder, zone=zone, store=store)
    versions, strategies = history.versions, portfolio.strategies
    texts = well_laid_out(portfolio)
    read_snapshots(folder, strategies, versions, prefix="strategies/", zone=zone, store=store, texts=texts)
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
FOLDERS = ("many", "one", "commits", "versions")
_SMALL = 0.005
RATIOS = (
    ("check", "loader", "2"),
    ("check-again", "loader", "0.3"),
    ("one-of-many", "one-alone", "1.5"),
)


def main() -> None:
    """Measure in turn, print each figure when it is there, since histories take minutes, and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--scale", type=float, default=1, help="the share of the sizes named above")
    parser.add_argument("--only", nargs="+", choices=FOLDERS, default=FOLDERS, help="some of the portfolios")
    options = parser.parse_args()
    measures = [measure for measure in MEASURES if measure.folder in options.only]
    print(", ".join(machine().values()))
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        _prepare(top / "small", _SMALL, options.only)
        for measure in measures:
            _cost(measure, top / "small", top / "compiled")  # Python compiles its modules
        apart(_prepare, top / "whole", options.scale, options.only)
        medians = {}
        for folder in options.only:
            own = [measure for measure in measures if measure.folder == folder]
            rounds = [
                [_cost(measure, top / "whole", top / "compiled") for measure in own]
                for _ in range(options.runs)
            ]
            for measure, costs in zip(own, zip(*rounds, strict=True), strict=True):
                cost = medians[measure.name] = middle(costs)
                print(f"{measure.name:22} {cost.seconds:7.2f} s {cost.memory:6.0f} MiB", flush=True)
    for one, other, asked in RATIOS:
        if one in medians and other in medians:
            ratio = medians[one].seconds / medians[other].seconds
            print(f"{one} / {other}: {ratio:.2f} (asked: {asked})")


def _prepare(top: Path, scale: float, folders: Sequence[str]) -> None:
    for folder, count in (("many", round(1000 * scale)), ("one", 1)):
        if folder in folders:
            write_portfolio(count, top / folder)
            (top / folder / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    for folder, files, commits in (("commits", 200, 10_000), ("versions", 1000, 20_000)):
        if folder in folders:
            write_repository(round(files * scale), round(commits * scale), top / folder)


def _cost(measure: Measure, top: Path, compiled: Path) -> Cost:
    folder = top / measure.folder
    if measure.from_nothing:
        shutil.rmtree(folder / ".cache", ignore_errors=True)
    cost = cost_of(measure.command, folder, compiled)
    return Cost(float(cost.printed), cost.memory) if measure.printed else cost


if __name__ == "__main__":
    main()
