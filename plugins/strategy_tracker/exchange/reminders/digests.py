"""What each person is reminded of, and the manager: the alerts by whose move it is, new ones or all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from strategy_tracker.exchange.addresses import NOWHERE, SiteAddress, strategy_source
from strategy_tracker.tracking import Alert, AlertKind, AlertReason, Level, TrackedPortfolio
from strategy_tracker.values import name_key, tidy_name

Key = tuple[str, str, AlertKind, str, str]
"""What makes two reasons the same: strategy, task or KPI, kind, whose move it is, and a next step's words."""


@dataclass(frozen=True, slots=True)
class Item:
    """A task, KPI, next step or strategy that somebody has to see to; `url` may be ''."""

    owner: str
    subject: str
    title: str
    strategy: str
    reasons: tuple[AlertReason, ...]
    url: str

    @property
    def kind(self) -> AlertKind:
        """What its gravest reason is."""
        return self.reasons[0].kind

    @property
    def is_bad(self) -> bool:
        """Whether it is grave, and not only to be watched."""
        return self.reasons[0].level is Level.BAD


@dataclass(frozen=True, slots=True)
class Digest:
    """What one person is told on a day, gravest first.

    That of a manager has the grave items of all, and those without an owner; `others` says how many are
    left out.
    """

    person: str
    as_of: date
    items: tuple[Item, ...]
    of_all: bool = False
    others: int = 0


def keys_of(tracked: TrackedPortfolio) -> frozenset[Key]:
    """Return all that is to be told of a portfolio, to compare a later day with."""
    return frozenset(_key(alert, reason) for alert in tracked.alerts for reason in alert.reasons)


def items_of(
    tracked: TrackedPortfolio, *, known: Collection[Key] = (), site: SiteAddress = NOWHERE
) -> tuple[Item, ...]:
    """Return what is to be seen to, in the order of the alerts.

    What had no other reasons on an earlier day, whose keys are `known`, is left out. `site` is where the
    pages are to which they lead.
    """
    return tuple(item for alert in tracked.alerts for item in _items(alert, tracked, frozenset(known), site))


def personal_digests(items: Iterable[Item], as_of: date) -> tuple[Digest, ...]:
    """Return a digest for everybody who has something to do, by name."""
    found: dict[str, list[Item]] = {}
    for item in items:
        if item.owner:
            found.setdefault(item.owner, []).append(item)
    return tuple(Digest(name, as_of, _by_kind(found[name])) for name in sorted(found))


def manager_digest(manager: str, items: Collection[Item], as_of: date) -> Digest | None:
    """Return what a manager is told of everybody's items; None where none of them is grave."""
    grave = [item for item in items if item.is_bad or not item.owner]
    if not grave:
        return None
    ordered = sorted(grave, key=lambda item: item.owner)
    return Digest(manager, as_of, tuple(ordered), of_all=True, others=len(items) - len(grave))


def _items(
    alert: Alert, tracked: TrackedPortfolio, known: frozenset[Key], site: SiteAddress
) -> Iterator[Item]:
    """Yield what an alert means for each person whose move it is."""
    moves: dict[str, list[AlertReason]] = {}
    for reason in alert.reasons:
        moves.setdefault(tidy_name(reason.owner), []).append(reason)
    for owner, reasons in moves.items():
        if any(_key(alert, reason) not in known for reason in reasons):
            strategy = tracked.strategy(alert.slug)
            name = strategy.name if strategy is not None else alert.slug
            page = site.whole(strategy_source(strategy.record)) if strategy is not None else ""
            url = f"{page}{_place(alert)}" if page else ""
            yield Item(owner, alert.subject, alert.title, name, tuple(reasons), url)


def _key(alert: Alert, reason: AlertReason) -> Key:
    step = str(reason.reason.values.get("text", "")) if reason.kind is AlertKind.NEXT_STEP_OPEN else ""
    return alert.slug, alert.subject, reason.kind, name_key(reason.owner), step


def _place(alert: Alert) -> str:
    """Return where on its strategy's page an item is brought up to date: its dialog, or the retrospective."""
    return f"?update={quote(alert.subject, safe='')}" if alert.subject else "#retrospective"


_ORDER = {kind: place for place, kind in enumerate(AlertKind)}


def _by_kind(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: _ORDER[item.kind]))
