"""What the pages of a large site weigh, and how a browser fares with its longest list.

    uv run python tests/benchmark/pages.py
    uv run python tests/benchmark/pages.py --size 200 --versions 1
    uv run python tests/benchmark/pages.py --site /tmp/site

builds 1,000 strategies (20,000 tasks) with five committed versions of each, and prints the heaviest pages and
the search index, as they are written and as a server packs them. Then Debian's Chromium opens the page of all
tasks: printed are the time until its tools have all rows, the longest task of loading, and for each thing a
reader does the time until it was handled, the longest task that came of it, and the CPU time of the page's
thread in all, which other work on the machine does not change: no task took more.

Ends with status 1 where a page or the index weighs too much. Times are printed alone: they are those of the
machine. Not among the tests, since it takes minutes.
"""

import argparse
import gzip
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from builds import mkdocs, prepare
from measuring import cost_of

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "browser"))
from browsing import Reader, served, start_chromium

MOST, MOST_PACKED = 3_000_000, 300_000
SHOWN = 12
_WATCH = """window.longest = [];
new PerformanceObserver((list) => window.longest.push(...list.getEntries().map((one) => one.duration)))
  .observe({type: "longtask", buffered: true});"""
_TAKE = "const all = window.longest; window.longest = []; return Math.round(Math.max(0, ...all))"
_FIND = """const find = document.querySelector(".st-tool__find"); find.value = "直播";
  find.dispatchEvent(new Event("input", {bubbles: true}))"""
_OWNER = """const owner = document.querySelector("[data-st-filter=owner]"); owner.selectedIndex = 5;
  owner.dispatchEvent(new Event("change"))"""
_GROUP = """const group = document.querySelector("[data-st-filter=group]"); group.value = "strategy";
  group.dispatchEvent(new Event("change"))"""
_CLEAR = (
    """[...document.querySelectorAll(".st-tool__button")].find((one) => one.textContent === "清除").click()"""
)
STEPS = {
    "find": _FIND,
    "sort by text": "document.querySelector('th[data-st-key=description] button').click()",
    "filter by owner": _OWNER,
    "clear": _CLEAR,
    "chip": "document.querySelector('.st-chip').click()",
    "group": _GROUP,
    "scroll to the end": "scrollTo(0, document.body.scrollHeight)",
}


@dataclass(frozen=True)
class Weight:
    """A file of the site: its path, and its bytes as written and packed."""

    path: str
    written: int
    packed: int

    @property
    def is_too_much(self) -> bool:
        """Tell whether a reader would wait for it."""
        return self.written > MOST or self.packed > MOST_PACKED


def weights(site: Path) -> list[Weight]:
    """Return the pages and the search index, heaviest first."""
    files = [*site.rglob("*.html"), site / "search" / "search_index.json"]
    found = []
    for file in files:
        content = file.read_bytes()
        packed = len(gzip.compress(content, 6)) if len(content) > MOST_PACKED // 2 else len(content)
        found.append(Weight(file.relative_to(site).as_posix(), len(content), packed))
    return sorted(found, key=lambda one: (-one.written, one.path))


def settled(reader: Reader) -> None:
    """Wait until the browser has nothing left to do for half a second."""
    reader.driver.set_script_timeout(60)
    reader.driver.execute_async_script("""const done = arguments[0]; let idle = 0;
        const look = (before) => requestIdleCallback(() => {
          idle = performance.now() - before < 60 ? idle + 1 : 0;
          idle > 10 ? done() : setTimeout(look, 50, performance.now());
        });
        look(performance.now());""")


def spent(reader: Reader) -> float:
    """Return how many milliseconds of CPU the page's main thread has taken for tasks."""
    metrics = reader.driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return float(1000 * next(one["value"] for one in metrics if one["name"] == "TaskDuration"))


def browse(site: Path, folder: Path, tell: Callable[[str], None]) -> None:
    """Open the page of all tasks, do what a reader does, and tell what each took."""
    with served(site) as root:
        driver = start_chromium(folder)
        try:
            driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _WATCH})
            driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
            reader = Reader(driver, root, folder)
            reader.looks()
            reader.open("tasks/")
            reader.one(".st-tools:not([hidden])")
            tell(f"tools after {round(reader.run('return performance.now()'))} ms")
            settled(reader)
            tell(f"longest task of loading: {reader.run(_TAKE)} ms")
            for name, script in STEPS.items():
                timed = f"const begun = performance.now(); {script}; return performance.now() - begun"
                before = spent(reader)
                handled = round(reader.run(timed))
                settled(reader)
                own = round(spent(reader) - before)
                longest, rows = reader.run(_TAKE), reader.one(".st-shown").text
                tell(f"{name}: handled in {handled} ms, longest task {longest} ms, {own} ms of CPU ({rows})")
            tell(f"rows in the page: {reader.run('return document.querySelectorAll(`tbody tr`).length')}")
        finally:
            driver.quit()


def main() -> None:
    """Build, weigh, and browse."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--size", type=int, default=1000, help="how many strategies")
    parser.add_argument("--versions", type=int, default=5, help="how many committed versions of each")
    parser.add_argument("--site", type=Path, help="a site that is built already")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        site = options.site
        if site is None:
            prepare(options.size, top, options.versions)
            cost_of(mkdocs("history.yml", "site"), top, top / "compiled")
            site = top / "site"
        found = weights(site)
        for one in found[:SHOWN]:
            print(f"{one.written:>10,} bytes, {one.packed:>8,} packed  {one.path}")
        print(f"{len(found)} files; {sum(one.is_too_much for one in found)} too heavy", flush=True)
        browse(site, top, lambda line: print(line, flush=True))
    if any(one.is_too_much for one in found):
        sys.exit(f"expected at most {MOST:,} bytes, and {MOST_PACKED:,} packed")


if __name__ == "__main__":
    main()
