"""Languages by their tags, and messages put into words."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_tracker.language import (
    ByLanguage,
    Language,
    Localizable,
    Message,
    Term,
    localize,
    message,
    translate,
)
from strategy_tracker.vocabulary.fields import field_of

TRADITIONAL, SIMPLIFIED, ENGLISH = Language.TRADITIONAL, Language.SIMPLIFIED, Language.ENGLISH
TAGS: dict[Language, list[str | None]] = {
    TRADITIONAL: [
        "zh-Hant",
        "zh_Hant",
        "zh-TW",
        "zh_HK",
        "zh-MO",
        "ZH-HANT-TW",
        "zh-Hant-CN",
        "",
        None,
        "繁體中文",
        "正體",
        "中文（繁體）",
        "Traditional Chinese",
        "tw",
        "中文",
    ],
    SIMPLIFIED: [
        "简体",
        "簡體中文",
        "中文(简体)",
        "simplified chinese",
        "cn",
        "zh",
        "zh-Hans",
        "zh_Hans",
        "zh-CN",
        "zh_CN",
        "zh-SG",
        "zh-MY",
        "zh-hans-TW",
        "ZH-cn",
    ],
    ENGLISH: ["English", "英文", "en", "EN", "en-US", "en_GB", "fr", "ja-JP"],
}


@pytest.mark.parametrize(("language", "tag"), [(key, tag) for key, tags in TAGS.items() for tag in tags])
def test_language_of_a_tag(language: Language, tag: str | None) -> None:
    assert Language.of(tag) is language


@pytest.mark.parametrize(
    ("name", "known"), [("繁體", True), ("English", True), ("zh", True), ("中文", False), ("fr", False)]
)
def test_a_language_is_known_by_its_names_but_chinese_alone_leaves_open_which(name: str, known: bool) -> None:
    assert Language.knows(name) is known


@given(st.text(max_size=20))
def test_any_tag_gives_a_language(tag: str) -> None:
    assert Language.of(tag) in Language


@pytest.mark.parametrize("language", list(Language))
def test_a_language_is_that_of_its_own_tag(language: Language) -> None:
    assert Language.of(language.value) is Language.of(language.locale) is language


def test_texts_by_language() -> None:
    texts = [message("{days} days late", days=5).localize(language) for language in Language]
    assert texts == ["逾期 5 天", "逾期 5 天", "5 days late"]


def test_a_text_without_translation_is_said_in_english() -> None:
    assert translate("no such text", TRADITIONAL) == "no such text"


def test_what_a_language_has_not_been_given_is_as_in_english() -> None:
    given = ByLanguage({TRADITIONAL: "yyyy年", ENGLISH: "y"})
    assert [given[language] for language in Language] == ["yyyy年", "y", "y"]


def test_messages_terms_and_lists_inside_a_message() -> None:
    term = Term("策略", "策略（简）", "strategy")
    outer = message(
        "{subject}: {reason}", subject=term, reason=message("Waits for {tasks}", tasks=["T001", "T002"])
    )
    assert [outer.localize(language) for language in Language] == [
        "策略：等待 T001、T002",
        "策略（简）：等待 T001、T002",
        "strategy: Waits for T001, T002",
    ]


def test_lists_of_messages() -> None:
    counts = (message("{count} errors", count=2), message("1 warning"))
    assert localize(counts, TRADITIONAL) == "2 個錯誤、1 個警告"
    assert localize([], TRADITIONAL) == ""


def test_a_field_is_said_by_its_name() -> None:
    text = message("「{field}」 is missing.", field=field_of("task", "actual"))
    assert text.localize(SIMPLIFIED) == "缺少“实际起止时间”。"


@pytest.mark.parametrize(
    ("value", "traditional", "english"),
    [
        (1234567, "1,234,567", "1,234,567"),
        (Decimal("12.345"), "12.3", "12.3"),
        (Fraction(1, 3), "0.3", "0.3"),
        (date(2024, 7, 5), "2024-07-05", "5 Jul 2024"),
        ("抖音直播", "抖音直播", "抖音直播"),
    ],
)
def test_values(value: object, traditional: str, english: str) -> None:
    assert (localize(value, TRADITIONAL), localize(value, ENGLISH)) == (traditional, english)


@given(st.text(max_size=30))
def test_what_people_typed_is_never_taken_for_a_template(text: str) -> None:
    assert message("「{text}」 does not exist.", text=text).localize(TRADITIONAL) == f"找不到「{text}」。"
    assert localize(text, TRADITIONAL) == text


def test_other_values_in_the_same_text() -> None:
    first = message("{count} tasks", count=1)
    assert first.with_values({"count": 2}).localize(TRADITIONAL) == "2 項任務"
    assert first == Message("{count} tasks", {"count": 1})


@pytest.mark.parametrize("value", [message("Overview"), Term("一", "一", "one"), field_of("task", "owner")])
def test_what_has_words_of_its_own_is_localizable(value: object) -> None:
    assert isinstance(value, Localizable)


@pytest.mark.parametrize(
    ("template", "count", "text"),
    [
        ("{count} days late", 1, "1 day late"),
        ("{count} days late", 2, "2 days late"),
        ("of {count} open tasks", 1, "of 1 open task"),
        ("since {count}", 1, "since 1"),
        ("{count} days late", 0, "0 days late"),
    ],
)
def test_english_counts_of_one_have_no_plural(template: str, count: int, text: str) -> None:
    assert Message(template, {"count": count}).localize(Language.ENGLISH) == text
