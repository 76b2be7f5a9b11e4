"""Every mistake in the table is found at its place, by its rule, and nothing else is."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from strategy_tracker.model import Problem
from strategy_tracker.source.reading import read_strategy, read_text

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "hostile_files.yaml").read_text(encoding="utf-8")
)


def content_of(case: dict[str, Any]) -> bytes:
    if "bytes" in case:
        return str(case["bytes"]).encode("latin-1")
    text = case["file"] if "file" in case else f"---\n{case['front']}\n---\n"
    return str(text).encode(case.get("encoding", "utf-8"))


def _place(problem: Problem) -> tuple[int, int]:
    return problem.place.line, problem.place.column


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_found(case: dict[str, Any]) -> None:
    file = read_text(content_of(case), "a.md")
    read_strategy(file, "a", "a.md")
    found = {
        f"{problem.rule} {problem.place.line}:{problem.place.column}"
        for problem in file.problems
        if problem.rule != "field-missing"
    }
    assert sorted(found) == sorted(case["finds"])
    if "mended" in case:
        told = sorted((problem for problem in file.problems if "mended" in problem.values), key=_place)
        assert [problem.values["mended"] for problem in told] == case["mended"]


def test_the_table_is_long_and_its_names_are_distinct() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) >= 120
    assert len(set(names)) == len(names)
