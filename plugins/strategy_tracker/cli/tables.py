"""Tables and lines on a terminal, with Chinese characters two columns wide."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence
from typing import Literal

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from strategy_tracker.report import visible

# Wide enough that nothing is folded: what reads a pipe may search it line by line.
PIPED_WIDTH = 1000


def cell(text: str, style: str = "") -> Text:
    """Return text as it is, without markup, safe to print."""
    return Text(visible(text), style=style)


def table(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[Text]], right: Sequence[int] = ()
) -> RenderableType:
    """Return a table under its title; the columns numbered in `right` are set flush right and stay whole."""
    result = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for number, name in enumerate(columns):
        is_figure = number in right
        justify: Literal["left", "right"] = "right" if is_figure else "left"
        result.add_column(cell(name), justify=justify, no_wrap=is_figure, overflow="fold")
    for row in rows:
        result.add_row(*row)
    # A table's own title is folded to the table's width.
    return Group(cell(title, "bold"), result)


def printed(parts: Iterable[RenderableType], *, colour: bool) -> str:
    """Return tables and texts as they are printed: as wide as the terminal, or unfolded in a pipe."""
    terminal = sys.stdout.isatty()
    console = Console(
        file=io.StringIO(),
        width=None if terminal else PIPED_WIDTH,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        for number, part in enumerate(parts):
            if number:
                console.print()
            console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())
