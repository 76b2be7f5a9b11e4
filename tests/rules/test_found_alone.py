"""What a rule finds in a strategy by itself is found once, for as long as the strategy is the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from rule_examples import AS_OF, files_of, write

from strategy_tracker.cache.pickles import packed, unpacked
from strategy_tracker.language import Language
from strategy_tracker.rules import RULES, RuleSettings, found_alone
from strategy_tracker.settings import SiteSettings
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.tracking import track
from strategy_tracker.workspace import Workspace, open_workspace

BY_ITSELF = [rule for rule in RULES if rule.check is not None and not (rule.alert or rule.across)]
MENDED, BROKEN = "任務描述: 發布3篇產品種草文", "任務描述: 負責推廣"


def two_strategies(folder: Path) -> Path:
    """Write two strategies with the same mistake, and return the second one's file."""
    example = "".join(
        f">>> {name}.md\n標籤: [新品]\n關鍵任務:\n  - {BROKEN}\n" for name in ("2024-q3", "2024-q4")
    )
    write(folder, files_of(example))
    (second,) = folder.rglob("2024-q4.md")
    return second


def opened(folder: Path, days: int = 0, ignore: Sequence[str] = (), *, alerts: bool = False) -> Workspace:
    """Open the project in a folder as a site does."""
    settings = SiteSettings(history="files", rules=RuleSettings(ignore=tuple(ignore)))
    as_of = AS_OF + timedelta(days=days)
    return open_workspace(folder, settings, Language.ENGLISH, as_of, alerts=alerts, keeps_tracked=True)


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The strategies at which rules have looked, one by one."""
    looked_at: list[str] = []

    def noting(strategy, *others):  # type: ignore[no-untyped-def]
        looked_at.append(strategy.slug)
        return made(strategy, *others)

    made = found_alone._problems
    monkeypatch.setattr(found_alone, "_problems", noting)
    return looked_at


def test_the_next_run_finds_the_same_and_looks_at_nothing(tmp_path: Path, judged: list[str]) -> None:
    two_strategies(tmp_path)
    first = opened(tmp_path).findings
    assert [one.place.file for one in first.all if one.rule == "task-vague"] == [
        "strategies/2024-q3.md",
        "strategies/2024-q4.md",
    ]
    assert judged == ["2024-q3", "2024-q4"]
    assert opened(tmp_path).findings == first
    assert judged == ["2024-q3", "2024-q4"]


def test_an_edited_strategy_alone_is_looked_at_again(tmp_path: Path, judged: list[str]) -> None:
    second = two_strategies(tmp_path)
    opened(tmp_path)
    judged.clear()
    second.write_text(second.read_text("utf-8").replace(BROKEN, MENDED), "utf-8")
    found = {one.place.file for one in opened(tmp_path).findings.all if one.rule == "task-vague"}
    assert found == {"strategies/2024-q3.md"}
    assert judged == ["2024-q4"]


def test_another_day_and_other_rules_are_their_own(tmp_path: Path, judged: list[str]) -> None:
    two_strategies(tmp_path)
    opened(tmp_path)
    opened(tmp_path, days=1)
    assert judged == ["2024-q3", "2024-q4"] * 2
    ignored = opened(tmp_path, ignore=["task-vague"]).findings
    assert judged == ["2024-q3", "2024-q4"] * 3
    assert not [one for one in ignored.all if one.rule == "task-vague"]
    for alerts in (False, True, False):
        found = opened(tmp_path, days=30, alerts=alerts).findings
        assert any(one.alert for one in found.all) is alerts


def test_what_rules_find_can_be_kept(tmp_path: Path) -> None:
    for rule in BY_ITSELF:
        assert rule.check is not None
        strategies = write(tmp_path / rule.name, files_of(rule.bad))
        found = list(rule.check(track(load_portfolio(strategies), AS_OF)))
        assert found, rule.name
        assert unpacked(packed(found)) == found
