"""One task against its plan, case by case."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from records import tracked_one

from strategy_tracker.language import Language

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("tasks.yaml").read_text("utf-8"),
    Loader=yaml.CBaseLoader,  # noqa: S506 - it makes nothing but text
)
RATIOS = ("expected", "lag", "progress")


def read(name: str, text: str) -> object:
    if text == "null":
        return None
    if name in RATIOS:
        return Fraction(text) / 100
    if text in ("true", "false"):
        return text == "true"
    if text.lstrip("-").isdigit():
        return int(text)
    return date.fromisoformat(text) if text[:1].isdigit() else text


def front_matter(case: dict[str, Any]) -> str:
    strategy = {"period": "2026-07-01 to 2026-09-30", "cadence": "每周"} | case.get("strategy", {})
    record = {"id": "T001", "description": "上線1頁", "owner": "王*"} | case["task"]
    return yaml.safe_dump(strategy | {"tasks": [record]}, allow_unicode=True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_task(case: dict[str, Any]) -> None:
    settings = case.get("settings", {})
    as_of = date.fromisoformat(case["as_of"])
    (task,) = tracked_one(front_matter(case), as_of, **settings).tasks
    for name, text in case["wanted"].items():
        value = getattr(task, name)
        if name == "health":
            assert value.level.name == text
        else:
            assert value == read(name, text), name
    if "reason" in case:
        assert task.health.reason.localize(Language.TRADITIONAL).replace(" ", "") == case["reason"].replace(
            " ", ""
        )
