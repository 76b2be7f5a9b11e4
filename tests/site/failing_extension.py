"""A Markdown extension that fails at a word, as one with a fault does."""

from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor


class _Failing(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        if any("爆炸" in line for line in lines):
            raise KeyError("爆炸")
        return lines


class FailingExtension(Extension):
    """Fails at the word 爆炸."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library looks for this name
        md.preprocessors.register(_Failing(md), "failing", 5)


def makeExtension(**options: Any) -> FailingExtension:  # noqa: N802
    """Return the extension; the library looks for this name."""
    return FailingExtension(**options)
