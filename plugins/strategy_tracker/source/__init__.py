"""From Markdown files to records with line and column; which files are records."""

from strategy_tracker.source.loading import load_portfolio

__all__ = ["load_portfolio"]
