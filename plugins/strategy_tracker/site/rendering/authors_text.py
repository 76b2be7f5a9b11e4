"""How an author's Markdown becomes HTML: by the site's own converter, within bounds."""

from __future__ import annotations

import re

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

_AUTOLINK = re.compile(r"<(?=(?:https?://|mailto:)[^<>\s]*>|[^<>\s@]+@[^<>\s@]+>)")
_LESS_THAN = "\ufdd0"  # a noncharacter, which files with strategies cannot contain
# Extensions that read other files into a page: what an author may name is not for everybody to see.
READS_FILES = frozenset({"pymdownx.snippets", "pymdownx.b64"})


class AuthorsText(Extension):
    """Takes HTML for text unless it is wanted."""

    def __init__(self, *, raw_html: bool) -> None:
        super().__init__()
        self._raw_html = raw_html

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library looks for this name
        """Change a converter that has all extensions of the site."""
        if self._raw_html:
            return
        for name in ("html_block", "md_in_html"):
            if name in md.preprocessors:
                md.preprocessors.deregister(name)
        if "html" in md.inlinePatterns:
            md.inlinePatterns.deregister("html")
        # After blocks between fences were set aside (25), before MkDocs looks for HTML (21.5).
        md.preprocessors.register(_HideTags(md), "strategy_tracker_tags", 21.9)
        md.postprocessors.register(_ShowTags(md), "strategy_tracker_tags", -100)


class _HideTags(Preprocessor):
    """Keeps angle brackets from all that takes them for the beginning of HTML, and is slow in doing so."""

    def run(self, lines: list[str]) -> list[str]:
        return [self._hidden(line) for line in lines]

    def _hidden(self, line: str) -> str:
        kept = {match.start() for match in _AUTOLINK.finditer(line)}
        if not kept:
            return line.replace("<", _LESS_THAN)
        return "".join(
            _LESS_THAN if letter == "<" and place not in kept else letter for place, letter in enumerate(line)
        )


class _ShowTags(Postprocessor):
    """Puts the angle brackets back, as text."""

    def run(self, text: str) -> str:
        return text.replace(_LESS_THAN, "&lt;")
