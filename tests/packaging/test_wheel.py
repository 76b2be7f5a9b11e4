"""The wheel holds what it must and nothing else, and works in an environment of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# `uv run` says where uv is. Everything comes from its cache, which holds what this environment was made of.
UV = os.environ.get("UV", "uv")
KINDS = (
    "py.typed",
    "templates/home.html",
    "assets/tracker.css",
    "assets/tracker.js",
    "zh_Hant/LC_MESSAGES/strategy_tracker.po",
    "zh_Hans/LC_MESSAGES/strategy_tracker.po",
    "licenses/NOTICE",
)
# Another company's project: own folder name, English, flat addresses.
CONFIGURATION = """\
site_name: Plans
docs_dir: pages
use_directory_urls: false
theme: {name: material, language: en, font: false}
plugins:
  - search
  - strategy-tracker:
      strategies_dir: plans/marketing
      as_of: 2025-08-18
      history: false
"""
PLAN = """\
---
title: Autumn launch
department: Marketing
created: 2025-06-20
owner: Kelvin Sim
period: 2025-07-01 to 2025-09-30
goals: Reach 2,000 orders in 2025 Q3 from 1,200 in Q2
tasks:
  - id: T001
    description: Publish 12 product pages with prices
    owner: Kelvin Sim
    planned: 2025-07-01 to 2025-07-31
    actual: 2025-07-01 to 2025-07-30
    progress: 100
    status: done
  - id: T002
    description: Run 6 live shows with 5,000 viewers each
    owner: Mia Tan
    planned: 2025-08-01 to 2025-09-15
    progress: 20
    status: in progress
    problem: The studio was not free in the first week
    solution: Two shows a week from 20 August
kpis:
  - id: K001
    name: Orders
    target: 2000
    current: 900
    source: Shop back end
    updated: 2025-08-17
---
"""


def run(*command: str | Path, cwd: Path, expect: int = 0, **variables: str) -> str:
    """Run a command without this environment's settings, and return what it printed."""
    kept = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")}
    environment = kept | {"UV_OFFLINE": "1", "UV_PYTHON_DOWNLOADS": "never"} | variables
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == expect, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what the wheel is made of, without what lies about in a working folder."""
    folder = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "plugins", folder / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.fixture(scope="module")
def wheel(source: Path) -> Path:
    """Build the archive of the source, and from that the wheel, with what is locked."""
    build = ("build", "--quiet", "--no-build-isolation", "--python", sys.executable)
    run(UV, *build, "--out-dir", "dist", cwd=source)
    (built,) = (source / "dist").glob("*.whl")
    return built


def names_in(wheel: Path) -> set[str]:
    """Return the paths of all files of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_file_of_the_package(source: Path, wheel: Path) -> None:
    plugins = source / "plugins"
    files = {path.relative_to(plugins).as_posix() for path in plugins.rglob("*") if path.is_file()}
    assert files <= names_in(wheel)
    for kind in KINDS:
        assert any(name.endswith(kind) for name in files), kind


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in names_in(wheel)}
    assert tops == {"strategy_tracker", f"{'-'.join(wheel.name.split('-')[:2])}.dist-info"}
    assert not [name for name in names_in(wheel) if "test" in name.split("/")[1]]


def test_the_wheel_brings_its_licence_and_those_of_what_it_took_over(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        texts = {
            name.rpartition("/")[2]: archive.read(name).decode("utf-8")
            for name in archive.namelist()
            if ".dist-info/licenses/" in name
        }
    assert "strategy-tracker contributors" in texts["LICENSE"]
    assert "OpenCC" in texts["NOTICE"]
    assert "Apache License" in texts["Apache-2.0.txt"]


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an empty environment, from uv's cache, and return the folder of its programs."""
    folder = tmp_path_factory.mktemp("installed")
    environment, python = folder / "venv", folder / "venv" / "bin" / "python"
    run(UV, "venv", "--quiet", "--python", sys.executable, environment, cwd=folder)
    # The locked versions first: where they lie is written in the lock file, so that no index is asked.
    locked = (UV, "sync", "--quiet", "--locked", "--no-dev", "--no-install-project")
    run(*locked, cwd=ROOT, UV_PROJECT_ENVIRONMENT=str(environment))
    run(UV, "pip", "install", "--quiet", "--no-deps", "--python", python, wheel, cwd=folder)
    run(UV, "pip", "check", "--quiet", "--python", python, cwd=folder)
    return python.parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the other company's project."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "plans" / "marketing").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    (tmp_path / "plans" / "marketing" / "2025-q3.md").write_text(PLAN, "utf-8")
    return tmp_path


def test_the_installed_package_is_the_wheel(programs: Path, tmp_path: Path) -> None:
    where = run(programs / "python", "-c", "import strategy_tracker as s; print(s.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(programs.parent)


def test_another_project_is_built_with_it(programs: Path, project: Path) -> None:
    run(programs / "mkdocs", "build", "--strict", "--quiet", cwd=project)
    site = project / "site"
    home = (site / "index.html").read_text("utf-8")
    assert "Autumn launch" in home
    assert '<html lang="en"' in home
    pages = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    assert "tasks/index.html" in pages
    assert any("2025-q3" in page for page in pages)
    assert (site / "assets" / "strategy-tracker.css").is_file()


def test_another_project_is_checked_with_it(programs: Path, project: Path) -> None:
    found = json.loads(run(programs / "strategy-tracker", "check", "--format", "json", cwd=project))
    assert {one["rule"] for one in found["findings"] if one["severity"] == "error"} == set()
    plan = project / "plans" / "marketing" / "2025-q3.md"
    plan.write_text(PLAN.replace("progress: 20", "progress: 200"), "utf-8")
    said = run(programs / "strategy-tracker", "check", cwd=project, expect=1)
    assert "plans/marketing/2025-q3.md:20:15  error" in said


def test_its_chinese_messages_are_installed_too(programs: Path, project: Path) -> None:
    plan = project / "plans" / "marketing" / "2025-q3.md"
    plan.write_text(PLAN.replace("owner: Mia Tan", "owner: marketing team"), "utf-8")
    check = (programs / "strategy-tracker", "check", "--fail-on", "warning", "--language")
    assert "Name one person" in run(*check, "en", cwd=project, expect=1)
    for language in ("zh-Hant", "zh-Hans"):
        said = run(*check, language, cwd=project, expect=1)
        assert "[owner-collective]" in said
        assert "Name one person" not in said
