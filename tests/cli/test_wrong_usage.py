"""A command line that cannot be read is told in one language, that of the project."""

import gettext
import os
import re
from pathlib import Path

import click
import pytest
from babel.messages.extract import extract_from_dir
from cli_runs import run

from strategy_tracker.cli.click_words import SINGLE, WITH_PLURALS, speaking
from strategy_tracker.language import Language

WRONG = (
    "chek", "--nonsense", "new nonsense", "check --nonsense", "check --forma json", "check --format x",
    "check --config", "check --quiet=3", "check --config nowhere.yml", "check --language fr", "update",
    "update a b c", "remind --timeout soon", "remind --timeout 9999", "csp mkdocs.yml", "csp nowhere",
    "editor", "new strategy x --template y", "check --write-baseline strategies",
)  # fmt: skip
# What of a refusal is no words: what is typed, which click puts between quotes, and the usage's placeholders.
_TYPED = re.compile(
    r"'[^']*'|strategy-tracker(?: [a-z]+)*|--[a-z-]+|\[?\b[A-Z]{2,}\b\]?(?:\.\.\.)?|\d+<=x<=\d+"
)


@pytest.mark.parametrize("arguments", WRONG)
@pytest.mark.parametrize("language", list(Language))
def test_wrong_usage_is_told_in_the_language_of_the_site(
    project: Path, language: Language, arguments: str
) -> None:
    settings = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(settings.replace("language: en", f"language: {language}"), "utf-8")
    result = run(*arguments.split())
    assert result.exit_code == 2
    assert result.stdout == ""
    words = _TYPED.sub("", result.stderr)
    english, chinese = re.findall("[A-Za-z]{2,}", words), re.findall("[\u4e00-\u9fff]+", words)
    assert bool(english) == (language is Language.ENGLISH), result.stderr
    assert bool(chinese) == (language is not Language.ENGLISH), result.stderr


def test_the_language_that_is_asked_for_counts_before_the_sites(project: Path) -> None:
    for asked in (("--language", "zh-TW"), ("--language=zh-Hant",)):
        assert "這個選項" in run("check", *asked, "--nonsense").stderr
    other = project / "other.yml"
    other.write_text("plugins: [{strategy-tracker: {language: zh-Hans}}]", "utf-8")
    assert "这个选项" in run("check", "--config", str(other), "--nonsense").stderr


def test_a_mistake_shows_the_usage_and_the_option_that_may_have_been_meant(project: Path) -> None:
    usage, help_, _, mistake = run("check", "--language", "zh-Hant", "--formta", "json").stderr.splitlines()
    assert usage == "用法： strategy-tracker check [OPTIONS] [PATH]..."
    assert re.fullmatch("「strategy-tracker check (-h|--help)」說明怎麼用。", help_)
    # Where and how click quotes the two depends on its version.
    assert re.fullmatch("錯誤：.*--formta.*是不是 .?--format.*", mistake)


def test_a_configuration_that_cannot_be_read_keeps_no_mistake_from_being_told(project: Path) -> None:
    (project / "mkdocs.yml").write_text("plugins: [", "utf-8")
    assert "這個選項" in run("check", "--nonsense").stderr


def test_nothing_is_left_of_a_language_that_was_spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "de")
    before = gettext.textdomain()
    with speaking(Language.TRADITIONAL):
        assert gettext.gettext("Missing option") == "缺少選項"
    assert (gettext.textdomain(), os.environ["LANGUAGE"]) == (before, "de")
    assert gettext.gettext("Missing option") == "Missing option"


def test_every_text_of_click_on_a_mistake_is_in_the_catalogues() -> None:
    """Those that a mistake of a user cannot bring about, with what the commands take, are named."""
    ours = {one.template for one in SINGLE} | {(one.template, many) for one, many in WITH_PLURALS}
    # No command takes such values, files that it opens, or several values to an option.
    not_taken = re.compile(r"UUID|boolean|format|executable|values|iterable|Could not|unknown|len_")
    # What it calls a path is fixed when a command is defined; titles of lists and what `--help` is are texts
    # of ours, as all of the help is; the rest is for programmers.
    not_said = re.compile(
        r"^(?:file|directory|path)$|Deprecat|deprecated|Options|arguments$|Commands|Name '|Boolean|declar"
        r"|No options|env var|dynamic|Choice\(|Aborted|Invalid start|Show this"
    )
    said = {
        text
        for file, _, text, _, _ in extract_from_dir(str(Path(click.__file__).parent))
        if file in ("core.py", "exceptions.py", "formatting.py", "parser.py", "types.py")
        if not not_taken.search(str(text)) and not not_said.search(str(text))
    }
    assert said - ours == set()
