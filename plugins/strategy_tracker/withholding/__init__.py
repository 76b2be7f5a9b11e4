"""A workspace without what the settings keep from the site and its files: fields, strategies, people."""

from strategy_tracker.withholding.names import HIDDEN
from strategy_tracker.withholding.published import is_hidden, published, published_paths, redaction_of
from strategy_tracker.withholding.records import Redaction

__all__ = ["HIDDEN", "Redaction", "is_hidden", "published", "published_paths", "redaction_of"]
