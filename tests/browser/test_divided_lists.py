"""A list of more rows than a page may have: tools work over all of it; without scripts its parts do."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe import faults
from browsing import SUB_PATH, Reader, served
from many import TASKS_OF_A_STRATEGY, build_many
from selenium.webdriver import Chrome
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from strategy_tracker.serving import policy_of

TASKS = 24 * TASKS_OF_A_STRATEGY
ROWS = "table[data-st-table] tbody tr:not(.st-space):not(.st-group)"
SHOWN = "st-shown"


@pytest.fixture(scope="module")
def root(many_folder: Path) -> Iterator[str]:
    with served(many_folder, policy_of(many_folder).value) as address:
        yield address


@pytest.fixture(scope="module")
def tasks(many_folder: Path) -> list[Mapping[str, str]]:
    """Return all tasks as they are published."""
    text = (many_folder / "data" / "tasks.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def list_reader(chromium: Chrome, root: str, downloads: Path) -> Reader:
    reader = Reader(chromium, root, downloads)
    reader.looks()
    return reader


def ready(reader: Reader, path: str = "tasks/") -> None:
    """Open a page and wait until its tools have all rows."""
    reader.open(path)
    reader.one(".st-tools:not([hidden])")


def said(reader: Reader) -> list[int]:
    """Return the numbers in what the live region says: how many rows are shown, of how many."""
    return [int(word) for word in reader.one(".st-shown").text.split() if word.isdigit()]


def choose(reader: Reader, key: str, word: str) -> None:
    Select(reader.one(f"[data-st-filter={key}]")).select_by_visible_text(word)


def column(reader: Reader, key: str) -> list[str]:
    """Return the texts of a column's cells that are in the page and seen."""
    place = reader.run(
        "return [...document.querySelector('table[data-st-table] thead tr').cells]"
        ".findIndex(head => head.dataset.stKey === arguments[0]) + 1",
        key,
    )
    return reader.texts(f"{ROWS} > :nth-child({place})")


def test_a_filter_finds_rows_of_all_parts(list_reader: Reader, tasks: list[Mapping[str, str]]) -> None:
    ready(list_reader)
    part, total = said(list_reader)
    assert 0 < part <= 40
    assert total == TASKS
    owner = tasks[0]["負責人"]
    choose(list_reader, "owner", owner)
    expected = sum(task["負責人"] == owner for task in tasks)
    assert said(list_reader) == [expected, TASKS]
    assert set(column(list_reader, "owner")) == {owner}
    assert len(column(list_reader, "owner")) == min(expected, 30) or expected > 30
    choose(list_reader, "owner", "全部")
    assert said(list_reader) == [part, TASKS]
    assert len(list_reader.texts(ROWS)) == part


@pytest.mark.parametrize("words", ["主視覺", "主视觉"])
def test_words_are_found_in_all_parts_and_in_both_scripts(
    list_reader: Reader, tasks: list[Mapping[str, str]], words: str
) -> None:
    ready(list_reader)
    list_reader.one(".st-tool__find").send_keys(words)
    assert said(list_reader)[0] == sum("主視覺" in task["任務描述"] for task in tasks)
    list_reader.wait(lambda: "find" in parse_qs(urlsplit(list_reader.driver.current_url).query))


@pytest.mark.parametrize(("presses", "descending"), [(1, False), (2, True)])
def test_all_rows_are_sorted(
    list_reader: Reader, tasks: list[Mapping[str, str]], presses: int, descending: bool
) -> None:
    ready(list_reader)
    head = "th[data-st-key=planned]"
    for _ in range(presses):
        list_reader.one(f"{head} button").send_keys(Keys.ENTER)
    list_reader.wait(lambda: said(list_reader)[0] == TASKS)
    direction = "descending" if descending else "ascending"
    assert list_reader.one(head).get_attribute("aria-sort") == direction
    ends = sorted((task["計劃結束"] for task in tasks), reverse=descending)
    assert [text[-10:] for text in column(list_reader, "planned")[:20]] == ends[:20]


def test_groups_and_chips_count_all_rows(list_reader: Reader, tasks: list[Mapping[str, str]]) -> None:
    ready(list_reader, "tasks/?is=overdue&group=strategy")
    overdue = int(list_reader.one("[data-st-chip=overdue] span").text)
    assert said(list_reader) == [overdue, TASKS]
    heads = list_reader.texts("tr.st-group .st-badge")
    assert heads
    names = {task["策略名稱"] for task in tasks}
    assert {text.rsplit(" ", 1)[0].strip() for text in list_reader.texts("tr.st-group th")} <= names


def test_only_rows_near_the_screen_are_in_the_page_and_all_can_be_reached(list_reader: Reader) -> None:
    ready(list_reader, "tasks/?sort=-planned")
    list_reader.wait(lambda: said(list_reader)[0] == TASKS)
    table = list_reader.one("table[data-st-table]")
    assert table.get_attribute("aria-rowcount") == str(TASKS + 1)
    first = list_reader.one("[aria-rowindex='2']").text
    assert len(list_reader.all("[aria-rowindex]")) < TASKS / 2
    # A few steps: what comes into the page is a little higher or lower than was thought.
    last = f"[aria-rowindex='{TASKS + 1}']"
    for _ in range(10):
        list_reader.run("window.scrollTo(0, document.body.scrollHeight)")
        if list_reader.driver.find_elements("css selector", last):
            break
        list_reader.wait(
            lambda: list_reader.run("return new Promise(done => setTimeout(() => done(true), 50))")
        )
    assert list_reader.one(last).is_displayed()
    assert not list_reader.all("[aria-rowindex='2']")
    assert len(list_reader.all("[aria-rowindex]")) < TASKS / 2
    list_reader.run("window.scrollTo(0, 0)")
    assert list_reader.one("[aria-rowindex='2']").text == first


def test_what_the_keyboard_is_in_stays_in_the_page(list_reader: Reader) -> None:
    ready(list_reader, "tasks/?sort=-planned")
    list_reader.wait(lambda: said(list_reader)[0] == TASKS)
    list_reader.run("document.querySelector(\"[aria-rowindex='3'] a\").focus()")
    list_reader.run("window.scrollTo(0, document.body.scrollHeight)")
    list_reader.wait(lambda: not list_reader.all("[aria-rowindex='70']"))
    assert list_reader.run("return document.activeElement.closest('tr').ariaRowIndex") == "3"


def test_a_found_row_leads_to_its_record(list_reader: Reader) -> None:
    ready(list_reader, f"{SUB_PATH}tasks/?month=2025-11")
    link = list_reader.one("[aria-rowindex] a.st-id")
    name = link.text
    assert f"/{SUB_PATH}strategies/" in (link.get_attribute("href") or "")
    link.click()
    row = list_reader.one("tr:target")
    assert name in row.text


def test_files_have_all_rows_that_are_kept(list_reader: Reader, tasks: list[Mapping[str, str]]) -> None:
    ready(list_reader)
    list_reader.one("[data-st-download=csv]").click()
    rows = list(csv.DictReader(io.StringIO(list_reader.downloaded("tasks.csv").decode("utf-8-sig"))))
    assert {(row["策略名稱"], row["任務編號"]) for row in rows} == {
        (task["策略名稱"], task["任務編號"]) for task in tasks
    }
    assert len(rows) == TASKS
    choose(list_reader, "status", "延期")
    list_reader.one("[data-st-download=csv]").click()
    rows = list(csv.DictReader(io.StringIO(list_reader.downloaded("tasks.csv").decode("utf-8-sig"))))
    assert len(rows) == said(list_reader)[0]
    assert all(row["完成狀態"].startswith("延期") for row in rows)


def test_alerts_are_found_in_all_parts(list_reader: Reader) -> None:
    ready(list_reader, "alerts/")
    part, total = said(list_reader)
    assert part < total
    list_reader.one(".st-tool__find").send_keys("直播")
    count = said(list_reader)[0]
    assert 0 < count < total
    titles = list_reader.texts(".st-alert__title")
    assert titles
    assert all("直播" in title for title in titles)
    assert list_reader.one(".st-alert[aria-posinset='1']").get_attribute("aria-setsize") == str(count)


def test_a_phone_shows_cards_with_all_their_details(list_reader: Reader) -> None:
    list_reader.looks(390)
    ready(list_reader, "tasks/?find=主視覺")
    list_reader.one("[aria-rowindex] .st-details").click()
    assert list_reader.one("tr.st-open .st-details").get_attribute("aria-expanded") == "true"
    assert list_reader.run("return document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(
    ("width", "path"), [(1440, "tasks/?is=overdue"), (390, "tasks/"), (1440, "alerts/?find=直播")]
)
def test_has_no_fault_that_axe_core_finds(list_reader: Reader, axe: str, width: int, path: str) -> None:
    list_reader.looks(width)
    ready(list_reader, path)
    assert faults(list_reader, axe) == []


def test_what_was_chosen_is_printed_and_said(list_reader: Reader) -> None:
    ready(list_reader, "tasks/?is=open")
    count = said(list_reader)[0]
    list_reader.run("window.dispatchEvent(new Event('beforeprint'))")
    list_reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        printed = list_reader.texts(ROWS)
        assert str(count) in list_reader.one(".st-printed").text
        assert not list_reader.texts(".st-parts p")
    finally:
        list_reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert len(printed) == count


def test_pages_that_are_swapped_in_place_have_their_own_rows(list_reader: Reader) -> None:
    def is_at(path: str) -> bool:
        return list_reader.driver.current_url.endswith(path)

    ready(list_reader)
    list_reader.run("window.same = true")
    for name, total in (("kpis", 120), ("alerts", None), ("tasks", TASKS)):
        list_reader.run("document.querySelector(arguments[0]).click()", f".md-tabs__link[href$='{name}/']")
        list_reader.wait(partial(is_at, f"/{name}/"))
        list_reader.one(f".st-tools[data-st-for={name}]:not([hidden])")
        if total:
            assert said(list_reader)[1] == total
    assert list_reader.run("return window.same")
    assert list_reader.complaints() == []


def test_without_scripts_every_part_is_there_and_leads_to_the_next(list_reader: Reader) -> None:
    list_reader.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        list_reader.driver.get(f"{list_reader.root}tasks/")
        links = "return [...document.querySelectorAll(arguments[0])].map(one => one.getAttribute('href'))"
        seen: set[str] = set()
        for _ in range(TASKS):
            seen |= set(list_reader.run(links, f"{ROWS} a.st-id"))
            following = list_reader.all(".st-parts [rel=next]")
            if not following:
                break
            list_reader.driver.get(str(following[0].get_property("href")))
        assert len(seen) == TASKS
        assert not list_reader.all(".st-tools:not([hidden])")
    finally:
        list_reader.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_where_the_rows_cannot_be_fetched_the_tools_work_on_the_part_and_say_so(
    list_reader: Reader,
) -> None:
    list_reader.driver.execute_cdp_cmd("Network.enable", {})
    list_reader.driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*/data/rows/*"]})
    try:
        ready(list_reader)
        part, total = said(list_reader)
        assert part == total == len(list_reader.texts(ROWS))
        assert f"本頁這 {part} 項" in list_reader.one(".st-scope").text
    finally:
        list_reader.driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})


def test_a_site_that_is_opened_as_files_has_its_parts(
    chromium: Chrome, downloads: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    build_many(4, tmp_path, site, directories=False)
    reader = Reader(chromium, site.as_uri() + "/", downloads)
    reader.looks()
    chromium.get(f"{site.as_uri()}/tasks/index.html")
    reader.one(".st-tools:not([hidden])")
    assert said(reader)[0] == said(reader)[1] <= 40
    assert "伺服器" in reader.one(".st-scope").text
    reader.one(".st-parts [rel=next]").click()
    reader.wait(lambda: "/tasks/2025-" in reader.driver.current_url)
    assert reader.texts(ROWS)
