"""A comparison of two versions as text, as Markdown for a merge request, and as JSON."""

from strategy_tracker.report.changes.document import comparison_json, comparison_schema
from strategy_tracker.report.changes.formats import comparison_markdown, comparison_text

__all__ = ["comparison_json", "comparison_markdown", "comparison_schema", "comparison_text"]
