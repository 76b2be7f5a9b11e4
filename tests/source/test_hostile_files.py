"""Every mistake in the table is found at its place, by its rule, and nothing else is; the rest is read."""

from typing import Any

import pytest
import yaml
from whole_readings import FILES, READINGS, content_of, whole_reading

from strategy_tracker.model import Problem
from strategy_tracker.source.reading import read_record
from strategy_tracker.values import NO_CONTEXT

CASES: list[dict[str, Any]] = yaml.load(FILES.read_text("utf-8"), yaml.CSafeLoader)
WHOLE: dict[str, list[str]] = yaml.load(READINGS.read_text("utf-8"), yaml.CSafeLoader)


def _place(problem: Problem) -> tuple[int, int]:
    return problem.place.line, problem.place.column


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_found(case: dict[str, Any]) -> None:
    path = case.get("path", "a.md")
    problems = read_record(content_of(case), path, case.get("kind", "strategy"), "a", NO_CONTEXT).problems
    found = {
        f"{problem.rule} {problem.place.line}:{problem.place.column}"
        for problem in problems
        if problem.rule != "field-missing" or case.get("missing")
    }
    assert sorted(found) == sorted(case["finds"])
    if "mended" in case:
        told = sorted((problem for problem in problems if "mended" in problem.values), key=_place)
        assert [problem.values["mended"] for problem in told] == case["mended"]


def test_what_is_said_and_read_in_full() -> None:
    assert {case["name"]: whole_reading(case) for case in CASES} == WHOLE


def test_the_table_is_long_and_its_names_are_distinct() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) >= 120
    assert len(set(names)) == len(names)
    assert names == list(WHOLE)
