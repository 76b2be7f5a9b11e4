"""A text at which an extension of the site's Markdown fails is named at its line by all that builds."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_build import FORM, built, page, project, words

from strategy_tracker.cli import main

_FORM = FORM.read_text("utf-8").rstrip("\n") + "\n"
_LINE = _FORM.count("\n") + 4
_RECORD = _FORM + "\n第一段 **粗**\n\n第二段\n{word}\n\n第三段\n"
_UPDATE = "---\n日期: 2024-08-01\n---\n{word}\n"
_RETROSPECTIVE = "---\n復盤日期: 2024-10-08\n---\n\n{word}\n"


def failing_project(folder: Path, extension: str = "failing_extension") -> Path:
    """Return a project with a strategy, an update and a retrospective at which an extension fails."""
    made = project(folder, **{
        "strategies/a.md": _RECORD.format(word="爆炸"),
        "strategies/a/updates/2024-08-01.md": _UPDATE.format(word="爆炸"),
        "strategies/b.md": _RECORD.format(word="平安"),
        "strategies/c.md": _FORM.split("復盤總結:")[0] + "---\n",
        "strategies/c/retrospective.md": _RETROSPECTIVE.format(word="爆炸"),
    })  # fmt: skip
    configuration = made / "mkdocs.yml"
    configuration.write_text(
        f"{configuration.read_text('utf-8')}markdown_extensions: [{extension}]\n", "utf-8"
    )
    return made


def test_its_paragraph_is_named_and_the_others_have_their_pages(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        site = built(failing_project(tmp_path))
    said = [one.getMessage() for one in caplog.records if "body-not-converted" in one.getMessage()]
    places = [one.split()[0] for one in said]
    assert places == [
        f"strategies/a.md:{_LINE}:1",
        "strategies/a/updates/2024-08-01.md:4:1",
        "strategies/c/retrospective.md:5:1",
    ]
    assert "KeyError: '爆炸'" in said[0]
    assert not [one for one in caplog.records if "Traceback" in one.getMessage() or one.exc_info]
    assert '<pre class="st-typed">' in page(site, "strategies/a")
    assert "<strong>粗</strong>" in page(site, "strategies/b")
    quality = words(page(site, "quality"))
    assert re.search(r"strategies/a\.md.*?正文只能照原文顯示", quality)


def test_a_second_build_says_the_same_from_what_was_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    made = failing_project(tmp_path)
    told = []
    for _ in range(2):
        caplog.clear()
        with caplog.at_level(logging.WARNING):
            built(made)
        told.append([one.getMessage() for one in caplog.records])
    assert told[0] == told[1]
    assert any("body-not-converted" in one for one in told[0])


def test_render_names_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(failing_project(tmp_path))
    result = CliRunner().invoke(main, ["render", "--out", "out"])
    assert result.exit_code == 0, result.output
    assert re.search(rf"strategies/a\.md:{_LINE}:1.*body-not-converted", result.output)
    assert "st-typed" in (tmp_path / "out/docs/strategies/a/index.md").read_text("utf-8")
    assert "<strong>粗</strong>" in (tmp_path / "out/docs/strategies/b/index.md").read_text("utf-8")


def test_check_runs_no_extension(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(failing_project(tmp_path, "no_such_extension"))
    result = CliRunner().invoke(main, ["check"])
    assert "body-not-converted" not in result.output
    assert "no_such_extension" not in result.output
