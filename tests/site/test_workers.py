"""A site made by several processes is the same site: every byte, and every warning, once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from kept_builds import write_project

BUILD = """
import sys
from strategy_tracker.cache import forks
forks.WORTH_IT, forks._CHUNK, forks._SAMPLE = 2, 1, 1
made_apart, used = forks.made_apart, []
def counted(make, parts, workers):
    found = made_apart(make, parts, workers)
    used.append(bool(found))
    return found
forks.made_apart = counted
from mkdocs.__main__ import cli
cli(["build", "-f", sys.argv[1], "-d", sys.argv[2]], standalone_mode=False)
print(sum(used))
"""


def built(project: Path, workers: int) -> tuple[dict[str, bytes], list[str], int]:
    """Return the files of a site made from nothing, what is said, and how often some processes made some."""
    text = (project / "mkdocs.yml").read_text("utf-8")
    own = project / f"mkdocs-{workers}.yml"
    own.write_text(text.replace("fail_on: never", f"fail_on: never, workers: {workers}"), "utf-8")
    site = project.parent / f"site-{workers}"
    done = subprocess.run(
        [sys.executable, "-c", BUILD, own.name, str(site)],
        cwd=project, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = (path for path in site.rglob("*") if path.is_file())
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in found}
    said = [line for line in done.stderr.splitlines() if line.startswith("WARNING")]
    return files, said, int(done.stdout.split()[-1])


@pytest.mark.skipif(sys.platform != "linux", reason="no process is forked there")
def test_the_site_is_the_same_however_many_processes_make_it(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    strategy = min((project / "strategies").glob("*.md"))
    with strategy.open("a", encoding="utf-8") as file:
        file.write("\n見[簡報](nowhere.md)。\n")
    one, said, by_others = built(project, 1)
    assert by_others == 0
    assert sum("nowhere" in line for line in said) == 1
    (project / ".cache" / "strategy-tracker" / "results.sqlite3").unlink()
    two, said_of_two, by_others = built(project, 2)
    assert by_others == 3  # reading, the rows and files, the pages
    assert said_of_two == said
    assert two == one
