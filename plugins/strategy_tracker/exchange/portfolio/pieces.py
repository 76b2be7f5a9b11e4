"""The published portfolio in pieces, for programs that do not take a large one at once, such as browsers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Annotated, Literal

import orjson
from pydantic import Field
from typing_extensions import TypedDict

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
    return json_bytes(published).rstrip(b"\n")


def whole_portfolio(
    published: PublishedPortfolio, strategies: Iterable[bytes], alerts: Iterable[bytes]
) -> bytes:
    """Return what `portfolio_json` returns, given its strategies and warnings as JSON."""
    encoded_lists = {
        "strategies": [orjson.Fragment(strategy) for strategy in strategies],
        "alerts": [orjson.Fragment(alert) for alert in alerts],
    }
    return json_bytes({**published, **encoded_lists})


def portfolio_pieces(
    published: PublishedPortfolio, slugs: Sequence[str], strategies: Sequence[bytes], most: int = MOST_BYTES
) -> Iterator[tuple[str, bytes]]:
    """Yield the names and contents of the files: `index.json`, and `1.json` and so on with the strategies.

    `strategies` are those of the portfolio as JSON, `slugs` what they are called, in the same order.
    """
    pieces = list(batches(range(len(strategies)), most, lambda place: len(strategies[place])))
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
    yield "index.json", json_bytes(index)
    for one, piece in zip(listed, pieces, strict=True):
        yield one["file"], b"[" + b",".join(strategies[place] for place in piece) + b"]\n"
