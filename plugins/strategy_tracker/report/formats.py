"""The machine-readable formats by name."""

from __future__ import annotations

from importlib import import_module

from strategy_tracker.report.report import Report

# Each format's module has a function named for the format; a run uses one of them.
_MODULES = {
    "text": "terminal_report",
    "json": "json_document",
    "github": "github",
    "gitlab": "gitlab",
    "sarif": "sarif",
    "junit": "junit",
}


def render(report: Report, format_name: str) -> str:
    """Return a report in a format; an unknown format is a KeyError. Text comes without colours."""
    module = import_module(f"strategy_tracker.report.{_MODULES[format_name]}")
    return str(getattr(module, f"{format_name}_report")(report))
