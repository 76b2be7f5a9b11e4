"""What a build prints of its findings, and what a server's next build prints of them."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

import pytest

from strategy_tracker.language import Language
from strategy_tracker.mkdocs_plugin.printing import Printer
from strategy_tracker.settings import SiteSettings
from strategy_tracker.workspace import open_workspace

STATUSES = (("快好了", "差不多"), ("快到了", "差不多"), ("快到了", "差不多"), ("已完成", "已完成"))
WRONG = "---\n策略名稱: 甲\n關鍵任務:\n  - {任務編號: T001, 完成狀態: %s}\n---\n"


@pytest.fixture
def printed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> list[str]:
    """What is printed of two files, then after an edit of one, after none, and after a mend of both."""
    folder = tmp_path / "strategies"
    folder.mkdir()
    caplog.set_level(logging.INFO, "mkdocs.plugins.strategy_tracker")
    printer = Printer()
    found = []
    for first, second in STATUSES:
        (folder / "a.md").write_text(WRONG % first, "utf-8")
        (folder / "b.md").write_text(WRONG % second, "utf-8")
        settings = SiteSettings.model_validate({"rules": {"select": ["status-unknown"]}, "history": False})
        workspace = open_workspace(tmp_path, settings, Language.TRADITIONAL, date(2025, 8, 18))
        caplog.clear()
        printer.print_changed(workspace.findings.all, Language.TRADITIONAL)
        found.append("\n".join(one.getMessage() for one in caplog.records))
    return found


def test_the_next_build_prints_the_findings_of_files_that_have_others(printed: list[str]) -> None:
    first, edited, same, mended = printed
    assert "快好了" in first
    assert "差不多" in first
    assert "上次" not in first
    assert "快到了" in edited
    assert "差不多" not in edited
    assert "其他檔案裡的 1 個問題和上次建置時一樣" in edited
    assert same.splitlines() == ["strategy-tracker: 其他檔案裡的 2 個問題和上次建置時一樣，不再列出。"]
    assert mended == ""
