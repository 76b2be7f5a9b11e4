"""Workflow commands of GitHub Actions: each finding becomes an annotation at its line.

Many that say the same of one file become one, with the other lines in its words: GitHub shows only ten of
each severity.
"""

from __future__ import annotations

from strategy_tracker.report.grouping import Alike, alike
from strategy_tracker.report.printable_text import visible, visible_lines
from strategy_tracker.report.report import Report, machine_severity
from strategy_tracker.rules import Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def _data(text: str) -> str:
    """Escape a command's message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape the value of a command's property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _command(report: Report, one: Alike) -> str:
    finding, place = one.first, one.first.place
    properties = {
        "file": visible(report.file_name(place.file)),
        "line": str(place.line),
        "col": str(place.column),
        "endLine": str(max(place.end_line, place.line)),
        "endColumn": str(place.end_column),
        "title": finding.rule,
    }
    words = [one.words, one.hint]
    words += [one.elsewhere.localize(report.language)] if one.elsewhere is not None else []
    message = "\n".join("\n".join(visible_lines(text)) for text in words if text)
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[machine_severity(finding)]} {given}::{_data(message)}"


def github_report(report: Report) -> str:
    """Return a workflow command for each finding that says something of its own."""
    return "".join(f"{_command(report, one)}\n" for one in alike(report.findings, report.language))
