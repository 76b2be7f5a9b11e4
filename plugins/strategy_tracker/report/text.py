"""Findings for people: place, message, the source line with a marker under the value, the hint."""

from __future__ import annotations

from collections.abc import Iterable

import click

from strategy_tracker.language import Language, Message, localize, message
from strategy_tracker.model import Place
from strategy_tracker.report.excerpt import excerpt
from strategy_tracker.report.report import Report
from strategy_tracker.report.visible import visible, visible_lines
from strategy_tracker.rules import Finding, Severity

COLUMNS = 100
FEW = 3
"""So many findings of one file that say the same are shown as one."""
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def text_report(report: Report, *, colour: bool = False, columns: int = COLUMNS, summary: bool = True) -> str:
    """Return the findings as a text of lines about `columns` wide; only messages are never cut."""
    blocks = [
        "\n".join((*_block(report, alike[0], columns, colour), *_same_elsewhere(alike, report.language)))
        + "\n"
        for alike in _alike(report)
    ]
    if summary:
        blocks.append(summary_line(report) + "\n")
    text = "\n".join(blocks)
    return text if colour else click.unstyle(text)


def _alike(report: Report) -> list[list[Finding]]:
    """Return the findings, those of one file that say the same in one list, in the order of their first."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for number, finding in enumerate(report.findings):
        said = (finding.place.file, finding.rule, finding.severity, finding.message.localize(report.language))
        groups.setdefault(said, []).append(number)
    parted = (
        part
        for group in groups.values()
        for part in ([group] if len(group) >= FEW else [[number] for number in group])
    )
    return [[report.findings[number] for number in part] for part in sorted(parted)]


def _same_elsewhere(alike: list[Finding], language: Language) -> Iterable[str]:
    """Yield the line that names the other places at which a finding stands."""
    if len(alike) > 1:
        lines = ", ".join(_ranges(sorted({finding.place.line for finding in alike[1:]})))
        same = message("The same on lines {lines} ({count} in all).", lines=lines, count=len(alike))
        yield f"    {same.localize(language)}"


def _ranges(numbers: list[int]) -> Iterable[str]:
    """Yield ascending numbers as they are listed, neighbours as a range: 3–5, 9."""
    start = 0
    for index, number in enumerate(numbers):
        if index + 1 == len(numbers) or numbers[index + 1] != number + 1:
            first = numbers[start]
            yield str(number) if first == number else f"{first}–{number}"
            start = index + 1


def _block(report: Report, finding: Finding, columns: int, colour: bool) -> Iterable[str]:
    """Yield the lines of one finding."""
    place = finding.place
    tint = _COLOURS[finding.severity]
    where = click.style(f"{visible(report.file_name(place.file))}:{place.line}:{place.column}", bold=True)
    severity = click.style(finding.severity.term.localize(report.language), fg=tint)
    words = visible(finding.message.localize(report.language))
    yield f"{where}  {severity}  {words}  {click.style(f'[{finding.rule}]', dim=True)}"
    line = report.line(finding)
    if line is not None and line.strip() and not _is_whole_file(place):
        number = str(place.line)
        shown = excerpt(line, place, max(columns - len(number) - 5, 20))
        yield f"  {number} | {shown.line}"
        yield f"  {' ' * len(number)} | {click.style(shown.marker, fg=tint) if colour else shown.marker}"
    for hint in visible_lines(finding.hint.localize(report.language)):
        if hint:
            yield f"    {hint}"


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
