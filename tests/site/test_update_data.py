"""What the dialog is handed: words, limits and what records say, in the site's language and harmless."""

from __future__ import annotations

import gzip
import json
import re
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from strategy_tracker.language import Language
from strategy_tracker.rules import RuleSettings, rule_named
from strategy_tracker.settings import SiteSettings
from strategy_tracker.site import Site
from strategy_tracker.site.asset_files import asset_files
from strategy_tracker.site.update.present import present_of_person, present_of_strategy
from strategy_tracker.site.update.words import RULES, script_data
from strategy_tracker.values import Period, read_period
from strategy_tracker.workspace import Workspace, open_workspace

STRATEGY = """---
策略名稱: 甲
關鍵任務:
  - {任務編號: T001, 任務描述: "</template><script>", 負責人: 李*, 當前進度: 30%, 完成狀態: 阻塞,
     實際起止時間: 2024-07-01開始, 存在問題: 無}
  - {任務編號: T001, 任務描述: 同號的第二項, 負責人: 李*}
  - {任務編號: T002, 任務描述: 乙, 負責人: 李*, 當前進度: 過半, 完成狀態: 已完成, 實際起止時間: 月中吧}
效果指標:
  - {指標編號: K001, 指標名稱: 銷售額, 目標值: ≥NT$500萬, 當前值: NT$100萬, 更新日期: 2024-07-05,
     數據來源: 後台}
  - {指標編號: K002, 指標名稱: 按時完成率, 目標值: 90%, 自動計算: on_time_rate}
  - {指標編號: K003, 指標名稱: 訂單, 目標值: 500, 單位: 單, 當前值: 20}
  - {指標編號: K004, 指標名稱: 轉化率, 目標值: 提升20%, 當前值: 5}
復盤總結:
  後續計劃: [培訓客服]
---
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    folder = tmp_path / "strategies"
    folder.mkdir()
    (folder / "a.md").write_text(STRATEGY, "utf-8")
    settings = SiteSettings(history=False)
    return open_workspace(tmp_path, settings, Language.TRADITIONAL, date(2024, 7, 10), alerts=False)


def test_what_a_strategy_says_at_present(workspace: Workspace) -> None:
    (strategy,) = workspace.tracked.strategies
    text = str(present_of_strategy(strategy, workspace.settings, workspace.language))
    assert not set(text) & set("<>&")
    present = json.loads(text)
    assert (present["slug"], present["folder"]) == ("a", "strategies/a/updates/")
    items = present["items"]
    assert items["a/T001"] == {
        "kind": "task", "title": "</template><script>", "owner": "李*", "progress": "30", "status": "阻塞",
        "means": "in_progress", "start": "2024-07-01",
    }  # fmt: skip
    assert (items["a/T002"]["progress"], items["a/T002"]["start"]) == ("過半", "月中吧")
    assert (items["a/K001"]["bare"], items["a/K001"]["unit"]) == ("no", "NT${number}")
    assert "a/K002" not in items
    assert "bare" not in items["a/K003"]
    assert "bare" not in items["a/K004"]
    (step,) = (item for item in items.values() if item["kind"] == "step")
    assert step == {"kind": "step", "title": "培訓客服", "done": "否"}


def test_a_person_has_only_open_tasks(workspace: Workspace) -> None:
    tasks = workspace.tracked.strategies[0].tasks
    present = json.loads(
        str(present_of_person("李*", tasks, {"a": "甲"}, {"a": Period(date(2024, 7, 1), None)}))
    )
    assert present["person"] == "李*"
    assert set(present["items"]) == {"a/T001"}
    assert present["items"]["a/T001"]["of"] == "甲"
    assert present["items"]["a/T001"]["period"] == ["2024-07-01", "2024-07-01"]


@pytest.mark.parametrize("language", Language)
def test_every_word_comes_from_the_rules(language: Language) -> None:
    settings = SiteSettings(
        rules=RuleSettings(ignore=("unit-missing",), severity={"done-not-complete": "info"})
    )
    data = json.loads(script_data(settings, language, None).decode().partition(" = ")[2].rstrip(";\n"))
    assert set(data["rules"]) == set(RULES) - {"unit-missing"}
    for name, words in data["rules"].items():
        assert words["message"] == rule_named(name).message.localize(language)
        assert words["hint"] == rule_named(name).hint.localize(language)
    assert not data["rules"]["done-not-complete"]["forbids"]
    assert data["rules"]["complete-not-done"]["forbids"]
    assert data["rules"]["date-not-on-calendar"]["forbids"]
    assert not data["rules"]["problem-without-solution"]["forbids"]


@pytest.mark.parametrize("language", Language)
def test_periods_are_written_as_they_are_read(language: Language) -> None:
    data = json.loads(script_data(SiteSettings(), language, None).decode().partition(" = ")[2].rstrip(";\n"))
    days = {"start": "2024-07-15", "end": "2024-08-15"}
    for name, template in data["periods"].items():
        period = read_period(template.format(**days), None).period
        assert period.start == (date(2024, 7, 15) if name in ("both", "start") else None)
        assert period.end == (date(2024, 8, 15) if name in ("both", "end") else None)


def test_all_scripts_and_styles_are_small(workspace: Workspace) -> None:
    sizes = {file.path: len(gzip.compress(b"".join(file.made()))) for file in asset_files(Site(workspace))}
    assert 0 < sizes.pop("assets/strategy-tracker-update.js") <= 17 * 1024  # when the dialog is opened
    assert len(sizes) == 3
    assert 0 < sum(sizes.values()) <= 40 * 1024


def test_no_quoted_text_has_what_is_taken_out_of_styles_and_scripts() -> None:
    folder = files("strategy_tracker.site") / "assets"
    for file in (file for file in folder.iterdir() if file.name.endswith((".css", ".js"))):
        text = re.sub(r"^\s*/\*.*?\*/", "", file.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
        blanks = r" [{};,]|[{};,][ \n]|: " if file.name.endswith(".css") else r"[;,{}] // "
        quoted = re.findall(r'"(?:[^"\\\n]|\\.)*"', text)
        assert [one for one in quoted if re.search(blanks, one)] == []
