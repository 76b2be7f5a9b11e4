"""Every kind of page opens cleanly, in light and dark, on a wide screen, a phone and paper.

No complaint of the browser, no request to another host, no sideways scrolling, no fault that axe-core finds,
nothing on paper that is too small or not black on white. All is looked at in one visit of each page.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from axe import OF_COLOURS, OF_PLACES, faults
from browsing import PAGES, SUB_PATH, Reader, served

_OVERFLOW = """
const limit = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth <= limit) return [];
return [...document.body.querySelectorAll("*")]
  .filter(one => one.getBoundingClientRect().right > limit + 1)
  .filter(one => !one.closest(".st-scroll, .md-sidebar, pre"))
  .slice(0, 5).map(one => one.outerHTML.slice(0, 200)).concat([String(document.documentElement.scrollWidth)]);
"""
_SMALL = """
const small = [];
for (const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); walker.nextNode();) {
  const node = walker.currentNode, element = node.parentElement;
  if (!node.textContent.trim() || !element.getClientRects().length) continue;
  if (element.closest("script, style, desc")) continue;
  const matrix = element.getScreenCTM && element.getScreenCTM();
  const size = parseFloat(getComputedStyle(element).fontSize) * (matrix ? matrix.a : 1);
  if (size > 0 && size < 10.6) small.push([node.textContent.trim().slice(0, 20), size]);
}
const page = getComputedStyle(document.body);
return [small, page.backgroundColor, page.color];
"""
_ALONE = """
const top = (node, place) => {
  const range = document.createRange();
  range.setStart(node, place); range.setEnd(node, place + 1);
  const box = range.getClientRects()[0];
  return box && box.width ? box.top + box.height / 2 : NaN;
};
const alone = block => {
  const last = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).lastChild();
  const end = last ? last.data.trimEnd().length : 0;
  if (end < 3) return false;
  const at = top(last, end - 1);
  return Math.abs(at - top(last, end - 2)) > 8 && at < block.getBoundingClientRect().bottom;
};
const blocks = ".st-table :is(td, th, .st-small), .st-alert > div, .st-ticket > a";
return [...document.querySelectorAll(blocks)].filter(alone).map(block => block.textContent);
"""
"""Texts of which the last line is one character."""
_CROOKED = """
const left = cell => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  return Math.round(range.getClientRects()[0]?.left);
};
return [...document.querySelectorAll(".st-table tbody tr")]
  .filter(row => getComputedStyle(row).display === "flex")
  .map(row => [...row.querySelectorAll("td")].filter(cell => cell.getClientRects().length).map(left))
  .filter(lefts => new Set(lefts).size > 1);
"""
"""Where the cells of a card begin, of cards whose cells do not begin below each other."""
_LOOKS = """
const looks = (one) => {
  const { color, backgroundColor, opacity } = getComputedStyle(one);
  return [color, backgroundColor, opacity].join(" ");
};
const seen = [...document.querySelectorAll("article *")].filter((one) => one.getClientRects().length);
"""
_REMEMBER = f"{_LOOKS} window.seenBefore = new Map(seen.map((one) => [one, looks(one)]))"
_DIFFERS = f"{_LOOKS} return seen.some((one) => window.seenBefore.get(one) !== looks(one))"
"""Whether a part is seen that was not when _REMEMBER ran, or in another colour."""
_CHOOSE = """document.querySelector(
  `[data-md-component=palette] input[data-md-color-scheme=${arguments[0]}]`).click()"""


def on_paper(reader: Reader) -> tuple[list[tuple[str, float]], str, str]:
    """Return the texts smaller than 8 points, the paper's colour, and that of the ink.

    8 pt are 10.67 px; a landscape A4 between its margins is 1047 px wide.
    """
    reader.looks(1047)
    reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    small, paper, ink = reader.run(_SMALL)
    return small, paper, ink


def misplaced(reader: Reader) -> list[str]:
    """Return what sticks out of the page, stands alone on a line, or begins elsewhere than the rest."""
    return [str(one) for script in (_OVERFLOW, _ALONE, _CROOKED) for one in reader.run(script)]


def test_a_page_of_every_kind_is_looked_at(example_folder: Path) -> None:
    found = {
        path.parent.relative_to(example_folder).as_posix() for path in example_folder.rglob("index.html")
    }
    many = ("strategies/", "people/", "reports/weekly/", "reports/monthly/", "guide", "reference")
    kinds = {f"{path}/".removeprefix("./") for path in found if not path.startswith(many)}
    assert kinds - set(PAGES.values()) == set()


@pytest.mark.parametrize("kind", PAGES)
def test_opens_cleanly_on_every_screen_and_on_paper(reader: Reader, axe: str, kind: str) -> None:
    reader.open(PAGES[kind])
    assert misplaced(reader) == []
    assert faults(reader, axe) == []
    reader.run(_REMEMBER)
    reader.looks(390)
    assert misplaced(reader) == []
    # Of what a phone shows as a wide screen does, only the place can be at fault.
    has_other_parts = reader.run(_DIFFERS)
    assert faults(reader, axe, () if has_other_parts else OF_PLACES) == []
    reader.run(_CHOOSE, "slate")
    assert reader.one("body[data-md-color-scheme=slate]")
    for width in (390, 1440) if has_other_parts else (1440,):
        reader.looks(width)
        assert faults(reader, axe, OF_COLOURS) == [], width
    small, paper, ink = on_paper(reader)
    assert (small, paper, ink) == ([], "rgb(255, 255, 255)", "rgb(0, 0, 0)")
    assert reader.complaints() == []
    assert reader.foreign_requests() == []


def test_a_dark_screen_is_dark_from_the_start(reader: Reader, axe: str) -> None:
    reader.looks(1440, "dark")
    reader.open("")
    assert reader.one("body[data-md-color-scheme=slate]")
    assert faults(reader, axe) == []
    assert reader.complaints() == []


@pytest.mark.parametrize("width", [1440, 390])
def test_a_charts_texts_have_the_size_that_they_were_measured_at(reader: Reader, width: int) -> None:
    reader.looks(width)
    reader.open(PAGES["strategy with a chart of several pages"])
    sizes = """return [...new Set([...document.querySelectorAll(".st-chart .st-svg :is(.st-label, .st-meta)")]
        .map(one => getComputedStyle(one).fontSize))]"""
    assert reader.run("return document.querySelectorAll('.st-chart .st-svg .st-meta').length") > 10
    assert reader.run(sizes) == ["12px"]


@pytest.mark.parametrize("kind", ["home", "tasks", "strategy"])
def test_works_below_a_sub_path(reader: Reader, kind: str) -> None:
    below = reader.at(reader.root + SUB_PATH)
    below.open(PAGES[kind])
    assert below.one(".st-asof")
    assert below.complaints() == []
    outside = [url for url in below.requests() if not url.startswith(below.root)]
    assert [url for url in outside if not url.endswith("/favicon.ico")] == []


def _ask_elsewhere(reader: Reader) -> None:
    reader.open("")
    reader.run("fetch('http://127.0.0.1:9/').catch(() => { window.tried = true })")
    reader.wait(lambda: reader.run("return window.tried"))


# With the words of the site: leaving them out takes a header, of which another host is asked beforehand.
@pytest.mark.usefixtures("searching")
def test_a_request_to_another_host_would_be_a_complaint(reader: Reader) -> None:
    _ask_elsewhere(reader)
    assert any("http://127.0.0.1:9/" in words for words in reader.complaints())
    assert reader.foreign_requests() == []  # the site's policy has stopped it


@pytest.mark.usefixtures("searching")
def test_the_log_of_requests_would_show_another_host(reader: Reader, example_folder: Path) -> None:
    with served(example_folder) as root:
        elsewhere = reader.at(root)
        _ask_elsewhere(elsewhere)
        assert elsewhere.foreign_requests() == ["http://127.0.0.1:9/"]
