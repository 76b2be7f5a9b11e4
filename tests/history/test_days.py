"""On which day a commit counts, whatever its dates say."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from strategy_tracker.history.days import dated_ahead, days_on_branch
from strategy_tracker.history.log import Commit

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("days.yaml").read_text("utf-8"))
TAIPEI = ZoneInfo("Asia/Taipei")


def moment(text: str) -> datetime:
    day, _, time = text.partition("T")
    whole = {2: "2026-07-", 5: "2026-"}.get(len(day), "") + day
    return datetime.fromisoformat(f"{whole}T{time or '12:00+08:00'}")


def commit(text: str) -> Commit:
    authored, _, committed = text.partition(" > ")
    return Commit("", "", (), moment(authored), moment(committed or authored), "", ())


def day(value: int | str | None) -> date:
    return date.max if value is None else moment(f"{value:02}" if isinstance(value, int) else value).date()


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_days(case: dict[str, Any]) -> None:
    zone, latest = ZoneInfo(case.get("zone", "Asia/Taipei")), day(case.get("latest"))
    commits = [commit(text) for text in case["commits"]]
    found = days_on_branch(commits, zone, latest, from_root=not case.get("shallow"))
    assert found == [day(value) for value in case["days"]]


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(TAIPEI))  # noqa: DTZ001


@given(st.lists(st.tuples(MOMENTS, MOMENTS), min_size=1, max_size=9), st.booleans())
def test_days_never_go_back_nor_beyond_the_latest(
    dates: list[tuple[datetime, datetime]], whole: bool
) -> None:
    latest = date(2026, 7, 1)
    commits = [Commit("", "", (), authored, committed, "", ()) for authored, committed in dates]
    found = days_on_branch(commits, TAIPEI, latest, from_root=whole)
    assert found == sorted(found)
    assert max(found) <= latest
    possible = {one.date() for pair in dates for one in pair} | {latest}
    assert set(found) <= possible
    ahead = [one for one in commits if max(one.authored, one.committed).date() > latest]
    assert dated_ahead(commits, TAIPEI, latest) == ahead
