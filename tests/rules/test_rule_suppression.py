"""Leaving findings out: by comments, by settings, by a baseline."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError
from rule_examples import completed, findings_of, write

from strategy_tracker.rules import (
    Findings,
    RuleSettings,
    baseline_of,
    fingerprints,
    read_baseline,
    without_known,
)

VAGUE = "關鍵任務:\n  - 任務描述: 負責推廣{comment}\n"


def _rules(folder: Path, fragment: str, settings: RuleSettings | None = None) -> list[tuple[str, str]]:
    found = findings_of(write(folder, {"2024-q3.md": completed(fragment)}), settings=settings)
    return [(finding.rule, finding.text) for finding in found.all]


def _vague(comment: str) -> str:
    return VAGUE.replace("{comment}", comment)


@pytest.mark.parametrize(
    "comment",
    [
        "  # tracker: ignore[task-vague]",
        "  #tracker:ignore[ task-vague ]",
        "  # tracker: ignore[task-vague]: 由月度計劃細化",
        "  # 見會議紀要 # tracker: ignore[task-vague]",
        "  # tracker: ignore[tasks]",
    ],
)
def test_a_comment_behind_the_value_leaves_the_finding_out(comment: str, tmp_path: Path) -> None:
    assert _rules(tmp_path, _vague(comment)) == []


def test_a_task_with_a_deliverable_hides_no_later_one_that_is_vague(tmp_path: Path) -> None:
    fragment = "關鍵任務:\n  - 任務描述: 負責宣傳\n    交付物: 報告3份\n  - 任務描述: 負責推廣\n"
    assert _rules(tmp_path, fragment) == [("task-vague", "負責推廣")]


@pytest.mark.parametrize("between", ["", "  # 第二行\n\n"])
def test_a_comment_alone_on_a_line_is_for_the_next_line_with_a_value(between: str, tmp_path: Path) -> None:
    comment = f"  # tracker: ignore[task-vague]\n{between}"
    fragment = f"關鍵任務:\n{comment}  - 任務描述: 負責推廣\n  - 任務描述: 負責宣傳\n"
    assert _rules(tmp_path, fragment) == [("task-vague", "負責宣傳")]


def test_one_comment_names_several_rules(tmp_path: Path) -> None:
    fragment = "核心目標: 加強品牌推廣  # tracker: ignore[goal-vague, goal-not-measurable]\n"
    assert _rules(tmp_path, fragment) == []


def test_a_warning_of_tracking_can_be_left_out_and_need_not_be_there(tmp_path: Path) -> None:
    late = (
        "關鍵任務:\n  - 計劃起止時間: 2024-07-01至2024-08-03  # tracker: ignore[due-soon]\n    當前進度: 95\n"
    )
    assert _rules(tmp_path, late) == []
    assert _rules(tmp_path, late.replace("08-03", "09-03")) == []


@pytest.mark.parametrize(
    "text",
    [
        '    備註: "# tracker: ignore[task-vague]"\n',
        "    備註: '見 # tracker: ignore[task-vague] 之說明'\n",
        "    備註: |\n      第一行\n      # tracker: ignore[unused]\n",
        "    備註: >-\n      第一行 # tracker: ignore\n\n      # tracker: ignore[x]\n    權重: 1\n",
        "    備註: 甲#tracker: ignore[x]\n".replace(": ignore", "：ignore"),
    ],
)
def test_what_only_looks_like_a_comment_is_none(text: str, tmp_path: Path) -> None:
    assert _rules(tmp_path, "關鍵任務:\n  - 任務描述: 負責推廣\n" + text) == [("task-vague", "負責推廣")]


def test_the_body_has_no_comments(tmp_path: Path) -> None:
    text = completed(_vague("")) + "\n# tracker: ignore[task-vague]\n"
    found = findings_of(write(tmp_path, {"2024-q3.md": text}))
    assert [finding.rule for finding in found.all] == ["task-vague"]


def test_a_comment_that_leaves_nothing_out_is_reported_at_its_name(tmp_path: Path) -> None:
    text = completed("關鍵任務:\n  - 任務描述: 發布3篇文  # tracker: ignore[task-vague, owner-several]\n")
    found = findings_of(write(tmp_path, {"2024-q3.md": text})).all
    assert [(finding.rule, finding.text) for finding in found] == [
        ("unused-ignore", "task-vague"),
        ("unused-ignore", "owner-several"),
    ]
    for finding in found:
        line = text.split("\n")[finding.place.line - 1]
        assert line[finding.place.column - 1 : finding.place.end_column - 1] == finding.text


def test_a_rule_that_is_switched_off_needs_no_finding(tmp_path: Path) -> None:
    fragment = _vague("  # tracker: ignore[task-vague]")
    assert _rules(tmp_path, fragment, RuleSettings(ignore=("task-vague",))) == []
    assert _rules(tmp_path, fragment, RuleSettings(ignore=("tasks",))) == []


def test_a_wrong_name_is_reported_with_the_right_one(tmp_path: Path) -> None:
    found = findings_of(write(tmp_path, {"2024-q3.md": completed(_vague("  # tracker: ignore[task-vage]"))}))
    (unknown,) = [finding for finding in found.all if finding.rule == "unknown-rule"]
    assert "task-vague" in str(unknown.hint.values["suggestion"])


def test_a_comment_in_a_file_that_is_not_yaml_does_no_harm(tmp_path: Path) -> None:
    fragment = '標籤: "新品  # tracker: ignore[yaml-quote-not-closed]\n'
    assert "yaml-quote-not-closed" in [rule for rule, _ in _rules(tmp_path, fragment)]


def test_settings_choose_rules_families_and_severities(tmp_path: Path) -> None:
    fragment = "核心目標: 加強品牌推廣\n" + _vague("")
    assert [rule for rule, _ in _rules(tmp_path, fragment, RuleSettings(select=("smart",)))] == [
        "goal-not-measurable",
        "goal-vague",
    ]
    assert _rules(tmp_path, fragment, RuleSettings(select=("smart", "tasks"), ignore=("smart",))) == [
        ("task-vague", "負責推廣")
    ]
    severe = RuleSettings(severity={"smart": "off", "task-vague": "error", "tasks": "info"})
    found = findings_of(write(tmp_path, {"2024-q3.md": completed(fragment)}), settings=severe)
    assert [(finding.rule, finding.severity.word) for finding in found.all] == [("task-vague", "error")]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"select": ["task-vag"]}, "Did you mean 「task-vague」"),
        ({"ignore": ["owner"]}, "Did you mean 「owners」"),
        ({"severity": {"lagged": "error"}}, "Did you mean 「lagging」"),
        ({"severity": {"lagging": "grave"}}, "「grave」 is no severity"),
        ({"ignore": ["qqqqqqqq"]}, "There is no rule or family 「qqqqqqqq」"),
    ],
)
def test_settings_with_wrong_names_are_refused(settings: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        RuleSettings.model_validate(settings)


def test_a_baseline_knows_its_findings_again_when_lines_move(tmp_path: Path) -> None:
    before = findings_of(write(tmp_path, {"2024-q3.md": completed(_vague(""))}))
    baseline = read_baseline(baseline_of(before.all))
    moved = completed("標籤: [新品]\n" + _vague("") + "跟蹤頻率: 看情況\n")
    after = findings_of(write(tmp_path, {"2024-q3.md": moved}))
    assert [finding.rule for finding in without_known(after, baseline).all] == ["cadence-unknown"]
    changed = findings_of(write(tmp_path, {"2024-q3.md": moved.replace("負責推廣", "負責宣傳")}))
    assert {finding.rule for finding in without_known(changed, baseline).all} == {
        "cadence-unknown",
        "task-vague",
    }


def test_a_baseline_knows_a_record_in_another_place_of_its_list_and_counts_equal_ones(tmp_path: Path) -> None:
    def left(*tasks: str) -> list[str]:
        text = "關鍵任務:\n" + "".join(f"  - 任務描述: {task}\n" for task in tasks)
        found = findings_of(write(tmp_path, {"2024-q3.md": completed(text)}))
        return [finding.path for finding in without_known(found, baseline).all]

    before = findings_of(write(tmp_path, {"2024-q3.md": completed(_vague(""))}))
    baseline = read_baseline(baseline_of(before.all))
    assert left("上線3個頁面", "負責推廣") == []
    assert left("負責推廣", "上線3個頁面", "負責推廣") == ["tasks[2].description"]


def test_a_baseline_is_the_same_for_the_same_findings_and_holds_no_warnings_of_tracking(
    tmp_path: Path,
) -> None:
    late = "關鍵任務:\n  - 計劃起止時間: 2024-07-01至2024-08-03\n    當前進度: 95\n    任務描述: 負責推廣\n"
    found = findings_of(write(tmp_path, {"2024-q3.md": completed(late)}))
    assert {finding.rule for finding in found.all} == {"due-soon", "task-vague"}
    text = baseline_of(reversed(found.all))
    assert text == baseline_of(found.all)
    (entry,) = read_baseline(text).findings
    assert (entry.rule, entry.fingerprint) == ("task-vague", fingerprints([found.all[-1]])[0])
    assert without_known(Findings(()), read_baseline(text)).all == ()


@pytest.mark.parametrize(
    "text", ["", "[]", '{"version": 2, "findings": []}', '{"findings": [{"rule": "x"}]}']
)
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="baseline"):
        read_baseline(text)


@pytest.mark.parametrize("closing", ["－－－", "———", " ---", "---\u00a0", "..."])
def test_a_comment_counts_however_the_front_matter_is_closed(closing: str, tmp_path: Path) -> None:
    text = completed(_vague("  # tracker: ignore[task-vague]"))
    opened, fence, body = text.rpartition("\n---\n")
    found = _rules_of(tmp_path, f"{opened}\n{closing}\n{body}" if fence else text)
    assert [rule for rule, _ in found] in (["front-matter-fence-wrong"], ["yaml-no-break-space"])


def _rules_of(folder: Path, text: str) -> list[tuple[str, str]]:
    found = findings_of(write(folder, {"2024-q3.md": text}))
    return [(finding.rule, finding.text) for finding in found.all]
