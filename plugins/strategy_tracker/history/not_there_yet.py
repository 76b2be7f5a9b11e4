"""What is said where an earlier day is looked at on which nothing that is asked for was there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from strategy_tracker.history.repository import Past
from strategy_tracker.model import Place, Portfolio, Problem
from strategy_tracker.source.discovery import is_record_path, markdown_files

NOT_ON_RECORD = "not-on-record-yet"


def not_there_yet(
    portfolio: Portfolio,
    folder: Path,
    now: Past,
    day: date,
    prefix: str = "",
    only: Callable[[str], bool] | None = None,
) -> tuple[Problem, ...]:
    """Return a problem where `portfolio`, as of `day`, has no file of those that are there `now`.

    Those are the committed ones and what else lies in the folder; with `only` the wanted ones of them. One
    file that was there is enough: a later one is not missing.
    """

    def is_wanted(file: str) -> bool:
        return only is None or only(file)

    if any(is_wanted(file) for file in portfolio.sources):
        return ()
    there = {*filter(is_record_path, now.files), *markdown_files(folder).files}
    unseen = sorted(path for path in there if is_wanted(f"{prefix}{path}"))
    if not unseen:
        return ()
    place = Place(prefix.rstrip("/") if only is None else f"{prefix}{unseen[0]}")
    versions = (version for path in unseen for version in now.versions.get(path, ()))
    first = min((one.date for one in versions if one.date > day and one.is_inside), default=None)
    values = {"day": day, "count": len(unseen), "suggestion": first}
    return (Problem(NOT_ON_RECORD, place, values=values),)
