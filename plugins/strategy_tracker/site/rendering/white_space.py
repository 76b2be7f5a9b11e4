"""Templates without the indentation that is for those who read them: in thousands of rows it weighs."""

from __future__ import annotations

import re

from jinja2.ext import Extension

# The end of the line stays and keeps words apart; behind a block that is the indentation's part.
_INDENTED = re.compile(r"(?<!%\})\n +(?=<)")


class WithoutIndentation(Extension):
    """Takes the indentation of elements from the templates."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return a template's source as it is compiled."""
        return _INDENTED.sub("\n", source)
