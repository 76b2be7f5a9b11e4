"""Sentences that the records contradict, and those that they do not."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from records import tracked_one

from strategy_tracker.tracking.contradictions import contradictions

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("contradictions.yaml").read_text("utf-8")
)
STRATEGY = tracked_one(
    """
period: 2026-07-01 to 2026-09-30
tasks:
  - {id: T001, planned: 2026-07-01 to 2026-07-10, actual: 2026-07-01 to 2026-07-15, status: 已完成}
  - {id: T002, planned: 2026-07-01 to 2026-07-10, actual: 2026-07-01 to 2026-07-09, status: 已完成}
  - {id: T003, planned: 2026-07-01 to 2026-07-10, progress: 50, status: 延期}
  - {id: T004, planned: 2026-07-01 to 2026-07-10, progress: 50, status: 已取消}
kpis:
  - {id: K001, name: 線上銷售額, target: 500萬元, current: 420萬元}
  - {id: K002, name: 新客占比, target: 20%, current: 21%}
  - {id: K003, name: 口碑, target: 20%}
  - {id: K004, target: 20%, current: 1%}
""",
    date(2026, 9, 30),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_claim(case: dict[str, Any]) -> None:
    assert len(list(contradictions(case["text"], STRATEGY))) == case["contradicted"]


def test_a_contradiction_of_a_kpi_says_how_far_it_came() -> None:
    (said,) = contradictions("線上銷售額達標", STRATEGY)
    assert said.values["ratio"] == 84


def test_a_contradiction_of_late_tasks_names_them() -> None:
    (said,) = contradictions("3個任務延期", STRATEGY)
    assert said.values == {"count": 2, "tasks": ["T001", "T003"]}
