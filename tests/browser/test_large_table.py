"""Five thousand rows stay smooth, and files of rows keep every text as it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Reader, served
from jinja2 import Environment
from openpyxl import load_workbook
from selenium.webdriver import Chrome
from selenium.webdriver.common.keys import Keys

from strategy_tracker.exchange.file_text import csv_text

ASSETS = Path(__file__).parents[2] / "plugins/strategy_tracker/site/assets"
ROWS = 5000
_STYLES = ("theme.css", "tracker.css", "tables.css")
_SCRIPTS = ("table-rows.js", "downloads.js", "shown-rows.js", "tracker.js", "page.js")
_PAGE = Environment(autoescape=True).from_string(
    """<!doctype html><html lang="zh-Hant"><meta charset="utf-8"><title>t</title>
<link rel="stylesheet" href="theme.css"><link rel="stylesheet" href="tracker.css">
<link rel="stylesheet" href="tables.css">
<body class="md-typeset" data-md-color-scheme="default">
<p class="st-stale" hidden data-st-live data-st-as-of="{{ as_of }}" data-st-text="{days}"></p>
<p class="st-stale" hidden data-st-as-of="2001-01-01" data-st-text="{days}"></p>
<div class="st-tools" hidden data-st-for="tasks"
 data-st-filters='[["owner", "owner", []], ["status", "status", []], ["month", "month", []]]'
 data-st-find="find" data-st-all="all"
 data-st-order="order" data-st-clear="clear" data-st-count="{shown} / {total}"
 data-st-csv="csv" data-st-xlsx="xlsx" data-st-title="任務"></div>
<div class="st-scroll"><table class="st-table" data-st-table="tasks"><thead><tr>
{% for key in keys %}<th data-st-key="{{ key }}">{{ key }}</th>{% endfor %}</tr></thead><tbody>
{% for row in rows %}<tr>{% for cell in row %}<td data-st-text="{{ cell }}">{{ cell }}</td>{% endfor %}</tr>
{% endfor %}</tbody></table></div>
<script src="table-rows.js"></script><script src="downloads.js"></script>
<script src="shown-rows.js"></script><script src="tracker.js"></script><script src="page.js"></script>"""
)
_TRICKY = (
    "=1+1", "+886", "-5 點", "@SUM(A1)", "＝1", " =1", "'=1", "「=1", "\u200b=1", "\t=1", "\n=1", "plain",
    'say "hi"', "a,b", "a\nb", "a\r\nb", "_x0041_", "<b>&amp;", "\U0001f600 長", "\x07bell", "",
    "=" * 40_000, "0012",
)  # fmt: skip


@pytest.fixture(scope="module")
def own_pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("large")
    for name in (*_STYLES, *_SCRIPTS):
        (folder / name).write_bytes((ASSETS / name).read_bytes())
    keys = ["strategy", "id", "description", "owner", "due", "actual", "progress", "status", "problem"]
    rows = [
        [f"策略{n % 100}", f"T{n:04}", f"完成第{n}場直播並輸出報告{n % 7}份",
         f"負責人{n % 60}", f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}",
         "", f"{n % 101}%", ("未開始", "進行中", "已完成")[n % 3], "供應商排期晚一周"]
        for n in range(ROWS)
    ]  # fmt: skip
    (folder / "large.html").write_text(_PAGE.render(keys=keys, rows=rows, as_of="2999-01-01"), "utf-8")
    tricky = [[str(n), text] for n, text in enumerate(_TRICKY)]
    page = _PAGE.render(keys=["id", "text"], rows=tricky, as_of="2020-01-01")
    (folder / "tricky.html").write_text(page, "utf-8", newline="")
    with served(folder) as root:
        yield root


@pytest.fixture
def large(chromium: Chrome, own_pages: str, downloads: Path) -> Reader:
    reader = Reader(chromium, own_pages, downloads)
    reader.looks()
    return reader


def test_rows_further_down_follow_as_the_reader_scrolls(large: Reader) -> None:
    large.open("large.html")
    large.one(".st-tools:not([hidden])")
    count = (
        "return [...document.querySelectorAll('tbody tr')].filter(row => row.getClientRects().length).length"
    )
    first = large.run(count)
    assert 0 < first < ROWS
    large.run("window.scrollTo(0, document.body.scrollHeight)")
    large.wait(lambda: large.run(count) > first)
    assert large.one(".st-shown").text == f"{ROWS} / {ROWS}"


def test_all_rows_are_printed_and_downloaded_wherever_the_reader_is(large: Reader) -> None:
    large.open("large.html")
    large.one("[data-st-download=csv]").click()
    rows = list(csv.reader(io.StringIO(large.downloaded("tasks.csv").decode("utf-8-sig"))))
    assert len(rows) == ROWS + 1
    large.one("th[data-st-key=id] button").send_keys(Keys.ENTER + Keys.ENTER)
    large.run("window.dispatchEvent(new Event('beforeprint'))")
    large.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        names = large.texts("tbody td:nth-child(2)")
        shown = large.run(
            "return [...document.querySelectorAll('tbody tr')].every(row => row.getClientRects().length)"
        )
    finally:
        large.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert shown
    assert names == sorted(names, reverse=True)


def test_csv_keeps_and_guards_texts_as_the_published_files_do(large: Reader) -> None:
    large.open("tricky.html")
    large.one("[data-st-download=csv]").click()
    content = large.downloaded("tasks.csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline="")))[1:]
    # HTML cannot hold a lone carriage return or a control character: what the browser reads is the text.
    texts = large.run(
        "return [...document.querySelectorAll('td:nth-child(2)')].map(cell => cell.dataset.stText)"
    )
    assert [row[1] for row in rows] == [csv_text(text) for text in texts]


def test_a_workbook_keeps_texts_as_text(large: Reader) -> None:
    large.open("tricky.html")
    large.one("[data-st-download=xlsx]").click()
    sheet = load_workbook(io.BytesIO(large.downloaded("tasks.xlsx"))).active
    assert sheet is not None
    assert sheet.title == "任務"
    found = [sheet.cell(number + 2, 2) for number in range(len(_TRICKY))]
    assert {cell.data_type for cell in found if cell.value is not None} <= {"s", "inlineStr"}
    assert [found[n].value for n in (0, 1, 11, 12, 13, 14, 18, 22)] == [
        "=1+1", "+886", "plain", 'say "hi"', "a,b", "a\nb", "\U0001f600 長", "0012",
    ]  # fmt: skip


def test_only_a_page_made_for_its_day_says_that_it_is_old(large: Reader) -> None:
    large.open("tricky.html")
    old, fixed = large.all(".st-stale")
    assert int(old.text) > 2000
    assert not fixed.is_displayed()
    large.open("large.html")
    assert not large.all(".st-stale")[0].is_displayed()
