"""The overview is one screen of 1440×900, on the example and on a portfolio that nobody wrote for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from urllib.parse import unquote

import pytest
from browsing import Reader, served


@pytest.fixture(scope="module")
def many(many_folder: Path) -> Iterator[str]:
    with served(many_folder) as root:
        yield root


def needed_height(reader: Reader) -> int:
    return int(reader.run("return document.documentElement.scrollHeight"))


def test_is_one_screen(reader: Reader) -> None:
    reader.open("")
    assert needed_height(reader) <= 900
    assert reader.run("return document.documentElement.scrollWidth") <= 1440


GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "manager.md"
QUESTIONS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in GUIDE.read_text("utf-8").partition("{ #questions }")[2].partition("\n## ")[0].splitlines()
    if line.startswith("|")
][2:]


def test_a_manager_asks_ten_questions() -> None:
    assert len(QUESTIONS) == 10


def test_the_overview_answers_each_at_most_one_click_away(reader: Reader) -> None:
    reader.open("")
    seen = reader.one("article").text
    links = reader.run(
        "return [...document.querySelectorAll('article a[href]')]"
        ".map(one => [one.href, one.getClientRects().length > 0])"
    )
    for question, where, address, found in QUESTIONS:
        assert [words for words in re.findall("「(.*?)」", where) if words not in seen] == [], question
        if address:
            pattern = address.strip("`").replace("?", "[?]")
            link, is_seen = next(one for one in links if fnmatchcase(below(reader, one[0]), pattern))
            assert is_seen, question
            reader.driver.get(link)
            reader.wait(partial(says, reader, found.strip("「」")))


def below(reader: Reader, address: str) -> str:
    """Return an address below the site's root."""
    return unquote(address.removeprefix(reader.root))


def says(reader: Reader, words: str) -> bool:
    return words in reader.run("return document.querySelector('article')?.textContent ?? ''")


def test_is_one_screen_with_more_than_it_can_show(reader: Reader, many: str) -> None:
    other = reader.at(many)
    other.open("")
    assert needed_height(other) <= 900
    assert len(other.all(".st-ranked > li")) == 8
    assert len(other.all(".st-line__rows > li")) == 8
    assert len(other.all(".st-moves li")) == 7
    assert other.texts("#strategies ~ p a.st-more")


@pytest.mark.parametrize("width", [1440, 390])
def test_tasks_of_one_number_say_whose_they_are(reader: Reader, width: int) -> None:
    reader.looks(width)
    reader.open("")
    said = "return [...document.querySelectorAll('.st-moves li')].map(row => row.querySelector(arguments[0]))"
    ids = reader.run(f"{said}.map(one => one?.textContent ?? '')", ".st-id")
    shown = reader.run(f"{said}.map(one => one?.offsetWidth ? one.textContent : '')", ".st-moves__of")
    assert {bool(name) for name, one in zip(shown, ids, strict=True) if ids.count(one) > 1} == {True}
    assert {name for name, one in zip(shown, ids, strict=True) if ids.count(one) == 1} == {""}
    assert len(set(filter(None, shown))) > 1


def test_counts_what_it_leads_to(reader: Reader) -> None:
    """Each state in the bar, clicked, shows as many strategies as it says."""
    reader.open("")
    links = reader.run(
        "return [...document.querySelectorAll('.st-levels__part')].map(a => [a.textContent, a.href])"
    )
    assert links
    for said, address in links:
        reader.open(unquote(address.removeprefix(reader.root)))
        reader.one(".st-tools:not([hidden])")
        running = "#running + .st-scroll tbody tr:not(.st-out)"
        assert len(reader.all(running)) == int(said.split()[-1]), said


def test_a_figure_of_tasks_leads_to_as_many_as_it_says(reader: Reader) -> None:
    reader.open("")
    figures = reader.run(
        "return [...document.querySelectorAll('.st-figures--home a[href*=\"is=\"]')].map(a => "
        "[a.closest('.st-figure').querySelector('.st-figure__value').textContent, a.href])"
    )
    assert len(figures) == 2
    for said, address in figures:
        reader.open(address.removeprefix(reader.root))
        reader.one(".st-tools:not([hidden]) .st-chip[aria-pressed=true]")
        assert len(reader.all("table tbody tr:not(.st-out)")) == int(said)


def test_the_six_figures_have_a_target_and_lead_on(reader: Reader) -> None:
    reader.open("")
    assert len(reader.texts(".st-figures--home .st-figure__against")) == 6
    assert len(reader.all(".st-figures--home dt a[href]")) == 6
