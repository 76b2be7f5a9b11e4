"""Findings and changes in words for people, and in the formats that machines read."""

from strategy_tracker.report.formats import render
from strategy_tracker.report.grouping import Alike, alike
from strategy_tracker.report.plain import plain_text
from strategy_tracker.report.printable_text import visible, visible_lines
from strategy_tracker.report.report import Report
from strategy_tracker.report.terminal_report import summary_line, tally, text_report

__all__ = [
    "Alike",
    "Report",
    "alike",
    "plain_text",
    "render",
    "summary_line",
    "tally",
    "text_report",
    "visible",
    "visible_lines",
]
