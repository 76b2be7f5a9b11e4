"""From Git to the versions of each record on the published branch, by day; what is incomplete, and why."""

from strategy_tracker.history.command import HistoryError
from strategy_tracker.history.committed_portfolio import load_committed
from strategy_tracker.history.kept import kept_results
from strategy_tracker.history.lineage import FileVersion
from strategy_tracker.history.not_there_yet import not_there_yet
from strategy_tracker.history.note import HistoryNote
from strategy_tracker.history.repository import (
    Completeness,
    History,
    Past,
    read_history,
    state_of,
    unreadable_repository,
)
from strategy_tracker.history.revisions import (
    Revision,
    UnknownRevisionError,
    UnrelatedError,
    commit_named,
    common_ancestor,
    read_revision,
)
from strategy_tracker.history.snapshots import Snapshots, read_snapshots
from strategy_tracker.history.takeovers import of_present_record, without_earlier_updates

__all__ = [
    "Completeness",
    "FileVersion",
    "History",
    "HistoryError",
    "HistoryNote",
    "Past",
    "Revision",
    "Snapshots",
    "UnknownRevisionError",
    "UnrelatedError",
    "commit_named",
    "common_ancestor",
    "kept_results",
    "load_committed",
    "not_there_yet",
    "of_present_record",
    "read_history",
    "read_revision",
    "read_snapshots",
    "state_of",
    "unreadable_repository",
    "without_earlier_updates",
]
