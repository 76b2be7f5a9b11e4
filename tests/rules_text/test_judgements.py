"""Owners, tasks and goals that a rule of their own decides, one a line."""

from pathlib import Path
from typing import Any

import yaml

from strategy_tracker.rules.text.folding import fold, has_chinese, is_chinese
from strategy_tracker.rules.text.goals import is_measurable, is_timebound
from strategy_tracker.rules.text.owners import classify_owner
from strategy_tracker.rules.text.tasks import is_vague, vague_verbs

CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "judgements.yaml").read_text(encoding="utf-8")
)


def test_owners() -> None:
    for text, (kind, evidence, *named) in CASES["owners"].items():
        judged = classify_owner(text)
        assert (judged.kind, judged.evidence, judged.suggestion) == (kind, evidence, tuple(named)), text


def test_tasks() -> None:
    for text, evidence in CASES["tasks"].items():
        judged = is_vague(text)
        assert (judged.evidence, judged.verdict) == (evidence, bool(evidence)), text


def test_goals() -> None:
    for text, (quantity, time, *verbs) in CASES["goals"].items():
        judged = (is_measurable(text).evidence, is_timebound(text).evidence, list(vague_verbs(text)))
        assert judged == (quantity, time, verbs), text


def test_chinese_characters_are_told_up_to_both_ends_of_their_range() -> None:
    texts = ("㐀", "鿿", "〇", "㏿", "ꀀ", "王 Amy", "Amy", "")
    assert [has_chinese(text) for text in texts] == [True, True, False, False, False, True, False, False]
    assert [is_chinese(text) for text in texts] == [True, True, True, False, False, False, False, False]


def test_every_white_space_is_folded_to_a_space_in_its_place() -> None:
    assert fold("王明\t李華\n陳\u3000美…") == "王明 李华 陈 美…"
