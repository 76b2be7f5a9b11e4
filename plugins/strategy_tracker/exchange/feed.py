"""The newest changes and warnings as an Atom feed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import attrgetter
from xml.etree import ElementTree as ET

from strategy_tracker.exchange.addresses import NOWHERE, SiteAddress, at_midnight, stable_id
from strategy_tracker.exchange.file_text import clean, shortened
from strategy_tracker.language import Language, Term
from strategy_tracker.tracking import Alert, Change, TrackedPortfolio, TrackedStrategy

ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
_FROM_FEED_TO_ROOT = "../"
_TITLE = Term("策略動態與預警", "策略动态与预警", "Strategy changes and alerts")
_CHANGED = Term("更新", "更新", "update")
_LONGEST = 8_000
_SHORT = 120

ET.register_namespace("", ATOM)


@dataclass(frozen=True, slots=True)
class _Entry:
    day: date
    identifier: str
    title: str
    text: str
    author: str
    slug: str
    category: str


def feed(
    tracked: TrackedPortfolio, language: Language, address: SiteAddress = NOWHERE, *, limit: int = 100
) -> bytes:
    """Return the newest `limit` changes and warnings as Atom, newest first.

    What one person changed in one strategy on one day is one entry. Entries keep their ids from build to
    build. Where `address` has no URL the links are relative to the feed's place, `data/feed.xml`.
    """
    oldest = _oldest_shown(tracked, limit)
    entries = _distinct(
        entry
        for strategy in tracked.strategies
        for entry in _entries(strategy, tracked.as_of, oldest, language)
    )
    entries.sort(key=lambda entry: (-entry.day.toordinal(), entry.slug, entry.category, entry.identifier))
    entries = entries[:limit]
    prefix = address.prefix or _FROM_FEED_TO_ROOT
    pages = {strategy.slug: prefix + address.strategy(strategy.record) for strategy in tracked.strategies}
    root = ET.Element(f"{{{ATOM}}}feed", {f"{{{_XML}}}lang": language.value})
    _add(root, "id", "urn:uuid:" + stable_id("feed", address.url))
    _add(root, "title", _TITLE.localize(language))
    _add(root, "updated", _moment(entries[0].day if entries else tracked.as_of))
    _add(root, "generator", "strategy-tracker")
    _add(_add(root, "author"), "name", "strategy-tracker")
    _add(root, "link", rel="alternate", href=prefix + address.page("index.md"))
    if address.url:
        _add(root, "link", rel="self", href=f"{prefix}data/feed.xml")
    for entry in entries:
        _add_entry(root, entry, pages[entry.slug])
    ET.indent(root, " ")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _oldest_shown(tracked: TrackedPortfolio, limit: int) -> date:
    """Return the day of the last entry that is shown: what is older need not be put into words."""
    days = [_day_of(alert, tracked.as_of) for strategy in tracked.strategies for alert in strategy.alerts]
    for strategy in tracked.strategies:
        days += [day for day, _ in {(change.day, change.author) for change in strategy.changes}]
    days.sort(reverse=True)
    return days[limit - 1] if 0 < limit <= len(days) else date.min


def _entries(strategy: TrackedStrategy, as_of: date, oldest: date, language: Language) -> Iterator[_Entry]:
    changed = [change for change in strategy.changes if change.day >= oldest]
    by_day_and_author = sorted(changed, key=attrgetter("day", "author"))
    for (day, author), changes in groupby(by_day_and_author, key=attrgetter("day", "author")):
        yield _of_changes(strategy, day, author, list(changes), language)
    for alert in strategy.alerts:
        if _day_of(alert, as_of) >= oldest:
            yield _of_alert(strategy, alert, as_of, language)


def _day_of(alert: Alert, as_of: date) -> date:
    return min(alert.since or as_of, as_of)


def _distinct(entries: Iterable[_Entry]) -> list[_Entry]:
    """Return entries with ids of their own: two tasks may have one id, two next steps the same words."""
    seen: Counter[str] = Counter()
    found = []
    for entry in entries:
        seen[entry.identifier] += 1
        again = seen[entry.identifier]
        own = entry.identifier if again == 1 else stable_id(entry.identifier, str(again))
        found.append(replace(entry, identifier=own))
    return found


def _of_changes(
    strategy: TrackedStrategy, day: date, author: str, changes: list[Change], language: Language
) -> _Entry:
    who = f" · {author}" if author else ""
    return _Entry(
        day=day,
        identifier=stable_id("changes", strategy.slug, day.isoformat(), author),
        title=f"{strategy.name} · {_CHANGED.localize(language)} {len(changes)}{who}",
        text="\n".join(_line(change, language) for change in changes),
        author=author,
        slug=strategy.slug,
        category="change",
    )


def _line(change: Change, language: Language) -> str:
    """Return "T001 當前進度 30% → 60%"; a side that nobody wrote is a dash."""
    before = change.before.text if change.before is not None else ""
    after = change.after.text if change.after is not None else ""
    values = " → ".join(shortened(value, _SHORT) or "—" for value in (before, after))
    return f"{change.id} {change.field.localize(language)} {values}"


def _of_alert(strategy: TrackedStrategy, alert: Alert, as_of: date, language: Language) -> _Entry:
    since = alert.since.isoformat() if alert.since is not None else ""
    place = f"{alert.subject} {alert.title}".strip() if alert.subject else ""
    about = " · ".join(part for part in (strategy.name, place) if part)
    lines = (alert.summary.localize(language), alert.action.localize(language), alert.owner)
    # Several open next steps of one strategy differ in nothing but the words in their reasons.
    words = "" if alert.subject else str(alert.reason.values.get("text", ""))
    return _Entry(
        day=_day_of(alert, as_of),
        identifier=stable_id("alert", alert.kind.value, alert.slug, alert.subject, since, words),
        title=f"{alert.kind.term.localize(language)} · {about}",
        text="\n".join(line for line in lines if line),
        author=alert.owner,
        slug=alert.slug,
        category=alert.kind.value,
    )


def _add_entry(root: ET.Element, entry: _Entry, page: str) -> None:
    element = _add(root, "entry")
    _add(element, "id", "urn:uuid:" + entry.identifier)
    _add(element, "title", shortened(entry.title.replace("\n", " "), 300))
    _add(element, "updated", _moment(entry.day))
    if entry.author:
        _add(_add(element, "author"), "name", entry.author)
    _add(element, "category", term=entry.category)
    _add(element, "link", rel="alternate", href=page)
    _add(element, "content", shortened(entry.text, _LONGEST), type="text")


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    if text:
        element.text = clean(text)
    return element


def _moment(day: date) -> str:
    return at_midnight(day).isoformat().replace("+00:00", "Z")
