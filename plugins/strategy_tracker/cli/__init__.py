"""The command line: `strategy-tracker` and `python -m strategy_tracker`."""

from strategy_tracker.cli.application import main

__all__ = ["main"]
