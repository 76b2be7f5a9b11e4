"""The policy that a web server sends: the site works under it whole, and nothing else runs.

All other tests of the example run under it too; test_pages_load.py looks on each kind of page at what the
browser complains about, which is all that the policy refuses.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from browsing import PAGES, Reader

VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""


@pytest.fixture
def watched(reader: Reader) -> Iterator[Reader]:
    """Somebody at a browser that notes each violation, from the first script of a page on."""
    noted = reader.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": VIOLATIONS})
    yield reader
    reader.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", noted)


def violations(reader: Reader) -> list[str]:
    return list(reader.run("return window.violations"))


@pytest.mark.usefixtures("searching")
@pytest.mark.parametrize("kind", ["home", "strategy with a chart of several pages", "guide with views"])
def test_a_page_works_under_it(watched: Reader, kind: str) -> None:
    watched.open(PAGES[kind])
    watched.one("body[data-md-color-scheme]")
    watched.wait(lambda: watched.run("return typeof document$ !== 'undefined'"))  # the theme's own script ran
    assert violations(watched) == []
    assert watched.complaints() == []


def test_pages_on_every_level_are_swapped_in_place_under_the_first_ones_policy(watched: Reader) -> None:
    watched.open("")
    watched.run("window.same = true")

    def pressed(path: str) -> bool:
        press = """const link = [...document.links].find(one => one.href === arguments[0]);
            link?.click(); return Boolean(link)"""
        return bool(watched.run(press, watched.root + path))

    def shows(heading: str) -> bool:
        """Tell whether the page's own text has been put in; by then its links have."""
        return heading in watched.run("return document.querySelector('h1').textContent")

    online = "strategies/2024-q3-online-launch/"
    for path, heading in (
        ("tasks/", "關鍵任務"),
        (online, "2024年Q3"),
        (f"{online}retrospective/", "復盤總結"),
    ):
        watched.wait(partial(pressed, path))
        watched.wait(partial(shows, heading))
        assert watched.driver.current_url == watched.root + path
    assert watched.run("return window.same")
    assert violations(watched) == []


def test_charts_and_bars_keep_their_measures(watched: Reader) -> None:
    watched.open("tasks/")
    widths = """return [...document.querySelectorAll(".st-progress")].map(
        one => getComputedStyle(one).getPropertyValue("--v"))"""
    assert {"100", "60"} <= set(watched.run(widths))


@pytest.mark.parametrize(
    ("markup", "directive"),
    [
        ("<img src=x onerror='window.ran = 1'>", "script-src-attr inline"),
        ("<a class=pressed href='javascript:window.ran = 1'>a</a>", "script-src-elem inline"),
        ("<img src='//127.0.0.1:9/a.png'>", "img-src http://127.0.0.1:9/a.png"),
        ("<iframe src='//127.0.0.1:9/'></iframe>", "frame-src http://127.0.0.1:9"),
        (
            "<form method=post action='//127.0.0.1:9/'><button class=pressed>a</button></form>",
            "form-action http://127.0.0.1:9/",
        ),
        ("<style>body {background: url(//127.0.0.1:9/b.png)}</style>", "img-src http://127.0.0.1:9/b.png"),
    ],
)
def test_what_gets_into_a_page_does_nothing(watched: Reader, markup: str, directive: str) -> None:
    watched.open("data/")
    watched.run("document.querySelector('article').insertAdjacentHTML('afterbegin', arguments[0])", markup)
    watched.run("document.querySelector('article .pressed')?.click()")
    watched.wait(lambda: violations(watched))
    assert directive in violations(watched)
    assert not watched.run("return window.ran")


def test_a_script_that_gets_into_a_page_does_not_run(watched: Reader) -> None:
    watched.open("data/")
    script = "const made = document.createElement('script'); made.textContent = 'window.ran = 1';"
    watched.run(f"{script} document.body.append(made)")
    assert violations(watched) == ["script-src-elem inline"]
    assert not watched.run("return window.ran")
