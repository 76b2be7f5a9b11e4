"""A comparison as text for a terminal and as Markdown for a merge request."""

from __future__ import annotations

import click

from strategy_tracker.comparison import Comparison
from strategy_tracker.language import Language, message
from strategy_tracker.report.changes.outline import outline
from strategy_tracker.report.changes.writers import MarkdownWriter, PlainWriter

MARKER = "<!-- strategy-tracker diff -->"
"""The first line of the Markdown: by it a pipeline finds its comment again, and renews it."""
LARGEST = 60_000
"""So many characters of Markdown are written: a comment on GitHub takes 65,536."""


def comparison_text(comparison: Comparison, language: Language, *, colour: bool = False) -> str:
    """Return a comparison as text, a line for each thing that changes."""
    said = outline(comparison, language, PlainWriter())
    lines = [click.style(said.title, bold=True), said.summary]
    for section in said.sections:
        lines += ["", click.style(section.heading, bold=True), *(f"  {line}" for line in section.lines)]
    text = "".join(f"{line}\n" for line in lines)
    return text if colour else click.unstyle(text)


def comparison_markdown(comparison: Comparison, language: Language) -> str:
    """Return a comparison as Markdown of at most LARGEST characters; what is left out is counted."""
    said = outline(comparison, language, MarkdownWriter())
    lines = [MARKER, f"## {said.title}", "", f"**{said.summary}**"]
    for section in said.sections:
        lines += ["", f"### {section.heading}", "", *(f"- {line}" for line in section.lines)]
    length = 0
    for number, line in enumerate(lines):
        length += len(line) + 1
        if length > LARGEST:
            left = sum(bool(one) for one in lines[number:])
            told = message("{count} more lines: `strategy-tracker diff` prints them all.", count=left)
            lines = [*lines[:number], "", told.localize(language)]
            break
    return "".join(f"{line}\n" for line in lines)
