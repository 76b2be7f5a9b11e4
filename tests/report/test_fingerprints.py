"""A finding is known again in the next run: one fingerprint for baselines and for all reports."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from report_samples import FILE, finding, sample

from strategy_tracker.model import Place
from strategy_tracker.report.json_document import findings_document
from strategy_tracker.rules import baseline_of, fingerprints


@given(st.integers(0, 50), st.integers(0, 9))
def test_lines_and_records_added_above_change_nothing(lines: int, records: int) -> None:
    one = finding(Place(FILE, 5, 10, 5, 13), "市場部", path="tasks[0].owner")
    moved = finding(Place(FILE, 5 + lines, 10, 5 + lines, 13), "市場部", path=f"tasks[{records}].owner")
    assert fingerprints([one]) == fingerprints([moved])


def test_another_text_rule_or_file_is_another_finding() -> None:
    one = finding(Place(FILE, 5, 10, 5, 13), "市場部")
    others = [
        replace(one, text="團隊"),
        replace(one, rule="unknown-field"),
        replace(one, path="tasks[0].status"),
        replace(one, place=one.place._replace(file="strategies/other.md")),
    ]
    assert len(set(fingerprints([one, *others]))) == 5


def test_equal_findings_are_told_apart() -> None:
    twice = finding(Place(FILE, 5, 10, 5, 13), "市場部")
    assert len(set(fingerprints([twice, twice, twice]))) == 3


def test_words_do_not_matter() -> None:
    made = sample().findings
    assert fingerprints([replace(found, message=found.hint) for found in made]) == fingerprints(made)


def test_a_report_and_a_baseline_know_a_finding_by_the_same_name() -> None:
    made = sample()
    reported = {one.text: one.fingerprint for one in findings_document(made).findings}
    known = json.loads(baseline_of(made.findings))["findings"]
    assert len(known) == 2
    assert all(reported[one["text"]] == one["fingerprint"] for one in known)
