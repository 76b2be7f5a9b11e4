"""Every rule against its own two examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from found import WRITE_ANEW, kept, said_of
from rule_examples import completed, files_of, findings_of, prepared, write

from strategy_tracker.language import Language
from strategy_tracker.rules import RULES, Family, Finding, Findings, Rule, RuleSettings

Broken = tuple[Rule, Path, Findings]
COMPANIONS = {
    "delay-without-problem": {"overdue"},
    "overdue": {"lagging"},
    "goal-vague": {"goal-not-measurable"},
    "on-time-rate-differs": {"missed-without-cause"},
    "dependency-cycle": {"blocked"},
    "created-unknown": {"field-missing"},
    "goal-not-timebound": {"period-without-end"},
    "actual-in-future": {"stale"},
    "unknown-rule": {"task-vague"},
    "ignore-without-rule": {"task-vague"},
}
"""What else is true of a rule's bad example."""


def _broken(found: list[Finding]) -> set[str]:
    return {finding.rule for finding in found}


@pytest.fixture(scope="module", params=RULES, ids=lambda rule: rule.name)
def broken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Broken:
    """A rule, the folder of the strategies of its bad example, and what is found in them."""
    strategies = prepared(tmp_path_factory.mktemp("bad"), request.param)
    return request.param, strategies, findings_of(strategies)


def test_the_bad_example_breaks_the_rule_and_no_other(broken: Broken) -> None:
    rule, _, found = broken
    assert rule.name in _broken(list(found.all))
    others = _broken(list(found.all)) - {rule.name} - COMPANIONS.get(rule.name, set())
    # Where a part of the front matter could not be read, fields are missing.
    assert others <= ({"field-missing"} if rule.family is Family.READING else set())
    assert [said_of(finding) for finding in found.all] == kept(rule.name, "bad"), WRITE_ANEW


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_good_example_keeps_the_rule(rule: Rule, tmp_path: Path) -> None:
    found = findings_of(write(tmp_path, files_of(rule.good)))
    assert rule.name not in _broken(list(found.all))
    errors = [finding for finding in found.all if finding.severity.word == "error"]
    assert errors == []


def test_the_finding_stands_where_the_example_breaks_the_rule(broken: Broken) -> None:
    rule, strategies, found = broken
    for finding in found.all:
        path = strategies / finding.place.file
        if finding.rule != rule.name or not path.is_file() or rule.name.startswith(("encoding", "file-")):
            continue
        lines = path.read_bytes().decode().split("\n")
        assert 1 <= finding.place.line <= len(lines)
        line = lines[finding.place.line - 1]
        assert 1 <= finding.place.column <= len(line) + 1
        if (
            finding.place.line == finding.place.end_line
            and finding.text
            and not finding.text.startswith("U+")
        ):
            there = line[finding.place.column - 1 : finding.place.end_column - 1]
            assert finding.text in there or there in finding.text


def test_the_finding_is_put_into_words_in_every_language(broken: Broken) -> None:
    for finding in broken[2].all:
        mended = str(finding.hint.values.get("mended"))
        for language in Language:
            for words in (finding.message.localize(language), finding.hint.localize(language)):
                assert words.strip()
                assert "{" not in words.replace(mended, "").replace(finding.text, "")
                assert not any(trace in words for trace in ("None", "Term(", "Field(", "Period(", "「」"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_complete_and_can_be_switched_off(rule: Rule, tmp_path: Path) -> None:
    for text in (rule.what, rule.why, rule.message, rule.hint):
        assert len(text.template) > 8
    assert rule.bad.endswith("\n")
    assert rule.good.endswith("\n")
    found = findings_of(prepared(tmp_path, rule), settings=RuleSettings(ignore=(rule.name,)))
    assert rule.name not in _broken(list(found.all))


def test_names_are_given_once() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_the_base_of_all_examples_keeps_every_rule(tmp_path: Path) -> None:
    assert findings_of(write(tmp_path, {"2024-q3.md": completed("")})).all == ()
