"""What a build of the site promises, seen in its files."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

EXAMPLE = Path(__file__).parents[2] / "strategies"
FORM = EXAMPLE / "2024-q3-online-launch.md"
CONFIGURATION = """site_name: 測試
theme: {{name: material, language: {language}, font: false}}
extra: {{generator: false}}
repo_url: https://git.intranet/marketing/plans
edit_uri: -/edit/main/docs/
use_directory_urls: {directories}
plugins:
  - search
  - strategy-tracker: {{as_of: 2024-09-30, history: false}}
"""
HOSTILE = (Path(__file__).parent / "hostile.md").read_text("utf-8")


def project(folder: Path, *, language: str = "zh-Hant", directories: str = "true", **files: str) -> Path:
    (folder / "docs").mkdir()
    (folder / "strategies").mkdir()
    (folder / "mkdocs.yml").write_text(
        CONFIGURATION.format(language=language, directories=directories), "utf-8"
    )
    (folder / "strategies" / "form.md").write_text(FORM.read_text("utf-8"), "utf-8")
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return folder


def built(folder: Path, *, serving: bool = False) -> Path:
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
    config.plugins.on_startup(command="serve" if serving else "build", dirty=False)
    build(config)
    return folder / "site"


def refused(folder: Path, caplog: pytest.LogCaptureFixture) -> str:
    """Return what is said of a build that ends without a site."""
    with pytest.raises(Abort) as end:
        built(folder)
    assert end.value.code == 1
    return caplog.text


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.split("<article")[1]).split())


class Tags(HTMLParser):
    """Gathers what could run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.found.append(f"{tag} {name}={value}")
        if tag in ("script", "iframe", "object", "embed", "svg"):
            self.found.append(tag)


def test_the_form_becomes_a_page_with_every_number_computed(tmp_path: Path) -> None:
    site = built(project(tmp_path))
    text = words(page(site, "strategies/form"))
    for heading in ("一、基本信息", "二、關鍵任務", "三、效果指標", "四、復盤總結"):
        assert heading in text
    for number in ("84%", "80%", "75%", "94%", "−7 個百分點", "33%"):
        assert number in text
    assert text.count("逾期 5 天") >= 2
    assert "提前 2 天" in text
    assert [
        text.index(name) for name in ("任務編號", "任務描述", "計劃起止時間", "當前進度", "備註")
    ] == sorted(text.index(name) for name in ("任務編號", "任務描述", "計劃起止時間", "當前進度", "備註"))


def test_the_form_is_in_the_tables_and_the_retrospectives(tmp_path: Path) -> None:
    site = built(project(tmp_path))
    assert "抖音直播引流3場" in words(page(site, "tasks"))
    assert "品牌搜索量" in words(page(site, "kpis"))
    assert "推行「任務提前3天預警機制」" in words(page(site, "retrospectives"))
    assert "按記錄，逾期的任務有 2 項：T001、T003" in words(page(site, "strategies/form/retrospective"))


def test_departments_have_their_sums(tmp_path: Path) -> None:
    text = words(page(built(project(tmp_path)), "strategies"))
    assert "市場營銷部 100% 1.00 3 / 3 0 33% 1 / 3" in text


def test_edit_opens_the_source_at_the_records_own_line(tmp_path: Path) -> None:
    html = page(built(project(tmp_path)), "strategies/form")
    line = FORM.read_text("utf-8").split("\n").index("  - 任務編號: T002") + 1
    assert f"https://git.intranet/marketing/plans/-/edit/main/strategies/form.md#L{line}" in html


def test_text_from_a_file_never_becomes_markup(tmp_path: Path) -> None:
    site = built(project(tmp_path, **{"strategies/hostile.md": HOSTILE}), serving=True)
    own = Tags(page(site, "data")).found
    for path in sorted(site.rglob("index.html")):
        html = path.read_text("utf-8")
        assert [found for found in Tags(html).found if found not in own] == [], path
    assert "<script>alert(1)</script>" in words(page(site, "strategies/hostile")).replace(
        "&lt;", "<"
    ).replace("&gt;", ">")
    index = (site / "search" / "search_index.json").read_text("utf-8")
    assert "<script" not in index
    assert "<img" not in index


def test_a_broken_record_stops_a_build_with_its_place_and_a_way_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = (
        FORM.read_text("utf-8")
        .replace("策略負責人: ", "策略負責人：")
        .replace("2024-07-20前", "2024-02-30前")
    )
    project(tmp_path, **{"strategies/broken.md": broken})
    said = refused(tmp_path, caplog)
    assert "strategies/broken.md:5:6" in said
    assert "冒號是全形的" in said
    assert re.search(r"strategies/broken\.md:\d+:\d+ .*2024-02-30", said)
    assert not (tmp_path / "site" / "strategies" / "broken").exists()


def test_a_server_shows_the_broken_record_and_goes_on(tmp_path: Path) -> None:
    site = built(
        project(tmp_path, **{"strategies/broken.md": '---\n策略名稱: "沒有結束\n---\n'}), serving=True
    )
    html = page(site, "strategies/broken")
    assert "st-card--broken" in html
    assert "strategies/broken.md:2:" in html
    assert "84%" in words(page(site, "strategies/form"))
    assert "strategies/broken.md" in words(page(site, "quality"))


def test_a_hand_written_page_is_kept(tmp_path: Path) -> None:
    site = built(project(tmp_path, **{"docs/index.md": "# 我們自己的首頁\n"}))
    assert "我們自己的首頁" in (site / "index.html").read_text("utf-8")


def test_a_view_stands_in_a_hand_written_page(tmp_path: Path) -> None:
    text = "# 王的任務\n\n```tracker\nview: tasks\nowner: 王*\n```\n\n結束\n"
    site = built(project(tmp_path, **{"docs/mine.md": text}))
    html = page(site, "mine")
    assert "抖音直播引流3場" in words(html)
    assert "會員積分體系上線" not in words(html)
    assert "結束" in words(html)


def test_a_mistake_in_a_view_is_told_at_its_own_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = "---\ntitle: 頁\n---\n\n# 頁\n\n```tracker\nview: taks\n```\n"
    project(tmp_path, **{"docs/mine.md": text})
    assert "docs/mine.md:8:7" in refused(tmp_path, caplog)


HOOK = """
def on_files(files, config):
    table = files.get_file_from_path("data/tasks.csv")
    table.content_string = table.content_string.replace("王*", "陳*")
    assert files.get_file_from_path("data/kpis.csv").content_bytes.startswith(b"\\xef\\xbb\\xbf")
    config.extra["files"] = files

def on_post_build(config):
    for name in ("tasks", "kpis"):
        file = config.extra["files"].get_file_from_path(f"data/{name}.csv")
        with open(file.abs_dest_path, "rb") as written:
            assert file.content_bytes == written.read()
"""


def test_a_hook_reads_and_changes_the_files_as_any_others(tmp_path: Path) -> None:
    folder = project(tmp_path, **{"hook.py": HOOK})
    configuration = folder / "mkdocs.yml"
    configuration.write_text(configuration.read_text("utf-8") + "hooks: [hook.py]\n", "utf-8")
    data = built(folder) / "data"
    table = (data / "tasks.csv").read_text("utf-8")
    assert "陳*" in table
    assert "王*" not in table
    assert (data / "kpis.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_pictures_beside_a_strategy_are_published_and_what_could_run_is_not(tmp_path: Path) -> None:
    project(tmp_path, **{"strategies/a.svg": "<svg onload='x'/>", "strategies/a.html": "<script>"})
    (tmp_path / "strategies" / "a.png").write_bytes(b"\x89PNG")
    site = built(tmp_path)
    assert sorted(path.name for path in (site / "strategies").glob("a.*")) == ["a.png"]


@pytest.mark.parametrize(
    ("language", "heading"), [("zh-Hant", "復盤總結"), ("zh", "复盘总结"), ("en", "Retrospective")]
)
def test_the_theme_decides_the_language(tmp_path: Path, language: str, heading: str) -> None:
    site = built(project(tmp_path, language=language))
    assert heading in words(page(site, "strategies/form"))


def test_sections_without_a_nav_are_called_as_their_pages(tmp_path: Path) -> None:
    html = page(built(project(tmp_path)), "")
    names = re.findall(r'md-ellipsis">\s*([^<]*?)\s*(?:<|$)', html)
    assert {"關鍵任務", "預警", "負責人", "復盤", "報告"} <= set(names)
    assert not {"Tasks", "Alerts", "People", "Retrospectives", "Reports"} & set(names)


def test_every_page_says_that_the_history_is_not_whole(tmp_path: Path) -> None:
    folder = project(tmp_path)
    configuration = (folder / "mkdocs.yml").read_text("utf-8").replace(", history: false", "")
    (folder / "mkdocs.yml").write_text(configuration, "utf-8")
    site = built(folder)
    pages = list(site.rglob("index.html"))
    assert len(pages) > 10
    assert [
        path for path in pages if "歷史不完整：資料夾不在任何 Git 儲存庫裡" not in path.read_text("utf-8")
    ] == []


def test_a_figure_without_data_is_grey_never_green(tmp_path: Path) -> None:
    plan = (
        "---\n策略名稱: 未來\n目標周期: 2024-11-01至2024-12-31\n復盤總結: {執行亮點: [無]}\n"
        "關鍵任務: [{任務編號: T001, 任務描述: 直播3場, 計劃起止時間: 2024-11-01至2024-11-30,"
        " 當前進度: 0}]\n---\n"
    )
    site = built(project(tmp_path, **{"strategies/later.md": plan}), serving=True)
    levels = {
        re.sub(r"<[^>]+>", "", name).strip(): level
        for level, name in re.findall(
            r'st-figure--(\w+)">\s*<dt>(.*?)</dt>', page(site, "strategies/later"), re.DOTALL
        )
    }
    assert {levels[name] for name in ("進度", "SPI", "按時完成率", "指標正常")} == {"unknown"}
    retrospective = page(site, "strategies/later/retrospective")
    assert "st-figure--good" not in retrospective


def dead_links(site: Path) -> list[str]:
    """Return the links within the site that lead to no file or to no place on it."""
    dead = []
    pages = {
        path.resolve(): path.read_text("utf-8") for path in site.rglob("*.html") if path.name != "404.html"
    }
    places = {path: set(re.findall(r'\sid="([^"]+)"', html)) for path, html in pages.items()}
    for path, html in pages.items():
        for link in re.findall(r'<a\s[^>]*href="([^"]*)"', html):
            address, _, place = unescape(link).partition("#")
            address, _, query = address.partition("?")
            if re.match(r"[a-z]+:", address):
                continue
            target = (path.parent / unquote(address)).resolve() if address else path
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file() or (place and target in places and unquote(place) not in places[target]):
                dead.append(f"{path.relative_to(site.resolve())}: {link}")
            elif query.startswith("update=") and not updatable(pages[target], unquote(query)):
                dead.append(f"{path.relative_to(site.resolve())}: {link} opens nothing")
    return dead


def updatable(page: str, query: str) -> bool:
    """Tell whether a page says of a record, named as in `update=T001`, what can be updated."""
    found = re.search(r'<template class="st-present">(.*?)</template>', page)
    present = json.loads(found[1]) if found else {"items": {}}
    name = query.removeprefix("update=")
    return name == "all" if "person" in present else f"{present.get('slug')}/{name}" in present["items"]


@pytest.mark.parametrize("directories", ["true", "false"])
def test_every_link_leads_somewhere(tmp_path: Path, directories: str) -> None:
    project(tmp_path, directories=directories, **{"docs/mine.md": "# 頁\n\n```tracker\nview: tasks\n```\n"})
    shutil.copytree(EXAMPLE, tmp_path / "strategies", dirs_exist_ok=True)
    site = built(tmp_path)
    assert dead_links(site) == []


@pytest.mark.parametrize(
    ("language", "theirs", "ours"),
    [
        ("zh-Hans", "zh", "任务"),
        ("zh-CN", "zh", "任务"),
        ("zh-HK", "zh-Hant", "任務"),
        ("en-US", "en", "Tasks"),
    ],
)
def test_the_theme_is_given_the_name_that_it_has_for_the_language(
    tmp_path: Path, language: str, theirs: str, ours: str
) -> None:
    folder = project(tmp_path)
    configuration = (folder / "mkdocs.yml").read_text("utf-8")
    changed = re.sub(r"language: [\w-]+", f"language: {language}", configuration, count=1)
    assert changed != configuration
    (folder / "mkdocs.yml").write_text(changed, "utf-8")
    html = page(built(folder), "tasks")
    assert f'<html lang="{theirs}"' in html
    assert ours in html
