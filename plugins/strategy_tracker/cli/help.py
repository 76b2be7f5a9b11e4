"""The help of a command: its English texts in another language, its lines broken as Chinese ones are.

The texts stand where click wants them, in the commands. The catalogues have them as they are said here,
paragraph by paragraph: see `help_of`, by which they are gathered as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click

from strategy_tracker.language.line_breaks import lines_of
from strategy_tracker.language.widths import width

Say = Callable[[str], str]
_WIDEST_NAME = 30
_GAP = 2
_IN_LINES = "\b"


class _HelpPage(click.HelpFormatter):
    """Writes what click has to say, each text in other words."""

    def __init__(self, say: Say, width: int | None, max_width: int | None) -> None:
        super().__init__(width=width, max_width=max_width)
        self.say = say

    def write_text(self, text: str) -> None:
        """Write paragraphs; one that click marks keeps its lines, and what is indented there is no text."""
        margin = " " * self.current_indent
        for number, paragraph in enumerate(text.split("\n\n")):
            if number:
                self.write("\n")
            first, *rest = paragraph.splitlines()
            for part in rest if first.strip() == _IN_LINES else [paragraph]:
                example = part.startswith(" ")
                lines = [part] if example else self._lines(part, self.width - self.current_indent)
                self.write("".join(f"{margin}{line}\n" for line in lines))

    def write_heading(self, heading: str) -> None:
        """Write the title of a list."""
        self.write(f"{self.say(f'{heading}:')}\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = _WIDEST_NAME, col_spacing: int = _GAP
    ) -> None:
        """Write names and what they mean; a name that is too long has a line of its own."""
        rows = list(rows)
        column = min(max(width(name) for name, _ in rows), col_max) + col_spacing
        margin = " " * self.current_indent
        for name, meaning in rows:
            lines = self._lines(meaning, self.width - self.current_indent - column)
            if width(name) + col_spacing > column:
                self.write(f"{margin}{name}\n")
                name = ""
            for line in lines:
                self.write(f"{margin}{name}{' ' * (column - width(name))}{line}\n")
                name = ""

    def _lines(self, text: str, columns: int) -> list[str]:
        """Return a text in other words, in lines; what click adds to it in brackets it has put in words."""
        words, gap, added = text.partition("  [")
        return lines_of(f"{self.say(' '.join(words.split()))}{gap}{added}", columns)


def help_of(command: click.Command, context: click.Context, say: Say) -> str:
    """Return the help of a command, of which `say` puts each English text into other words."""
    page = _HelpPage(say, context.terminal_width, context.max_content_width)
    command.format_help(context, page)
    return page.getvalue().rstrip("\n")
