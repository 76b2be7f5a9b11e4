"""How a strategy stands, with its reason, its evidence and its bad parts, case by case."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from records import tracked_one

from strategy_tracker.language import Language
from strategy_tracker.tracking import StrategyHealth

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("healths.yaml").read_text("utf-8"),
    Loader=yaml.CBaseLoader,  # noqa: S506 - it makes nothing but text
)


def health_of(case: dict[str, Any]) -> StrategyHealth:
    head = {"period": "2026-07-01 to 2026-09-30", "cadence": "每周"} | case.get("strategy", {})
    lines = [f"{key}: {text}" for key, text in head.items()]
    of_kind = {kind: ", ".join(f"{{{one}}}" for one in case.get(kind, [])) for kind in ("tasks", "kpis")}
    lines += [f"{kind}: [{records}]" for kind, records in of_kind.items()]
    as_of = date.fromisoformat(case.get("as_of", "2026-08-15"))
    return tracked_one("\n".join(lines), as_of, **case.get("settings", {})).health


def told(health: StrategyHealth) -> str:
    reason = health.reason.localize(Language.ENGLISH)
    return f"{health.level.name} by {len(health.evidence)}: {reason}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_health(case: dict[str, Any]) -> None:
    health = health_of(case)
    assert told(health) == case["wanted"]
    assert [part.subject for part in health.parts] == case.get("parts", [])
    assert all(part.is_kpi is part.subject.startswith("K") for part in health.parts)
