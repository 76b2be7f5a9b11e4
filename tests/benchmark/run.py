"""How fast the site is built, beside MkDocs and Material alone, in one run.

    uv run python tests/benchmark/run.py

builds 250 and 1,000 strategies (20 tasks and 5 KPIs each) with this product and, in turn, the same
strategies' pages from ready-made Markdown with plain MkDocs and Material, all of them in its nav. It prints
the CPU time of each build (user and system, the operating system's own account of the finished process),
and the ratio.
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
    "site_name: 基準\ndocs_dir: docs\nsite_dir: site-ours\nplugins:\n  - search: {{lang: [zh]}}\n"
    "  - strategy-tracker: {{as_of: {as_of}, fail_on: never, history: false}}\n"
)
PLAIN = "site_name: 基準\ndocs_dir: markdown\nsite_dir: site-plain\nplugins:\n  - search: {lang: [zh]}\n"


def prepare(count: int, folder: Path) -> None:
    """Write the portfolio and the configurations of both builds."""
    write_portfolio(count, folder)
    (folder / "ours.yml").write_text(OURS.format(as_of=AS_OF) + THEME, "utf-8")
    pages = sorted(path.name for path in (folder / "markdown").iterdir())
    nav = "nav:\n" + "".join(f"  - {name}\n" for name in pages)
    (folder / "plain.yml").write_text(PLAIN + THEME + nav, "utf-8")


def cpu_seconds(folder: Path, configuration: str) -> float:
    """Build once and return the CPU seconds that the build took."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", configuration]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
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
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            prepare(size, folder)
            pairs = [
                (cpu_seconds(folder, "ours.yml"), cpu_seconds(folder, "plain.yml"))
                for _ in range(options.runs)
            ]
            pages = sum(1 for _ in (folder / "site-ours").rglob("*.html"))
            ours, plain = (statistics.median(column) for column in zip(*pairs, strict=True))
            print(
                f"{size} strategies: this site {ours:.1f} s CPU ({pages} pages), "
                f"plain MkDocs {plain:.1f} s ({size} pages), ratio {ours / plain:.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
