"""Scripted edits of one plan: each shows as it says, and what changes in form only does not show."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from plans import compared, said

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))


def edited(text: str, edits: list[list[str]]) -> str:
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("case", CASES["form_only"], ids=lambda case: case["what"])
def test_what_changes_in_form_only_does_not_show(case: dict[str, Any], tmp_path: Path) -> None:
    plan = CASES["plan"]
    comparison = compared(tmp_path, {"plan.md": plan}, {"plan.md": edited(plan, case["edits"])})
    assert said(comparison)[1:] == ["計劃沒有變更。"]


@pytest.mark.parametrize("case", CASES["changes"], ids=lambda case: case["what"])
def test_what_changes_shows(case: dict[str, Any], tmp_path: Path) -> None:
    before = edited(CASES["plan"], case.get("before", []))
    after = edited(before, case["edits"])
    lines = said(compared(tmp_path, {"plan.md": before}, {"plan.md": after}))
    if case.get("among"):
        assert [words for words in case["says"] if not any(words in line for line in lines)] == [], lines
        assert [line for line in lines if line.startswith(tuple(case.get("never", ())))] == []
        return
    form = ("", "請先看", "夏季推廣（plan）")
    assert [line for line in lines[2:] if line not in form and not line.startswith("狀況")] == case["says"]
