"""The tools above the tables: filter, find, sort, the address, and files of exactly the rows shown."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import SUB_PATH, Reader
from openpyxl import load_workbook
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

TASKS = "tasks/"
ROWS = "table[data-st-table] tbody tr"
OWNERS = f"{ROWS} > :nth-child(4)"
DUE = f"{ROWS} > :nth-child(5)"


def choose(reader: Reader, key: str, word: str) -> None:
    Select(reader.one(f"[data-st-filter={key}]")).select_by_visible_text(word)


def shown(reader: Reader) -> int:
    return len(reader.texts(ROWS))


def said(reader: Reader) -> list[int]:
    """Return the numbers in what the live region says."""
    return [int(word) for word in reader.one(".st-shown").text.split() if word.isdigit()]


def is_at(reader: Reader, path: str) -> bool:
    return urlsplit(reader.driver.current_url).path == path


def address(reader: Reader) -> dict[str, list[str]]:
    return parse_qs(urlsplit(reader.driver.current_url).query)


def test_filters_by_owner_and_says_how_many(reader: Reader) -> None:
    reader.open(TASKS)
    total = len(reader.all(ROWS))
    choose(reader, "owner", "王*")
    assert set(reader.texts(OWNERS)) == {"王*"}
    assert sorted(said(reader)) == [shown(reader), total]
    assert 0 < shown(reader) < total
    assert reader.one(".st-shown").get_attribute("role") == "status"


def test_every_value_of_every_filter_has_rows(reader: Reader) -> None:
    counts = """
    const [select, rows] = arguments, found = [];
    for (const option of [...select.options, select.options[0]]) {
      select.value = option.value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
      found.push(rows.filter((row) => row.getClientRects().length).length);
    }
    return found;"""
    reader.open(TASKS)
    rows = reader.all(ROWS)
    for key in ("owner", "status", "department", "strategy", "cycle", "month"):
        before, *found, after = reader.run(counts, reader.one(f"[data-st-filter={key}]"), rows)
        assert before == after == len(rows), key
        assert len(found) > 1, key
        assert all(found), key
        assert sum(found) <= len(rows), key


def test_the_choices_are_in_the_address_and_come_back_from_it(reader: Reader) -> None:
    reader.open(TASKS)
    choose(reader, "status", "已完成")
    reader.one(".st-tool__find").send_keys("會員")
    reader.one("th[data-st-key=planned] button").click()
    reader.wait(lambda: set(address(reader)) == {"status", "find", "sort"})
    assert address(reader) == {"status": ["done"], "find": ["會員"], "sort": ["planned"]}
    before = reader.texts(ROWS)
    assert before
    reader.driver.refresh()
    reader.one(".st-tools:not([hidden])")
    assert reader.texts(ROWS) == before
    assert reader.one("th[data-st-key=planned]").get_attribute("aria-sort") == "ascending"


def test_an_address_written_by_hand_works(reader: Reader) -> None:
    reader.open(TASKS + "?owner=王*&status=已完成&sort=-planned")
    reader.one(".st-tools:not([hidden])")
    assert set(reader.texts(OWNERS)) == {"王*"}
    assert set(reader.texts(f"{ROWS} .st-status")) == {"已完成"}


def test_a_star_means_any_where_nobody_is_called_so(reader: Reader) -> None:
    reader.open(TASKS + "?owner=許*")
    reader.one(".st-tools:not([hidden])")
    assert set(reader.texts(OWNERS)) == {"許凱文", "許若晴"}


def test_an_owner_who_is_nobody_has_no_rows(reader: Reader) -> None:
    reader.open(TASKS + "?owner=無此人")
    reader.one(".st-tools:not([hidden])")
    assert shown(reader) == 0
    assert 0 in said(reader)


def test_clearing_brings_all_back(reader: Reader) -> None:
    reader.open(TASKS + "?find=zzz&sort=-owner&owner=王*")
    reader.one(".st-tools:not([hidden])")
    assert shown(reader) == 0
    reader.one(".st-tools > button:not(.st-tool__fold)").click()
    assert shown(reader) == len(reader.all(ROWS))
    reader.wait(lambda: address(reader) == {})
    assert not reader.all("[aria-sort]")


@pytest.mark.parametrize("typed", ["ｔ００1", "T001", "t001"])
def test_find_sees_through_width_and_case(reader: Reader, typed: str) -> None:
    reader.open(TASKS)
    reader.one(".st-tool__find").send_keys(typed)
    assert set(reader.texts(f"{ROWS} > :nth-child(2)")) == {"T001"}


@pytest.mark.parametrize("typed", ["会员", "會員", "许若晴"])
def test_find_meets_in_both_scripts(reader: Reader, typed: str) -> None:
    reader.open(TASKS)
    reader.one(".st-tool__find").send_keys(typed)
    meant = {"会员": "會員", "许若晴": "許若晴"}.get(typed, typed)
    assert shown(reader)
    assert all(meant in row for row in reader.texts(ROWS))


def test_chips_let_in_what_any_of_them_names(reader: Reader) -> None:
    reader.open(TASKS)
    overdue, lagging = (reader.one(f"[data-st-chip={key}]") for key in ("overdue", "lagging"))
    counts = {int(chip.text.split()[-1]) for chip in (overdue,)}
    overdue.click()
    assert {shown(reader)} == counts
    only_overdue = set(reader.texts(ROWS))
    lagging.click()
    assert only_overdue < set(reader.texts(ROWS))
    reader.wait(lambda: address(reader) == {"is": ["overdue lagging"]})
    reader.driver.refresh()
    reader.one(".st-tools:not([hidden])")
    assert reader.one("[data-st-chip=lagging]").get_attribute("aria-pressed") == "true"
    assert only_overdue < set(reader.texts(ROWS))


def test_statuses_stand_in_the_order_of_their_lifecycle(reader: Reader) -> None:
    reader.open(TASKS)
    options = Select(reader.one("[data-st-filter=status]")).options[1:]
    assert [option.text for option in options] == ["未開始", "進行中", "延期", "已完成", "已取消"]


def test_nothing_that_matches_is_said_and_leaves_no_empty_frame(reader: Reader) -> None:
    reader.open("kpis/?find=無此指標")
    reader.one(".st-tools:not([hidden])")
    assert "沒有同時符合這些條件的記錄" in "".join(reader.texts(".st-empty"))
    assert reader.texts("h2") == []
    reader.one(".st-tools > button:not(.st-tool__fold)").click()
    assert reader.texts("h2")
    assert not reader.texts(".st-empty")


@pytest.mark.parametrize("page", ["tasks/", "alerts/"])
def test_groups_have_heads_with_the_number_of_their_rows(reader: Reader, page: str) -> None:
    reader.open(f"{page}?group=owner&cycle=running")
    reader.one(".st-tools:not([hidden])")
    numbers = [int(head.rsplit(" ", 1)[1]) for head in reader.texts(".st-group")]
    assert len(numbers) > 2
    assert sum(numbers) == said(reader)[0]


def test_alerts_can_be_filtered_by_whose_move_it_is(reader: Reader) -> None:
    reader.open("alerts/")
    select = Select(reader.one("[data-st-filter=owner]"))
    select.select_by_index(1)
    owner = select.first_selected_option.text
    assert {owner} == set(reader.texts(".st-alert .st-person"))
    assert sum(map(int, reader.texts("h2 .st-badge"))) == said(reader)[0]


def test_sorts_by_date_and_back(reader: Reader) -> None:
    reader.open(TASKS)
    written = reader.texts(ROWS)
    days = "return [...document.querySelectorAll('td.st-dates:nth-child(5)')].map(c => c.dataset.stSort)"
    head = reader.one("th[data-st-key=planned] button")
    head.click()
    ascending = [day for day in reader.run(days) if day]
    assert ascending == sorted(ascending)
    head.send_keys(Keys.ENTER)
    descending = [day for day in reader.run(days) if day]
    assert descending == sorted(descending, reverse=True)
    head.send_keys(Keys.SPACE)
    assert reader.texts(ROWS) == written


def test_sorts_chinese_names_as_the_language_does(reader: Reader) -> None:
    reader.open(TASKS + "?sort=owner")
    reader.one(".st-tools:not([hidden])")
    owners = reader.texts(OWNERS)
    expected = reader.run(
        "return [...arguments[0]].sort(new Intl.Collator('zh-Hant', {numeric: true}).compare)", owners
    )
    assert owners == expected
    assert owners != sorted(owners)


def test_numbers_sort_as_numbers_with_empty_ones_last(reader: Reader) -> None:
    reader.open("kpis/?sort=-attainment")
    reader.one(".st-tools:not([hidden])")
    for table in reader.all("table[data-st-table=kpis]"):
        cells = table.find_elements("css selector", "tbody td[data-st-sort]:nth-child(6)")
        values = [cell.get_attribute("data-st-sort") or "" for cell in cells]
        numbers = [int(value) for value in values if value]
        assert numbers == sorted(numbers, reverse=True)
        assert values[len(numbers) :] == [""] * (len(values) - len(numbers))


def test_csv_holds_exactly_the_rows_shown(reader: Reader) -> None:
    reader.open(TASKS + "?owner=王*&sort=-planned")
    reader.one("[data-st-download=csv]").click()
    content = reader.downloaded("tasks.csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[0][:4] == reader.texts("thead th")[:4]
    assert [row[2] for row in rows[1:]] == reader.texts(f"{ROWS} > :nth-child(3)")
    assert {row[3] for row in rows[1:]} == {"王*"}


def test_a_workbook_holds_exactly_the_rows_shown(reader: Reader) -> None:
    reader.open(TASKS + "?status=已完成&find=會員")
    reader.one("[data-st-download=xlsx]").click()
    sheet: Any = load_workbook(io.BytesIO(reader.downloaded("tasks.xlsx"))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[2] for row in rows[1:]] == reader.texts(f"{ROWS} > :nth-child(3)")
    assert sheet.freeze_panes == "A2"
    assert rows[0][4:6] == ("計劃起止時間（起）", "計劃起止時間（迄）")
    assert all(isinstance(row[4], datetime) and isinstance(row[5], datetime) for row in rows[1:])
    assert {row[8] for row in rows[1:]} == {1}
    assert {sheet.cell(number, 9).number_format for number in range(2, len(rows) + 1)} == {"0%"}


def test_what_a_kpi_comes_to_is_a_number_beside_its_unit(reader: Reader) -> None:
    reader.open("kpis/?strategy=2025年618大促推廣策略")
    reader.one("[data-st-download=xlsx]").click()
    sheet: Any = load_workbook(io.BytesIO(reader.downloaded("kpis.xlsx"))).active
    heads, *rows = sheet.iter_rows(values_only=True)
    target = heads.index("目標值")
    assert heads[target + 1] == "目標值（單位）"
    assert rows
    assert all(isinstance(row[target], int | float) for row in rows)
    assert "元" in {row[target + 1] for row in rows}


def test_works_below_a_sub_path(reader: Reader) -> None:
    below = reader.at(reader.root + SUB_PATH)
    below.open(TASKS)
    choose(below, "owner", "王*")
    below.wait(lambda: address(below) == {"owner": ["王*"]})
    assert urlsplit(below.driver.current_url).path == f"/{SUB_PATH}tasks/"
    assert set(below.texts(OWNERS)) == {"王*"}


def test_everything_is_there_without_scripts(reader: Reader) -> None:
    reader.open(TASKS)
    total = len(reader.all(ROWS))
    reader.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        reader.open(TASKS + "?owner=王*")
        seen = [row for row in reader.all(ROWS) if row.is_displayed()]
        assert len(seen) == total
        assert not reader.one(".st-tools").is_displayed()
    finally:
        reader.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_tools_are_made_once_when_pages_are_swapped_in_place(reader: Reader) -> None:
    reader.open("")
    reader.run("window.sameDocument = true")
    for path in ("tasks/", "kpis/", "tasks/", "strategies/", "tasks/"):
        # In one step: the theme puts other tabs in place with each page.
        reader.run("document.querySelector(arguments[0]).click()", f".md-tabs__link[href$='{path}']")
        reader.wait(partial(is_at, reader, f"/{path}"))
        reader.one(f".st-tools[data-st-for={path.strip('/')}]:not([hidden])")
        assert len(reader.all(".st-tool__find")) == 1
    assert reader.run("return window.sameDocument") is True
    choose(reader, "owner", "王*")
    assert set(reader.texts(OWNERS)) == {"王*"}
    reader.one("th[data-st-key=planned] button").click()
    assert reader.one("th[data-st-key=planned]").get_attribute("aria-sort") == "ascending"


def test_a_choice_made_just_before_leaving_stays_with_its_page(reader: Reader) -> None:
    reader.open(TASKS)
    reader.run("""
        const find = document.querySelector(".st-tool__find");
        find.value = "會員"; find.dispatchEvent(new Event("input", {bubbles: true}));
        document.querySelector(".md-tabs__link[href$='alerts/']").click();""")
    reader.wait(lambda: reader.texts("h1") == ["預警"])
    reader.driver.execute_async_script("setTimeout(arguments[0], 300)")
    assert "find=" not in urlsplit(reader.driver.current_url).query


def test_a_person_on_a_phone_can_filter_and_sort(reader: Reader) -> None:
    reader.looks(390, height=844)
    reader.open(TASKS)
    # The first task is on the first screen: the choices wait behind a button.
    assert reader.run("return document.querySelector('table tbody tr').getBoundingClientRect().bottom") < 600
    assert not reader.one("[data-st-filter=owner]").is_displayed()
    reader.one(".st-tool__fold").click()
    choose(reader, "owner", "王*")
    order = Select(reader.one("[data-st-filter=sort]"))
    order.select_by_value("-planned")
    assert set(reader.texts(f"{OWNERS} a")) == {"王*"}
    assert reader.run("return document.documentElement.scrollWidth") <= 390
