"""The reference is as the code makes it, and has a place for every rule, field, setting and command."""

from __future__ import annotations

import re
from pathlib import Path

import guide_tables
import pytest
import reference

from strategy_tracker.cli import main
from strategy_tracker.language import Language
from strategy_tracker.rules import RULES, entry_of
from strategy_tracker.vocabulary.fields import FIELDS

MADE = reference.made()


def anchors(name: str, place: str) -> list[str]:
    text = MADE[reference.FOLDER / f"{place}{name}.md"]
    return re.findall(r"^#+ .*\{ #(\S+) \}$", text, flags=re.MULTILINE)


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.relative_to(reference.FOLDER).as_posix())
def test_the_reference_is_up_to_date(path: Path) -> None:
    assert path.read_text("utf-8") == MADE[path], "uv run python tests/guide/guide_tables.py"


def test_nothing_else_stands_in_the_reference() -> None:
    assert sorted(reference.FOLDER.rglob("*.*")) == sorted(MADE)


@pytest.mark.parametrize("place", reference.PLACES.values())
def test_everything_has_a_place_of_its_own(place: str) -> None:
    assert {rule.name for rule in RULES} <= set(anchors("rules", place))
    fields = {f"{record}-{known.key}".replace("_", "-") for record in FIELDS for known in FIELDS[record]}
    assert fields <= set(anchors("fields", place))
    settings = {name.replace(".", "-") for name, _ in guide_tables.options()}
    assert {"as_of", "tracking-lag_threshold"} <= settings <= set(anchors("settings", place))
    commands = {name.replace(" ", "-") for name, _ in reference.commands_of(main, ())}
    assert {"check", "new-strategy", "import"} <= commands <= set(anchors("commands", place))
    for name in reference.NAMES:
        assert len(anchors(name, place)) == len(set(anchors(name, place)))


@pytest.mark.parametrize("language", Language)
def test_a_rule_is_told_in_the_words_of_explain(language: Language) -> None:
    text = MADE[reference.FOLDER / f"{reference.PLACES[language]}rules.md"]
    for rule in RULES:
        entry = entry_of(rule, language)
        own = text.partition(f"### {rule.name} {{")[2].partition("\n### ")[0]
        assert all(words in own for words in (entry.kind, entry.settings_title))
        assert all(section.title in own for section in entry.sections)
        assert all(section.text in own for section in entry.sections if section.code)


def test_each_language_says_it_in_its_own_words() -> None:
    assert "與 mkdocs.yml 同層" in MADE[reference.FOLDER / "settings.md"]
    assert "与 mkdocs.yml 同层" in MADE[reference.FOLDER / "zh-Hans/settings.md"]
    assert "next to mkdocs.yml" in MADE[reference.FOLDER / "en/settings.md"]
    assert "匯入" not in MADE[reference.FOLDER / "zh-Hans/commands.md"]


def test_no_word_is_kept_that_nothing_says() -> None:
    texts = (MADE[reference.FOLDER / f"{name}.md"] for name in reference.NAMES)
    said = "".join(texts)
    assert [term.hant for term in reference.terms().values() if term.hant not in said] == []
