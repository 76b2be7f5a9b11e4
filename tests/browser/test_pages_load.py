"""Every kind of page opens cleanly, in light and dark, on a wide screen and a phone.

No complaint of the browser, no request to another host, no sideways scrolling, no fault that axe-core finds.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from axe import OF_COLOURS, faults
from browsing import PAGES, SUB_PATH, Reader, served

pytestmark = pytest.mark.usefixtures("searching")

_OVERFLOW = """
const limit = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth <= limit) return [];
return [...document.body.querySelectorAll("*")]
  .filter(one => one.getBoundingClientRect().right > limit + 1)
  .filter(one => !one.closest(".st-scroll, .md-sidebar, pre"))
  .slice(0, 5).map(one => one.outerHTML.slice(0, 200)).concat([String(document.documentElement.scrollWidth)]);
"""
_CHOOSE = """document.querySelector(
  `[data-md-component=palette] input[data-md-color-scheme=${arguments[0]}]`).click()"""


@pytest.mark.parametrize("kind", PAGES)
def test_opens_cleanly_at_both_widths_in_light_and_dark(reader: Reader, axe: str, kind: str) -> None:
    reader.open(PAGES[kind])
    for scheme, rules in (("default", ()), ("slate", OF_COLOURS)):
        reader.run(_CHOOSE, scheme)
        assert reader.one(f"body[data-md-color-scheme={scheme}]")
        for width in (1440, 390):
            reader.looks(width)
            assert reader.run(_OVERFLOW) == [], (scheme, width)
            assert faults(reader, axe, rules) == [], (scheme, width)
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


def test_a_request_to_another_host_would_be_a_complaint(reader: Reader) -> None:
    _ask_elsewhere(reader)
    assert any("http://127.0.0.1:9/" in words for words in reader.complaints())
    assert reader.foreign_requests() == []  # the site's policy has stopped it


def test_the_log_of_requests_would_show_another_host(reader: Reader, example_folder: Path) -> None:
    with served(example_folder) as root:
        elsewhere = reader.at(root)
        _ask_elsewhere(elsewhere)
        assert elsewhere.foreign_requests() == ["http://127.0.0.1:9/"]
