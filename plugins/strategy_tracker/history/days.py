"""On which day each commit of the published branch counts."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo

from strategy_tracker.history.log import Commit

_ONE_DAY = timedelta(days=1)


def days_on_branch(commits: Sequence[Commit], zone: tzinfo, latest: date, *, from_root: bool) -> list[date]:
    """Return the day on which each commit reached the branch, oldest first; the days never go back.

    That is the day of the committer's date in `zone`: a rebase, a squash or a cherry-pick keeps the author's
    date, which may be weeks older than what the branch held. Where that date cannot be:

    - a commit dated after `latest` counts on the day of the next one with a possible date, else on `latest`;
    - a commit committed after the one that stands on it counts by its author's date;
    - a commit dated before its parent counts on its parent's day.

    A branch that was written anew as a whole (an import, a changed root) has one committer's date for all:
    from its root on (`from_root`: the commits reach back to it) those rewritten with it count by the
    author's date.
    """
    rewritten = _rewritten(commits) if from_root else 0
    found: list[date] = []
    following = latest
    for number in range(len(commits) - 1, -1, -1):
        commit = commits[number]
        authored, committed = _day(commit.authored, zone), _day(commit.committed, zone)
        day = authored if number < rewritten else committed
        if day > latest:
            day = min(authored, following)
        elif committed > following >= authored:
            day = authored
        following = min(day, following)
        found.append(day)
    found.reverse()
    for number in range(1, len(found)):
        found[number] = max(found[number], found[number - 1])
    return found


def dated_ahead(commits: Sequence[Commit], zone: tzinfo, latest: date) -> list[Commit]:
    """Return the commits that say they were written or made after `latest`, oldest first."""
    return [commit for commit in commits if _day(max(commit.authored, commit.committed), zone) > latest]


def _rewritten(commits: Sequence[Commit]) -> int:
    """Return how many commits, from the root on, were rewritten together with it."""
    root = commits[0]
    if root.committed - root.authored <= _ONE_DAY:
        return 0
    for number, commit in enumerate(commits):
        if abs(commit.committed - root.committed) > _ONE_DAY:
            return number
    return len(commits)


def _day(moment: datetime, zone: tzinfo) -> date:
    return moment.astimezone(zone).date()
