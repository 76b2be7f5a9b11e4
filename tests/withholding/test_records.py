"""What is left out of records: fields, names in a team's own fields, whole retrospectives."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from strategy_tracker.language import Language
from strategy_tracker.model import Strategy
from strategy_tracker.settings import SiteSettings
from strategy_tracker.withholding import published
from strategy_tracker.workspace import open_workspace

PLAN = """\
---
策略名稱: 上新
策略負責人: 王曉旻
標籤: [機密甲, 直播]
核心目標: 新增會員1萬人
關鍵任務:
  - 任務編號: T001
    負責人: 王曉旻
    協作者: [陳大文]
    備註: 無
    擴展字段: {聯絡: {王曉旻: [陳大文, 3]}, 預算: 30萬}
  - {任務編號: T002, 備註: 機密乙}
復盤總結:
  參與人: [陳大文]
  執行亮點: [{內容: 王曉旻談成代言}]
---

陳大文另議
"""


def shown(folder: Path, **withhold: Any) -> Strategy:
    (folder / "strategies").mkdir()
    (folder / "strategies" / "a.md").write_text(PLAN, "utf-8")
    settings = SiteSettings(history=False, withhold=withhold)
    opened = open_workspace(folder, settings, Language.TRADITIONAL, date(2024, 8, 1), alerts=False)
    (strategy,) = published(opened).tracked.source.strategies
    return strategy


def test_people_are_masked_in_a_team_s_own_fields_however_deep(tmp_path: Path) -> None:
    strategy = shown(tmp_path, mask_people=True)
    assert strategy.tasks[0].extra == {"聯絡": {"王*": ["陳*", "3"]}, "預算": "30萬"}
    assert strategy.body.strip() == r"陳\*另議"


def test_a_field_of_a_team_is_left_out_without_a_trace(tmp_path: Path) -> None:
    assert shown(tmp_path, fields=["extra.預算"]).tasks[0].extra == {"聯絡": {"王曉旻": ["陳大文", "3"]}}


def test_all_fields_of_a_team_are_left_out(tmp_path: Path) -> None:
    assert shown(tmp_path, fields=["擴展字段"]).tasks[0].extra == {}


def test_what_says_nothing_says_so_still_and_what_says_something_is_hidden(tmp_path: Path) -> None:
    notes = [task.note for task in shown(tmp_path, fields=["備註"]).tasks]
    assert [note.text for note in notes if note is not None] == ["無", "***"]


def test_of_names_nothing_is_left_and_of_texts_that_there_were_some(tmp_path: Path) -> None:
    strategy = shown(tmp_path, fields=["協作者", "標籤", "正文"])
    assert strategy.tasks[0].collaborators == ()
    assert [tag.text for tag in strategy.tags] == ["***"]
    assert strategy.body == ""


def test_that_there_was_a_retrospective_is_known_and_nothing_of_it(tmp_path: Path) -> None:
    retrospective = shown(tmp_path, fields=["復盤總結"]).retrospective
    assert retrospective is not None
    assert (retrospective.highlights, retrospective.participants) == ((), ())


@pytest.mark.parametrize("name", ["task.id", "任務編號", "kpi.沒有", "nobody.title"])
def test_what_cannot_be_left_out_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r"cannot be left out|[Nn]o record"):
        shown(tmp_path, fields=[name])
