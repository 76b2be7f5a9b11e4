"""Portfolios for the tests of the exchange files: the form, the examples, and one that means harm."""

import functools
from datetime import date
from pathlib import Path

from strategy_tracker.model import Portfolio
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.tracking import TrackedPortfolio, track

STRATEGIES = Path(__file__).parents[2] / "strategies"
FORM = "2024-q3-online-launch"
FORM_DAY = date(2024, 9, 30)

FORMULA = "=cmd|'/c calc'!A1"
MARKUP = "</script><b>&amp; ]]> 王*"
LONG = "長" * 40_000
CONTROLS = "a\x01b\u2028c"

HOSTILE = f"""---
title: "{MARKUP}"
owner: "@SUM(1+1)"
department: "＝1+1"
period: 2024-07-01至2024-09-30
goals: "{FORMULA}"
tasks:
  - id: "+1"
    description: "{FORMULA}"
    owner: "@SUM(1+1)"
    planned: 2024-07-01至2024-09-10
    progress: 30
    status: 進行中
    problem: "-2+3"
    solution: "first\\rDTSTART:19990101\\r\\nBEGIN:VEVENT"
    note: "{LONG}"
    deliverables: ["_x0041_", "#N/A"]
  - id: "+1"
    description: "{CONTROLS.replace(chr(1), "").replace(chr(0x2028), " ")}; x, y"
    owner: "@SUM(1+1)"
    planned: 2024-07-01至2024-10-10
    progress: 30
    status: 進行中
kpis:
  - id: K001
    name: "\\"=1+1"
    target: 35%
    current: 28%
    source: "{MARKUP}"
---
"""


@functools.cache
def examples() -> Portfolio:
    return load_portfolio(STRATEGIES, prefix="strategies/")


def tracked_examples(day: date = FORM_DAY) -> TrackedPortfolio:
    return track(examples(), day)


def tracked_hostile(folder: Path) -> TrackedPortfolio:
    (folder / "harm.md").write_text(HOSTILE, "utf-8")
    return track(load_portfolio(folder, prefix="strategies/"), FORM_DAY)
