"""What each of the site's ways to be faster is worth: a build without it, beside builds with all of them.

    uv run python tests/benchmark/tricks.py --strategies 250 --runs 3

prints how much longer a build takes without each, in CPU time, the median of several builds in turn. What
saves less than a tenth has to go, or to have another reason: see `strategy_tracker.site.rendering.tricks`.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from builds import OURS, THEME
from generate import AS_OF, write_portfolio

NOTHING = "nothing"


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


WITHOUT: dict[str, Callable[[], None]] = {
    NOTHING: lambda: None,
    "garbage pause": without_garbage_pause,
}


def build(name: str) -> None:
    """Build the site in this folder without one of them."""
    WITHOUT[name]()
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config

    with tempfile.TemporaryDirectory() as site:
        build_site(load_config("mkdocs.yml", site_dir=site))


def seconds(name: str, folder: Path) -> float:
    """Return the CPU seconds of a process that builds."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, __file__, "--build", name]
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
    parser.add_argument("--build", help=argparse.SUPPRESS)
    parser.add_argument("--only", nargs="+", default=list(WITHOUT)[1:])
    options = parser.parse_args()
    if options.build:
        build(options.build)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_portfolio(options.strategies, folder)
        text = OURS.format(as_of=AS_OF, history="false, cache: false") + THEME
        (folder / "mkdocs.yml").write_text(text, "utf-8")
        seconds(NOTHING, folder)
        rounds = [
            {one: seconds(one, folder) for one in (NOTHING, *options.only)} for _ in range(options.runs)
        ]
    usual = median(found[NOTHING] for found in rounds)
    print(f"{options.strategies} strategies, {options.runs} runs: {usual:.1f} s CPU")
    for one in options.only:
        print(f"  without {one:24} x {median(found[one] for found in rounds) / usual:.2f}")


if __name__ == "__main__":
    main()
