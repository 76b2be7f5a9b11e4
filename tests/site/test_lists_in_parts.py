"""Lists of more rows than a page may have: complete by parts without scripts, and in pieces for the tools."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote

import pytest
from generate import AS_OF, commit_versions, write_portfolio
from test_build import built, page

ROWS = 15
STRATEGIES, TASKS, KPIS = 24, 480, 120
CONFIGURATION = """site_name: 測試
theme: {{name: material, language: zh-Hant, font: false}}
use_directory_urls: {directories}
plugins:
  - search
  - strategy-tracker:
      {{as_of: {as_of}, history: false, fail_on: never, page_rows: {rows}, prefix: '{prefix}'{more}}}
"""
# What names a row of each list: the address of its record, or of its strategy.
RECORDS = {
    "tasks": r'<td><a class="st-id" href="[./]*([^"]*#task-[^"]*)"',
    "kpis": r'<td><a class="st-id" href="[./]*([^"]*#kpi-[^"]*)"',
    "alerts": r'(?s)<li class="st-alert .*?st-pill--\w+">([^<]*).*?st-alert__title" href="[./]*([^"]*)"',
    "people": r'<tr data-st-[^>]*><th scope="row"[^>]*><a class="st-person" href="[./]*(people/[^"]*)"',
    "strategies": r'<th scope="row"[^>]*><a href="[./]*(strategies/[^"]*)"',
}
FOLDERS = {
    "tasks": "tasks",
    "kpis": "kpis",
    "alerts": "alerts",
    "strategies": "strategies/parts",
    "people": "people/parts",
}


def site_of(
    root: Path,
    *,
    strategies: int = STRATEGIES,
    rows: int = ROWS,
    directories: str = "true",
    prefix: str = "",
    more: str = "",
) -> Path:
    write_portfolio(strategies, root)
    values = {"as_of": AS_OF, "rows": rows, "directories": directories, "prefix": prefix, "more": more}
    (root / "mkdocs.yml").write_text(CONFIGURATION.format(**values), "utf-8")
    return built(root)


@pytest.fixture(scope="module")
def divided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(tmp_path_factory.mktemp("divided"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(tmp_path_factory.mktemp("whole"), rows=1000)


def records(html: str, kind: str) -> list[object]:
    return re.findall(RECORDS[kind], html)


def parts(site: Path, kind: str) -> Iterator[str]:
    """Yield the HTML of a list's parts, in the order in which its first page leads to them."""
    address = kind
    listed = page(site, address).split('<nav class="st-parts"')[1].split("</nav>")[0]
    for target in re.findall(r'<a href="([^"]*)"(?: title="[^"]*")?(?: aria-current="page")?>', listed):
        yield page(site, unquote(normpath(join(address, target))))


def pieces(site: Path, kind: str) -> list[str]:
    name = FOLDERS[kind].replace("/", "-")
    count = len(list((site / "data" / "rows").glob(f"{name}-*.json")))
    files = [site / "data" / "rows" / f"{name}-{number}.json" for number in range(1, count + 1)]
    return [row for file in files for row in json.loads(file.read_text("utf-8"))]


@pytest.mark.parametrize("kind", RECORDS)
def test_the_parts_hold_every_row_once_and_none_too_many(divided: Path, whole: Path, kind: str) -> None:
    found = [records(html, kind) for html in parts(divided, kind)]
    assert len(found) > 1
    assert all(0 < len(one) <= ROWS for one in found)
    everything = records(page(whole, kind), kind)
    assert Counter(row for one in found for row in one) == Counter(everything)


@pytest.mark.parametrize("kind", RECORDS)
def test_the_pieces_hold_every_row_in_the_order_of_the_whole_list(
    divided: Path, whole: Path, kind: str
) -> None:
    rows = pieces(divided, kind)
    assert records("".join(rows), kind) == records(page(whole, kind), kind)
    first = page(whole, kind)
    assert all(row.strip() in first for row in rows)


def test_the_list_opens_with_the_month_of_today_and_says_how_many_there_are(divided: Path) -> None:
    first = page(divided, "tasks")
    assert "480 項任務" in first
    month = f"{AS_OF.year}年{AS_OF.month}月"
    assert re.search(rf"<strong>{month}（第 1 頁，共 \d 頁）</strong>：本頁 {ROWS} 項，共 480 項", first)
    assert f'data-st-month="{AS_OF:%Y-%m}"' in first
    assert not re.search(rf'data-st-month="(?!{AS_OF:%Y-%m})', first)
    # The month has an address of its own too, which stays when another month is the present one.
    assert records(page(divided, f"tasks/{AS_OF:%Y-%m}"), "tasks") == records(first, "tasks")


def test_counts_beside_the_links_are_those_of_their_groups(divided: Path) -> None:
    listed = page(divided, "tasks").split('<nav class="st-parts"')[1].split("</nav>")[0]
    counts = [int(text) for text in re.findall(r'<span class="st-badge">(\d+)</span>', listed)]
    assert sum(counts) == TASKS


def test_departments_come_by_the_numbers_in_their_names(divided: Path) -> None:
    listed = page(divided, "kpis").split('<nav class="st-parts"')[1].split("</nav>")[0]
    groups = [[int(number) for number in re.findall(r">市場營銷(\d+)部", one)] for one in listed.split("<li")]
    assert any(len(group) > 1 and max(group) > 9 for group in groups)
    assert all(group == sorted(group) for group in groups)


def test_an_address_within_the_old_page_still_leads_on(divided: Path) -> None:
    first = page(divided, "alerts")
    shown = re.search(r'<h2 id="([\w-]+)">', first)
    assert shown is not None
    others = set(re.findall(r'<li id="([\w-]+)">', first))
    assert others
    assert shown[1] not in others
    for name in others:
        assert f"alerts/{name}" in first


def test_a_person_with_very_many_tasks_has_pages_too(tmp_path: Path) -> None:
    write_portfolio(2, tmp_path)
    for file in (tmp_path / "strategies").iterdir():
        file.write_text(re.sub(r"(?m)^(    負責人: ).*", r"\g<1>全員", file.read_text("utf-8")), "utf-8")
    values = {"as_of": AS_OF, "rows": 10, "directories": "true", "prefix": "", "more": ""}
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION.format(**values), "utf-8")
    site = built(tmp_path)
    found = list(parts(site, "people/全員"))
    assert sum(len(records(html, "tasks")) for html in found) == 40
    assert all(len(records(html, "tasks")) <= 10 for html in found)
    assert (site / "people" / "全員" / "calendar.ics").exists()


def test_the_pages_without_tools_are_divided_as_well(divided: Path) -> None:
    html = list(parts(divided, "quality"))
    lines = [len(re.findall(r'<li>\s*<code class="st-where">|<div><a class="st-id"', one)) for one in html]
    assert len(html) > 1
    assert max(lines) <= ROWS


@pytest.mark.parametrize("prefix", ["", "marketing/"])
def test_links_of_pages_that_are_files_lead_to_files(tmp_path: Path, prefix: str) -> None:
    site = site_of(tmp_path, strategies=4, directories="false", prefix=prefix)
    root = site / prefix
    html = (root / "tasks" / "index.html").read_text("utf-8")
    listed = html.split('<nav class="st-parts"')[1].split("</nav>")[0]
    targets = re.findall(r'href="([^"]*)"', listed)
    assert targets
    assert all((root / "tasks" / unquote(unescape(target))).resolve().is_file() for target in targets)
    rows = json.loads((root / "data" / "rows" / "tasks-1.json").read_text("utf-8"))
    links = {link for row in rows for link in re.findall(r'href="([^"#?]*)', row)}
    assert links
    assert all((root / "tasks" / unquote(unescape(link))).resolve().is_file() for link in links)


def test_the_pieces_hold_nothing_that_is_withheld(tmp_path: Path) -> None:
    site = site_of(
        tmp_path,
        strategies=16,
        more=", withhold: {fields: [存在問題], strategies: [s0003], mask_people: true}",
    )
    rows = "".join(row for kind in RECORDS for row in pieces(site, kind))
    assert records(rows, "tasks")
    assert "s0003" not in rows
    assert "供應商檔期衝突" not in rows
    people = set(re.findall(r'class="st-person"[^>]*>([^<]*)<', rows))
    assert people
    assert all(re.fullmatch(r"..?\*.*", name) for name in people)


def test_the_portfolio_is_published_in_pieces_too(divided: Path) -> None:
    folder = divided / "data" / "portfolio"
    listed = json.loads((folder / "index.json").read_text("utf-8"))["pieces"]
    assert sum(len(piece["strategies"]) for piece in listed) == STRATEGIES
    assert {file.name for file in folder.iterdir()} == {"index.json", *(piece["file"] for piece in listed)}


def test_a_short_list_is_one_page_without_any_of_this(whole: Path) -> None:
    for address in RECORDS:
        html = page(whole, address)
        assert "st-parts" not in html
        assert "data-st-only" not in html
    assert not (whole / "data" / "rows").exists()
    assert not (whole / "data" / "portfolio").exists()


def test_a_view_shows_as_many_rows_as_a_page_may_have(tmp_path: Path) -> None:
    write_portfolio(3, tmp_path)
    (tmp_path / "docs" / "meeting.md").write_text("# 會議\n\n```tracker\nview: tasks\n```\n", "utf-8")
    values = {"as_of": AS_OF, "rows": 10, "directories": "true", "prefix": "", "more": ""}
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION.format(**values), "utf-8")
    html = page(built(tmp_path), "meeting")
    assert len(re.findall("<tr data-st-", html)) == 10
    assert "共 60 項，顯示前 10 項" in html


def test_a_long_log_goes_on_by_month(tmp_path: Path) -> None:
    write_portfolio(1, tmp_path)
    commit_versions(tmp_path, 9)
    values = {"as_of": AS_OF, "rows": 30, "directories": "true", "prefix": "", "more": ""}
    text = CONFIGURATION.format(**values).replace("history: false", "history: true")
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    site = built(tmp_path)
    line = r'<li><(?:a|span) class="st-id"(?: href="([^"]*)")?>'
    own = page(site, "strategies/s0000")
    shown = re.findall(line, own.split('id="log"')[1])
    whole = re.search(r'href="([^"]*)log/">全部 (\d+) 條記錄', own)
    assert whole is not None
    assert 0 < len(shown) <= 30 < int(whole[2])
    found = [target for html in parts(site, "strategies/s0000/log") for target in re.findall(line, html)]
    assert len(found) == int(whole[2])
    months = {path.parent.name for path in (site / "strategies/s0000/log").glob("*/index.html")}
    assert len(months) > 1
    assert {target.partition("#")[0] for target in found if target} == {"../../../../strategies/s0000/"}
