"""A file that a command writes is put in place whole, and stays what it was to everybody else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from strategy_tracker.editing.files import ChangedMeanwhileError, replace_file, write_files


def permissions(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.mark.parametrize("mode", [0o640, 0o664])
def test_a_file_keeps_its_permissions(tmp_path: Path, mode: int) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "a.md").chmod(mode)
    write_files(tmp_path, {"a.md": b"new"}, {"a.md": b"old"})
    assert ((tmp_path / "a.md").read_bytes(), permissions(tmp_path / "a.md")) == (b"new", mode)


def test_a_new_file_has_those_that_the_user_gives_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_files(tmp_path, {"updates/b.md": b"new"}, {})
    finally:
        os.umask(before)
    assert permissions(tmp_path / "updates" / "b.md") == 0o640


def test_a_link_leads_where_it_did(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "link.md").symlink_to("a.md")
    write_files(tmp_path, {"link.md": b"new"}, {"link.md": b"old"})
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "a.md").read_bytes() == b"new"


def test_nothing_is_written_where_one_has_changed_meanwhile(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "b.md").write_bytes(b"somebody else's")
    with pytest.raises(ChangedMeanwhileError):
        write_files(tmp_path, {"a.md": b"new", "b.md": b"new"}, {"a.md": b"old", "b.md": b"old"})
    assert (tmp_path / "a.md").read_bytes() == b"old"


def test_what_a_server_reads_is_for_everybody(tmp_path: Path) -> None:
    replace_file(tmp_path / "policy.conf", b"x")
    assert permissions(tmp_path / "policy.conf") == 0o644


def test_what_cannot_be_put_in_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder" / "in it").mkdir(parents=True)
    with pytest.raises(OSError, match="folder"):
        replace_file(tmp_path / "folder", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"No such file") as refused:
        replace_file(tmp_path / "gone" / "plan.md", b"x")
    assert refused.value.filename == str(tmp_path / "gone" / "plan.md")
