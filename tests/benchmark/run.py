"""How fast the site is built, beside MkDocs and Material alone, in one run.

    uv run python tests/benchmark/run.py

builds 250 and 1,000 strategies (20 tasks and 5 KPIs each) with this product and, in turn, with plain MkDocs
and Material from ready-made Markdown, all of it in the nav: once the strategies' pages alone, once with the
pages across strategies too (all tasks, all KPIs, each person's tasks), which this product always builds. It
prints the CPU time of each build (user and system, the operating system's own account of the finished
process), and the ratios.

Every build finds Python's compiled modules, as any but the very first does, and writes into a folder of its
own; nothing is deleted before the end, for some file systems are slow to create files after that.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from generate import AS_OF, write_portfolio

THEME = "theme: {name: material, language: zh-Hant, font: false}\nextra: {generator: false}\n"
OURS = (
    "site_name: 基準\ndocs_dir: docs\nplugins:\n  - search: {{lang: [zh]}}\n"
    "  - strategy-tracker: {{as_of: {as_of}, fail_on: never, history: false}}\n"
)
PLAIN = "site_name: 基準\ndocs_dir: {docs}\nplugins:\n  - search: {{lang: [zh]}}\n"


def prepare(count: int, folder: Path) -> None:
    """Write the portfolio and the configurations of both builds."""
    write_portfolio(count, folder)
    (folder / "ours.yml").write_text(OURS.format(as_of=AS_OF) + THEME, "utf-8")
    for docs in ("markdown", "markdown-all"):
        pages = sorted(path.name for path in (folder / docs).iterdir())
        nav = "nav:\n" + "".join(f"  - {name}\n" for name in pages)
        (folder / f"{docs}.yml").write_text(PLAIN.format(docs=docs) + THEME + nav, "utf-8")


def cpu_seconds(folder: Path, configuration: str, site: str) -> float:
    """Build once into the folder `site` and return the CPU seconds that the build took."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", configuration, "-d", site]
    compiled = str(folder.parent / "compiled")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPYCACHEPREFIX": compiled}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{configuration} in {folder}: exit status {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Run the builds in turn and print what they took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[250, 1000])
    parser.add_argument("--runs", type=int, default=1)
    options = parser.parse_args()
    builds = ("ours", "markdown", "markdown-all")
    with tempfile.TemporaryDirectory() as name:
        warm = Path(name) / "warm"
        prepare(1, warm)
        for build in builds:
            cpu_seconds(warm, f"{build}.yml", f"site-{build}")
        for size in options.sizes:
            folder = Path(name) / str(size)
            prepare(size, folder)
            runs = [
                [cpu_seconds(folder, f"{build}.yml", f"site-{build}-{run}") for build in builds]
                for run in range(options.runs)
            ]
            ours, alone, everything = (statistics.median(column) for column in zip(*runs, strict=True))
            print(
                f"{size} strategies: this site {ours:.1f} s CPU ({_pages(folder / 'site-ours-0')} pages); "
                f"plain MkDocs {alone:.1f} s for the strategies alone, ratio {ours / alone:.2f}; "
                f"{everything:.1f} s for {_pages(folder / 'site-markdown-all-0')} pages, "
                f"ratio {ours / everything:.2f}",
                flush=True,
            )


def _pages(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))


if __name__ == "__main__":
    main()
