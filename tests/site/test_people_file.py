"""One person is one person on all pages, and nothing that is published has an address."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from test_build import built, page, project, refused

ADDRESSES = ("xm.wang@intranet.example", "XiaoMingWeCom", "13812345678", "ou_feishu123", "U0SLACK42")
PEOPLE = """\
人員:
  - 姓名: 王小明
    其他寫法: [王*, Wang Xiaoming]
    部門: 市場部
    電子郵件: xm.wang@intranet.example
    企業微信: XiaoMingWeCom
    釘釘: "13812345678"
    飛書: ou_feishu123
    Slack: U0SLACK42
    主管: 是
"""
WRONG = """\
  - 姓名: 張大偉
    其他寫法: [王＊]
    電子郵件: dawei.intranet.example
    手機號: "13900001111"
"""
SECOND = """\
---
策略名稱: 第二個
制定部門: 市場部
制定日期: 2024-06-20
策略負責人: wang xiaoming
目標周期: 2024-07-01至2024-09-30
核心目標: Q3實現線上銷售額500萬元
關鍵任務:
  - 任務編號: T001
    任務描述: 發布3篇種草文
    負責人: 王＊
    協作者: [Wang Xiaoming]
    計劃起止時間: 2024-07-01至2024-09-30
    實際起止時間: 2024-07-01開始
    當前進度: 60
    完成狀態: 進行中
    更新日期: 2024-09-29
效果指標:
  - {指標編號: K001, 指標名稱: 銷售額, 目標值: 500萬元, 當前值: 520萬元, 數據來源: 後台, 更新日期: 2024-09-29}
復盤總結:
  參與人: [王＊]
  後續計劃: [{內容: 延長預售, 負責人: Wang Xiaoming}]
---
"""


def site_text(site: Path) -> str:
    """Return everything that is published; of workbooks and the like the parts as they are."""
    texts = []
    for file in site.rglob("*"):
        if file.suffix in (".xlsx", ".gz"):
            texts += unpacked(file)
        elif file.is_file():
            texts.append(file.read_bytes().decode("utf-8", "replace"))
    return "\n".join(texts)


def unpacked(file: Path) -> list[str]:
    """Return the texts in a compressed file."""
    if file.suffix == ".gz":
        return [gzip.decompress(file.read_bytes()).decode("utf-8", "replace")]
    with ZipFile(file) as archive:
        return [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]


def test_one_person_is_one_person_on_all_pages(tmp_path: Path) -> None:
    site = built(project(tmp_path, **{"people.yml": PEOPLE, "strategies/second.md": SECOND}), serving=True)
    assert [one.name for one in sorted((site / "people").iterdir()) if "王" in one.name] == ["王小明"]
    assert "發布3篇種草文" in page(site, "people/王小明")
    files = [file for file in site.rglob("*.html") if file.parent.name != "rules"]  # these have examples
    pages = "".join(file.read_text("utf-8") for file in files)
    assert [
        spelling for spelling in ("王＊", "王*", "wang xiaoming", "Wang Xiaoming") if spelling in pages
    ] == []
    entries = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    found = {one["title"].replace("\u200b", ""): one["text"].replace("\u200b", "") for one in entries}
    assert {"王小明", "王＊"} <= set(found["T001 發布3篇種草文"].split())


@pytest.mark.parametrize("spelling", ["王小明", "王*", "WANG Xiaoming"])
def test_a_view_is_of_a_person_by_any_spelling(tmp_path: Path, spelling: str) -> None:
    view = f"# 會議\n\n```tracker\nview: tasks\nowner: {spelling}\n```\n"
    files = {"people.yml": PEOPLE, "strategies/second.md": SECOND, "docs/meeting.md": view}
    html = page(built(project(tmp_path, **files), serving=True), "meeting")
    assert "發布3篇種草文" in html


@pytest.mark.parametrize("people", [PEOPLE, PEOPLE + WRONG])
def test_no_address_is_published(tmp_path: Path, people: str) -> None:
    site = built(project(tmp_path, **{"people.yml": people, "strategies/second.md": SECOND}), serving=True)
    text = site_text(site)
    assert [one for one in (*ADDRESSES, "dawei.intranet", "13900001111") if one in text] == []
    assert "王小明" in text


@pytest.mark.parametrize("folder", ["docs", "strategies"])
def test_a_people_file_among_published_files_is_refused(
    tmp_path: Path, folder: str, caplog: pytest.LogCaptureFixture
) -> None:
    project(tmp_path, **{f"{folder}/people.yml": PEOPLE})
    configuration = tmp_path / "mkdocs.yml"
    text = configuration.read_text("utf-8")
    configuration.write_text(
        text.replace("history: false", f"history: false, people: {folder}/people.yml"), "utf-8"
    )
    said = refused(tmp_path, caplog)
    assert "people.yml" in said
    assert "會發布的資料夾" in said
