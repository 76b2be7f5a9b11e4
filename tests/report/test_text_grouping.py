"""Many equal slips of one file are printed once, with their lines and their number."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from strategy_tracker.cli import main


def checked(folder: Path, count: int) -> str:
    tasks = "".join(f"  - 任務編號: T{number}\n    備註：甲\n" for number in range(count))
    (folder / "strategies").mkdir()
    (folder / "strategies" / "a.md").write_text(f"---\n策略名稱: 甲\n關鍵任務:\n{tasks}---\n", "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, language: en}\nplugins: [strategy-tracker]\n", "utf-8"
    )
    return CliRunner().invoke(main, ["check"]).output


def test_many_equal_slips_are_printed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    printed = checked(tmp_path, 26)
    assert printed.count("[yaml-full-width-colon]") == 1
    assert "The same on lines 7, 9, 11, " in printed
    assert "(26 in all)." in printed


def test_a_few_are_printed_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert checked(tmp_path, 2).count("[yaml-full-width-colon]") == 2
