"""Runs the command line as `python -m strategy_tracker`."""

from strategy_tracker.cli import main

main(prog_name="strategy-tracker")
