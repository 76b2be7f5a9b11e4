"""A file that people sent as what it changes: whose each sheet is, and the difference by strategy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from strategy_tracker.exchange.forms.comparing import Comparison, Difference, NewItem, Side
from strategy_tracker.exchange.forms.grid import Note
from strategy_tracker.exchange.forms.hidden_sheet import Base, read_base
from strategy_tracker.exchange.forms.items import Item, items_of
from strategy_tracker.exchange.forms.layout import BASE_SHEET
from strategy_tracker.exchange.forms.opening import UnreadableFormError, open_sheets
from strategy_tracker.exchange.forms.reading import FoundItem, FoundSheet, read_sheet
from strategy_tracker.language import message
from strategy_tracker.model import value_of
from strategy_tracker.tracking import TrackedPortfolio, TrackedStrategy
from strategy_tracker.values import Context
from strategy_tracker.vocabulary.fields import folded_name

_ID = re.compile(r"([A-Za-z]*)([0-9]+)")
_PREFIX = {"task": "T", "kpi": "K"}


@dataclass(slots=True)
class Share:
    """What a file says of one strategy; `slug` is None where it does not say of which."""

    slug: str | None
    title: str = ""
    items: list[FoundItem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


@dataclass(slots=True)
class Form:
    """A file that was read: its shares, what it was written from, and what could not be placed."""

    shares: list[Share]
    base: Base
    notes: list[Note]


def read_form(data: bytes, name: str) -> Form:
    """Return what a workbook or a CSV file holds. Raises UnreadableFormError."""
    sheets = open_sheets(data, name)
    base = read_base(sheets, BASE_SHEET)
    found = [read_sheet(sheet) for sheet in sheets if sheet.name != BASE_SHEET]
    shares = _shares(found)
    if not any(share.items for share in shares):
        reason = message("There is no strategy, no task and no KPI in it: no row of labels that are known.")
        raise UnreadableFormError(reason)
    return Form(
        [share for share in shares if share.items], base, [note for one in found for note in one.notes]
    )


def _shares(sheets: Iterable[FoundSheet]) -> list[Share]:
    """Return the sheets by strategy: one without a name of its own belongs to the one before it."""
    shares: list[Share] = []
    by_slug: dict[str, Share] = {}
    for sheet in sheets:
        title = next((item.values["title"].text for item in sheet.items if "title" in item.values), "")
        if sheet.slug is not None and sheet.slug in by_slug:
            share = by_slug[sheet.slug]
        elif (
            not shares
            or (sheet.slug is not None)
            or (title and shares[-1].title and title != shares[-1].title)
        ):
            share = Share(sheet.slug, title)
            shares.append(share)
        else:
            share = shares[-1]
        share.title = share.title or title
        if share.slug is not None:
            by_slug[share.slug] = share
        for item in sheet.items:
            slug = item.slug or share.slug
            if slug == share.slug:
                share.items.append(item)
                continue
            if slug not in by_slug:
                by_slug[str(slug)] = Share(slug)
                shares.append(by_slug[str(slug)])
            by_slug[str(slug)].items.append(item)
    return shares


def strategy_meant(share: Share, tracked: TrackedPortfolio) -> TrackedStrategy | None:
    """Return the strategy that a share is of: by its slug, else by its title; None where there is none."""
    if share.slug is not None:
        return tracked.strategy(share.slug)
    wanted = folded_name(share.title)
    found = [one for one in tracked.strategies if wanted and folded_name(one.record.name) == wanted]
    return found[0] if len(found) == 1 else None


def difference_of(
    share: Share, strategy: TrackedStrategy | None, base: Mapping[str, Item] | None, prefer: Side | None
) -> Difference:
    """Return what a share says otherwise than the strategy's files; all is new where there is none yet."""
    items = items_of(strategy) if strategy is not None else []
    record = strategy.record if strategy is not None else None
    period = value_of(record.period) if record is not None else None
    created = value_of(record.created) if record is not None else None
    comparison = Comparison(items, base, Context(period, created), prefer)
    difference = comparison.compare(share.items)
    difference.new = with_ids(difference.new, items)
    return difference


def with_ids(new: Sequence[NewItem], present: Iterable[Item]) -> list[NewItem]:
    """Return new tasks and KPIs with ids: those that have none get the next free one."""
    numbers: dict[str, int] = {}
    known: list[Item | NewItem] = [*present, *new]
    for one in known:
        match = _ID.fullmatch(str(one.values.get("id", "")).strip())
        if match is not None and one.kind in _PREFIX:
            numbers[one.kind] = max(numbers.get(one.kind, 0), int(match[2]))
    found = []
    for item in new:
        if item.kind in _PREFIX and not item.values.get("id"):
            numbers[item.kind] = numbers.get(item.kind, 0) + 1
            name = f"{_PREFIX[item.kind]}{numbers[item.kind]:03}"
            item = replace(item, values={"id": name, **item.values})
        found.append(item)
    return found
