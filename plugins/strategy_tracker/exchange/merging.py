"""Portfolios that other sites published, read for a site that shows them together.

Of a document only what is shown is read, and further fields are passed over: the sites of departments need
not run the same release, as long as the first number of the format is the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from urllib.parse import urljoin

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from strategy_tracker.exchange.addresses import site_prefix
from strategy_tracker.exchange.portfolio.parts import LevelName
from strategy_tracker.language import WordedError, message
from strategy_tracker.language.system_errors import reason_of
from strategy_tracker.settings import MergeSettings

FORMAT = "2."
"""How the version of a document that can be read begins."""


class MergeError(WordedError):
    """A portfolio cannot be merged; `reason` says which, why, and what to do."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True)


class MergedCounts(_Model):
    """How many tasks stand how."""

    tasks: int
    done: int
    overdue: int
    was_due: int
    on_time: int


class MergedSums(_Model):
    """Sums as they were published: percentages with 1 decimal, the SPI with 2."""

    progress: Decimal | None
    spi: Decimal | None
    on_time_rate: Decimal | None
    counts: MergedCounts


class MergedHealth(_Model):
    """How a strategy stands, and why, in the language of its site."""

    level: LevelName
    reason: str


class MergedPeriod(_Model):
    """First and last day."""

    start: date | None
    end: date | None


class MergedStrategy(_Model):
    """One strategy of another site."""

    slug: str
    title: str
    department: str
    owner: str
    url: str
    running: bool
    period: MergedPeriod
    health: MergedHealth
    sums: MergedSums


class MergedPortfolio(_Model):
    """What is read of a published portfolio."""

    version: str
    as_of: date
    site_url: str = ""
    sums: MergedSums
    strategies: tuple[MergedStrategy, ...] = Field(default=())


@dataclass(frozen=True, slots=True)
class Origin:
    """A site whose portfolio is shown: its name, its address ('' if nobody says), what it published."""

    name: str
    address: str
    portfolio: MergedPortfolio

    def address_of(self, strategy: MergedStrategy) -> str:
        """Return where a strategy's page is on its site; '' where the site's address is not known."""
        address = urljoin(self.address, strategy.url) if self.address else ""
        return address if address.startswith(self.address) else ""


def read_origins(root: Path, wanted: tuple[MergeSettings, ...]) -> tuple[Origin, ...]:
    """Return the portfolios of the files and folders that are wanted, in that order; MergeError for bad ones.

    Of a folder all files `*.json` are taken, by name. A site is called as the settings say, else as the file
    is. Its address is that of the settings, else the one that it published.
    """
    return tuple(_origin(one, path, root) for one in wanted for path in _files(root, one))


def _files(root: Path, wanted: MergeSettings) -> Iterator[Path]:
    path = root / wanted.file
    if not path.is_dir():
        yield path
        return
    found = sorted(path.glob("*.json"))
    if not found:
        raise MergeError(message("`merge`: the folder {path} has no file `*.json`.", path=wanted.file))
    yield from found


def _origin(wanted: MergeSettings, path: Path, root: Path) -> Origin:
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    try:
        portfolio = MergedPortfolio.model_validate_json(path.read_bytes())
    except OSError as error:
        reason = message("`merge`: {path} cannot be read: {reason}", path=shown, reason=reason_of(error))
        raise MergeError(reason) from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"])) or "JSON"
        reason = message(
            "`merge`: {path} is no published portfolio: {reason}",
            path=shown,
            reason=f"{where}: {first['msg']}",
        )
        raise MergeError(reason) from error
    if not portfolio.version.startswith(FORMAT):
        reason = message(
            "`merge`: {path} has format {version}; this release reads {format}x. Build that site anew.",
            path=shown,
            version=portfolio.version,
            format=FORMAT,
        )
        raise MergeError(reason)
    try:
        address = site_prefix(wanted.url or portfolio.site_url)
    except ValueError as error:
        reason = message("`merge`: {path}: the site's address is no web address.", path=shown)
        raise MergeError(reason) from error
    return Origin(wanted.name or path.stem, address, portfolio)
