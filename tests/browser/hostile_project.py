"""A project in which every text that would do something is written into every field; see attacks.yaml."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import yaml

import strategy_tracker
from strategy_tracker.exchange.addresses import SiteAddress
from strategy_tracker.exchange.portfolio import portfolio_json, publish
from strategy_tracker.language import Language
from strategy_tracker.settings import SiteSettings
from strategy_tracker.workspace import open_workspace

SCRIPT = "<script>window.hacked=1;alert(1)</script>"
IMAGE = "\"><img src=x onerror='window.hacked=1'>"
END = "</script><svg onload='window.hacked=1'>"
BRACES = "{{ 7*7 }}{% raw %}"
LINK = "javascript:window.hacked=1"

_CONFIGURATION = """
site_name: Test
theme:
  name: material
  language: {language}
  font: false
  features: [navigation.instant, search.highlight]
extra: {{generator: false}}
plugins:
  - search
  - strategy-tracker:
      as_of: 2024-08-20
      fail_on: never
      history: files
      raw_html: true
      page_rows: 10
      merge: [{{file: elsewhere.json, name: '<script>window.hacked=1</script>'}}]
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


_ID = re.compile(r'id="([\w-]+)"|"#?(__\w+)"|["\'`]#([\w-]+)["\'` ]')


def _ids_that_are_read() -> list[str]:
    """Return every id that the theme or we give or look for, and what its scripts ask the page for."""
    spec = find_spec("material")
    assert spec is not None
    assert spec.origin is not None
    theme, own = Path(spec.origin).parent / "templates", Path(strategy_tracker.__file__).parent / "site"
    files = (*theme.rglob("*.html"), *theme.rglob("bundle*.js"), *own.rglob("*.html"), *own.rglob("*.js"))
    texts = [one.read_text("utf-8") for one in files]
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
        for name in _ids_that_are_read()
    ]
    return "\n\n".join([*parts, "```mermaid\ngraph TD\n```", "# h { #__search .md-consent__overlay }"])


def _view(view: str, text: str) -> str:
    """Return a view on a page, with a title and a filter."""
    lines = [f"view: {view}", f"title: {json.dumps(text)}", f"owner: {json.dumps([text])}"]
    return "\n".join(["```tracker", *lines, "```", ""])


def hostile_project(folder: Path) -> Path:
    """Write the project into a folder: its records, a page with views, and what another site published."""
    (folder / "docs").mkdir(parents=True)
    (folder / "strategies").mkdir()
    (folder / "strategies" / "hostile.md").write_text(_RECORD, "utf-8")
    for name, text in ATTACKS.items():
        (folder / "strategies" / f"{name}.md").write_text(_attacking(text), "utf-8")
        updates = folder / "strategies" / name / "updates"
        updates.mkdir(parents=True)
        update = {
            "日期": "2024-08-10",
            "記錄人": text,
            "任務": {text: {"備註": text, "當前進度": 55}, "T404": {"備註": text}},
        }
        (updates / "2024-08-10.md").write_text(_record(update, text), "utf-8")
    title = {"策略名稱": "正文", "目標周期": "2024-07-01至2024-09-30"}
    (folder / "strategies" / "body.md").write_text(_record(title, _clobbering()), "utf-8")
    views = [_view(view, text) for text in ATTACKS.values() for view in ("tasks", "board", text)]
    (folder / "docs" / "views.md").write_text("\n".join(["# 檢視", "", *views]), "utf-8")
    settings = SiteSettings(history=False)
    day = date(2024, 8, 20)
    opened = open_workspace(folder, settings, Language.TRADITIONAL, day, alerts=False)
    shown = publish(opened.tracked, Language.TRADITIONAL, SiteAddress("https://elsewhere.example/"))
    (folder / "elsewhere.json").write_bytes(portfolio_json(shown))
    return configured(folder, Language.TRADITIONAL)


def configured(folder: Path, language: Language) -> Path:
    """Give the project the configuration of a site in a language."""
    (folder / "mkdocs.yml").write_text(_CONFIGURATION.format(language=language.value), "utf-8")
    return folder
