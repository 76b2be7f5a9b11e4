"""What dates take from the record around them, and from the site."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from strategy_tracker.history.versions import VersionReader
from strategy_tracker.model import Strategy
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.values import Period

TAIPEI = ZoneInfo("Asia/Taipei")
LOS_ANGELES = ZoneInfo("America/Los_Angeles")
PLAN = """---
策略名稱: 線上推廣
制定日期: {created}
目標周期: {period}
關鍵任務:
  - {{任務編號: T1, 計劃起止時間: {planned}}}
---
"""


def read(
    folder: Path,
    planned: str,
    *,
    created: str = "2026-06-20",
    period: str = "2026-07-01至2026-09-30",
    zone: ZoneInfo = TAIPEI,
) -> Strategy:
    """Return the strategy, whose committed version has the same task."""
    text = PLAN.format(planned=planned, created=created, period=period)
    (folder / "a.md").write_text(text, "utf-8")
    (strategy,) = load_portfolio(folder, zone=zone).strategies
    version = VersionReader("a.md", "a", zone).read(text.encode())
    assert version is not None
    assert version.tasks[0].planned is not None
    assert strategy.tasks[0].planned is not None
    assert version.tasks[0].planned.value == strategy.tasks[0].planned.value
    return strategy


def planned(strategy: Strategy) -> Period | None:
    written = strategy.tasks[0].planned
    return written.value if written is not None else None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("即日起至8月15日", date(2026, 6, 20), date(2026, 8, 15)),
        ("第1-2周", date(2026, 7, 1), date(2026, 7, 14)),
        ("{start: 8月上旬, end: 8月下旬}", date(2026, 8, 1), date(2026, 8, 31)),
        ("{start: 第1周, end: 9月底}", date(2026, 7, 1), date(2026, 9, 30)),
        ("{start: 即日起, end: 2026-08-15}", date(2026, 6, 20), date(2026, 8, 15)),
        ("{start: 2026-07-01, end: }", date(2026, 7, 1), None),
        ("{start: 2026-07-01, end: 待定}", date(2026, 7, 1), None),
    ],
)
def test_a_plan_takes_the_rest_from_its_strategy(
    tmp_path: Path, text: str, start: date, end: date | None
) -> None:
    assert planned(read(tmp_path, text)) == Period(start, end)


def test_the_day_of_a_strategy_and_its_period_may_need_each_other(tmp_path: Path) -> None:
    from_its_day = read(tmp_path, "即日起至8月15日", period="即日起至9月30日")
    assert from_its_day.period is not None
    assert from_its_day.period.value == Period(date(2026, 6, 20), date(2026, 9, 30))
    assert planned(from_its_day) == Period(date(2026, 6, 20), date(2026, 8, 15))
    of_two_fields = read(tmp_path, "9月5日至月底", period="無\n開始日期: 2026-07-01\n結束日期: 2026-09-30")
    assert planned(of_two_fields) == Period(date(2026, 9, 5), date(2026, 9, 30))
    from_its_period = read(tmp_path, "即日起至8月15日", created="6月20日")
    assert planned(from_its_period) == Period(date(2026, 6, 20), date(2026, 8, 15))


def test_what_nobody_sees_in_the_names_of_the_two_makes_no_difference(tmp_path: Path) -> None:
    unseen = PLAN.replace("周期", "周\u200b期").replace("制定", "制\u200b定")
    text = unseen.format(planned="即日起至8月15日", created="2026-06-20", period="2026-07-01至2026-09-30")
    (tmp_path / "a.md").write_text(text, "utf-8")
    (strategy,) = load_portfolio(tmp_path, zone=TAIPEI).strategies
    assert planned(strategy) == Period(date(2026, 6, 20), date(2026, 8, 15))


@pytest.mark.parametrize(("zone", "day"), [(TAIPEI, 2), (LOS_ANGELES, 1)])
def test_moments_are_days_of_the_site_s_zone_in_every_file(tmp_path: Path, zone: ZoneInfo, day: int) -> None:
    moment = "2026-07-01T16:00:00.000Z"
    (tmp_path / "a" / "updates").mkdir(parents=True)
    (tmp_path / "updates").mkdir()
    update = f"---\n日期: {moment}\n任務: {{{{key}}: {{當前進度: 10}}}}\n---\n"
    (tmp_path / "a" / "updates" / "1.md").write_text(update.replace("{{key}", "{T1"), "utf-8")
    (tmp_path / "updates" / "1.md").write_text(update.replace("{{key}", "{a/T1"), "utf-8")
    retrospective = f"---\n復盤日期: {moment}\n---\n"
    (tmp_path / "a" / "retrospective.md").write_text(retrospective, "utf-8")
    strategy = read(tmp_path, f'"{moment}"', created=moment, zone=zone)
    found = date(2026, 7, day)
    assert planned(strategy) == Period(found, found)
    assert strategy.created is not None
    assert strategy.created.value == found
    assert [update.date.value for update in strategy.updates if update.date] == [found, found]
    assert strategy.retrospective is not None
    assert strategy.retrospective.held is not None
    assert strategy.retrospective.held.value == found
