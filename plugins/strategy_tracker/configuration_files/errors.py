"""Why a configuration cannot be used, in the language of its site, and where the mistake is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from strategy_tracker.language import Language, Localizable, Message, message
from strategy_tracker.language.system_errors import NOT_UTF8

_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
# What PyYAML says, by a part of it, and what its author did.
_CAUSES = (
    (
        "mapping values",
        message("A colon too many: put a text with 「: 」 in it between quotes, or indent as above."),
    ),
    (r"character '\t'", message("A tab; YAML is indented with spaces.")),
    ("that cannot start", message("A text that begins with this sign goes between quotes.")),
    ("stream end", message("A quote or bracket is opened and not closed.")),
    ("end of stream", message("A quote or bracket is opened and not closed.")),
    ("expected ','", message("A bracket is opened and not closed, or a comma is missing.")),
    ("could not find expected ':'", message("A colon and a space are missing behind a name.")),
    ("block", message("This line is not indented as those that it belongs to.")),
    ("undefined alias", message("No anchor above has this name.")),
)


class ConfigurationError(ValueError):
    """A configuration cannot be used: it is missing, is not YAML or TOML, or an option is wrong.

    `reasons` are the mistakes with their places, `language` is that of the site, as far as it can be known.
    """

    def __init__(self, reasons: Sequence[Message], language: Language | None = None) -> None:
        super().__init__("\n".join(reason.localize(Language.ENGLISH) for reason in reasons))
        self.reasons = reasons
        self.language = language or Language.of(None)

    def told(self, language: Language | None = None) -> str:
        """Return the mistakes, each on a line, in a language or in the site's."""
        return "\n".join(reason.localize(language or self.language) for reason in self.reasons)


class FilePlace(NamedTuple):
    """A place in a configuration; line and column from 1, 0 where they are not known."""

    file: Path
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return the place as editors and terminals take it."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else str(self.file)

    def saying(self, reason: Localizable) -> Message:
        """Return what is wrong there."""
        return message("{place}: {reason}", place=str(self), reason=reason)


def not_readable(error: Exception, file: Path) -> Message:
    """Return where and why a text is neither YAML nor TOML, as its parser found it."""
    if isinstance(error, UnicodeDecodeError):
        return FilePlace(file).saying(NOT_UTF8)
    if file.suffix == ".toml":
        found = _TOML_PLACE.search(str(error))
        line, column = map(int, found.groups()) if found else (0, 0)
        return FilePlace(file, line, column).saying(message("This cannot be read as TOML from here on."))
    unknown = message("This cannot be read as YAML from here on.")
    if not isinstance(error, yaml.MarkedYAMLError):
        return FilePlace(file).saying(unknown)
    said = f"{error.context} {error.problem}"
    # What is never closed is noticed at the end of the file only.
    marks = (error.context_mark if "stream" in said else None, error.problem_mark, error.context_mark)
    mark = next(filter(None, marks), None)
    place = FilePlace(file, mark.line + 1, mark.column + 1) if mark is not None else FilePlace(file)
    return place.saying(next((cause for part, cause in _CAUSES if part in said), unknown))
