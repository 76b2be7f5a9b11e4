"""Tables as CSV that Excel opens with a double click."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from strategy_tracker.exchange.file_text import csv_text
from strategy_tracker.tables.column import Cell
from strategy_tracker.tables.numbers import plain


def csv_file(headers: Sequence[str], rows: Iterable[bytes]) -> Iterator[bytes]:
    """Yield, bit by bit, a table as CSV (RFC 4180: CRLF, quotes doubled) with the BOM that Excel needs.

    `rows` are its rows as `csv_rows` writes them, in UTF-8.
    """
    yield codecs.BOM_UTF8 + csv_rows([headers]).encode()
    yield from rows


def csv_rows(rows: Iterable[Sequence[Cell]]) -> str:
    """Return some rows of a table as they stand in a file.

    No text can become a formula: see `file_text.csv_text`. Numbers are written plainly (-7), dates as ISO.
    """
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    # What is neither text nor a decimal the library writes as it should: None as nothing, a day as ISO.
    writer.writerows(
        [
            csv_text(cell) if isinstance(cell, str) else plain(cell) if isinstance(cell, Decimal) else cell
            for cell in row
        ]
        for row in rows
    )
    return output.getvalue()
