"""The published portfolio in pieces, for programs that do not take a large one at once, such as browsers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from strategy_tracker.cache.compressed import Compressed
from strategy_tracker.exchange.batches import batches
from strategy_tracker.exchange.json_files import json_bytes
from strategy_tracker.exchange.portfolio.alert import PublishedAlert
from strategy_tracker.exchange.portfolio.document import PublishedPortfolio
from strategy_tracker.exchange.portfolio.parts import LanguageTag
from strategy_tracker.exchange.portfolio.strategy import PublishedStrategy
from strategy_tracker.exchange.portfolio.sums import PublishedSums

MOST_BYTES = 1_000_000
"""The most that a piece has, unless a single strategy has more."""


class PublishedPiece(TypedDict):
    """One file with strategies: a JSON array of them, as `strategies` of the whole portfolio has them."""

    file: Annotated[str, Field(description="The file, beside this one.")]
    strategies: Annotated[tuple[str, ...], Field(description="The slugs of its strategies, in order.")]


class PublishedIndex(TypedDict):
    """What the pieces of a portfolio hold, and what is said of the whole."""

    version: Annotated[Literal["2.1"], Field(description="Version of the portfolio's format.")]
    generator: Annotated[Literal["strategy-tracker"], Field(description="What made the files.")]
    language: Annotated[LanguageTag, Field(description="Language of reasons and labels.")]
    site_url: Annotated[str, Field(description="Where the site is; empty where nobody says.")]
    as_of: Annotated[date, Field(description="The day for which everything is computed.")]
    sums: Annotated[PublishedSums, Field(description="Sums over all tasks.")]
    pieces: Annotated[tuple[PublishedPiece, ...], Field(description="The files, strategies in order.")]


def encoded(published: PublishedStrategy | PublishedAlert) -> bytes:
    """Return a strategy or a warning as JSON: once, for the whole portfolio and for its pieces."""
    return _json(published)


def whole_portfolio(
    published: PublishedPortfolio, strategies: Iterable[bytes], alerts: Iterable[bytes]
) -> Iterator[bytes]:
    """Yield, bit by bit, what `portfolio_json` returns, given its strategies and warnings as JSON."""
    lists = {"strategies": strategies, "alerts": alerts}
    before = b"{"
    for key, value in published.items():
        yield before + _json(key) + b":"
        yield from _array(lists[key]) if key in lists else [_json(value)]
        before = b","
    yield b"}\n"


def _json(value: object) -> bytes:
    return json_bytes(value).rstrip(b"\n")


def _array(items: Iterable[bytes]) -> Iterator[bytes]:
    before = b"["
    for item in items:
        yield before
        yield item
        before = b","
    yield b"]" if before == b"," else b"[]"


def portfolio_pieces(
    published: PublishedPortfolio,
    slugs: Sequence[str],
    strategies: Sequence[Compressed],
    most: int = MOST_BYTES,
) -> Iterator[tuple[str, Callable[[], Iterable[bytes]]]]:
    """Yield the names of the files, and what makes them: `index.json`, and `1.json` and so on.

    `strategies` are those of the portfolio as JSON, `slugs` what they are called, in the same order.
    """
    pieces = list(batches(range(len(strategies)), most, lambda place: strategies[place].size))
    listed = tuple(
        PublishedPiece(file=f"{number}.json", strategies=tuple(slugs[place] for place in piece))
        for number, piece in enumerate(pieces, 1)
    )
    index = PublishedIndex(
        version=published["version"],
        generator=published["generator"],
        language=published["language"],
        site_url=published["site_url"],
        as_of=published["as_of"],
        sums=published["sums"],
        pieces=listed,
    )
    yield "index.json", lambda: [json_bytes(index)]
    for one, piece in zip(listed, pieces, strict=True):
        yield one["file"], partial(_piece, [strategies[place] for place in piece])


def _piece(strategies: Iterable[Compressed]) -> Iterator[bytes]:
    yield from _array(strategy.content for strategy in strategies)
    yield b"\n"
