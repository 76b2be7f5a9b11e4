"""From Markdown files to records with places."""

from strategy_tracker.source.loading import load_portfolio

__all__ = ["load_portfolio"]
