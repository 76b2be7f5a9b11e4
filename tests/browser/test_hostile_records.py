"""Whatever people write is text: nothing of it runs, on no page and in no search result."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
import yaml
from browsing import Reader, build, served
from selenium.common.exceptions import NoAlertPresentException
from selenium.webdriver import Chrome

from strategy_tracker.serving import policy_of

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
  - strategy-tracker: {as_of: 2024-08-20, fail_on: never, history: false, raw_html: true}
repo_url: https://git.intranet.example/marketing/plans
edit_uri: -/edit/main/docs/
markdown_extensions: [attr_list, md_in_html, footnotes, pymdownx.superfences]
"""
ATTACKS: Mapping[str, str] = yaml.safe_load((Path(__file__).parent / "attacks.yaml").read_text("utf-8"))
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


def _each(names: Iterable[str], value: object) -> dict[str, object]:
    return {name: value for name in names}  # noqa: C420 - a list is not changed


def _attacking(text: str) -> str:
    """Return a record that has a text in each of its fields."""
    task = {
        **_each(("任務編號", "任務描述", "負責人", "存在問題", "解決方案", "備註", "舉措"), text),
        **_each(("協作者", "交付物", "依賴資源", "前置任務"), [text]),
        "擴展字段": {text: {text: [text]}},
    }
    read = {"計劃起止時間": "2024-07-01至2024-08-01", "當前進度": 50, "完成狀態": "進行中"}
    unread = _each(("計劃起止時間", "實際起止時間", "當前進度", "完成狀態", "權重", "更新日期"), text)
    kpi = _each(("指標編號", "指標名稱", "指標說明", "數據來源", "原因分析", "改進措施", "單位"), text)
    known = {"目標值": "100萬元", "當前值": "20萬元", "更新日期": "2024-08-01", "擴展字段": {text: text}}
    unknown = _each(("目標值", "當前值", "基準值", "指標類型", "達成率", "更新日期"), text)
    entry = {**_each(("內容", "負責人"), text), **_each(("任務", "指標", "納入"), [text])}
    strategy = {
        **_each(("策略名稱", "制定部門", "策略負責人", "跟蹤頻率", "上一周期", "制定日期", text), text),
        "標籤": [text],
        "目標周期": "2024-07-01至2024-09-30",
        "擴展字段": {text: text},
        "核心目標": [
            {"目標編號": text, "目標": text, "指標": [text], "舉措": [{"編號": text, "名稱": text}]}
        ],
        "範圍": _each(("產品", "目標人群", "渠道", "地區"), [text]),
        "關鍵任務": [{**task, **read}, {**task, **unread, "任務編號": f"T {text}"}],
        "效果指標": [{**kpi, **known}, {**kpi, **unknown, "指標編號": f"K {text}"}],
        "復盤總結": {
            "復盤日期": text,
            **_each(("參與人", "參與部門"), [text]),
            **_each(("執行亮點", "存在問題", "改進建議", "後續計劃"), [entry]),
        },
    }
    return _record(strategy, text)


def _record(fields: Mapping[str, object], body: str) -> str:
    """Return a file's text; JSON is YAML, whatever stands in it."""
    lines = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in fields.items()]
    return "\n".join(["---", *lines, "---", "", body, ""])


_ID = re.compile(r'id="([\w-]+)"|"#?(__\w+)"')


def _ids_of_theme() -> list[str]:
    """Return every id that the theme gives or looks for, and what its scripts ask the page for."""
    spec = find_spec("material")
    assert spec is not None
    assert spec.origin is not None
    templates = Path(spec.origin).parent / "templates"
    texts = [one.read_text("utf-8") for one in (*templates.rglob("*.html"), *templates.rglob("bundle*.js"))]
    ids = {name for text in texts for found in _ID.findall(text) for name in found}
    asked = {"getElementById", "querySelector", "body", "head", "location", "forms", "cookie", "localStorage"}
    return sorted((ids | asked) - {""})


def _clobbering() -> str:
    """Return a body that would take the place of what the theme's scripts look for."""
    config = json.dumps({"base": "//elsewhere.example", "search": "data:text/javascript,alert(1)"})
    parts = [
        f'<a id="{name}" name="{name}" class="md-overlay" href="//elsewhere.example">{name}</a>'
        f'<form id="{name}" name="{name}"><input name="attributes"><img name="{name}" src="x.png"></form>'
        f'<div id="{name}" data-md-component="{name}" style="position:fixed;inset:0">{config}</div>'
        for name in _ids_of_theme()
    ]
    return "\n\n".join([*parts, "```mermaid\ngraph TD\n```", "# h { #__search .md-consent__overlay }"])


@pytest.fixture(scope="module")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("hostile")
    (project / "mkdocs.yml").write_text(_CONFIGURATION, "utf-8")
    (project / "docs").mkdir()
    (project / "strategies").mkdir()
    (project / "strategies" / "hostile.md").write_text(_RECORD, "utf-8")
    for name, text in ATTACKS.items():
        (project / "strategies" / f"{name}.md").write_text(_attacking(text), "utf-8")
        updates = project / "strategies" / name / "updates"
        updates.mkdir(parents=True)
        update = {
            "日期": "2024-08-10",
            "記錄人": text,
            "任務": {text: {"備註": text, "當前進度": 55}, "T404": {"備註": text}},
        }
        (updates / "2024-08-10.md").write_text(_record(update, text), "utf-8")
    title = {"策略名稱": "正文", "目標周期": "2024-07-01至2024-09-30"}
    (project / "strategies" / "body.md").write_text(_record(title, _clobbering()), "utf-8")
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


_COVERING = """
const own = "dialog, [class^=st-]:not(.st-body)";
const fixed = [...document.querySelectorAll("article *")].filter(one => !one.closest(own))
  .filter(one => ["fixed", "sticky"].includes(getComputedStyle(one).position));
const top = document.elementFromPoint(innerWidth / 2, 24);
const covered = top && top.closest("header") ? [] : ["header covered"];
return fixed.map(one => one.outerHTML.slice(0, 200)).concat(covered);
"""
_TAKEN = """
const config = document.getElementById("__config");
return config && config.localName === "script" && typeof document.querySelector === "function" &&
  document.body.localName === "body" && !document.querySelector("article form:not([class^=st-])");
"""
_LINKS = "return [...document.querySelectorAll('a[href]')].map(one => one.href)"


def test_nothing_runs_is_fetched_or_covers_any_page(hostile: Reader, hostile_folder: Path) -> None:
    """Every attack in every field, on every page: one visit each, since there are many."""
    pages = sorted(
        one.parent.relative_to(hostile_folder).as_posix() for one in hostile_folder.rglob("index.html")
    )
    assert len([one for one in pages if one.startswith("people/")]) >= len(ATTACKS) - 1
    links: dict[str, str] = {}
    for path in ("" if one == "." else f"{one}/" for one in pages):
        hostile.open(path)
        assert _no_dialog(hostile), path
        hostile.one(".st-asof")
        assert hostile.run(_INJECTED) == [], path
        assert hostile.run(_COVERING) == [], path
        assert hostile.run(_TAKEN), path
        assert hostile.foreign_requests() == [], path
        links |= dict.fromkeys(hostile.run(_LINKS), path)
    lost = {link: page for link, page in links.items() if not _is_found(link, hostile.root, hostile_folder)}
    assert lost == {}


def _is_found(link: str, root: str, folder: Path) -> bool:
    """Tell whether a link into the site finds its page, and there what it is about."""
    if not link.startswith(root):
        return True
    parts = urlsplit(link)
    file = folder / unquote(parts.path).lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    if not file.is_file():
        return False
    wanted = unquote(parts.fragment)
    if not wanted or file.suffix != ".html":
        return True
    return wanted in {unescape(name) for name in re.findall(r'\bid="?([^"\s>]+)', file.read_text("utf-8"))}


def test_the_pages_hold_no_script_handler_or_foreign_file_for_a_policy_to_stop(hostile_folder: Path) -> None:
    policy = policy_of(hostile_folder)
    assert [f"{one.page}:{one.line} {one.reason}" for one in policy.obstacles] == []
    read = {page for script in policy.scripts for page in script.pages}
    assert {"index.html", "tasks/index.html", "strategies/hostile/index.html"} <= read


def test_the_search_works_beside_a_body_with_the_ids_of_the_theme(hostile: Reader) -> None:
    hostile.open("strategies/body/")
    hostile.search("直播")
    hostile.wait(lambda: hostile.has_found("直播"))


def test_files_for_other_programs_hold_it_as_text(hostile_folder: Path) -> None:
    calendars = [one.read_text("utf-8") for one in hostile_folder.rglob("*.ics")]
    assert len(calendars) > len(ATTACKS)
    assert [one for one in calendars if re.search(r"(?m)^SUMMARY:injected", one)] == []
    feed = ElementTree.fromstring((hostile_folder / "data/feed.xml").read_bytes())  # noqa: S314 - our own
    assert feed.tag.endswith("feed")
    for name in ("tasks", "kpis"):
        table = (hostile_folder / f"data/{name}.csv").read_text("utf-8-sig")
        assert re.search(r'(?m)(?:^|,)"?[=+@]', table) is None


def test_text_is_shown_as_it_was_typed(hostile: Reader) -> None:
    hostile.open("strategies/hostile/")
    shown = hostile.run("return document.querySelector('article').textContent")
    for text in (SCRIPT, IMAGE, END, BRACES, LINK):
        assert text in shown
    assert hostile.driver.title.startswith(SCRIPT)
    hostile.open("tasks/")
    assert f"{SCRIPT} {BRACES}" in hostile.texts("tbody td")


def test_the_table_tools_take_it_as_text_too(hostile: Reader) -> None:
    hostile.open(f"tasks/?owner={SCRIPT}&find={IMAGE}".replace("#", "%23"))
    hostile.one(".st-tools:not([hidden])")
    assert _no_dialog(hostile)
    assert hostile.run(_INJECTED) == []


@pytest.mark.parametrize("words", ["直播", "新增會員"])
def test_search_results_show_it_as_text(hostile: Reader, words: str) -> None:
    hostile.open("")
    hostile.search(words)
    hostile.wait(lambda: hostile.has_found("hacked"))
    assert _no_dialog(hostile)
    assert hostile.run(_INJECTED) == []
