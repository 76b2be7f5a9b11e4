"""One KPI against its target, case by case."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from records import tracked_one

from strategy_tracker.language import Language
from strategy_tracker.language.message import localize
from strategy_tracker.tracking import TrackedKpi
from strategy_tracker.tracking.attainment_words import formula_of

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("kpis.yaml").read_text("utf-8"),
    Loader=yaml.CBaseLoader,  # noqa: S506 - it makes nothing but text
)


def value_of(kpi: TrackedKpi, name: str) -> object:
    """What of a KPI a case names, as the text that the case has."""
    if name == "variance":
        return localize(kpi.variance_text, Language.TRADITIONAL)
    if name == "formula":
        return localize(formula_of(kpi), Language.ENGLISH)
    if name == "points":
        return ", ".join(f"{point.day} {point.text} ({point.source})" for point in kpi.points)
    if name in ("favourable", "trouble"):
        value = getattr(kpi.attainment, name)
    elif name == "reason":
        return kpi.health.reason.localize(Language.TRADITIONAL)
    elif name == "health":
        value = kpi.health.level.name
    else:
        value = getattr(kpi, name)
    if isinstance(value, Fraction):
        return str(value * 100)
    return {True: "true", False: "false", None: "null"}.get(value) or str(value)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_kpi(case: dict[str, Any]) -> None:
    record = {"id": "K001", "name": "指標", "source": "CRM系統"} | case["kpi"]
    strategy = {"period": "2026-07-01 to 2026-09-30"} | case.get("strategy", {})
    text = yaml.safe_dump(strategy | {"kpis": [record]}, allow_unicode=True)
    as_of = date.fromisoformat(case.get("as_of", "2026-09-30"))
    (kpi,) = tracked_one(text, as_of, case.get("updates"), **case.get("settings", {})).kpis
    assert {name: value_of(kpi, name) for name in case["wanted"]} == case["wanted"]
