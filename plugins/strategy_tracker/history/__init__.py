"""From Git to the versions of each record on the published branch, by day; what is incomplete, and why."""

from strategy_tracker.history.command import HistoryError
from strategy_tracker.history.lineage import FileVersion
from strategy_tracker.history.note import HistoryNote
from strategy_tracker.history.past import load_committed
from strategy_tracker.history.repository import Completeness, History, Past, read_history
from strategy_tracker.history.snapshots import Snapshots, read_snapshots
from strategy_tracker.history.takeovers import without_earlier_updates

__all__ = [
    "Completeness",
    "FileVersion",
    "History",
    "HistoryError",
    "HistoryNote",
    "Past",
    "Snapshots",
    "load_committed",
    "read_history",
    "read_snapshots",
    "without_earlier_updates",
]
