"""Authors' texts at which an extension of the site's Markdown fails, found before any page is made.

So all that a build says names them: its log, and the page on data quality. `check` cannot: which extensions
a site has, and what code they run, is known to what builds the site.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import pairwise

from markdown import Markdown

from strategy_tracker.cache import NOTHING_KEPT, Store
from strategy_tracker.language import message
from strategy_tracker.model import Place, Portfolio, Problem
from strategy_tracker.rules import check
from strategy_tracker.source.bodies import convertible
from strategy_tracker.workspace import Workspace

RULE = "body-not-converted"
_LONGEST_ERROR = 200


@dataclass(frozen=True, slots=True)
class _Text:
    """An author's text, and where it begins."""

    file: str
    line: int
    text: str


def with_failing_texts(
    workspace: Workspace,
    converter: Callable[[], Markdown],
    store: Store = NOTHING_KEPT,
    key: bytes | None = None,
) -> Workspace:
    """Return a workspace opened for a site with a finding for each text at which a converter fails.

    `converter` makes one with all extensions of the site. What came of each text is kept by `key`, which
    stands for the extensions; None where their code may have changed unseen.
    """
    known = store.get(key) if key is not None else None
    kept = known if isinstance(known, dict) else {}
    trial = _Trial(converter)
    outcomes: dict[bytes, tuple[int, str] | None] = {}
    problems: list[Problem] = []
    failing: set[str] = set()
    for one in _texts_of(workspace.tracked.source):
        digest = blake2b(one.text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if digest not in outcomes:
            outcomes[digest] = kept[digest] if digest in kept else trial.outcome(one.text)
        found = outcomes[digest]
        if found is not None:
            line, error = found
            cause = message("an extension of the site's Markdown fails at it.")
            place = Place(one.file, one.line + line)
            problems.append(Problem(RULE, place, values={"cause": cause, "error": error}))
            failing.add(one.text)
    if key is not None and outcomes != kept:
        store.put(key, outcomes)
    if not problems:
        return workspace
    source = replace(workspace.tracked.source, problems=(*workspace.tracked.source.problems, *problems))
    tracked = replace(workspace.tracked, source=source)
    findings = check(tracked, workspace.settings.rules, alerts=False)
    return replace(workspace, tracked=tracked, findings=findings, failing_texts=frozenset(failing))


def _texts_of(portfolio: Portfolio) -> Iterator[_Text]:
    """Yield each text of a portfolio once; that of a record across strategies is part of several."""
    seen: set[str] = set()
    for strategy in portfolio.strategies:
        for record in strategy.parts:
            file = record.place.file
            if record.body.strip() and file not in seen:
                seen.add(file)
                yield _Text(file, record.body_line, record.body)


class _Trial:
    """Converts texts to see whether that fails."""

    def __init__(self, converter: Callable[[], Markdown]) -> None:
        self._make = converter
        self._shared: Markdown | None = None

    def outcome(self, text: str) -> tuple[int, str] | None:
        """Return the line, from 0, of the paragraph at which converting a text fails, and how; else None."""
        markdown = convertible(text)
        if markdown is None:  # which is a finding already
            return None
        self._shared = self._shared or self._make()
        if not _error(markdown, self._shared):
            return None
        self._shared = None  # whatever state the failure left it in
        error = self._fresh(markdown)
        if not error:  # it was what an earlier text had left in an extension
            return None
        lines = markdown.split("\n")
        starts = [
            0,
            *(
                number
                for number, (above, line) in enumerate(pairwise(lines), 1)
                if line.strip() and not above.strip()
            ),
        ]
        ends = [*starts[1:], len(lines)]
        first = bisect_left(ends, True, key=lambda end: bool(self._fresh("\n".join(lines[:end]))))
        return starts[min(first, len(starts) - 1)], error

    def _fresh(self, markdown: str) -> str:
        return _error(markdown, self._make())


def _error(markdown: str, converter: Markdown) -> str:
    """Return how converting fails, '' where it does not."""
    try:
        converter.reset().convert(markdown)
    except Exception as error:  # whatever an extension of others raises
        return " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST_ERROR]
    return ""
