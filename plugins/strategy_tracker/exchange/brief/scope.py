"""What a deck tells of: the strategies of its period as they stood, and the words for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from strategy_tracker.exchange.addresses import NOWHERE, SiteAddress, strategy_source
from strategy_tracker.exchange.brief.periods import BriefPeriod, Span
from strategy_tracker.exchange.file_text import clean
from strategy_tracker.language import Language, Localizable
from strategy_tracker.model import Place
from strategy_tracker.tracking import TrackedPortfolio, TrackedStrategy, TrackedTask


@dataclass(frozen=True)
class Scope:
    """A tracked portfolio seen for one period, in one language.

    `only` is the one strategy that was asked for, None for all. `site` is where the pages
    are to which it links.
    """

    tracked: TrackedPortfolio
    period: BriefPeriod
    language: Language
    site: SiteAddress = NOWHERE
    only: str | None = None

    @property
    def as_of(self) -> date:
        """The day as of which everything stands."""
        return self.tracked.as_of

    @cached_property
    def strategies(self) -> tuple[TrackedStrategy, ...]:
        """The strategies of the period, worst first.

        Those of a week or month are running, or ended in it; those of a cycle have days in common with it.
        A strategy without a period belongs to each.
        """
        found = [one for one in self.tracked.strategies if self._is_meant(one)]
        return tuple(sorted(found, key=lambda one: (-one.health.level, -len(one.health.parts), one.slug)))

    def _is_meant(self, strategy: TrackedStrategy) -> bool:
        if self.only is not None:
            return strategy.slug == self.only
        last = self.period.end if self.period.span is Span.CYCLE else self.as_of
        begins = strategy.start is None or strategy.start <= last
        return begins and (strategy.end is None or strategy.end >= self.period.start)

    @cached_property
    def by_slug(self) -> dict[str, TrackedStrategy]:
        """The strategies of the period by slug."""
        return {strategy.slug: strategy for strategy in self.strategies}

    @property
    def tasks(self) -> Iterator[TrackedTask]:
        """The tasks of these strategies."""
        return (task for strategy in self.strategies for task in strategy.tasks)

    def words(self, text: Localizable) -> str:
        """Return a text in the deck's language."""
        return one_line(text.localize(self.language))

    def name(self, slug: str) -> str:
        """Return what a strategy is called."""
        found = self.tracked.strategy(slug)
        return one_line(found.name if found is not None else slug)

    def page(self, source: str) -> str:
        """Return the address of the page of a Markdown file of the site, '' where the site's is not known."""
        return self.site.whole(source)

    def strategy_page(self, slug: str, anchor: str = "") -> str:
        """Return the address of a strategy's page."""
        found = self.tracked.strategy(slug)
        page = self.page(strategy_source(found.record)) if found is not None else ""
        return f"{page}{anchor}" if page else ""


def source_of(place: Place) -> str:
    """Return where a record was written, for the speaker's notes."""
    return f"{place.file}:{place.line}"


def one_line(text: str) -> str:
    """Return a text in one line, without characters that the format forbids."""
    return " ".join(clean(text).split())


def labelled(*parts: str) -> str:
    """Return an id and a name, or whatever of them there is."""
    return one_line(" ".join(part for part in parts if part)) or "—"


def most_common(names: Iterable[str]) -> list[tuple[str, int]]:
    """Return names with how often each occurs, the most common first, then by name; '' is left out."""
    counts: dict[str, int] = {}
    for name in names:
        if name:
            counts[name] = counts.get(name, 0) + 1
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))
