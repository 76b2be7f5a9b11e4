"""Nothing on a page moves while it arrives, and on a phone a task is a card of a few lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import PAGES, Reader
from pieces import TELL_WHAT_IS_PAINTED, served_in_pieces

_WATCH = """
window.shifted = 0;
new PerformanceObserver((list) => list.getEntries().forEach((one) => (window.shifted += one.value)))
  .observe({type: "layout-shift", buffered: true});
"""


LIKE_OTHERS = (
    *("guide", "guide with tables", "guide with code"),
    *("past weekly report", "monthly report", "rules", "data"),
)
"""Pages of which each part is on another kind as well, or is the theme's alone."""


@pytest.fixture(scope="module")
def slow_example(example_folder: Path, example_policy: str) -> Iterator[str]:
    with served_in_pieces(example_folder, example_policy) as root:
        yield root


@pytest.fixture
def watched(reader: Reader, slow_example: str) -> Iterator[Reader]:
    source = {"source": _WATCH + TELL_WHAT_IS_PAINTED}
    added = reader.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", source)
    yield reader.at(slow_example)
    reader.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind not in LIKE_OTHERS])
def test_nothing_moves_while_a_page_arrives(watched: Reader, kind: str, width: int) -> None:
    """How fast the machine is makes no difference: each piece is painted before the next comes."""
    watched.looks(width, height=900 if width > 600 else 844)
    watched.open(PAGES[kind])
    watched.wait(lambda: watched.run("return document.readyState") == "complete")
    frames = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))"
    watched.driver.execute_async_script(frames)
    assert watched.all("footer.md-footer")  # no piece was kept back
    assert watched.run("return window.shifted") < 0.1


def test_a_task_is_a_card_on_a_phone_with_the_rest_behind_a_button(reader: Reader) -> None:
    reader.looks(390, height=844)
    reader.open("tasks/")
    button = reader.one(".st-details")
    heights = reader.run(
        "return [...document.querySelectorAll('tr')].slice(1, 20).map(row => row.offsetHeight)"
    )
    assert sorted(heights)[len(heights) // 2] <= 100
    assert max(heights) <= 130
    card = "table tbody tr:first-child"
    assert not reader.texts(f"{card} > :last-child")
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    assert reader.texts(f"{card} > :last-child")


@pytest.mark.parametrize("kind", ["home", "tasks", "person", "strategy"])
def test_what_is_touched_is_24_pixels_high(reader: Reader, kind: str) -> None:
    reader.looks(390, height=844)
    reader.open(PAGES[kind])
    touched = ".md-content :is(button, select, input, summary, td a, li > a)"
    script = """return [...document.querySelectorAll(arguments[0])]
        .filter(one => one.getClientRects().length)
        .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])
        .filter(([, height]) => height < 23.5)"""
    assert reader.run(script, touched) == []
