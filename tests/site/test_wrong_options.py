"""A wrong option stops the build and the command line with its name, what is wrong, and what was written."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from strategy_tracker.configuration import read_configuration
from strategy_tracker.configuration_files import ConfigurationError
from strategy_tracker.mkdocs_plugin import StrategyTrackerPlugin

WRONG = [
    ("tracking: {lag_treshold: 5}", "tracking.lag_treshold: no such option (got 5)"),
    (
        "tracking: {due_soon_days: -1}",
        "tracking.due_soon_days: Input should be greater than or equal to 0 (got -1)",
    ),
    ("tracking: {calendar: JP}", "tracking.calendar: Input should be 'all', 'CN' or 'TW' (got 'JP')"),
    ("tracking: {kpi_watch: 150}", "kpi_watch (150) is above kpi_met (100)"),
    ("tracking: {kpi_pace: 120}", "kpi_pace (120) is above kpi_ahead (110)"),
    ("as_of: 1066-10-14", "as_of: Value error, 1066-10-14 does not lie between the years 1900 and 2199"),
    ("strategies_dir: ../plans", "strategies_dir: Value error, must be a folder below the one of mkdocs.yml"),
    ("strategies_dir: /plans", "strategies_dir: Value error, must be a folder below the one of mkdocs.yml"),
    ("prefix: plans/.hidden", "prefix: Value error, must be a folder of the site, as in marketing/"),
    ("prefix: 'plans?'", "prefix: Value error, must be a folder of the site, as in marketing/"),
    (
        "people: strategies/people.yml",
        "people: strategies/people.yml is in strategies/, whose files are published",
    ),
    ("merge: {file: a.json}", "merge: Input should be a valid "),
    ("timezone: Mars/Base", "timezone: Value error, unknown time zone 'Mars/Base'"),
]


@pytest.mark.parametrize(("option", "said"), WRONG)
def test_a_wrong_option_is_named(tmp_path: Path, option: str, said: str) -> None:
    configuration = tmp_path / "mkdocs.yml"
    configuration.write_text(f"site_name: x\nplugins:\n  - strategy-tracker: {{{option}}}\n", "utf-8")
    with pytest.raises(ConfigurationError) as raised:
        read_configuration(configuration)
    assert said in str(raised.value)
    assert "pydantic" not in str(raised.value)
    errors, _ = StrategyTrackerPlugin().load_config(_options(configuration))
    assert said in str(errors[0][1])
    (tmp_path / "docs").mkdir()
    with pytest.raises(Abort):
        load_config(str(configuration)).plugins  # noqa: B018


def _options(configuration: Path) -> dict[str, object]:
    options: dict[str, object] = yaml.safe_load(configuration.read_text("utf-8"))["plugins"][0][
        "strategy-tracker"
    ]
    return options


def test_who_only_lowers_the_band_of_what_is_met_need_not_name_the_other(tmp_path: Path) -> None:
    configuration = tmp_path / "mkdocs.yml"
    configuration.write_text("plugins:\n  - strategy-tracker: {tracking: {kpi_met: 55}}\n", "utf-8")
    settings = read_configuration(configuration).settings
    assert settings.tracking.kpi_met == 55
