"""Reports to render: findings over files that are given as texts."""

from collections.abc import Mapping
from datetime import date

from strategy_tracker.language import Language, Message, message
from strategy_tracker.model import Place, SourceFile
from strategy_tracker.report import Report
from strategy_tracker.rules import Finding, Severity

FILE = "strategies/2025-雙11.md"
TEXT = """---
策略名稱: 雙11推廣
關鍵任務:
  - 任務編號: T001
    負責人: 市場部
    完成狀態: 快好了
---
"""


def finding(
    place: Place,
    text: str = "",
    severity: Severity = Severity.ERROR,
    said: Message | None = None,
    hint: Message | None = None,
    rule: str = "field-missing",
    path: str = "tasks[0].owner",
    alert: bool = False,
) -> Finding:
    return Finding(
        rule=rule,
        severity=severity,
        place=place,
        path=path,
        text=text,
        message=said or message("Something is wrong with 「{text}」.").with_values({"text": text}),
        hint=hint or message("Mend it."),
        alert=alert,
    )


def report(*findings: Finding, texts: Mapping[str, str] | None = None, base: str = "") -> Report:
    given = {FILE: TEXT} if texts is None else texts
    sources = {path: SourceFile(path, text) for path, text in given.items()}
    return Report(findings, sources, Language.ENGLISH, date(2025, 8, 15), base)


def sample() -> Report:
    """One error, one warning, one alert; a second file without findings."""
    return report(
        finding(Place(FILE, 5, 10, 5, 13), "市場部"),
        finding(Place(FILE, 6, 11, 6, 14), "快好了", Severity.WARNING, rule="unknown-field"),
        finding(Place(FILE, 4, 11, 4, 15), "T001", Severity.ERROR, alert=True, path="tasks[0]"),
        texts={FILE: TEXT, "strategies/fine.md": "---\n---\n"},
    )
