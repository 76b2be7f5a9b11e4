"""Copies that tools leave beside a file are named, and counted once."""

from pathlib import Path

import pytest

from strategy_tracker.source.loading import load_portfolio

TEXT = "---\n標籤: [新品]\n---\n"
COPIES = (
    "q3 (conflicted copy 2026-07-01).md",
    "q3 (Lin's conflicted copy 2026-07-01).md",
    "q3 (林曉 的衝突複本 2026-07-01).md",
    "q3（林晓的冲突副本）.md",
    "q3.sync-conflict-20260701-120000-ABCDEFG.md",
    "q3 - 副本.md",
    "q3 - 副本 (2).md",
    "Q3 - Copy.md",
    "q3 - 複製.md",
    "q3 copy 2.md",
    "q3的副本.md",
    "q3 (1).md",
    "q3.orig.md",
    "q3_REMOTE_1234.md",
    "~$q3.md",
    "q3 - 副本/index.md",
)
OWN = (
    "q3 plan (final).md",
    "副本管理.md",
    "copywriting.md",
    "q4 (1).md",
    "q4 - 副本.md",
    "2026 Q3 copy test.md",
)


def loaded(folder: Path, *names: str) -> tuple[list[str], list[tuple[str, object]]]:
    """The slugs of the strategies, and of each copy its file and what it is a copy of."""
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(TEXT, "utf-8")
    found = load_portfolio(folder)
    copies = [(one.place.file, one.values["other"]) for one in found.problems if one.rule == "copied-file"]
    return [strategy.slug for strategy in found.strategies], copies


@pytest.mark.parametrize("home", ["q3.md", "q3/index.md"])
@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_is_named_and_left_out(tmp_path: Path, copy: str, home: str) -> None:
    wanted = "q3.md" if copy.startswith("~$") else home
    assert loaded(tmp_path, home, copy) == (["q3"], [(copy, wanted)])


def test_a_name_that_only_looks_like_a_copy_s_is_a_strategy(tmp_path: Path) -> None:
    slugs, copies = loaded(tmp_path, "q3.md", *OWN)
    assert (len(slugs), copies) == (1 + len(OWN), [])


def test_a_copy_of_an_update_record_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "q3" / "updates").mkdir(parents=True)
    names = ("q3/index.md", "q3/updates/2026-07-01.md", "q3/updates/2026-07-01 (1).md")
    slugs, copies = loaded(tmp_path, *names)
    assert (slugs, copies) == (["q3"], [(names[2], names[1])])


def test_copies_are_told_in_the_order_of_their_files(tmp_path: Path) -> None:
    for folder in ("b", "a"):
        (tmp_path / folder).mkdir()
    names = ("a/q3.md", "a/q3 (1).md", "b/q3.md", "b/q3 (1).md", "q4.md", "q4 copy.md")
    _, copies = loaded(tmp_path, *names)
    assert [name for name, _ in copies] == ["a/q3 (1).md", "b/q3 (1).md", "q4 copy.md"]
