"""A project's folder made into a tracked and checked portfolio: the one way for command line and site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from strategy_tracker.language import Language
from strategy_tracker.rules import Findings, check
from strategy_tracker.settings import SiteSettings
from strategy_tracker.source import load_portfolio
from strategy_tracker.tracking import TrackedPortfolio, track


@dataclass(frozen=True, slots=True)
class Workspace:
    """Everything that a run knows, as of one day."""

    root: Path
    settings: SiteSettings
    language: Language
    tracked: TrackedPortfolio
    findings: Findings

    @property
    def as_of(self) -> date:
        """The day the run shows."""
        return self.tracked.as_of


def open_workspace(
    root: Path,
    settings: SiteSettings,
    language: Language,
    as_of: date,
    progress: Callable[[int, int], None] | None = None,
) -> Workspace:
    """Read, track and check the strategies of the project in `root`, as of a day."""
    folder = root / settings.strategies_dir
    portfolio = load_portfolio(folder, prefix=f"{settings.strategies_dir}/", progress=progress)
    tracked = track(portfolio, as_of, settings.tracking)
    return Workspace(root, settings, language, tracked, check(tracked, settings.rules))
