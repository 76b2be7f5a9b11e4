"""Findings for people: place, message, the source line with a marker under the value, the hint."""

from __future__ import annotations

from collections.abc import Iterable

import click

from strategy_tracker.language import Language, Message, localize, message
from strategy_tracker.model import Place
from strategy_tracker.report.excerpt import excerpt
from strategy_tracker.report.grouping import Alike, alike
from strategy_tracker.report.printable_text import visible, visible_lines
from strategy_tracker.report.report import Report
from strategy_tracker.rules import Finding, Severity
from strategy_tracker.vocabulary.report_formats import COLUMNS

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def text_report(report: Report, *, colour: bool = False, columns: int = COLUMNS, summary: bool = True) -> str:
    """Return the findings as a text of lines about `columns` wide; only messages are never cut."""
    grouped = alike(report.findings, report.language)
    blocks = ["\n".join((*_block(report, one, columns, colour), "")) for one in grouped]
    if summary:
        blocks.append(summary_line(report) + "\n")
    text = "\n".join(blocks)
    return text if colour else click.unstyle(text)


def _block(report: Report, one: Alike, columns: int, colour: bool) -> Iterable[str]:
    """Yield the lines of one finding, the last with the other places at which it stands."""
    finding, place = one.first, one.first.place
    tint = _COLOURS[finding.severity]
    where = click.style(f"{visible(report.file_name(place.file))}:{place.line}:{place.column}", bold=True)
    severity = click.style(finding.called.localize(report.language), fg=tint)
    words = visible(one.words)
    yield f"{where}  {severity}  {words}  {click.style(f'[{finding.rule}]', dim=True)}"
    line = report.line(finding)
    if line is not None and line.strip() and not _is_whole_file(place):
        number = str(place.line)
        shown = excerpt(line, place, max(columns - len(number) - 5, 20))
        yield f"  {number} | {shown.line}"
        yield f"  {' ' * len(number)} | {click.style(shown.marker, fg=tint) if colour else shown.marker}"
    for hint in visible_lines(one.hint):
        if hint:
            yield f"    {hint}"
    if one.elsewhere is not None:
        yield f"    {one.elsewhere.localize(report.language)}"


def _is_whole_file(place: Place) -> bool:
    return place == Place(place.file)


def _counted(count: int, one: Message, many: Message) -> list[Message]:
    """Return how many of a thing there are; nothing for none."""
    if count == 0:
        return []
    return [one] if count == 1 else [many.with_values({"count": count})]


def _counts(findings: Iterable[Finding]) -> list[Message]:
    """Return how many errors, warnings, other findings and alerts there are."""
    found = list(findings)
    by_severity = {
        severity: sum(each.severity is severity and not each.alert for each in found) for severity in Severity
    }
    return [
        *_counted(by_severity[Severity.ERROR], message("1 error"), message("{count} errors")),
        *_counted(by_severity[Severity.WARNING], message("1 warning"), message("{count} warnings")),
        *_counted(by_severity[Severity.INFO], message("1 note"), message("{count} notes")),
        *_counted(sum(each.alert for each in found), message("1 alert"), message("{count} alerts")),
    ]


def tally(findings: Iterable[Finding], language: Language) -> str:
    """Return how many findings of each kind there are, in words: "3 errors, 2 warnings"."""
    return localize(_counts(findings), language)


def _files(count: int) -> Message:
    return message("1 file") if count == 1 else message("{count} files", count=count)


def summary_line(report: Report) -> str:
    """Return the last line: how many findings there are, and in how many files."""
    if not report.findings:
        return message("No findings in {files}.", files=_files(len(report.files))).localize(report.language)
    faulty = len({finding.place.file for finding in report.findings})
    counted = message("{counts} in {files}.", counts=_counts(report.findings), files=_files(faulty))
    return counted.localize(report.language)
