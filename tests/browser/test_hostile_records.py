"""Whatever people write is text: nothing of it runs, on no page and in no search result."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Reader, build, served
from selenium.common.exceptions import NoAlertPresentException
from selenium.webdriver import Chrome
from test_search import found

SCRIPT = "<script>window.hacked=1;alert(1)</script>"
IMAGE = "\"><img src=x onerror='window.hacked=1'>"
END = "</script><svg onload='window.hacked=1'>"
BRACES = "{{ 7*7 }}{% raw %}"
LINK = "javascript:window.hacked=1"

_CONFIGURATION = """
site_name: Test
theme:
  name: material
  language: zh-Hant
  font: false
  features: [navigation.instant, search.highlight]
extra: {generator: false}
plugins:
  - search
  - strategy-tracker: {as_of: 2024-08-20, fail_on: never, history: false}
"""
_RECORD = f"""---
策略名稱: '{SCRIPT} {BRACES}'
制定部門: '{IMAGE.replace("'", "''")}'
策略負責人: '{SCRIPT}'
目標周期: 2024-07-01至2024-09-30
核心目標: ['{END.replace("'", "''")} 新增會員1萬人']
關鍵任務:
  - 任務編號: '{IMAGE.replace("'", "''")}'
    任務描述: '完成 {SCRIPT} 直播3場'
    負責人: '{IMAGE.replace("'", "''")}'
    計劃起止時間: 2024-07-01至2024-08-01
    當前進度: 50
    完成狀態: 進行中
    存在問題: '{LINK} {END.replace("'", "''")}'
    解決方案: '{SCRIPT}'
    備註: '{BRACES}'
    交付物: ['{LINK}', 'https://example.com/"onmouseover="window.hacked=1']
效果指標:
  - 指標編號: '{SCRIPT}'
    指標名稱: '{IMAGE.replace("'", "''")}'
    目標值: 100萬元
    當前值: 20萬元
    數據來源: '{LINK}'
    更新日期: 2024-08-01
    原因分析: '{END.replace("'", "''")}'
復盤總結:
  執行亮點: ['{SCRIPT}']
  後續計劃: [{{內容: '{IMAGE.replace("'", "''")}', 負責人: '{SCRIPT}'}}]
---

{SCRIPT}

[link]({LINK}) <a href="{LINK}">link</a> <img src=x onerror="window.hacked=1">
<svg onload="window.hacked=1"></svg>
<iframe src="{LINK}"></iframe> {BRACES}
"""
PAGES = [
    "", "strategies/", "strategies/hostile/", "strategies/hostile/retrospective/", "tasks/", "kpis/",
    "alerts/",
    "people/", "retrospectives/", "reports/weekly/", "reports/monthly/", "quality/", "data/",
]  # fmt: skip


@pytest.fixture(scope="module")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("hostile")
    (project / "mkdocs.yml").write_text(_CONFIGURATION, "utf-8")
    (project / "docs").mkdir()
    (project / "strategies").mkdir()
    (project / "strategies" / "hostile.md").write_text(_RECORD, "utf-8")
    build(project, project / "site")
    return project / "site"


@pytest.fixture(scope="module")
def hostile_root(hostile_folder: Path) -> Iterator[str]:
    with served(hostile_folder) as root:
        yield root


@pytest.fixture
def hostile(chromium: Chrome, hostile_root: str, downloads: Path) -> Reader:
    reader = Reader(chromium, hostile_root, downloads)
    reader.looks()
    return reader


_INJECTED = """
const bad = [];
for (const one of document.querySelectorAll("*")) {
  for (const {name, value} of one.attributes) {
    if (name.startsWith("on")) bad.push(one.outerHTML.slice(0, 200));
    if (["href", "src"].includes(name) && /^\\s*javascript:/i.test(value))
      bad.push(one.outerHTML.slice(0, 200));
  }
  if (one.localName === "iframe" || (one.localName === "img" && one.getAttribute("src") === "x"))
    bad.push(one.outerHTML.slice(0, 200));
  if (one.localName === "script" && one.textContent.includes("hacked")) bad.push(one.outerHTML.slice(0, 200));
}
return bad.concat(window.hacked ? ["ran"] : []);
"""


def _no_dialog(reader: Reader) -> bool:
    try:
        reader.driver.switch_to.alert.dismiss()
    except NoAlertPresentException:
        return True
    return False


def test_nothing_runs_or_becomes_an_element_on_any_page(hostile: Reader, hostile_folder: Path) -> None:
    people = [f"people/{page.parent.name}/" for page in sorted(hostile_folder.glob("people/*/index.html"))]
    assert people
    for path in [*PAGES, *people]:
        hostile.open(path)
        assert _no_dialog(hostile), path
        hostile.one(".st-asof")
        assert hostile.run(_INJECTED) == [], path


def test_text_is_shown_as_it_was_typed(hostile: Reader) -> None:
    hostile.open("strategies/hostile/")
    shown = hostile.run("return document.querySelector('article').textContent")
    for text in (SCRIPT, IMAGE, END, BRACES, LINK):
        assert text in shown
    assert hostile.driver.title.startswith(SCRIPT)
    hostile.open("tasks/")
    assert hostile.run("return document.querySelector('tbody td').textContent.trim()") == f"{SCRIPT} {BRACES}"


def test_the_table_tools_take_it_as_text_too(hostile: Reader) -> None:
    hostile.open(f"tasks/?owner={SCRIPT}&find={IMAGE}".replace("#", "%23"))
    hostile.one(".st-tools:not([hidden])")
    assert _no_dialog(hostile)
    assert hostile.run(_INJECTED) == []


@pytest.mark.parametrize("words", ["直播", "新增會員"])
def test_search_results_show_it_as_text(hostile: Reader, words: str) -> None:
    hostile.open("")
    results = found(hostile, words)
    assert any("hacked" in result for result in results)
    assert _no_dialog(hostile)
    assert hostile.run(_INJECTED) == []
