"""Help is told in the language of the project, and broken into lines as that language is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from strategy_tracker.cli import main
from strategy_tracker.cli.help import help_of
from strategy_tracker.language import Language, translate
from strategy_tracker.language.line_breaks import lines_of

CHINESE = re.compile("[\u4e00-\u9fff]")


def contexts(command: click.Command, above: click.Context | None = None) -> Iterator[click.Context]:
    """Yield a context of a command and of all below it."""
    context = click.Context(command, parent=above, info_name=command.name)
    yield context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from contexts(below, context)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mkdocs.yml").write_text("theme: {language: zh-TW}\nplugins: [strategy-tracker]\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what the program prints."""
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    printed = capsys.readouterr()
    assert ended.value.code == (0 if arguments else 2)
    return printed.out + printed.err


def test_help_is_in_the_language_of_the_site(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "\n指令：\n  check    找出所有問題" in shown(capsys, "--help")
    assert "\n指令：\n" in shown(capsys)
    assert "\n選項：\n" in shown(capsys, "check", "-h")
    assert "會整個換掉。\n                  [必填]\n" in shown(capsys, "render", "-h")
    assert " [預設：15; " in shown(capsys, "remind", "-h")
    assert "\n指令：\n  retrospective  開一份復盤。\n" in shown(capsys, "new", "--help")
    assert "開一份復盤" not in shown(capsys, "new", "update", "--help")
    (project / "mkdocs.yml").write_text("plugins: [{strategy-tracker: {language: zh-Hans}}]", "utf-8")
    assert "\n选项：\n" in shown(capsys, "check", "--help")
    (project / "mkdocs.yml").write_text("theme: {name: material}\nplugins: [strategy-tracker]", "utf-8")
    assert "\nOptions:\n" in shown(capsys, "check", "--help")


def test_help_is_in_the_language_that_is_asked_for(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "\nOptions:\n" in shown(capsys, "check", "--language", "en", "--help")
    other = project / "other.yml"
    other.write_text("plugins: [{strategy-tracker: {language: zh-Hans}}]", "utf-8")
    assert "\n选项：\n" in shown(capsys, "check", "--config", str(other), "--help")


def test_paragraphs_lists_and_examples_stand_apart(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "--help").endswith(
        "\n\n  例如：\n    strategy-tracker check\n    strategy-tracker show --as-of 2025-08-15\n"
        "    strategy-tracker update 2025-q3-summer-cold-brew T002 --progress 60\n"
    )
    words = shown(capsys, "check", "--help")
    assert "\n\n  找出所有問題並列出來，什麼都不改。\n\n  指定 PATH" in words
    assert "    strategy-tracker check strategies/2025-618-promotion.md --as-of 2025-06-01\n" in words
    assert "--write-baseline\n\n  結束代碼：0 " in words


def test_without_a_configuration_that_can_be_read_it_is_traditional(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "mkdocs.yml").write_text("plugins: [", "utf-8")
    assert "\n選項：\n" in shown(capsys, "check", "--help")


def test_no_line_of_prose_is_wider_than_a_terminal() -> None:
    for context in contexts(main):
        context.terminal_width = 60
        page = help_of(context.command, context, lambda text: translate(text, Language.TRADITIONAL))
        prose = [
            line for line in page.splitlines() if CHINESE.search(line) and "strategy-tracker" not in line
        ]
        assert max(map(wcswidth, prose), default=0) <= 60
        assert not any(re.match(r"\s*[，。、；）」]", line) for line in prose)


def test_a_paragraph_breaks_between_words_and_characters_not_before_a_closing_mark() -> None:
    assert lines_of("讀 STRATEGY_TRACKER_SERVICES 這個「環境變數」，再說。", 10) == [
        "讀",
        "STRATEGY_TRACKER_SERVICES",
        "這個「環境",
        "變數」，再",
        "說。",
    ]
    assert lines_of("a  b\n c", 3) == ["a b", "c"]
    assert lines_of(" \n", 10) == []


@given(st.text(alphabet="ab1_ 　這是「」，。(%\n", max_size=60), st.integers(4, 30))
def test_lines_lose_nothing_but_white_space(text: str, width: int) -> None:
    lines = lines_of(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(line and line == line.strip() for line in lines)
