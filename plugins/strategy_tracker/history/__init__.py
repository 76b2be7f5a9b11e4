"""From Git to the versions of each record, by day, and what of the past is missing, and why."""

from strategy_tracker.history.blobs import Blobs
from strategy_tracker.history.command import HistoryError
from strategy_tracker.history.past import load_committed, versions_until
from strategy_tracker.history.repository import Completeness, FileVersion, History, read_history, snapshot
from strategy_tracker.history.snapshots import Snapshots, read_snapshots

__all__ = [
    "Blobs",
    "Completeness",
    "FileVersion",
    "History",
    "HistoryError",
    "Snapshots",
    "load_committed",
    "read_history",
    "read_snapshots",
    "snapshot",
    "versions_until",
]
