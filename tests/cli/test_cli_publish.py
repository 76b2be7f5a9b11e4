"""A published site is whole at every moment, whatever happens to the builds."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "strategies" / "2024-q3-online-launch.md"
CONFIGURATION = """site_name: {name}
theme: {{name: material, language: zh-Hant, font: false}}
plugins: [search, strategy-tracker: {{as_of: 2024-09-30, fail_on: error, history: false}}]
"""
LIKELY_LONGEST = 4.0
"""Seconds that a build may take; a kill after it finds the site published."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("docs", "strategies", "www"):
        (tmp_path / name).mkdir()
    (tmp_path / "strategies" / EXAMPLE.name).write_bytes(EXAMPLE.read_bytes())
    _named(tmp_path, "old")
    return tmp_path


def _named(project: Path, name: str) -> None:
    (project / "mkdocs.yml").write_text(CONFIGURATION.format(name=name), "utf-8")


def _start(project: Path, **environment: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "strategy_tracker", "publish", "--quiet", "www/site"]
    return subprocess.Popen(
        command,
        cwd=project,
        env={"PATH": os.environ["PATH"], **environment},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def _publish(project: Path, **environment: str) -> tuple[int, str]:
    process = _start(project, **environment)
    _, said = process.communicate()
    return process.returncode, said.decode()


def _content(site: Path) -> dict[str, bytes]:
    """Return the files of a site, without the archive of the sitemap, whose bytes hold the time."""
    files = (one for one in site.resolve().rglob("*") if one.is_file() and one.suffix != ".gz")
    return {one.relative_to(site.resolve()).as_posix(): one.read_bytes() for one in files}


def test_killed_builds_leave_a_whole_site(project: Path) -> None:
    site, dice = project / "www" / "site", random.Random(13)  # noqa: S311 - moments, not secrets
    assert _publish(project)[0] == 0
    old = _content(site)
    assert "data/portfolio.json" in old
    _named(project, "new")
    for _ in range(4):
        process = _start(project)
        time.sleep(dice.uniform(0.1, LIKELY_LONGEST))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        found = _content(site)
        assert found.keys() == old.keys()
        assert found == old or b"new</title>" in found["index.html"]
    assert _publish(project)[0] == 0
    assert b"new</title>" in _content(site)["index.html"]
    assert len([one for one in (project / "www" / "site.versions").iterdir() if one.is_dir()]) <= 2


def test_a_failed_build_leaves_the_site_as_it_was(project: Path) -> None:
    assert _publish(project)[0] == 0
    before = _content(project / "www" / "site")
    (project / "strategies" / "broken.md").write_text("---\n策略名稱: 甲\n---\n", "utf-8")
    status, said = _publish(project)
    assert status == 1
    assert "www/site" in said
    assert _content(project / "www" / "site") == before


def test_two_builds_at_once_both_succeed(project: Path) -> None:
    both = [_start(project), _start(project)]
    assert [one.communicate() and one.returncode for one in both] == [0, 0]
    assert (project / "www" / "site" / "index.html").is_file()


def test_a_folder_that_is_there_is_left_alone(project: Path) -> None:
    (project / "www" / "site").mkdir()
    status, said = _publish(project)
    assert status == 2
    assert "www/site" in said
