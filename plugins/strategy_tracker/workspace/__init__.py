"""A project's folder made into a tracked and checked portfolio: the one way for command line and site."""

from strategy_tracker.workspace.last_good import with_last_good
from strategy_tracker.workspace.opening import (
    Progress,
    Wanted,
    Workspace,
    open_workspace,
    read_people,
    with_files,
)
from strategy_tracker.workspace.past import PastDays

__all__ = [
    "PastDays",
    "Progress",
    "Wanted",
    "Workspace",
    "open_workspace",
    "read_people",
    "with_files",
    "with_last_good",
]
