"""What cannot be read is there as it was typed, and marked: on every page, in tables and in the data."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from test_build import built, page, project

STATUS, PROGRESS, VALUE, TARGET = "⏳差那麼一點", "過了一半", "十幾張吧", "1,2345元"
PLAN = f"""---
策略名稱: 看不懂的值
策略負責人: 王*
目標周期: 2024-07-01至2024-12-31
關鍵任務:
  - {{任務編號: T1, 任務描述: 發布12篇, 負責人: 王*, 計劃起止時間: 很快吧,
     當前進度: {PROGRESS}, 完成狀態: {STATUS}}}
效果指標:
  - {{指標編號: K1, 指標名稱: 工單, 目標值: 27張, 當前值: {VALUE}, 數據來源: 看板, 更新日期: 2024-09-14}}
  - {{指標編號: K2, 指標名稱: 訂單額, 目標值: "{TARGET}", 當前值: 12元, 數據來源: 看板, 更新日期: 2024-09-14}}
---
"""
VIEWS = """# 視圖

```tracker
view: tasks
strategy: plan
```

```tracker
view: kpis
strategy: plan
```
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = project(tmp_path_factory.mktemp("unreadable"), **{"strategies/plan.md": PLAN})
    configuration = folder / "mkdocs.yml"
    text = configuration.read_text("utf-8").replace("history: false", "history: false, fail_on: never")
    configuration.write_text(text, "utf-8")
    (folder / "docs" / "views.md").write_text(VIEWS, "utf-8")
    return built(folder)


@pytest.mark.parametrize(
    ("address", "texts"),
    [
        ("strategies/plan", (STATUS, PROGRESS, "很快吧", VALUE, TARGET)),
        ("tasks", (STATUS, PROGRESS, "很快吧")),
        ("people/王", ()),
        ("kpis", (VALUE, TARGET)),
        ("views", (STATUS, PROGRESS, "很快吧", VALUE, TARGET)),
    ],
)
def test_it_is_marked_on_every_page(site: Path, address: str, texts: tuple[str, ...]) -> None:
    if address.startswith("people"):
        (address,) = (
            str(found.parent.relative_to(site))
            for found in (site / "people").rglob("index.html")
            if STATUS in found.read_text("utf-8")
        )
        texts = (STATUS, PROGRESS)
    html = page(site, address)
    for text in texts:
        assert (
            f'<span class="st-unread">{text} <span class="st-unread__mark">無法讀取</span></span>' in html
        ), text


def test_it_is_in_the_tables(site: Path) -> None:
    for name, row_id, wanted in (
        ("tasks", "T1", {"當前進度%": PROGRESS, "完成狀態": STATUS, "計劃起止時間": "很快吧"}),
        ("kpis", "K1", {"當前值": VALUE, "更新日期": "2024-09-14", "當前數值": ""}),
        ("kpis", "K2", {"目標值": TARGET, "目標數值": ""}),
    ):
        with (site / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["策略編號"] == "plan"]
        (row,) = (one for one in rows if row_id in one.values())
        assert {key: row[key] for key in wanted} == wanted
        assert any(value and value in row["無法讀取"] for value in wanted.values())
    book = load_workbook(site / "data" / "portfolio.xlsx")
    cells = [str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line]
    assert {STATUS, PROGRESS, VALUE, TARGET} <= set(cells)


def test_it_is_in_the_data(site: Path) -> None:
    data = json.loads((site / "data" / "portfolio.json").read_text("utf-8"))
    (strategy,) = (one for one in data["strategies"] if one["slug"] == "plan")
    (task,) = strategy["tasks"]
    assert task["status_text"] == STATUS
    assert {"field": "status", "text": STATUS} in task["unread"]
    assert {"field": "progress", "text": PROGRESS} in task["unread"]
    first, second = strategy["kpis"]
    assert first["unread"] == [{"field": "current", "text": VALUE}]
    assert (first["current"]["text"], first["current"]["number"], first["current"]["date"]) == (
        VALUE, None, "2024-09-14",
    )  # fmt: skip
    assert second["unread"] == [{"field": "target", "text": TARGET}]
