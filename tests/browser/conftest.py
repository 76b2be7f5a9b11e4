"""Two built sites and one browser for all browser tests of a run: the example, and one that nobody wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from browsing import Reader, let_search, served, start_chromium
from many import build_many
from selenium.webdriver import Chrome

from strategy_tracker.serving import policy_of


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all tests of this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def chromium(downloads: Path) -> Iterator[Chrome]:
    driver = start_chromium(downloads)
    let_search(driver, wanted=False)
    yield driver
    driver.quit()


@pytest.fixture
def searching(chromium: Chrome) -> Iterator[None]:
    """Have the site's words in the browser; without this its search finds nothing, and pages open sooner."""
    let_search(chromium, wanted=True)
    yield
    let_search(chromium, wanted=False)


@pytest.fixture(scope="session")
def many_folder(built_once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """A site of 24 strategies with 480 tasks, whose lists are divided into parts."""

    def write(folder: Path) -> None:
        with TemporaryDirectory() as project:
            build_many(24, Path(project), folder)

    return built_once("many", write)


@pytest.fixture(scope="session")
def example_policy(example_folder: Path) -> str:
    """The policy that the site's servers are told to send: all that is tested works under it."""
    return policy_of(example_folder).value


@pytest.fixture(scope="session")
def example(example_folder: Path, example_policy: str) -> Iterator[str]:
    with served(example_folder, example_policy) as root:
        yield root


@pytest.fixture
def reader(chromium: Chrome, example: str, downloads: Path) -> Reader:
    """Somebody at a wide, light screen on the example site."""
    person = Reader(chromium, example, downloads)
    person.looks()
    return person


@pytest.fixture(scope="session")
def axe(npm_package: Callable[[str, str], Path]) -> str:
    """Return axe-core's script."""
    return (npm_package("axe-core", "4") / "axe.min.js").read_text("utf-8")
