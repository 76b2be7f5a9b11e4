"""Check the types of the package and of its tests: `uv run python tests/type_check.py`.

Tests import what lies beside them, as pytest lets them; so each of their folders is a place to import from.
Of modules that share a name (`conftest`, `run`) a run of mypy takes one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MYPY = (sys.executable, "-m", "mypy", "--config-file", "pyproject.toml")
IN_TESTS = ("--no-strict-equality",)
"""A Fraction is compared with the int that is easiest to read."""


def main() -> int:
    """Return 1 where a type is wrong, else 0."""
    modules = sorted(path for path in (ROOT / "tests").rglob("*.py") if "data" not in path.parts)
    folders = dict.fromkeys(str(path.parent) for path in modules)
    runs: list[list[Path]] = []
    seen: Counter[str] = Counter()
    for path in modules:
        if seen[path.name] == len(runs):
            runs.append([])
        runs[seen[path.name]].append(path)
        seen[path.name] += 1
    environment = {**os.environ, "MYPYPATH": os.pathsep.join([str(ROOT / "plugins"), *folders])}
    checks = [MYPY, *((*MYPY, *IN_TESTS, *map(str, paths)) for paths in runs)]
    return max(subprocess.run(check, cwd=ROOT, env=environment, check=False).returncode for check in checks)


if __name__ == "__main__":
    sys.exit(min(main(), 1))
