"""SARIF 2.1.0, the format that code scanning services and editors read."""

from __future__ import annotations

import json
import os
from functools import cache
from typing import Any
from urllib.parse import quote

from strategy_tracker import NAME, __version__
from strategy_tracker.language import ByLanguage, Language
from strategy_tracker.model import Place
from strategy_tracker.report.plain import plain_text
from strategy_tracker.report.printable_text import visible_lines
from strategy_tracker.report.report import Report, machine_severity
from strategy_tracker.rules import RULES, Finding, Rule, Severity, reference_page
from strategy_tracker.rules.baseline import fingerprints

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
SOURCE_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# SARIF knows a language by ISO 639-1 and a country, not by its script.
_LANGUAGES = ByLanguage({Language.TRADITIONAL: "zh-TW", Language.SIMPLIFIED: "zh-CN", Language.ENGLISH: "en"})


def uri_of(path: str) -> str:
    """Return a path with forward slashes as a relative URI reference."""
    return quote(os.fsencode(path), safe="/")


@cache
def _descriptors(language: Language) -> list[dict[str, Any]]:
    """Return all rules as SARIF describes them: the same in every report, and most of a short one."""
    return [_descriptor(rule, language) for rule in RULES]


def _descriptor(rule: Rule, language: Language) -> dict[str, Any]:
    """Return a rule as SARIF describes it; alerts are notes whatever their severity."""
    what, why = rule.what.localize(language), rule.why.localize(language)
    level = Severity.INFO if rule.alert else rule.severity
    page = reference_page(rule, language)
    return {
        "id": rule.name,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": what},
        "fullDescription": {"text": f"{what} {why}"},
        "help": {"text": plain_text(page), "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[level]},
        "properties": {"tags": [rule.family.value]},
    }


def _region(place: Place, text: str) -> dict[str, Any]:
    """Return a stretch of a file; SARIF's end is exclusive like ours."""
    region: dict[str, Any] = {"startLine": place.line, "startColumn": place.column}
    if (place.end_line, place.end_column) >= (place.line, place.column):
        region |= {"endLine": place.end_line, "endColumn": place.end_column}
    if text:
        region["snippet"] = {"text": text}
    return region


def _result(report: Report, finding: Finding, fingerprint: str, indexes: dict[str, int]) -> dict[str, Any]:
    words = [finding.message.localize(report.language), finding.hint.localize(report.language)]
    location = {
        "artifactLocation": {
            "uri": uri_of(report.file_name(finding.place.file)),
            "uriBaseId": SOURCE_ROOT,
        },
        "region": _region(finding.place, finding.text),
    }
    return {
        "ruleId": finding.rule,
        "ruleIndex": indexes[finding.rule],
        "level": _LEVELS[machine_severity(finding)],
        "message": {"text": "\n".join("\n".join(visible_lines(text)) for text in words if text)},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"strategyTracker/v2": fingerprint},
        "properties": {"path": finding.path, "alert": finding.alert},
    }


def sarif_report(report: Report) -> str:
    """Return the report as one SARIF run."""
    indexes = {rule.name: index for index, rule in enumerate(RULES)}
    named = zip(report.findings, fingerprints(report.findings), strict=True)
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": NAME,
                        "semanticVersion": __version__,
                        "rules": _descriptors(report.language),
                    }
                },
                "language": _LANGUAGES[report.language],
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {
                    SOURCE_ROOT: {
                        "description": {"text": "The folder that the repository was checked out to."}
                    }
                },
                "artifacts": [
                    {"location": {"uri": uri_of(report.file_name(file)), "uriBaseId": SOURCE_ROOT}}
                    for file in report.files
                ],
                "results": [_result(report, finding, fingerprint, indexes) for finding, fingerprint in named],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"
