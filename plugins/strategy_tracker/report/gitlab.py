"""GitLab's Code Quality report: findings shown in a merge request's own widget and at its lines."""

from __future__ import annotations

import json

from strategy_tracker.report.printable_text import visible
from strategy_tracker.report.report import Report, machine_severity
from strategy_tracker.rules import Severity
from strategy_tracker.rules.baseline import fingerprints

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab_report(report: Report) -> str:
    """Return the report as GitLab reads it from a job's `codequality` artifact."""
    issues = [
        {
            "description": visible(finding.message.localize(report.language)),
            "check_name": finding.rule,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[machine_severity(finding)],
            "location": {
                "path": report.file_name(finding.place.file),
                "lines": {
                    "begin": finding.place.line,
                    "end": max(finding.place.line, finding.place.end_line),
                },
            },
        }
        for finding, fingerprint in zip(report.findings, fingerprints(report.findings), strict=True)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
