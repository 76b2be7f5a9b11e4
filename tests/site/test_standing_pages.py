"""A server leaves pages that are what they were in the site, and writes only the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from kept_builds import built, differences, write_project
from mkdocs.utils import clean_directory

from strategy_tracker.cache import Memory
from strategy_tracker.mkdocs_plugin.standing_pages import StandingPages

PAGE, OTHER, FLAT = "strategies/a/index.html", "people/b/index.html", "404.html"


def write(site: Path, place: str, text: str) -> None:
    path = site / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def texts(site: Path) -> dict[str, str]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in files}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site's folder after a build."""
    for place in (PAGE, OTHER, FLAT, "people/b/calendar.ics", "people/b/gone.ics"):
        write(tmp_path, place, place)
    write(tmp_path, ".nojekyll", "")
    return tmp_path


@pytest.fixture
def standing(site: Path) -> StandingPages:
    """The pages of a site that has been built once."""
    found = StandingPages()
    found.set_aside(site)
    for place in (PAGE, OTHER, FLAT):
        found.note(place, place.encode())
    found.end()
    return found


def test_pages_that_are_the_same_go_back_and_nothing_else_does(site: Path, standing: StandingPages) -> None:
    standing.set_aside(site)
    clean_directory(str(site))
    for place in (PAGE, OTHER, FLAT):
        assert standing.printed_elsewhere(place, place.encode())
        assert standing.put_back(place)
    standing.end()
    assert texts(site) == {".nojekyll": "", PAGE: PAGE, OTHER: OTHER, FLAT: FLAT}


def test_a_page_goes_back_beside_what_is_there_already(site: Path, standing: StandingPages) -> None:
    standing.set_aside(site)
    write(site, "strategies/a/picture.svg", "new")
    assert standing.put_back(PAGE)
    standing.end()
    assert texts(site) == {".nojekyll": "", PAGE: PAGE, "strategies/a/picture.svg": "new"}


def test_a_page_of_something_else_is_written(site: Path, standing: StandingPages) -> None:
    standing.set_aside(site)
    assert standing.printed_elsewhere(PAGE, b"another") is None
    assert standing.printed_elsewhere("strategies/new/index.html", PAGE.encode()) is None


def test_nothing_stands_in_another_folder_or_after_a_build_that_was_stopped(
    site: Path, standing: StandingPages, tmp_path_factory: pytest.TempPathFactory
) -> None:
    standing.set_aside(site)
    standing.note(PAGE, PAGE.encode())
    standing.forget()
    assert list(texts(site)) == [".nojekyll"]
    standing.set_aside(site)
    assert standing.printed_elsewhere(PAGE, PAGE.encode()) is None
    standing.note(PAGE, PAGE.encode())
    standing.end()
    standing.set_aside(tmp_path_factory.mktemp("other"))
    assert standing.printed_elsewhere(PAGE, PAGE.encode()) is None


def test_what_cannot_be_moved_is_told(site: Path, standing: StandingPages) -> None:
    standing.set_aside(site)
    assert standing.printed_elsewhere(PAGE, PAGE.encode())
    assert standing.put_back(PAGE)
    assert not standing.put_back(PAGE)


def test_a_server_moves_the_pages_that_an_edit_does_not_touch(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    memory, standing = Memory(), StandingPages()
    pages = [
        tmp_path / "served" / "strategies" / name / "index.html"
        for name in ("2025-618-promotion", "2025-q2-spring-tea")
    ]
    built(project, "served", memory=memory, standing=standing)
    before = [page.stat().st_ino for page in pages]
    kept_open = [page.open() for page in pages]  # so that no other file gets its number
    file = project / "strategies" / "2025-q2-spring-tea.md"
    file.write_text(file.read_text("utf-8").replace("當前進度%: ", "當前進度%: 1", 1), "utf-8")
    files = built(project, "served", memory=memory, standing=standing)
    moved = [page.stat().st_ino == number for page, number in zip(pages, before, strict=True)]
    for one in kept_open:
        one.close()
    assert moved == [True, False]
    assert differences(files, built(project, "anew", cache=False)) == []
