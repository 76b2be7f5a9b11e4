"""What each of the site's ways to be faster is worth: a build without it, beside builds with all of them.

    uv run python tests/benchmark/tricks.py --strategies 250 --runs 3
    uv run python tests/benchmark/tricks.py --only "finished pages"

prints how much longer a build takes without each, in CPU time, the median of several builds in turn, each
figure when it is there. A first build is measured, or for what is kept the one after an edit, of a server for
what is a server's alone. What saves less than a tenth has to go, or to have another reason: see
`strategy_tracker.site.rendering.tricks`.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median

import rebuilding
from builds import EDITED, OURS, THEME, edit
from generate import AS_OF, write_portfolio

NOTHING = "nothing"
CONFIGURATIONS = {False: "first.yml", True: "again.yml"}


def without_garbage_pause() -> None:
    """Let the collector run whenever it likes to."""
    import strategy_tracker.mkdocs_plugin

    assert strategy_tracker.mkdocs_plugin  # all of its modules are there

    @contextmanager
    def not_paused() -> Iterator[None]:
        yield

    for name, module in list(sys.modules.items()):
        if name.startswith("strategy_tracker.") and hasattr(module, "collector_paused"):
            vars(module)["collector_paused"] = not_paused


def without_finished_pages() -> None:
    """Send our part of each page, which is kept, through the theme."""
    from strategy_tracker.mkdocs_plugin import kept_pages

    vars(kept_pages)["is_plain"] = lambda *_: False


def without_standing_pages() -> None:
    """Let a server write every page anew."""
    from strategy_tracker.mkdocs_plugin import plugin

    vars(plugin)["StandingPages"] = lambda: None


WITHOUT: dict[str, Callable[[], None]] = {
    NOTHING: lambda: None,
    "garbage pause": without_garbage_pause,
    "finished pages": without_finished_pages,
    "standing pages": without_standing_pages,
}
AFTER_AN_EDIT = frozenset({"finished pages", "standing pages"})
OF_A_SERVER = frozenset({"standing pages"})


def build(name: str, configuration: str) -> None:
    """Build the site in this folder without one of them."""
    WITHOUT[name]()
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config

    with tempfile.TemporaryDirectory() as site:
        build_site(load_config(configuration, site_dir=site))


def seconds(name: str, folder: Path, *, again: bool) -> float:
    """Return the CPU seconds of a process that builds from nothing, or `again` after an edit."""
    if not again:
        return _spent(name, folder, CONFIGURATIONS[again])
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    _spent(name, folder, CONFIGURATIONS[again])
    edit(folder / "strategies" / EDITED)
    return _spent(name, folder, CONFIGURATIONS[again])


def seconds_of_server(name: str, folder: Path) -> float:
    """Return the CPU seconds of a server's next build after an edit."""
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    command = [sys.executable, __file__, "--serve", name, CONFIGURATIONS[True]]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    said = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
    )
    return float(said.stdout)


def _spent(name: str, folder: Path, configuration: str) -> float:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, __file__, "--build", name, configuration]
    process = subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"without {name}: exit status {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Measure in turn and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--strategies", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--build", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--serve", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--only", nargs="+", choices=list(WITHOUT)[1:], default=list(WITHOUT)[1:])
    options = parser.parse_args()
    if options.build:
        build(*options.build)
        return
    if options.serve:
        name, configuration = options.serve
        WITHOUT[name]()
        print(rebuilding.seconds(configuration, Path("strategies") / EDITED))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_portfolio(options.strategies, folder)
        for again, configuration in CONFIGURATIONS.items():
            history = "false" if again else "false, cache: false"
            (folder / configuration).write_text(OURS.format(as_of=AS_OF, history=history) + THEME, "utf-8")
        print(f"{options.strategies} strategies, {options.runs} runs, CPU seconds")
        for one in options.only:
            again = one in AFTER_AN_EDIT
            spent = seconds_of_server if one in OF_A_SERVER else partial(seconds, again=again)
            rounds = [[spent(each, folder) for each in (NOTHING, one)] for _ in range(options.runs)]
            usual, without = (median(found) for found in zip(*rounds, strict=True))
            print(f"  {usual:6.1f}, without {one} {without:6.1f}: x {without / usual:.2f}", flush=True)


if __name__ == "__main__":
    main()
