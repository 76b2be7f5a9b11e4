"""Ask Lighthouse about the example: `uv run python tests/lighthouse.py`.

Needs Debian's Chromium, and Node to run Lighthouse, which the npm registry's own client fetches. Prints the
scores of the overview, a large strategy and the table of tasks; fails where performance or best practices
are below 95, or accessibility is below 100. Not among the tests: a busy machine makes pages slow.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "browser"))
from browsing import CHROMIUM, build, served

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("", "strategies/2025-q3-summer-cold-brew/", "tasks/")
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 95}
_FLAGS = "--headless=new --no-sandbox --disable-gpu"


def scores(address: str, folder: Path) -> dict[str, int]:
    """Return Lighthouse's scores of a page, 0 to 100, as seen on a desktop."""
    report = folder / "report.json"
    command = ["npx", "--yes", "lighthouse@12", address, "--quiet", "--preset=desktop", "--output=json"]
    options = [f"--output-path={report}", f"--chrome-flags={_FLAGS}", "--no-enable-error-reporting"]
    environment = {"CHROME_PATH": str(CHROMIUM)}
    chosen = f"--only-categories={','.join(LEAST)}"
    subprocess.run([*command, *options, chosen], check=True, env=os.environ | environment)
    categories = json.loads(report.read_text("utf-8"))["categories"]
    return {name: round(categories[name]["score"] * 100) for name in LEAST}


def main() -> None:
    """Build the example, and judge its pages."""
    missed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(ROOT, folder / "site")
        with served(folder / "site") as root:
            for page in PAGES:
                found = scores(root + page, folder)
                print(page or "/", found)
                missed |= any(found[category] < least for category, least in LEAST.items())
    if missed:
        sys.exit(f"expected at least {LEAST}")


if __name__ == "__main__":
    main()
