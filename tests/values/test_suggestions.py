"""Did-you-mean: by meaning first, by spelling last, and never the opposite of what was typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from strategy_tracker import values
from strategy_tracker.language import Language, localize
from strategy_tracker.values import Status, Unreadable, concern_of, is_ditto, is_nothing, read_status
from strategy_tracker.vocabulary import words
from strategy_tracker.vocabulary.opposites import are_opposite, negations
from strategy_tracker.vocabulary.suggestions import nearest, slip_of

_CASES = yaml.safe_load((Path(__file__).parent / "statuses.yaml").read_text(encoding="utf-8"))
_STATUS_WORDS = sorted(
    {
        word
        for table in (words.STATUS_WORDS, words.CONCERN_WORDS)
        for accepted in table.values()
        for word in accepted
    }
)
# Written apart from the code: what a reader takes for a negation.
_NEGATION = re.compile(r"[未待不非無无沒没]|\b(?:(?:not|no|non|off|never)\b|in(?=complete|active)|un)")


def proposed(text: str) -> str | None:
    """Return what is proposed for a status, None where it is read."""
    try:
        read_status(text)
    except Unreadable as error:
        return localize(error.values["suggestion"], Language.TRADITIONAL)
    return None


@pytest.mark.parametrize(("text", "expected"), _CASES["read"].items())
def test_a_status_is_read_with_or_without_a_sign(text: str, expected: str) -> None:
    concern = concern_of(text)
    assert ", ".join((read_status(text), *([concern] if concern else []))) == expected


@pytest.mark.parametrize(("text", "expected"), _CASES["meant"].items())
def test_what_is_proposed_for_a_status(text: str, expected: str) -> None:
    assert proposed(text) == expected


def test_the_lifecycle_names_each_status_once() -> None:
    assert sorted(words.STATUS_LIFECYCLE) == sorted(status.value for status in Status)
    assert set(words.STATUS_WORDS) == set(words.STATUS_LIFECYCLE)


def test_a_word_has_one_status() -> None:
    seen: dict[str, str] = {}
    for table in (words.STATUS_WORDS, words.CONCERN_WORDS):
        for status, accepted in table.items():
            for word in accepted:
                assert seen.setdefault(word, status) == status, word


def mutations(word: str) -> st.SearchStrategy[str]:
    """Return texts that differ from a word by one change, or by a negation before it."""
    places = st.integers(0, len(word) - 1)
    letters = st.sampled_from("未待不非無已上下中a完成kn開")
    return st.one_of(
        st.builds(lambda at: word[:at] + word[at + 1 :], places),
        st.builds(lambda at, letter: word[:at] + letter + word[at:], places, letters),
        st.builds(lambda at, letter: word[:at] + letter + word[at + 1 :], places, letters),
        st.builds(
            lambda prefix: prefix + word,
            st.sampled_from(("未", "待", "不", "非", "無", "not ", "un", "in", "off ")),
        ),
    )


@settings(max_examples=500)
@given(st.sampled_from(_STATUS_WORDS).flatmap(mutations))
def test_no_proposal_crosses_a_negation(typed: str) -> None:
    found = proposed(typed)
    if not found or "/" in found:
        assert found is None or found in (
            "",
            "未開始 / 進行中",
            "進行中 / 延期",
            "已完成 / 已取消",
            "進行中 / 已完成",
            "已取消 / 進行中",
        )
        if found in ("已完成 / 已取消", "進行中 / 已完成"):
            assert not _NEGATION.search(typed.casefold())
        return
    if found.startswith("under"):  # the one beginning that only looks like a negation
        assert not any(negations(typed))
        return
    opened = found == "進行中" and proposed(found) is None
    assert opened or bool(_NEGATION.search(typed.casefold())) == bool(_NEGATION.search(found.casefold()))


_CHOICES = (
    (values.read_cadence, words.CADENCE_WORDS),
    (values.read_boolean, words.BOOLEAN_WORDS),
    (values.read_kpi_type, words.KPI_TYPE_WORDS),
    (values.read_aggregate, words.AGGREGATE_WORDS),
    (values.read_direction, words.DIRECTION_WORDS),
    (values.read_measure, words.MEASURE_WORDS),
)


@settings(max_examples=300)
@given(st.sampled_from(_CHOICES), st.data())
def test_no_choice_is_proposed_for_its_opposite(
    choice: tuple[Callable[[str], object], dict[str, tuple[str, ...]]], data: st.DataObject
) -> None:
    read, vocabulary = choice
    word = data.draw(st.sampled_from([word for accepted in vocabulary.values() for word in accepted]))
    typed = data.draw(mutations(word))
    try:
        read(typed)
    except Unreadable as error:
        found = str(error.values["suggestion"])
        if "末" in found:  # 期未 is a slip of 期末, and no negation
            typed = typed.replace("未", "末")
        assert not found or bool(_NEGATION.search(typed)) == bool(_NEGATION.search(found))


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from(_STATUS_WORDS), min_size=1, max_size=12),
    st.sampled_from(_STATUS_WORDS).flatmap(mutations),
)
def test_neither_measure_proposes_the_opposite(known: list[str], typed: str) -> None:
    for found in (nearest(typed, known), slip_of(typed, known)):
        assert found is None or (found in known and not are_opposite(typed, found))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("未達成", "達成"), ("待上線", "已上線"), ("已下線", "已上線"), ("off track", "on track"),
        ("incomplete", "complete"), ("Not done", "done"), ("unfinished", "finished"),
        ("暫啟動", "暫未啟動"), ("計劃開始", "實際開始"), ("start_date", "end_date"), ("isn't live", "live"),
    ],
)  # fmt: skip
def test_opposites(one: str, other: str) -> None:
    assert are_opposite(one, other)
    assert are_opposite(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("末開始", "未開始"), ("in progres", "in progress"), ("T0O1", "T001"), ("負責仁", "負責人")],
)
def test_no_opposites(one: str, other: str) -> None:
    assert not are_opposite(one, other)


@pytest.mark.parametrize("text", ["nan", "NaN", "NaT", "<NA>", ".nan", "無"])
def test_what_programs_write_for_nothing(text: str) -> None:
    assert is_nothing(text)
    assert not is_ditto(text)


@pytest.mark.parametrize("text", ["Nat", "Nan", "同上", "〃"])
def test_people_and_ditto_marks_are_something(text: str) -> None:
    assert not is_nothing(text)


def test_of_names_equally_near_the_first_counts() -> None:
    assert nearest("T01", ["T011", "T012"]) == "T011"
    assert nearest("T01", ["T012", "T011"]) == "T012"
