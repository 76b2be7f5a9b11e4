"""Findings in words for people and in the formats that machines read."""

from strategy_tracker.report.formats import FORMATS, render
from strategy_tracker.report.plain import plain_text
from strategy_tracker.report.report import Report
from strategy_tracker.report.text import summary_line, tally, text_report
from strategy_tracker.report.visible import visible

__all__ = [
    "FORMATS",
    "Report",
    "plain_text",
    "render",
    "summary_line",
    "tally",
    "text_report",
    "visible",
]
