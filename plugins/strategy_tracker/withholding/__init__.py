"""A workspace without what the settings leave out of the site and of all that is published."""

from strategy_tracker.withholding.names import HIDDEN
from strategy_tracker.withholding.published import is_hidden, published, published_paths, redaction_of
from strategy_tracker.withholding.records import Redaction

__all__ = ["HIDDEN", "Redaction", "is_hidden", "published", "published_paths", "redaction_of"]
