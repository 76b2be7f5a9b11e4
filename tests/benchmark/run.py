"""How fast the site is built, beside MkDocs and Zensical, in one run.

    uv run python tests/benchmark/run.py
    uv run python tests/benchmark/run.py --sizes 1000 --runs 3 --report docs/guide/speed.md

builds 250 and 1,000 strategies (20 tasks and 5 KPIs each) with this product and, from ready-made pages with
all of them in the nav, with MkDocs and Material and with Zensical, which is installed for that alone:

    ours, history     this site from nothing; the second with five committed versions of each strategy
    …-again           the same with what the first build kept, after one task was edited
    ours-served       the next build of a server after that edit
    plain, plain-all  MkDocs: the strategies' pages alone; with the pages of all tasks, KPIs and each person
    zensical, …-again the strategies' pages alone, from nothing, and after one page was edited
    …-same            the strategies' pages that this product makes; without that, short ones of two tables

Each figure is the CPU time of the whole process (user and system, the operating system's own account), the
median of several runs in turn. With `--report` the page's table and the picture beside it are renewed.

Every build finds Python's compiled modules, as any but the very first does; nothing but what a build is to do
without is deleted before the end, for some file systems are slow to create files after that.
"""

import argparse
import shutil
import tempfile
from pathlib import Path

from builds import BY_US, Build, builds, edit, install_zensical, prepare, prepare_peers, versions_of
from measuring import Cost, apart, cost_of, machine, middle

from report import Size, table, write_report

VERSIONS = 5


def run(build: Build, folder: Path, compiled: Path) -> Cost:
    """Build once, after what the build is to find is made so."""
    for name in build.forgets:
        shutil.rmtree(folder / name, ignore_errors=True)
    if build.edits:
        edit(folder / build.edits)
    cost = cost_of(build.command, folder, compiled)
    return Cost(float(cost.printed), cost.memory) if build.inside else cost


def main() -> None:
    """Run the builds in turn, print what they took, and renew the report where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[250, 1000])
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--only", nargs="+", default=[], help="the names of some builds")
    parser.add_argument("--report", type=Path, help="the page whose table is renewed, and its picture")
    options = parser.parse_args()
    sizes = []
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        wanted = not options.only or any("zensical" in one for one in options.only)
        zensical = install_zensical(top / "zensical") if wanted else None
        chosen = [one for one in builds(zensical) if not options.only or one.name in options.only]
        peers_too = not all(one.name.startswith(BY_US) for one in chosen)
        prepare(4, top / "warm", VERSIONS)
        if peers_too:
            prepare_peers(top / "warm")
        for build in chosen:
            run(build, top / "warm", top / "compiled")
        for size in options.sizes:
            folder = top / str(size)
            apart(prepare, size, folder, VERSIONS)
            if peers_too:
                apart(prepare_peers, folder)
            rounds = [[run(build, folder, top / "compiled") for build in chosen] for _ in range(options.runs)]
            costs = zip(*rounds, strict=True)
            names = (build.name for build in chosen)
            sizes.append(Size(size, {name: middle(cost) for name, cost in zip(names, costs, strict=True)}))
            print(table(sizes[-1]), flush=True)
        facts = {**machine(), **versions_of(zensical)}
    if options.report is not None:
        write_report(options.report, sizes, facts, options.runs)


if __name__ == "__main__":
    main()
