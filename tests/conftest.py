"""What tests of several layers need."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

# No test depends on how fast the machine is: what is fast is measured in tests/benchmark.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Each run draws other examples: fewer in a run that somebody waits for, many at night (see CONTRIBUTING.md).
settings.register_profile("unhurried", unhurried, max_examples=50)
settings.register_profile("thorough", unhurried, max_examples=500)
settings.load_profile("unhurried")

# Thousands of tests are made that stay until the end: nothing in them is garbage, and none is looked for.
gc.disable()

# Folders whose tests take longest: they begin first, so that no process is alone with them at the end.
LONGEST = ("browser", "simulation", "site", "cli", "packaging")


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Let each process of a parallel run begin at another file of a folder.

    Most of collecting is compiling; what one process has compiled the others find compiled.
    """
    report = yield
    process = getattr(collector.config, "workerinput", None)
    if process and report.passed and isinstance(collector, pytest.Dir):
        parts = list(report.result)
        first = len(parts) * int(process["workerid"].removeprefix("gw")) // process["workercount"]
        report.result = [*parts[first:], *parts[:first]]
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that take longest first, and the others in the order of their files' names."""

    def place(item: pytest.Item) -> tuple[int, Path]:
        folder = item.path.parent.name
        return LONGEST.index(folder) if folder in LONGEST else len(LONGEST), item.path

    items.sort(key=place)


def pytest_collection_finish() -> None:
    """Let garbage be looked for from now on, in what the tests make."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def built_once(
    tmp_path_factory: pytest.TempPathFactory, testrun_uid: str
) -> Callable[[str, Callable[[Path], None]], Path]:
    """Return what gives the site of a name, which nobody writes into.

    The first process of the run that wants it builds it.
    """

    def site(name: str, write: Callable[[Path], None]) -> Path:
        folder = tmp_path_factory.getbasetemp().parent / f"{name}-{testrun_uid}"
        with FileLock(f"{folder}.lock"):
            if not folder.exists():
                write(folder.with_suffix(".unfinished"))
                folder.with_suffix(".unfinished").rename(folder)
        return folder

    return site


@pytest.fixture(scope="session")
def example_folder(built_once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The example's site, as it is built where it stands."""

    def write(folder: Path) -> None:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, cwd=Path(__file__).parents[1], env=environment, check=True)

    return built_once("example", write)


@pytest.fixture(scope="session")
def npm_package(pytestconfig: pytest.Config) -> Callable[[str, str], Path]:
    """Return what fetches a package of a version from the npm registry, and gives its folder.

    The registry's own client does it. Copies are kept between runs; each process of a parallel run has its
    own, so that no two write to one folder.
    """

    def fetched(name: str, version: str) -> Path:
        assert pytestconfig.cache is not None
        worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        folder = Path(pytestconfig.cache.mkdir(f"npm-{name.rsplit('/', 1)[-1]}-{worker}"))
        package = folder / "node_modules" / name
        if not package.exists():
            options = ["--no-audit", "--no-fund", "--ignore-scripts", "--omit=peer", "--prefix", str(folder)]
            command = ["npm", "install", *options, f"{name}@{version}"]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.returncode == 0, f"{name} cannot be had from the npm registry: {done.stderr}"
        return package

    return fetched


@pytest.fixture(scope="session")
def npm_archives(pytestconfig: pytest.Config) -> Callable[..., Path]:
    """Return what fetches the archives of packages as `npm pack` does, and gives the folder they are in."""

    def fetched(*packages: str) -> Path:
        assert pytestconfig.cache is not None
        worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        folder = Path(pytestconfig.cache.mkdir(f"npm-archives-{worker}"))
        names = [package.rsplit("@", 1)[0] for package in packages]
        if not all(list(folder.glob(f"{name}-*.tgz")) for name in names):
            command = ["npm", "pack", "--pack-destination", str(folder), *packages]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.returncode == 0, f"{packages} cannot be had from the npm registry: {done.stderr}"
        return folder

    return fetched
