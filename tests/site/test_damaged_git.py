"""What is wrong with Git costs a site its history, and no page."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from test_build import built, project


def _without_head(git: Path) -> None:
    (git / "HEAD").unlink()


def _with_garbage_for_refs(git: Path) -> None:
    (git / "packed-refs").write_bytes(b"\xff\x00 garbage\n")
    shutil.rmtree(git / "refs" / "heads")


def _with_broken_objects(git: Path) -> None:
    for one in (git / "objects").rglob("*"):
        if one.is_file():
            one.chmod(0o644)
            one.write_bytes(one.read_bytes()[:20])


def _nothing_else(git: Path) -> None:
    """Leave it whole: the program is missing."""


@pytest.fixture
def committed(tmp_path: Path) -> Path:
    """A project under Git, of which the site reads the history."""
    top = project(tmp_path)
    file = top / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("history: false", "history: true"), "utf-8")
    names = ("-c", "user.name=王小明", "-c", "user.email=wang@intranet.example")
    dated = {f"GIT_{who}_DATE": "2024-07-01T12:00:00+08:00" for who in ("AUTHOR", "COMMITTER")}
    for command in (("init", "-q"), ("add", "."), (*names, "commit", "-q", "-m", "計劃")):
        subprocess.run(["git", *command], cwd=top, check=True, env={**os.environ, **dated})
    return top


@pytest.mark.parametrize(
    "damage", [_without_head, _with_garbage_for_refs, _with_broken_objects, _nothing_else]
)
def test_every_page_is_made_and_the_history_is_said_to_be_missing(
    committed: Path,
    damage: Callable[[Path], None],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO")
    damage(committed / ".git")
    if damage is _nothing_else:
        monkeypatch.setenv("PATH", str(committed / "no-programs"))
    site = built(committed)
    assert "歷史" in caplog.text
    assert "Git 的說明" in caplog.text
    assert (site / "strategies" / "form" / "index.html").is_file()
