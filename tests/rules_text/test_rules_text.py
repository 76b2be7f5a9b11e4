"""The text rules against labelled statements, and what must hold for any text.

The sets were labelled before they were scored, then the rules were mended by what they showed: the scores
printed here are after that. When fresh2 to fresh5 were new they gave, owners: 0.955, 0.886, 0.925, 0.916
(accuracy); vague tasks: 1.00/0.85, 0.97/0.75, 1.00/0.85, 0.98/0.94; measurable goals: 1.00/0.99, 0.98/0.98,
0.97/1.00, 1.00/1.00; time-bound goals: 1.00/0.98, 0.95/1.00, 0.95/0.86, 1.00/1.00 (precision/recall).
Nothing was mended after fresh6 (owners 0.976 with two rows that were left out as open to dispute).
"""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_tracker.vocabulary.scripts import SIMPLIFIED_BY_TRADITIONAL
from strategy_tracker.rules.text.folding import as_written, fold
from strategy_tracker.rules.text.goals import is_measurable, is_timebound
from strategy_tracker.rules.text.judgement import Judgement
from strategy_tracker.rules.text.owners import OwnerKind, classify_owner
from strategy_tracker.rules.text.tasks import is_vague, vague_verbs

DATA = Path(__file__).parents[1] / "data"
SETS = (
    "samples",
    "development",
    "held-out",
    "hard",
    "fresh",
    "fresh2",
    "fresh3",
    "fresh4",
    "fresh5",
    "fresh6",
)
FLAGS: list[tuple[str, str, Callable[[str], Judgement], float]] = [
    ("goals", "measurable", is_measurable, 0.9),
    ("goals", "timebound", is_timebound, 0.9),
    ("tasks", "vague", is_vague, 0.85),
]


def rows(kind: str, name: str) -> list[dict[str, Any]]:
    lines = (DATA / f"{kind}-{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


EVERY_TEXT = sorted(
    {row["text"] for kind in ("owners", "goals", "tasks") for name in SETS for row in rows(kind, name)}
)
ANY_TEXT = st.one_of(
    st.text(max_size=600),
    st.sampled_from(EVERY_TEXT),
    st.lists(
        st.sampled_from([*"部組王*、/和與()（）?待定-@ .,3%年月日內前Q", "市場", "X", "and ", "各"])
    ).map("".join),
)


@pytest.mark.parametrize("name", SETS)
def test_owners_are_told_as_people_tell_them(name: str) -> None:
    labelled = rows("owners", name)
    wrong = [
        (row["text"], row["kind"], str(classify_owner(row["text"]).kind))
        for row in labelled
        if classify_owner(row["text"]).kind != row["kind"]
    ]
    accuracy = 1 - len(wrong) / len(labelled)
    print(f"owners {name}: {len(labelled)} rows, accuracy {accuracy:.3f}")
    assert accuracy >= 0.95, wrong


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize(("kind", "label", "judge", "threshold"), FLAGS)
def test_statements_are_judged_as_people_judge_them(
    kind: str, label: str, judge: Callable[[str], Judgement], threshold: float, name: str
) -> None:
    labelled = rows(kind, name)
    pairs = [(row[label], judge(row["text"]).verdict, row["text"]) for row in labelled]
    right = sum(expected and found for expected, found, _ in pairs)
    precision = right / max(1, sum(found for _, found, _ in pairs))
    recall = right / max(1, sum(expected for expected, _, _ in pairs))
    accuracy = sum(expected == found for expected, found, _ in pairs) / len(pairs)
    print(
        f"{kind} {name} {label}: {len(pairs)} rows, precision {precision:.3f}, recall "
        f"{recall:.3f}, accuracy {accuracy:.3f}"
    )
    wrong = [pair for pair in pairs if pair[0] != pair[1]]
    assert min(precision, recall, accuracy) >= threshold, wrong


def every_judgement(text: str) -> tuple[OwnerKind, bool, bool, bool]:
    return (
        classify_owner(text).kind,
        is_measurable(text).verdict,
        is_timebound(text).verdict,
        is_vague(text).verdict,
    )


@given(ANY_TEXT)
def test_any_text_gets_an_answer_with_evidence_from_the_text(text: str) -> None:
    owner = classify_owner(text)
    assert isinstance(owner.kind, OwnerKind)
    assert not owner.suggestion or (owner.kind is OwnerKind.SEVERAL and len(owner.suggestion) > 1)
    for judge in (is_measurable, is_timebound):
        assert judge(text).evidence in text
        assert judge(text).verdict or not judge(text).evidence
    assert is_vague(text).verdict or vague_verbs(text) == ()


@given(st.sampled_from(EVERY_TEXT), st.sampled_from(["", " ", "\u3000", "\t"]))
def test_spaces_around_change_nothing(text: str, space: str) -> None:
    assert every_judgement(space + text + space) == every_judgement(text)


@given(st.sampled_from([text for text in EVERY_TEXT if text[-1].isalnum()]), st.sampled_from("。；;"))
def test_a_full_stop_changes_nothing(text: str, mark: str) -> None:
    assert every_judgement(text + mark) == every_judgement(text)


@pytest.mark.parametrize("text", EVERY_TEXT)
def test_script_changes_nothing(text: str) -> None:
    simplified = "".join(SIMPLIFIED_BY_TRADITIONAL.get(character, character) for character in text)
    assert every_judgement(simplified) == every_judgement(text)


@pytest.mark.parametrize("text", EVERY_TEXT)
def test_width_changes_nothing(text: str) -> None:
    wide = "".join(
        chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character for character in text
    )
    assert every_judgement(wide) == every_judgement(text)


@pytest.mark.parametrize(
    "piece",
    [
        "市場",
        "王明、",
        "3",
        "1,",
        "待定",
        "a ",
        "各",
        "(",
        "（市場",
        "和與",
        "第",
        "前3天",
        "A-",
        "年",
        "within 3 ",
    ],
)
def test_long_texts_are_quick(piece: str) -> None:
    started = time.process_time()
    every_judgement(piece * 2_000)
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    ("text", "kind", "evidence", "suggestion"),
    [
        ("市場部", "team", "市場部", ()),
        ("王明、李華", "several", "、", ("王明", "李華")),
        ("王明 李華", "several", "", ("王明", "李華")),
        ("王明和李華", "several", "和", ("王明", "李華")),
        ("Jane & Tom", "several", "&", ("Jane", "Tom")),
        ("TBD", "placeholder", "TBD", ()),
        ("待確認", "placeholder", "待確認", ()),
        ("各部門負責人", "several", "各", ()),
        ("產品經理", "position", "產品經理", ()),
        ("", "unknown", "", ()),
    ],
)
def test_the_evidence_of_an_owner(text: str, kind: str, evidence: str, suggestion: tuple[str, ...]) -> None:
    judged = classify_owner(text)
    assert (judged.kind, judged.evidence.strip(), judged.suggestion) == (kind, evidence, suggestion)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("新客占比提升至35%", "提升至35%"),
        ("新客翻倍", "翻倍"),
        ("提升品牌知名度", ""),
        ("服務18-35歲人群", ""),
    ],
)
def test_the_evidence_of_a_quantity(text: str, evidence: str) -> None:
    assert is_measurable(text).evidence == evidence


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("7天内發貨", False),
        ("30天内完成", True),
        ("48小時內完成回覆", False),
        ("within 2 days of purchase, reply", False),
    ],
)
def test_days_bind_a_goal_but_not_a_service(text: str, bound: bool) -> None:
    assert is_timebound(text).verdict is bound


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("加強渠道建設", ("加強",)),
        ("提升品牌知名度", ("提升",)),
        ("Improve SEO", ("Improve",)),
        ("Q3銷售額提升至500萬元", ()),
        ("推進會員積分系統上線", ()),
    ],
)
def test_vague_verbs_are_shown_as_typed(text: str, verbs: tuple[str, ...]) -> None:
    assert vague_verbs(text) == verbs


@pytest.mark.parametrize("text", ["提升線上銷售額", "新客翻倍"])
def test_a_judgement_is_as_true_as_its_verdict(text: str) -> None:
    assert bool(is_measurable(text)) is is_measurable(text).verdict


@given(st.text(max_size=500))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert as_written(fold(text), fold(text), text) == text


def test_no_simplified_character_is_folded_again() -> None:
    assert not set(SIMPLIFIED_BY_TRADITIONAL.values()) & set(SIMPLIFIED_BY_TRADITIONAL)
