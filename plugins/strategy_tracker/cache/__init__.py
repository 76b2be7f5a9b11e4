"""Results kept from one run to the next, by what they were made from; knows nothing of what they are."""

from strategy_tracker.cache.fingerprint import program
from strategy_tracker.cache.memory import NO_MEMORY, Memory
from strategy_tracker.cache.store import FOLDER, NOTHING_KEPT, Store, open_store, unusable

__all__ = ["FOLDER", "NOTHING_KEPT", "NO_MEMORY", "Memory", "Store", "open_store", "program", "unusable"]
