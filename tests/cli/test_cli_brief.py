"""`brief`: which period, where the file goes, and what is refused before anything is written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from cli_runs import SOUND, run
from pptx import Presentation

CONFIGURATION = """site_name: Example
plugins:
  - strategy-tracker:
      language: zh-Hant
      history: files
      tracking: {calendar: TW}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one strategy, from 2024-07-01 to 2024-09-30."""
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    (tmp_path / "strategies").mkdir()
    (tmp_path / "strategies" / "sound.md").write_text(SOUND, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("options", "file", "title"),
    [
        ([], "brief-2024-08.pptx", "策略月度匯報：2024年8月"),
        (["--month", "last"], "brief-2024-07.pptx", "策略月度匯報：2024年7月"),
        (["--week", "last"], "brief-2024-07-22.pptx", "策略每週匯報：2024-07-22 – 2024-07-28"),
        (["--week", "2024-08-01"], "brief-2024-07-29.pptx", "策略每週匯報：2024-07-29 – 2024-08-04"),
        (["--cycle", "2024-Q3"], "brief-2024-07-01-2024-09-30.pptx", "策略周期匯報：2024-Q3"),
        (["--cycle", "sound"], "brief-2024-07-01-2024-09-30.pptx", "策略周期匯報：線上推廣策略"),
        (
            ["--language", "en", "-o", "deck.pptx"],
            "deck.pptx",
            "Strategy review of the month: August 2024",
        ),
    ],
)
def test_it_writes_the_deck_of_a_period(project: Path, options: list[str], file: str, title: str) -> None:
    result = run("brief", "--as-of", "2024-08-01", *options)
    assert result.exit_code == 0, result.stderr
    assert Presentation(str(project / file)).slides[0].shapes.title.text == title


def test_a_cycle_that_is_over_ends_in_the_retrospective_that_was_held_after_it(project: Path) -> None:
    retrospective = "復盤總結:\n  復盤日期: 2024-10-10\n  執行亮點: [提前備貨]\n---\n"
    (project / "strategies" / "sound.md").write_text(f"{SOUND.removesuffix('---' + chr(10))}{retrospective}")
    assert run("brief", "--as-of", "2024-10-15", "--cycle", "2024-Q3", "-o", "q3.pptx").exit_code == 0
    last = Presentation(str(project / "q3.pptx")).slides[-1]
    (table,) = [shape.table for shape in last.shapes if shape.has_table]
    assert [cell.text for cell in table.rows[1].cells] == ["執行亮點", "提前備貨"]


def test_what_the_site_leaves_out_is_in_no_deck(project: Path) -> None:
    withheld = CONFIGURATION + "      withhold: {strategies: [sound], people: [王*]}\n"
    (project / "mkdocs.yml").write_text(withheld, "utf-8")
    (project / "strategies" / "other.md").write_text(SOUND.replace("線上推廣", "門店"), "utf-8")
    assert run("brief", "--as-of", "2024-09-30", "-o", "deck.pptx").exit_code == 0
    with ZipFile(project / "deck.pptx") as deck:
        text = "".join(deck.read(name).decode() for name in deck.namelist() if name.endswith(".xml"))
    assert "門店策略" in text
    assert "線上推廣策略" not in text
    assert "王*" not in text
    assert run("brief", "--as-of", "2024-09-30", "--cycle", "sound").exit_code == 2


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--month", "2024-Q3"], "「2024-Q3」不是月份"),
        (["--month", "2024-09"], "從 2024-09-01 才開始"),
        (["--month", "last", "--week", "last"], "只能選一個"),
        (["--cycle", "soundd"], "sound"),
        (["-o", "deck.ppt"], ".pptx"),
        (["--template", "mkdocs.yml"], "範本 mkdocs.yml 不是 PowerPoint 檔"),
    ],
)
def test_wrong_usage_is_said_and_nothing_is_written(project: Path, options: list[str], reason: str) -> None:
    result = run("brief", "--as-of", "2024-08-01", *options)
    assert result.exit_code == 2
    assert reason in result.stderr
    assert list(project.glob("*.ppt*")) == []


def test_a_deck_that_somebody_may_have_edited_is_left_alone(project: Path) -> None:
    (project / "deck.pptx").write_bytes(b"edited")
    result = run("brief", "--as-of", "2024-08-01", "-o", "deck.pptx")
    assert result.exit_code == 1
    assert (project / "deck.pptx").read_bytes() == b"edited"
    assert run("brief", "--as-of", "2024-08-01", "-o", "deck.pptx", "--force").exit_code == 0


@pytest.mark.parametrize(
    ("day", "written"), [("2024-09-02", True), ("2024-09-01", False), ("2024-09-03", False)]
)
def test_on_other_days_than_the_first_working_one_nothing_is_written(
    project: Path, day: str, written: bool
) -> None:
    """2024-09-01 is a Sunday."""
    result = run("brief", "--as-of", day, "--month", "last", "--first-working-day")
    assert result.exit_code == 0
    assert (project / "brief-2024-08.pptx").exists() is written


def test_no_other_command_waits_for_the_library() -> None:
    code = "import sys, strategy_tracker.cli; sys.exit('pptx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
