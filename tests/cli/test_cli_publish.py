"""A published site is whole at every moment, whatever happens to the builds."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "strategies" / "2024-q3-online-launch.md"
CONFIGURATION = """site_name: {name}
theme: mkdocs
plugins: [search, strategy-tracker: {{as_of: 2024-09-30, fail_on: error, history: false, language: zh-Hant}}]
"""
LIKELY_LONGEST = 3.0
"""Seconds that a build may take; a kill after it finds the site published."""


def _written(folder: Path) -> Path:
    for name in ("docs", "strategies", "www"):
        (folder / name).mkdir()
    (folder / "strategies" / EXAMPLE.name).write_bytes(EXAMPLE.read_bytes())
    _named(folder, "old")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return _written(tmp_path)


@pytest.fixture(scope="module")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = _written(tmp_path_factory.mktemp("published"))
    assert _publish(project)[0] == 0
    return project


@pytest.fixture
def published(published_once: Path, tmp_path: Path) -> Path:
    """A project of which the site is there, as the first publishing made it."""
    return Path(shutil.copytree(published_once, tmp_path / "project", symlinks=True))


def _named(project: Path, name: str) -> None:
    (project / "mkdocs.yml").write_text(CONFIGURATION.format(name=name), "utf-8")


def _start(project: Path, *, before: Sequence[str] = (), **environment: str) -> subprocess.Popen[bytes]:
    command = [*before, sys.executable, "-m", "strategy_tracker", "publish", "--quiet", "www/site"]
    return subprocess.Popen(
        command,
        cwd=project,
        env={"PATH": os.environ["PATH"], **environment},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def _publish(project: Path, *, before: Sequence[str] = (), **environment: str) -> tuple[int, str]:
    process = _start(project, before=before, **environment)
    _, said = process.communicate()
    return process.returncode, said.decode()


def _as_anybody() -> Sequence[str]:
    """Return what runs a command without root's right to write everywhere."""
    return ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if os.geteuid() == 0 else ()


@contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield
    finally:
        for path in paths:
            path.chmod(0o755 if path.is_dir() else 0o644)


def _content(site: Path) -> dict[str, bytes]:
    """Return the files of a site, without the archive of the sitemap, whose bytes hold the time."""
    files = (one for one in site.resolve().rglob("*") if one.is_file() and one.suffix != ".gz")
    return {one.relative_to(site.resolve()).as_posix(): one.read_bytes() for one in files}


def test_killed_builds_leave_a_whole_site(published: Path) -> None:
    dice = random.Random(13)  # noqa: S311 - moments, not secrets
    site = published / "www" / "site"
    old = _content(site)
    assert "data/portfolio.json" in old
    _named(published, "new")
    for _ in range(3):
        process = _start(published)
        time.sleep(dice.uniform(0.1, LIKELY_LONGEST))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        found = _content(site)
        assert found.keys() == old.keys()
        assert found == old or b"new</title>" in found["index.html"]
    assert _publish(published)[0] == 0
    assert b"new</title>" in _content(site)["index.html"]
    assert len([one for one in (published / "www" / "site.versions").iterdir() if one.is_dir()]) <= 2


def test_a_failed_build_leaves_the_site_as_it_was(published: Path) -> None:
    before = _content(published / "www" / "site")
    (published / "strategies" / "broken.md").write_text("---\n策略名稱: 甲\n---\n", "utf-8")
    status, said = _publish(published)
    assert status == 1
    assert "www/site" in said
    assert _content(published / "www" / "site") == before


def test_a_build_whose_parent_is_killed_is_waited_for(published: Path) -> None:
    _named(published, "new")
    process = _start(published)
    while len(list((published / "www" / "site.versions").glob("[0-9]*"))) < 2 and process.poll() is None:
        time.sleep(0.01)
    process.kill()  # the build itself goes on, as when a service is stopped without its children
    assert process.wait() == -signal.SIGKILL
    assert b"old</title>" in _content(published / "www" / "site")["index.html"]
    assert _publish(published)[0] == 0
    process.communicate()
    assert b"new</title>" in _content(published / "www" / "site")["index.html"]


def test_a_full_disk_leaves_the_site_as_it_was(published: Path) -> None:
    """No file may be longer than some bytes: to a program that is a disk that is full at any of its files."""
    old = _content(published / "www" / "site")
    _named(published, "new")
    dice = random.Random(13)  # noqa: S311 - sizes, not secrets
    for limit in (dice.randrange(1_000, 60_000), dice.randrange(60_000, 600_000)):
        status, said = _publish(published, before=("prlimit", f"--fsize={limit}"))
        assert status == 1, limit
        assert "www/site 維持原樣" in said
        assert _content(published / "www" / "site") == old


def test_a_place_that_cannot_be_written_is_said_before_anything_is_built(project: Path) -> None:
    (project / "www").chmod(0o555)
    status, said = _publish(project, before=_as_anybody())
    (project / "www").chmod(0o755)
    assert status == 1
    assert "www/site.versions" in said
    assert "要有寫入這裡的權限" in said
    assert "www/site 維持原樣" in said


def test_what_is_there_and_not_ours_is_refused(project: Path) -> None:
    (project / "www" / "site").mkdir()
    status, said = _publish(project)
    assert status == 2
    assert "www/site" in said


def test_a_disk_that_is_really_full_is_said(project: Path) -> None:
    place = project / "www"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "none", place], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    try:
        assert _publish(project)[0] == 0
        old = _content(place / "site")
        (place / "ballast").write_bytes(
            bytes(os.statvfs(place).f_bavail * os.statvfs(place).f_frsize - 300_000)
        )
        _named(project, "new")
        status, said = _publish(project)
        assert status == 1
        assert "已滿" in said
        assert _content(place / "site") == old
    finally:
        subprocess.run(["umount", place], check=True)


def _committed(project: Path) -> None:
    """Put the project under Git, and let the site read its history."""
    text = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(text.replace("history: false", "history: true"), "utf-8")
    names = ("-c", "user.name=王小明", "-c", "user.email=wang@intranet.example")
    for command in (("init", "-q"), ("add", "."), (*names, "commit", "-q", "-m", "計劃")):
        dated = {f"GIT_{who}_DATE": "2024-07-01T12:00:00+08:00" for who in ("AUTHOR", "COMMITTER")}
        subprocess.run(["git", *command], cwd=project, check=True, env={**os.environ, **dated})


def test_a_checkout_that_may_only_be_read_is_enough(project: Path) -> None:
    """All other tests here have no home; this one's cannot be written."""
    _committed(project)
    with ExitStack() as stack:
        for name in ("docs", "strategies", ".git"):
            stack.enter_context(_read_only(project / name))
        project.chmod(0o555)
        stack.callback(project.chmod, 0o755)
        status, said = _publish(project, before=_as_anybody(), HOME="/nonexistent")
    assert status == 0, said
    assert "strategies/2024-q3-online-launch/index.html" in _content(project / "www" / "site")
