"""Builds the example with the versions that pyproject.toml allows, and prints a table of what came of it.

    uv run python tests/compatibility/versions.py                   # all rows
    uv run python tests/compatibility/versions.py --python 3.12     # those of one Python
    uv run python tests/compatibility/versions.py --only lowest     # those whose name begins so

Each row is an environment of its own in a temporary folder. A Python that uv does not find, nor may download,
is said and is no failure; the exit status is 1 where a site was not built, or was not the same.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
UV = os.environ.get("UV", "uv")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# What a build may print: MkDocs' own lines, and findings. Not what libraries say of themselves.
_EXPECTED = re.compile(r"(INFO|WARNING|ERROR) +-  |\s|$|\[\d")


@dataclass(frozen=True, slots=True)
class Row:
    """An environment: a Python, a name, and how the dependencies are chosen."""

    python: str
    name: str
    arguments: tuple[str, ...] = ()


def rows() -> Iterator[Row]:
    """Yield all combinations: what users have is old or new, and on any Python."""
    for python in PYTHONS:
        yield Row(python, "newest")
        yield Row(python, "locked")
    yield Row(PYTHONS[0], "lowest-direct", ("--resolution", "lowest-direct"))
    yield Row(PYTHONS[-2], "lowest-direct", ("--resolution", "lowest-direct"))
    for material in ("9.5", "9.6", "9.7"):
        yield Row(PYTHONS[0], f"Material {material}", (f"mkdocs-material=={material}.*",))


def run(*command: str | Path, check: bool = True, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the project's folder, without the environment that this script runs in."""
    kept = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")}
    kept["NO_MKDOCS_2_WARNING"] = "1"
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, env=kept | variables, capture_output=True, text=True,
        check=check,
    )  # fmt: skip


def environment(row: Row, folder: Path) -> Path | None:
    """Make the environment and return its folder of programs; None where there is no such Python."""
    made = run(UV, "venv", "--quiet", "--python", row.python, folder, check=False)
    if made.returncode:
        return None
    python = folder / "bin" / "python"
    install = (UV, "pip", "install", "--quiet", "--python", python)
    if row.name == "locked":
        wanted = folder / "locked.txt"
        export = (UV, "export", "--quiet", "--locked", "--no-dev", "--no-emit-project", "--no-hashes")
        run(*export, "--output-file", wanted)
        run(*install, "--requirement", wanted)
        run(*install, "--no-deps", ROOT)
    else:
        run(*install, *row.arguments, ROOT)
    return python.parent


def version(programs: Path, package: str) -> str:
    """Return which version of a package an environment has."""
    code = f"from importlib.metadata import version; print(version('{package}'))"
    return run(programs / "python", "-c", code).stdout.strip()


def built(programs: Path, site: Path) -> tuple[set[str], list[str]]:
    """Build and check the example; return the pages, and what went wrong."""
    wrong = []
    done = run(programs / "mkdocs", "build", "--site-dir", site, check=False)
    said = (done.stdout + done.stderr).splitlines()
    if done.returncode:
        wrong.append(said[-1] if said else "mkdocs build failed")
    wrong += [f"said: {line}" for line in said if not _EXPECTED.match(line)]
    checked = run(programs / "strategy-tracker", "check", "--quiet", check=False)
    if checked.returncode or "Warning" in checked.stderr:
        wrong.append(f"check: {checked.stderr.strip() or checked.stdout.strip()}")
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}, wrong


def main(arguments: Sequence[str]) -> int:
    """Try the rows that are asked for; return 1 where one failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", help="only the rows of this Python")
    parser.add_argument("--only", default="", help="only the rows whose name begins so")
    asked = parser.parse_args(arguments)
    expected: set[str] | None = None
    failed = tried = 0
    print("| Python | dependencies | MkDocs | Material | example |\n|---|---|---|---|---|", flush=True)
    for row in rows():
        if asked.python not in (None, row.python) or not row.name.startswith(asked.only):
            continue
        with tempfile.TemporaryDirectory() as scratch:
            try:
                programs = environment(row, Path(scratch) / "environment")
                if programs is None:
                    print(f"| {row.python} | {row.name} | | | no such Python found |", flush=True)
                    continue
                tried += 1
                pages, wrong = built(programs, Path(scratch) / "site")
                versions = f"{version(programs, 'mkdocs')} | {version(programs, 'mkdocs-material')}"
            except subprocess.CalledProcessError as error:
                pages, wrong, versions = set(), [str(error.stderr).strip().splitlines()[-1]], " | "
            expected = expected or pages
            if pages != expected and not wrong:
                wrong.append(f"other pages: {sorted(pages ^ expected)[:3]}")
            failed += bool(wrong)
            result = "; ".join(wrong) if wrong else f"{len(pages)} pages"
            print(f"| {row.python} | {row.name} | {versions} | {result} |", flush=True)
    print(f"{tried - failed} passed, {failed} failed")
    return 1 if failed or not tried else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
