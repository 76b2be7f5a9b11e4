"""Which branches of the core its tests take: `uv run python tests/core_coverage.py [arguments of pytest]`.

The core is every layer below the site: it must be right by itself, whatever builds pages of it. Prints the
lines and branches that no test takes, and ends with 1 where fewer of both together are taken than
`fail_under` says in pyproject.toml, or fewer of the branches alone than `LEAST`. Not part of the usual run:
measuring doubles the time of these tests.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.append(str(Path(__file__).parent / "architecture"))
from layers import LAYERS

ROOT = Path(__file__).resolve().parent.parent
TOTALS = ROOT / ".cache" / "coverage.json"
LEAST = 95
"""Of a hundred branches alone, those that are to be taken; lines, of which there are more, hide them."""
CORE = LAYERS[: LAYERS.index("site")]
# Settings and workspace have no folder of their own: commands are what uses them.
BESIDE = ("rules_text", "fuzz", "simulation", "cli")
# What is withheld or merged is looked for in all that a site publishes; a text that is too much to convert,
# and an option that is wrong, in what a build does with them.
BY_THE_SITE = tuple(f"site/test_{name}.py" for name in ("withheld", "departments", "bodies", "wrong_options"))


def main(arguments: Sequence[str]) -> int:
    """Run the core's tests, join what their processes saw, and report; return 1 where it is too little."""
    folders = [f"tests/{name}" for name in (*CORE, *BESIDE) if (ROOT / "tests" / name).is_dir()]
    folders += [f"tests/{name}" for name in BY_THE_SITE]
    left_out = ",".join(f"*/strategy_tracker/{name}/*" for name in LAYERS[LAYERS.index("site") :])
    commands = (
        ("erase",),
        ("run", "-m", "pytest", "-q", "-n", "2", *folders, *arguments),
        ("combine", "--quiet"),
        ("json", "--quiet", "--fail-under", "0", "--omit", left_out, "-o", str(TOTALS)),
        ("report", "--skip-covered", "--omit", left_out),
    )
    (ROOT / ".cache").mkdir(exist_ok=True)
    for command in commands:
        done = subprocess.run([sys.executable, "-m", "coverage", *command], cwd=ROOT, check=False)
        if done.returncode:
            return 1
    totals = json.loads(TOTALS.read_text("utf-8"))["totals"]
    taken, branches = totals["covered_branches"], totals["num_branches"]
    print(f"Branches alone: {taken} of {branches}, {100 * taken / branches:.1f} % (at least {LEAST} %).")
    return int(100 * taken < LEAST * branches)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
