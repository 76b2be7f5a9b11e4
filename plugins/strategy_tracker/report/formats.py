"""The machine-readable formats by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from strategy_tracker.report.github import github_report
from strategy_tracker.report.gitlab import gitlab_report
from strategy_tracker.report.json_document import json_report
from strategy_tracker.report.junit import junit_report
from strategy_tracker.report.report import Report
from strategy_tracker.report.sarif import sarif_report
from strategy_tracker.report.text import text_report

FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": text_report,
    "json": json_report,
    "github": github_report,
    "gitlab": gitlab_report,
    "sarif": sarif_report,
    "junit": junit_report,
}


def render(report: Report, format_name: str) -> str:
    """Return a report in a format; an unknown format is a KeyError. Text comes without colours."""
    return FORMATS[format_name](report)
