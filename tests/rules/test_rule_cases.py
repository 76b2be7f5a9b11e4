"""Further cases by rule, the real record form, the example portfolio, and texts of any kind."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from found import WRITE_ANEW, cases, findings_in, kept, said_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rule_examples import AS_OF, completed, files_of, findings_of, write

from strategy_tracker.language import Language
from strategy_tracker.rules import RULES, Finding, RuleSettings, Severity, check, rule_named
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.tracking import track

PROJECT = Path(__file__).parents[2]
FORM = "2024-q3-online-launch.md"


def _named(folder: Path, name: str, example: str) -> list[Finding]:
    found = findings_of(write(folder, files_of(example, fill=name != "field-missing")))
    return [finding for finding in found.all if finding.rule == name]


@pytest.mark.parametrize(("name", "called", "case"), list(cases("breaks")))
def test_what_breaks_a_rule(name: str, called: str, case: str, tmp_path: Path) -> None:
    found = findings_in(name, case, tmp_path).all
    assert name in {finding.rule for finding in found}
    assert [said_of(finding) for finding in found] == kept(name, called), WRITE_ANEW


@pytest.mark.parametrize(("name", "called", "case"), list(cases("keeps")))
def test_what_keeps_a_rule(name: str, called: str, case: str, tmp_path: Path) -> None:
    found = findings_in(name, case, tmp_path).all
    assert name not in {finding.rule for finding in found}
    assert [said_of(finding) for finding in found] == kept(name, called), WRITE_ANEW


_EMPTY_TASK = ("任務描述", "負責人", "計劃起止時間", "實際起止時間", "當前進度", "完成狀態")
_EMPTY_KPI = ("指標名稱", "目標值", "當前值", "數據來源")
PASSED_OVER = {
    "關鍵任務:\n": "  - 任務編號: T901\n    完成狀態: 已取消\n"
    "  - 任務編號: T902\n" + "".join(f"    {name}: 無\n" for name in _EMPTY_TASK) + "  - 任務編號: T903\n",
    "效果指標:\n": "  - 指標編號: K901\n"
    + "".join(f"    {name}: 無\n" for name in _EMPTY_KPI)
    + "  - 指標編號: K902\n",
}
"""Records of which most rules have nothing to say: cancelled, empty, and as it should be."""


def test_what_breaks_a_rule_is_found_behind_records_that_are_passed_over(tmp_path: Path) -> None:
    hidden = set()
    for rule in (rule for rule in RULES if rule.check is not None):
        example = rule.bad
        for head, records in PASSED_OVER.items():
            example = example.replace(head, head + records, 1)
        if example != rule.bad:
            folder = tmp_path / rule.name
            folder.mkdir()
            hidden |= {rule.name} - {finding.rule for finding in _named(folder, rule.name, example)}
    assert hidden == set()


@pytest.mark.parametrize(
    ("example", "suggestion"),
    [
        ("關鍵任務:\n  - 任務編號: T001\n  - 任務編號: T002\n    前置任務: t001\n", "T001"),
        ("核心目標:\n  - 目標: Q3銷售額500萬元\n    指標: 線上銷售額\n", "K001"),
        (">>> 2024-q3.md\n上一周期: 2024-q22\n>>> 2024-q2.md\n標籤: [新品]\n", "2024-q2"),
        ("上一周期: 2024-q33\n", "None"),  # itself is not meant
        ("關鍵任務:\n  - 任務編號: T001\n    前置任務: t001\n", "None"),
        ("復盤總結:\n  後續計劃:\n    - {內容: 優化話術, 納入: 2024-Q3/T01}\n", "2024-q3/T001"),
        ("復盤總結:\n  後續計劃:\n    - {內容: 優化話術, 納入: 不存在的東西}\n", "None"),
    ],
)
def test_unknown_references_come_with_what_was_meant(example: str, suggestion: str, tmp_path: Path) -> None:
    (finding,) = _named(tmp_path, "unknown-reference", example)
    assert str(finding.hint.values["suggestion"]) == suggestion
    assert (suggestion in finding.hint.localize(Language.ENGLISH)) is (suggestion != "None")


def test_a_cycle_is_named_from_task_to_task(tmp_path: Path) -> None:
    tasks = [f"  - 任務編號: T{n:03}\n    前置任務: T{(n + 1) % 4:03}\n" for n in range(4)]
    (finding,) = _named(tmp_path, "dependency-cycle", "關鍵任務:\n" + "".join(tasks))
    assert finding.message.values["cycle"] == "T000 → T001 → T002 → T003 → T000"


def test_a_long_chain_of_tasks_is_no_problem(tmp_path: Path) -> None:
    tasks = [f"  - 任務編號: T{n}\n    前置任務: T{n + 1}\n" for n in range(1500)]
    example = "關鍵任務:\n" + "".join(tasks) + "  - 任務編號: T1500\n"
    assert _named(tmp_path, "dependency-cycle", example) == []


def test_several_owners_are_told_how_to_write_them(tmp_path: Path) -> None:
    (finding,) = _named(tmp_path, "owner-several", "關鍵任務:\n  - 負責人: 王小明、李華、陳美\n")
    hint = finding.hint.localize(Language.ENGLISH)
    assert "owner: 王小明" in hint
    assert "collaborators: [李華、陳美]" in hint


def test_the_record_form_is_valid_and_contradicts_itself_in_two_places() -> None:
    found = findings_of(PROJECT / "strategies")
    form = [finding for finding in found.all if finding.place.file == FORM and not finding.alert]
    assert [finding for finding in form if finding.severity is Severity.ERROR] == []
    found_later = check(track(load_portfolio(PROJECT / "strategies"), AS_OF.replace(year=2025)))
    later = {
        finding.rule: finding
        for finding in found_later.all
        if finding.place.file == FORM and not finding.alert
    }
    assert set(later) == {"on-time-rate-differs", "missed-without-cause"}
    stated = later["on-time-rate-differs"]
    assert stated.text == "85%"
    assert "33%" in stated.message.localize(Language.ENGLISH)
    assert later["missed-without-cause"].path == "kpis[2].current"


@pytest.mark.parametrize("day", ["2024-10-31", "2025-08-15", "2026-01-31"])
def test_the_example_portfolio_has_no_error_on_any_day(day: str) -> None:
    found = findings_of(PROJECT / "strategies", as_of=AS_OF.fromisoformat(day))
    assert [finding for finding in found.all if finding.severity is Severity.ERROR] == []


def test_findings_are_sorted_by_place(tmp_path: Path) -> None:
    files = {
        "b.md": completed("關鍵任務:\n  - 任務描述: 負責推廣\n    負責人: 市場部\n核心目標: 加強品牌推廣\n"),
        "a.md": completed("標題: x\n策略負責人: 待定\n"),
    }
    places = [finding.place for finding in findings_of(write(tmp_path, files)).all]
    assert [(place.file, place.line) for place in places] == sorted((p.file, p.line) for p in places)
    assert {place.file for place in places} == {"a.md", "b.md"}


def test_warnings_of_tracking_never_fail_a_build(tmp_path: Path) -> None:
    late = "關鍵任務:\n  - 計劃起止時間: 2024-07-01至2024-07-20\n    存在問題: 故障\n    解決方案: 維修\n"
    severe = RuleSettings(severity={"overdue": "error", "lagging": "error"})
    found = findings_of(write(tmp_path, {"2024-q3.md": completed(late)}), settings=severe)
    assert {finding.rule for finding in found.all} == {"overdue"}
    assert found.at_least(Severity.INFO) == []
    assert all(rule_named(finding.rule).alert for finding in found.all)


def test_a_task_has_one_warning_with_the_reasons_whose_rules_are_on(tmp_path: Path) -> None:
    late = "關鍵任務:\n  - 計劃起止時間: 2024-07-01至2024-07-20\n    完成狀態: 暫停\n"
    folder = write(tmp_path, {"2024-q3.md": completed(late)})

    def said(*ignored: str) -> list[tuple[str, str]]:
        found = findings_of(folder, settings=RuleSettings(ignore=ignored)).all
        return [(one.rule, one.message.localize(Language.ENGLISH)) for one in found if one.alert]

    ((rule, words),) = said()
    assert rule == "overdue"
    assert words.index("late") < words.index("behind") < words.index("Its status is")
    ((rule, words),) = said("overdue", "lagging")
    assert rule == "on-hold"
    assert "behind" not in words


_TEXTS = st.text(min_size=1, max_size=30).map(lambda text: text.replace("\r", " "))


@given(texts=st.lists(_TEXTS, min_size=9, max_size=9))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])  # nine texts each
def test_any_texts_are_checked_and_put_into_words(texts: list[str], tmp_path: Path) -> None:
    quoted = [
        yaml.safe_dump(text, allow_unicode=True, default_style='"', width=10_000).strip() for text in texts
    ]
    names = (
        "任務編號",
        "任務描述",
        "負責人",
        "計劃起止時間",
        "前置任務",
        "舉措",
        "存在問題",
        "備註",
        "更新日期",
    )
    task = "".join(f"    {name}: {text}\n" for name, text in zip(names, quoted, strict=True))
    fragment = (
        f"策略負責人: {quoted[2]}\n核心目標: {quoted[1]}\n上一周期: {quoted[4]}\n關鍵任務:\n  -{task[3:]}"
    )
    found = findings_of(write(tmp_path, {"2024-q3.md": completed(fragment)}))
    for finding in found.all:
        assert finding.message.localize(Language.ENGLISH)
        assert finding.hint.localize(Language.ENGLISH)
        assert 1 <= finding.place.line <= completed(fragment).count("\n") + 1
    assert {finding.rule for finding in found.all} <= {rule.name for rule in RULES}


def test_a_task_that_is_overdue_is_pointed_at_where_its_end_stands(tmp_path: Path) -> None:
    line = "  - 計劃起止時間: 2024-07-01至2024-07-20"
    (finding,) = _named(tmp_path, "overdue", f"關鍵任務:\n{line}\n    當前進度: 10\n    完成狀態: 進行中\n")
    assert finding.place.column == line.index("2024-07-20") + 1
    assert finding.place.end_column == len(line) + 1


def test_a_task_that_should_have_started_is_pointed_at_with_its_whole_period(tmp_path: Path) -> None:
    line = "  - 計劃起止時間: 2024-07-30至2024-09-20"
    rest = "    實際起止時間: 無\n    當前進度: 0\n    完成狀態: 未開始\n"
    (finding,) = _named(tmp_path, "not-started", f"關鍵任務:\n{line}\n{rest}")
    assert (finding.place.column, finding.place.end_column) == (line.index("2024-07") + 1, len(line) + 1)


def test_an_empty_field_is_to_be_filled_in_rather_than_written_again(tmp_path: Path) -> None:
    found = _named(tmp_path, "field-missing", "關鍵任務:\n  - 任務編號: T001\n    負責人:\n")
    hints = [finding.hint.localize(Language.ENGLISH) for finding in found if finding.path.endswith("owner")]
    assert [hint for hint in hints if "「負責人」 is there, but empty" in hint] == hints != []
