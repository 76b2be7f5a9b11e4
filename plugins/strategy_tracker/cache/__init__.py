"""Results that are kept from one run to the next, below a project's folder."""

from strategy_tracker.cache.fingerprint import program
from strategy_tracker.cache.store import FOLDER, NOTHING_KEPT, Store, open_store, unusable

__all__ = ["FOLDER", "NOTHING_KEPT", "Store", "open_store", "program", "unusable"]
