"""The settings of a site: the options of the plugin's entry in its configuration file."""

from strategy_tracker.settings.days import day_to_show, time_to_record, today_of
from strategy_tracker.settings.options import (
    PEOPLE_FILE,
    PLUGIN_NAME,
    MergeSettings,
    SiteSettings,
    WithholdSettings,
)
from strategy_tracker.settings.wrong_options import WrongOption, wrong_options

__all__ = [
    "PEOPLE_FILE",
    "PLUGIN_NAME",
    "MergeSettings",
    "SiteSettings",
    "WithholdSettings",
    "WrongOption",
    "day_to_show",
    "time_to_record",
    "today_of",
    "wrong_options",
]
