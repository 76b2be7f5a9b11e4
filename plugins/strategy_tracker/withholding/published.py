"""What the settings leave out, taken from a workspace before anything is made of it.

Pages, search, exports and history are all made from the tracked portfolio. It is tracked anew from records
without what is left out, so that nothing can be worked out of it either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from strategy_tracker.cache.digests import Digester
from strategy_tracker.model import People, Person, Place, Portfolio, Strategy, Text, Written, value_of
from strategy_tracker.rules import Finding, Findings, rule_named
from strategy_tracker.rules.judgements import owner_of
from strategy_tracker.rules.text.judgement import OwnerKind
from strategy_tracker.settings import WithholdSettings
from strategy_tracker.tracking import track
from strategy_tracker.values import name_key
from strategy_tracker.values.folded_text import matches_wildcards
from strategy_tracker.withholding.names import HIDDEN, Words, masks_of
from strategy_tracker.withholding.records import Redaction
from strategy_tracker.workspace import Workspace

_SHORTEST_TITLE = 4  # a shorter one is a word of its own, as 促銷 is
_NO_PERSON = (OwnerKind.TEAM, OwnerKind.POSITION, OwnerKind.PLACEHOLDER)


def published(workspace: Workspace, further_names: Iterable[str] = ()) -> Workspace:
    """Return the workspace without what the settings leave out; the very workspace where that is nothing.

    Findings quote what was typed. Of those that remain only the rule's own words and the place are kept.
    `further_names` are those of people whom the site names beside the workspace's own.
    """
    settings = workspace.settings.withhold
    if not settings:
        return workspace
    source = workspace.tracked.source
    hidden = _hidden(workspace)
    slugs = frozenset(strategy.slug for strategy in hidden)
    masks = _masks(workspace, settings, further_names)
    redaction = _redaction(settings, hidden, masks)
    kept = tuple(redaction.record(one) for one in source.strategies if one.slug not in slugs)
    snapshots = replace(
        workspace.snapshots,
        by_slug={
            slug: tuple(
                replace(one, author=redaction.author(one.author), strategy=redaction.record(one.strategy))
                for one in versions
            )
            for slug, versions in workspace.snapshots.by_slug.items()
            if slug not in slugs
        },
    )
    portfolio = Portfolio(kept, (), {}, people=_people(source.people, masks))
    unrecorded = workspace.unrecorded - slugs
    tracked = track(
        portfolio,
        workspace.as_of,
        workspace.settings.tracking,
        snapshots.by_slug,
        unrecorded=unrecorded,
    )
    findings = Findings(tuple(_without_quotes(workspace.findings.all, workspace)))
    return replace(
        workspace,
        tracked=tracked,
        findings=findings,
        snapshots=snapshots,
        unrecorded=unrecorded,
        withheld=Digester().of(source.people, redaction.given),
    )


def redaction_of(workspace: Workspace, further_names: Iterable[str] = ()) -> Redaction:
    """Return what `published` makes records with, for what the site shows beside the workspace."""
    settings = workspace.settings.withhold
    return _redaction(settings, _hidden(workspace), _masks(workspace, settings, further_names))


def _hidden(workspace: Workspace) -> list[Strategy]:
    settings = workspace.settings.withhold
    return [one for one in workspace.tracked.source.strategies if is_hidden(one.slug, settings)]


def _redaction(settings: WithholdSettings, hidden: Iterable[Strategy], masks: dict[str, str]) -> Redaction:
    return Redaction(
        settings.left_out,
        frozenset(strategy.slug for strategy in hidden),
        {name_key(name): mask for name, mask in masks.items()},
        Words(masks | {word: HIDDEN for strategy in hidden for word in _words_of(strategy)}),
    )


def published_paths(workspace: Workspace, paths: Iterable[str]) -> tuple[str, ...]:
    """Return which files beside the strategies are published, as paths below their folder.

    Left out are those in the folder of a strategy that is left out, those called as it is, and those whose
    own path the settings name.
    """
    settings = workspace.settings.withhold
    return (
        tuple(path for path in paths if not _belongs_to_hidden(path, workspace)) if settings else tuple(paths)
    )


def is_hidden(slug: str, settings: WithholdSettings) -> bool:
    """Tell whether a strategy is left out."""
    return any(matches_wildcards(pattern, slug) for pattern in settings.strategies)


def _belongs_to_hidden(path: str, workspace: Workspace) -> bool:
    """Tell whether a file below the folder of the strategies is part of one that is left out."""
    settings = workspace.settings.withhold
    prefix = f"{workspace.settings.strategies_dir}/"
    stem = path.rpartition(".")[0] or path
    if any(matches_wildcards(pattern, one) for pattern in settings.strategies for one in (path, stem)):
        return True
    nearest, owner = "", None
    for strategy in workspace.tracked.source.strategies:
        folder = strategy.file.removeprefix(prefix).removesuffix(".md").removesuffix("/index")
        is_part = path.startswith(f"{folder}/") or folder == stem
        if is_part and len(folder) > len(nearest):
            nearest, owner = folder, strategy
    return owner is not None and is_hidden(owner.slug, settings)


def _words_of(strategy: Strategy) -> Iterator[str]:
    """Yield what gives a strategy away in a text: its title and its slug, where they are no mere words."""
    title = value_of(strategy.title)
    if title and len(title) >= _SHORTEST_TITLE:
        yield title
    if not (strategy.slug.isascii() and strategy.slug.isalpha()):
        yield strategy.slug


def _masks(workspace: Workspace, settings: WithholdSettings, further_names: Iterable[str]) -> dict[str, str]:
    """Return what stands for each person who is not to be named, by every spelling that is known."""
    people = workspace.tracked.source.people
    nameless = {people.name_of(name) for name in settings.people}
    further = [(name, people.name_of(name)) for name in further_names if name]
    names = dict((*_names(workspace), *further)) if settings.mask_people else {}
    named = {name for name in names.values() if owner_of(name).kind not in _NO_PERSON}
    parts = {part for name in named for part in owner_of(name).suggestion}
    several = {name for name in named if owner_of(name).suggestion}
    masks = dict(masks_of((named - several) | parts, nameless))
    for person in people.persons:
        for spelling in person.names if person.shown in masks else ():
            masks.setdefault(spelling.value or "", masks[person.shown])
    return masks | {typed: masks[name] for typed, name in names.items() if name in masks}


def _names(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Yield every person's name as it was typed, with the one under which the person is known."""
    source = workspace.tracked.source
    versions = [one for found in workspace.snapshots.by_slug.values() for one in found]
    yield from ((one.author, one.author) for one in versions if one.author)
    yield from ((person.shown, person.shown) for person in source.people.persons if person.shown)
    for strategy in (*source.strategies, *(one.strategy for one in versions)):
        written: list[Text | None] = [strategy.owner, *(update.author for update in strategy.updates)]
        for task in strategy.tasks:
            written += [task.owner, *task.collaborators]
        retrospective = strategy.retrospective
        if retrospective is not None:
            written += [*retrospective.participants, *(entry.owner for entry in retrospective.entries)]
        for one in written:
            if one is not None and one.value:
                yield from ((one.text.strip(), one.value), (one.value, one.value))


def _people(people: People, masks: dict[str, str]) -> People:
    """Return the people under what stands for them, without addresses: views may still name them."""
    place = Place(people.file)
    spellings: dict[str, list[str]] = {}
    for name, mask in masks.items():
        spellings.setdefault(mask, []).append(name)
    hidden = tuple(
        Person(
            place=place,
            name=Written(mask, mask, place),
            spellings=tuple(Written(name, name, place) for name in names),
        )
        for mask, names in spellings.items()
    )
    known = {name_key(name) for name in masks}
    shown = tuple(
        Person(place=one.place, name=one.name, spellings=one.spellings)
        for one in people.persons
        if name_key(one.shown) not in known
    )
    return People(people.file, (*shown, *hidden))


def _without_quotes(findings: Iterable[Finding], workspace: Workspace) -> Iterator[Finding]:
    """Yield the findings in files that are shown, in their rules' own words."""
    prefix = f"{workspace.settings.strategies_dir}/"
    for finding in findings:
        if not _belongs_to_hidden(finding.place.file.removeprefix(prefix), workspace):
            rule = rule_named(finding.rule)
            yield replace(finding, path="", text="", message=rule.what, hint=rule.why)
