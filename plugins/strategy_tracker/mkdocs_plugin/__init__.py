"""The MkDocs plugin. Only this package knows MkDocs."""

from strategy_tracker.mkdocs_plugin.plugin import StrategyTrackerPlugin

__all__ = ["StrategyTrackerPlugin"]
