"""Whatever people write is text: nothing of it runs, on no page and in no search result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from browsing import Reader, build, served
from click.testing import CliRunner
from hostile_project import ATTACKS, BRACES, END, IMAGE, LINK, SCRIPT, configured, hostile_project
from selenium.common.exceptions import NoAlertPresentException
from selenium.webdriver import Chrome

from strategy_tracker.cli import main
from strategy_tracker.language import Language
from strategy_tracker.serving import policy_of


@pytest.fixture(scope="module")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = hostile_project(tmp_path_factory.mktemp("hostile"))
    build(project, project / "site")
    return project / "site"


@pytest.fixture(scope="module")
def hostile_root(hostile_folder: Path) -> Iterator[str]:
    with served(hostile_folder) as root:
        yield root


@pytest.fixture
def hostile(chromium: Chrome, hostile_root: str, downloads: Path) -> Reader:
    reader = Reader(chromium, hostile_root, downloads)
    reader.looks()
    return reader


_INJECTED_IN = """
const injectedIn = (page) => {
  const bad = [];
  for (const one of page.querySelectorAll("*")) {
    for (const {name, value} of one.attributes) {
      if (name.startsWith("on")) bad.push(one.outerHTML.slice(0, 200));
      if (["href", "src"].includes(name) && /^\\s*javascript:/i.test(value))
        bad.push(one.outerHTML.slice(0, 200));
    }
    const isPicture = one.localName === "img" && one.getAttribute("src") === "x";
    const isInText = one.closest(".st-body, .st-notes");  // where people may show pictures
    if (one.localName === "iframe" || (isPicture && !isInText))
      bad.push(one.outerHTML.slice(0, 200));
    if (one.localName === "script" && one.textContent.includes("hacked"))
      bad.push(one.outerHTML.slice(0, 200));
  }
  return bad;
};
"""
_INJECTED = f"{_INJECTED_IN} return injectedIn(document).concat(window.hacked ? ['ran'] : []);"
# Pages as the browser reads them, each with what was injected and where its links lead.
_READ = f"""
{_INJECTED_IN}
const [addresses, done] = arguments;
const read = async (address) => {{
  const whole = (link) => URL.canParse(link, address) ? new URL(link, address).href : link;
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const links = [...page.querySelectorAll("a[href]")].map((one) => one.getAttribute("href"));
  return [injectedIn(page), links.map(whole)];
}};
Promise.all(addresses.map(read)).then(done, (error) => done(String(error)));
"""


def _no_dialog(reader: Reader) -> bool:
    try:
        reader.driver.switch_to.alert.dismiss()
    except NoAlertPresentException:
        return True
    return False


_COVERING = """
const own = "dialog, [class^=st-]:not(.st-body)";
const fixed = [...document.querySelectorAll("article *")].filter(one => !one.closest(own))
  .filter(one => ["fixed", "sticky"].includes(getComputedStyle(one).position));
const top = document.elementFromPoint(innerWidth / 2, 24);
const covered = top && top.closest("header") ? [] : ["header covered"];
return fixed.map(one => one.outerHTML.slice(0, 200)).concat(covered);
"""
_TAKEN = """
const config = document.getElementById("__config");
return config && config.localName === "script" && typeof document.querySelector === "function" &&
  document.body.localName === "body" && !document.querySelector("article form:not([class^=st-])");
"""
_KINDS = (
    *(".", "departments", "tasks", "tasks/board", "tasks/calendar", "tasks/2024-08", "alerts", "kpis"),
    *("quality", "quality/rules", "quality/sources", "people", "retrospectives", "strategies"),
    *("strategies/cycles", "reports/weekly", "reports/weekly/2024-W33", "reports/monthly", "data", "views"),
    *("strategies/hostile", "strategies/body", "strategies/markup/retrospective"),
)
"""A page of each kind by its address, parts of divided lists too: each shows every attack."""
_LINKS = "return [...document.querySelectorAll('a[href]')].map(one => one.href)"


def _pages(folder: Path) -> list[str]:
    return sorted(one.parent.relative_to(folder).as_posix() for one in folder.rglob("index.html"))


def test_no_page_holds_what_was_written_as_markup(hostile: Reader, hostile_folder: Path) -> None:
    """Every attack in every field, on every page, as the browser reads it; links find their pages."""
    hostile.open("")
    pages = _pages(hostile_folder)
    assert len([one for one in pages if one.startswith("people/")]) >= len(ATTACKS) - 1
    addresses = [hostile.root + quote("" if one == "." else f"{one}/") for one in pages]
    read = hostile.driver.execute_async_script(_READ, addresses)
    assert len(read) == len(pages), read
    assert {page: bad for page, (bad, _) in zip(pages, read, strict=True) if bad} == {}
    links = {link: page for page, (_, found) in zip(pages, read, strict=True) for link in found}
    lost = {link: page for link, page in links.items() if not _is_found(link, hostile.root, hostile_folder)}
    assert lost == {}


def test_nothing_runs_is_fetched_or_covers_a_page_of_any_kind(hostile: Reader, hostile_folder: Path) -> None:
    """A visit to each kind of page, and to each attack's strategy and a person called so."""
    pages = _pages(hostile_folder)
    people = [one for one in pages if one.startswith("people/")]
    findings = [one for one in pages if one.startswith("quality/findings-")]
    visited = [*_KINDS, *(f"strategies/{name}" for name in ATTACKS), people[0], people[-1], findings[0]]
    assert set(visited) <= set(pages)
    for path in ("" if one == "." else f"{one}/" for one in visited):
        hostile.open(path)
        assert _no_dialog(hostile), path
        hostile.one("article")
        assert hostile.run(_INJECTED) == [], path
        assert hostile.run(_COVERING) == [], path
        assert hostile.run(_TAKEN), path
        assert hostile.foreign_requests() == [], path


def _is_found(link: str, root: str, folder: Path) -> bool:
    """Tell whether a link into the site finds its page, and there what it is about."""
    if not link.startswith(root):
        return True
    parts = urlsplit(link)
    file = folder / unquote(parts.path).lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    if not file.is_file():
        return False
    wanted = unquote(parts.fragment)
    if not wanted or file.suffix != ".html":
        return True
    return wanted in {unescape(name) for name in re.findall(r'\bid="?([^"\s>]+)', file.read_text("utf-8"))}


def test_the_pages_hold_no_script_handler_or_foreign_file_for_a_policy_to_stop(hostile_folder: Path) -> None:
    policy = policy_of(hostile_folder)
    assert [f"{one.page}:{one.line} {one.reason}" for one in policy.obstacles] == []
    read = {page for script in policy.scripts for page in script.pages}
    assert {"index.html", "tasks/index.html", "strategies/hostile/index.html"} <= read


@pytest.mark.usefixtures("searching")
def test_the_search_works_beside_a_body_with_the_ids_of_the_theme(hostile: Reader) -> None:
    hostile.open("strategies/body/")
    hostile.search("直播")
    hostile.wait(lambda: hostile.has_found("直播"))


def test_files_for_other_programs_hold_it_as_text(hostile_folder: Path) -> None:
    calendars = [one.read_text("utf-8") for one in hostile_folder.rglob("*.ics")]
    assert len(calendars) > len(ATTACKS)
    assert [one for one in calendars if re.search(r"(?m)^SUMMARY:injected", one)] == []
    feed = ElementTree.fromstring((hostile_folder / "data/feed.xml").read_bytes())  # noqa: S314 - our own
    assert feed.tag.endswith("feed")
    for name in ("tasks", "kpis"):
        table = (hostile_folder / f"data/{name}.csv").read_text("utf-8-sig")
        assert re.search(r'(?m)(?:^|,)"?[=+@]', table) is None


def test_text_is_shown_as_it_was_typed(hostile: Reader) -> None:
    hostile.open("strategies/hostile/")
    shown = hostile.run("return document.querySelector('article').textContent")
    for text in (SCRIPT, IMAGE, END, BRACES, LINK):
        assert text in shown
    assert hostile.driver.title.startswith(SCRIPT)
    hostile.open("tasks/?find=直播3場")
    hostile.one(".st-tools:not([hidden])")
    assert f"{SCRIPT} {BRACES}" in hostile.texts("tbody td")


def test_the_table_tools_take_it_as_text_too(hostile: Reader) -> None:
    hostile.open(f"tasks/?owner={SCRIPT}&find={IMAGE}".replace("#", "%23"))
    hostile.one(".st-tools:not([hidden])")
    assert _no_dialog(hostile)
    assert hostile.run(_INJECTED) == []


@pytest.mark.usefixtures("searching")
@pytest.mark.parametrize("words", ["直播", "新增會員"])
def test_search_results_show_it_as_text(hostile: Reader, words: str) -> None:
    hostile.open("")
    hostile.search(words)
    hostile.wait(lambda: hostile.has_found("hacked"))
    assert _no_dialog(hostile)
    assert hostile.run(_INJECTED) == []


@pytest.mark.parametrize("name", ["markup", "attributes", "ends", "braces"])
def test_the_dialog_shows_it_as_text(hostile: Reader, name: str) -> None:
    hostile.open(f"strategies/{name}/?update={quote(f'T {ATTACKS[name]}', safe='')}")
    hostile.one("dialog[open]")
    assert _no_dialog(hostile)
    assert hostile.run(_INJECTED) == []
    assert ATTACKS[name] in hostile.run("return document.querySelector('dialog').textContent")


def test_rows_that_are_fetched_hold_it_as_text(hostile: Reader, hostile_folder: Path) -> None:
    hostile.open("tasks/?find=window.hacked")
    hostile.one(".st-tools:not([hidden])")
    assert _no_dialog(hostile)
    rows = hostile.texts("tbody tr")
    assert any("onmouseover" in row for row in rows)
    assert any("<svg/onload" in row for row in rows)
    assert hostile.run(_INJECTED) == []
    assert hostile.foreign_requests() == []
    links = hostile.run(_LINKS)
    assert [one for one in links if not _is_found(one, hostile.root, hostile_folder)] == []


@pytest.fixture(scope="module", params=["en", "rendered"])
def other_site(hostile_folder: Path, request: pytest.FixtureRequest) -> Path:
    """The same records on a site in another language, and built from the plain pages that `render` writes."""
    project, kind = hostile_folder.parent, str(request.param)
    site = project / kind
    if kind != "rendered":
        build(configured(project, Language(kind)), site)
        return site
    out, own = project / "plain", configured(project, Language.TRADITIONAL) / "mkdocs.yml"
    done = CliRunner().invoke(main, ["render", "--out", str(out), "--config", str(own)])
    assert done.exit_code == 0, done.output
    build(out, site)
    return site


def test_another_language_and_plain_pages_do_nothing_either(
    chromium: Chrome, other_site: Path, downloads: Path
) -> None:
    assert [f"{one.page}:{one.line} {one.reason}" for one in policy_of(other_site).obstacles] == []
    with served(other_site) as root:
        reader = Reader(chromium, root, downloads)
        for path in ("", "tasks/", "quality/", "departments/", "strategies/markup/", "strategies/body/"):
            reader.open(path)
            assert _no_dialog(reader), path
            reader.one(".st-asof")
            assert reader.run(_INJECTED) == [], path
            assert reader.run(_COVERING) == [], path
            assert reader.run(_TAKEN), path
            assert reader.foreign_requests() == [], path


def test_a_deck_holds_it_as_text(hostile_folder: Path, tmp_path: Path) -> None:
    own, deck = configured(hostile_folder.parent, Language.TRADITIONAL) / "mkdocs.yml", tmp_path / "deck.pptx"
    command = ["brief", "--month", "2024-08", "--output", str(deck), "--config", str(own)]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    with ZipFile(deck) as archive:
        parts = {one: archive.read(one) for one in archive.namelist() if one.endswith((".xml", ".rels"))}
    assert any(b"window.hacked" in content for content in parts.values())
    for name, content in parts.items():
        ElementTree.fromstring(content)  # noqa: S314 - our own
        assert b'TargetMode="External"' not in content, name
