"""JUnit XML: one test case a file, failed where the file has an error."""

from __future__ import annotations

from xml.etree import ElementTree

from strategy_tracker import NAME
from strategy_tracker.report.printable_text import visible, visible_lines
from strategy_tracker.report.report import Report, machine_severity
from strategy_tracker.report.terminal_report import tally
from strategy_tracker.rules import Finding, Severity


def _described(report: Report, findings: list[Finding]) -> str:
    """Return findings as lines that can be read in a test report."""
    lines: list[str] = []
    for finding in findings:
        place = finding.place
        head = f"{visible(report.file_name(place.file))}:{place.line}:{place.column}"
        message = visible(finding.message.localize(report.language))
        lines.append(f"{head}  {finding.called.localize(report.language)}  {message}  [{finding.rule}]")
        lines.extend(f"    {line}" for line in visible_lines(finding.hint.localize(report.language)) if line)
    return "\n".join(lines)


def _add_case(suite: ElementTree.Element, report: Report, file: str, findings: list[Finding]) -> bool:
    """Add the test case of a file; return whether it failed."""
    name = visible(report.file_name(file))
    case = ElementTree.SubElement(suite, "testcase", name=name, classname=NAME, file=name, time="0")
    errors = [found for found in findings if machine_severity(found) is Severity.ERROR]
    others = [found for found in findings if machine_severity(found) is not Severity.ERROR]
    if errors:
        counted = visible(tally(errors, report.language))
        failure = ElementTree.SubElement(case, "failure", message=counted, type=errors[0].rule)
        failure.text = _described(report, errors)
    if others:
        ElementTree.SubElement(case, "system-out").text = _described(report, others)
    return bool(errors)


def junit_report(report: Report) -> str:
    """Return the report as one test suite."""
    by_file: dict[str, list[Finding]] = {file: [] for file in report.files}
    for finding in report.findings:
        by_file[finding.place.file].append(finding)
    suites = ElementTree.Element("testsuites")
    suite = ElementTree.SubElement(suites, "testsuite", name=NAME)
    failed = sum([_add_case(suite, report, file, findings) for file, findings in by_file.items()])
    for element in (suites, suite):
        element.set("tests", str(len(by_file)))
        element.set("failures", str(failed))
        element.set("errors", "0")
    suite.set("skipped", "0")
    suite.set("time", "0")
    ElementTree.indent(suites)
    body = ElementTree.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'
