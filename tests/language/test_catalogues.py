"""The catalogues against the texts in the code."""

import re
from functools import cache
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from catalogues import catalogue, extracted, path_of, renewed, written

from strategy_tracker.cli.click_words import SINGLE
from strategy_tracker.language import Language
from strategy_tracker.rules import RULES
from strategy_tracker.vocabulary.fields import FIELDS
from strategy_tracker.vocabulary.scripts import SIMPLIFIED_BY_TRADITIONAL

CHINESE = (Language.TRADITIONAL, Language.SIMPLIFIED)
# What is called the same in Chinese.
SAME_WORDS = {"CN", "CSV", "Excel", "Git", "ICS", "JSON", "KB", "SMART", "SPI", "Schema", "TW", "Tab", "UTF"}
SAME_WORDS |= {"EV", "PV", "PowerPoint", "Windows", "potx", "ppt", "pptx"}
SAME_WORDS |= {"Ctrl", "DIV", "Esc", "GitHub", "GitLab", "Markdown", "Word", "XLSX", "YAML", "Zensical"}
# What is typed after commands, and programs that they work with.
SAME_WORDS |= {
    "Apprise",
    "CMS",
    "Content-Security-Policy",
    "Decap",
    "URL",
    "annual",
    "backend",
    "csv",
    "docs",
    "en",
}
SAME_WORDS |= {"error", "last", "launch", "new", "npm", "quarterly", "zh-Hans", "zh-Hant"}
# Commands, options, names of files and of settings, examples between brackets: they are typed as they are.
TYPED = re.compile(
    r"`[^`]*`|--[a-z][a-z-]*|# tracker: ignore\S*|[\w./-]*\.(?:md|yml|toml|json|git|xlsx)\b"
    r"|\b[a-z]+_[a-z_]+\b|\[[^\]]*\]|\b[A-Z]\d+\b|'[^']*'|\b[a-z-]+ [23]\b|npm [a-z]+|[a-z-]+=https://"
    r"|\b[a-z]+-\d{4}|\b(?:decap-server|double-eleven|DIR\.versions|docs/)"
)
IDEOGRAPH = "[\u4e00-\u9fff]"
COUNTED = "days|count|points|lag|ratio|cadence|errors|warnings|infos|open|line|limit|number|shown|total"


@cache
def translations(language: Language) -> dict[str, str]:
    return {str(entry.id): str(entry.string) for entry in catalogue(language) if entry.id}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


# Words that click puts into its texts in English whatever is spoken: Directory, integer range.
CLICKS_ENGLISH = {
    one.template: placeholders(one.template) & {"name", "number_type"}
    for one in SINGLE
    if "{name} " in one.template or "number_type" in one.template
}


def prose(text: str) -> str:
    """Return what is left of a text without its placeholders and what is typed as it is."""
    return TYPED.sub(" ", re.sub(r"\{\w*(?:!r)?\}", " ", text))


def test_texts_are_found_in_code_and_templates() -> None:
    assert {"Reports a goal without a quantity.", "Overview", "As of {date}"} <= extracted()


@pytest.mark.parametrize("language", CHINESE)
def test_keys_are_the_texts_of_the_code(language: Language) -> None:
    keys = set(translations(language))
    assert {"missing": sorted(extracted() - keys), "obsolete": sorted(keys - extracted())} == {
        "missing": [],
        "obsolete": [],
    }


@pytest.mark.parametrize("language", CHINESE)
def test_nothing_is_empty_fuzzy_or_obsolete(language: Language) -> None:
    assert [key for key, text in translations(language).items() if not text.strip()] == []
    assert [entry.id for entry in catalogue(language) if entry.id and entry.fuzzy] == []
    assert list(catalogue(language).obsolete) == []


@pytest.mark.parametrize("language", CHINESE)
def test_file_is_as_its_tool_writes_it(language: Language) -> None:
    """Sorted, each text on one line, no dates and no line numbers: two updates of it merge."""
    assert path_of(language).read_bytes() == written(catalogue(language))


def test_renewing_keeps_translations_adds_new_texts_and_lets_old_ones_go() -> None:
    known = Catalog(locale="zh_Hant")
    known.add("Kept", "留著")
    known.add("Gone", "不要了")
    made = written(renewed(frozenset({"Kept", "Brand new"}), known)).decode()
    assert made == 'msgid "Brand new"\nmsgstr ""\n\nmsgid "Kept"\nmsgstr "留著"\n\n'


@pytest.mark.parametrize("language", CHINESE)
def test_placeholders_are_kept(language: Language) -> None:
    wrong = {
        key: text
        for key, text in translations(language).items()
        if placeholders(key) - CLICKS_ENGLISH.get(key, set()) != placeholders(text)
    }
    assert wrong == {}


@pytest.mark.parametrize("language", CHINESE)
def test_no_english_is_left_over(language: Language) -> None:
    left = {}
    for key, text in translations(language).items():
        words = set(re.findall(r"[A-Za-z]{2,}(?:-[A-Za-z]+)*", prose(text))) - SAME_WORDS
        # What a command takes: SLUG, FILE …
        words -= {word for word in words if word.isupper() and word in key}
        if words:
            left[key] = words
    assert left == {}


@pytest.mark.parametrize("language", CHINESE)
def test_punctuation_is_chinese(language: Language) -> None:
    half_width = re.compile(rf"{IDEOGRAPH}\s?[,;?!()]|{IDEOGRAPH}\.(?:\s|$)")
    assert [text for text in translations(language).values() if half_width.search(prose(text))] == []


@pytest.mark.parametrize("language", CHINESE)
def test_sentences_end_in_a_stop_where_the_english_does(language: Language) -> None:
    for key, text in translations(language).items():
        if key.endswith(".") and len(key) > 1:
            assert text.endswith(("。", "」", "”")), text
        elif not key.endswith("?"):
            assert not text.endswith("。") or key.endswith(("”", "]", "}")), text


@pytest.mark.parametrize("language", CHINESE)
def test_numbers_stand_apart_from_words(language: Language) -> None:
    close = re.compile(rf"{IDEOGRAPH}\{{(?:{COUNTED})\}}|\{{(?:{COUNTED})\}}{IDEOGRAPH}")
    assert [text for text in translations(language).values() if close.search(text)] == []


def test_traditional_has_no_simplified_characters() -> None:
    """Characters that only the simplified script has are not in Big5."""
    assert not_in("big5", Language.TRADITIONAL) == {}


def test_simplified_has_no_traditional_characters() -> None:
    """Characters that only the traditional script has are not in GB 2312, but for a few old variants."""
    assert not_in("gb2312", Language.SIMPLIFIED) == {}
    variants = {
        text: found
        for text in translations(Language.SIMPLIFIED).values()
        if (found := set(text) & SIMPLIFIED_BY_TRADITIONAL.keys())
    }
    assert variants == {}


def not_in(charset: str, language: Language) -> dict[str, list[str]]:
    found = {}
    for text in translations(language).values():
        strange = [
            character for character in re.findall(IDEOGRAPH, text) if not character.encode(charset, "ignore")
        ]
        if strange:
            found[text] = strange
    return found


@pytest.mark.parametrize("language", CHINESE)
def test_fields_are_called_as_in_the_form(language: Language) -> None:
    """A field that the English text names in 「」 has its own name in both scripts."""
    labels = {field.label.hant: field.label for fields in FIELDS.values() for field in fields}
    for key, text in translations(language).items():
        for name in re.findall(r"「([^「」{}:]+)」", key):
            if name in labels:
                assert labels[name].localize(language) in text, text


# A name that English has no other word for.
CHINESE_WORDS_IN_ENGLISH = ("民國",)


def test_findings_have_english_examples_in_english() -> None:
    for rule in RULES:
        for said in (rule.message, rule.hint, rule.suggestion_hint):
            rest = said.template if said is not None else ""
            for word in CHINESE_WORDS_IN_ENGLISH:
                rest = rest.replace(word, "")
            assert re.search("[\u4e00-\u9fff]", rest) is None, rest
