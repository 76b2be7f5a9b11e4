"""A workspace without what the settings leave out of the site and of all that is published."""

from strategy_tracker.withholding.published import published, published_paths

__all__ = ["published", "published_paths"]
