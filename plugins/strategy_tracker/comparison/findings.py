"""Findings that came and went between two versions, and those that only a new comment leaves out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from strategy_tracker.comparison.difference import IGNORED, Difference, Kind, Weight
from strategy_tracker.model import SourceFile, Update
from strategy_tracker.rules import RULES, Finding
from strategy_tracker.rules.suppression import Ignore, comments_of
from strategy_tracker.tracking import TrackedStrategy

_INDEX = re.compile(r"\[\d+\]")
_FAMILIES = {rule.name: rule.family.value for rule in RULES}
Tail = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class FindingsComparison:
    """Findings introduced and mended; `silenced` are gone because a new comment names their rule."""

    introduced: tuple[Finding, ...] = ()
    mended: tuple[Finding, ...] = ()
    silenced: tuple[Finding, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether anything differs."""
        return bool(self.introduced or self.mended or self.silenced)

    def without_mended(self, ignored: Collection[str]) -> FindingsComparison:
        """Return the same with what new comments leave out told apart from what was mended."""
        silenced = tuple(
            one for one in self.mended if one.rule in ignored or _FAMILIES.get(one.rule) in ignored
        )
        mended = tuple(one for one in self.mended if one not in silenced)
        return replace(self, mended=mended, silenced=silenced)


def files_of(strategy: TrackedStrategy | None) -> frozenset[str]:
    """Return the files that a strategy is made of: its own, its updates' and its retrospective's."""
    if strategy is None:
        return frozenset()
    parts = strategy.record.parts
    return frozenset(one.place.file for one in parts if not (isinstance(one, Update) and one.across))


def tail_of(strategy: TrackedStrategy | None) -> Tail:
    """Return what names a strategy's files however it is called: '' for its own, else the file's name."""
    own = strategy.record.file if strategy is not None else ""
    return lambda file: "" if file == own else file.rpartition("/")[2]


def compare_findings(
    before: Iterable[Finding], after: Iterable[Finding], tail_before: Tail, tail_after: Tail
) -> FindingsComparison:
    """Return the findings that only one version has.

    One is known again by rule, file, field and text: neither by its line nor by the place of its record in
    the list, which move.
    """
    old = [(_key(finding, tail_before), finding) for finding in before]
    new = [(_key(finding, tail_after), finding) for finding in after]
    return FindingsComparison(_only(new, old), _only(old, new))


def _key(finding: Finding, tail: Tail) -> tuple[str, str, str, str]:
    return finding.rule, tail(finding.place.file), _INDEX.sub("[]", finding.path), finding.text


def _only(
    found: Sequence[tuple[object, Finding]], other: Sequence[tuple[object, Finding]]
) -> tuple[Finding, ...]:
    known = Counter(key for key, _ in other)
    result = []
    for key, finding in found:
        if known[key]:
            known[key] -= 1
        else:
            result.append(finding)
    return tuple(result)


def comments_in(sources: Mapping[str, SourceFile], strategy: TrackedStrategy | None) -> list[Ignore]:
    """Return the comments of a strategy's files that leave findings out."""
    found: list[Ignore] = []
    for file in sorted(files_of(strategy)):
        if file in sources:
            found += comments_of(sources[file]).ignores
    return found


def compare_comments(
    before: Sequence[Ignore], after: Sequence[Ignore]
) -> tuple[list[Difference], frozenset[str]]:
    """Return the comments that only one version has, and the rules and families that new ones name."""
    old, new = (Counter(ignore.name for ignore in side) for side in (before, after))
    told, names = [], set()
    for ignore in after:
        if new[ignore.name] > old[ignore.name]:
            new[ignore.name] -= 1
            names.add(ignore.name)
            told.append(
                Difference(
                    Kind.ADDED, (), IGNORED, ignore.place, "ignore", "", ignore.name, weight=Weight.SILENCED
                )
            )
    for ignore in before:
        if old[ignore.name] > new[ignore.name]:
            old[ignore.name] -= 1
            told.append(Difference(Kind.REMOVED, (), IGNORED, ignore.place, "ignore", ignore.name))
    return told, frozenset(names)
