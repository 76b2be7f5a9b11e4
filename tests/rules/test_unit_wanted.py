"""How a value is to be written so that it goes with its target."""

from pathlib import Path

from rule_examples import AS_OF, completed, write

from strategy_tracker.rules.kpi_units import unit_wanted
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.tracking import track


def test_the_unit_of_the_target_where_it_has_one_and_the_kpi_gives_none(tmp_path: Path) -> None:
    for target, wanted in (
        ("500萬元", "{number}元"),
        ("NT$500萬", "NT${number}"),
        ("5%", "{number}%"),
        ("500", None),
        ("提升20%", None),
        ("無", None),
        ("500萬元\n    單位: 萬元", None),
    ):
        files = {"2024-q3.md": completed(f"效果指標:\n  - 目標值: {target}\n")}
        (kpi,) = track(load_portfolio(write(tmp_path, files)), AS_OF).kpis
        assert unit_wanted(kpi) == wanted, target
