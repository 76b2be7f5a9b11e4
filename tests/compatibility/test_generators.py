"""The example built by the generators that come after MkDocs and Material, in their newest versions.

Each is installed into an environment of its own.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from hosts import Built, Html

pytestmark = pytest.mark.compatibility

ROOT = Path(__file__).parents[2]
UV = os.environ.get("UV", "uv")
# What each search keeps in a file of its own, and what is packed.
SEARCHES = {"search/search_index.json", "search.json", "sitemap.xml.gz"}
OF_THEME = re.compile(r"assets/(?:stylesheets|javascripts|images)/")


def run(command: Sequence[str | Path], folder: Path) -> str:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "VIRTUAL_ENV": ""}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return re.sub(r"\x1b\[[0-9;]*m", "", done.stdout + done.stderr)


def installed(folder: Path, *packages: str | Path) -> Path:
    """Install packages into an environment of their own, and return where its programs are."""
    run([UV, "venv", "--quiet", folder], ROOT)
    run([UV, "pip", "install", "--quiet", "--python", folder / "bin" / "python", *packages], ROOT)
    return folder / "bin"


@pytest.fixture(scope="module")
def by_mkdocs(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("mkdocs")
    return Built(folder, run(["mkdocs", "build", "--quiet", "--site-dir", folder], ROOT))


def files_of(built: Built) -> set[str]:
    paths = {path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*") if path.is_file()}
    return {path for path in paths if not OF_THEME.match(path)} - SEARCHES


def ids_of_article(page: Html) -> set[str]:
    return Html(page.text.split("<article")[1].split("</article")[0]).ids


def test_zensical_builds_the_same_pages_from_what_render_writes(tmp_path: Path, by_mkdocs: Built) -> None:
    zensical = installed(tmp_path / "environment", "zensical") / "zensical"
    project = tmp_path / "project"
    run(["strategy-tracker", "render", "--out", project], ROOT)
    said = run([zensical, "build", "--strict", "-f", project / "mkdocs.yml"], project)
    assert "No issues found" in said
    built = Built(project / "site", said)
    assert built.pages == by_mkdocs.pages
    assert files_of(built) == files_of(by_mkdocs)
    assert built.dead_links() == []
    for address in ("index.html", "tasks/index.html", "strategies/2025-618-promotion/index.html"):
        theirs, ours = built.html(address), by_mkdocs.html(address)
        assert ids_of_article(ours) <= ids_of_article(theirs)
        assert "assets/strategy-tracker.js" in theirs.text
        assert "assets/strategy-tracker.css" in theirs.text
    found = json.loads((built.folder / "search.json").read_text("utf-8"))["items"]
    promotion = [one for one in found if one["location"].startswith("strategies/2025-618-promotion/")]
    for word in ("策略負責人", "策略负责人"):  # in both scripts, whichever was typed
        assert any(word in one["text"] for one in promotion)


def test_properdocs_builds_the_site_as_it_is(tmp_path: Path, by_mkdocs: Built) -> None:
    programs = installed(tmp_path / "environment", "properdocs", ROOT)
    said = run([programs / "properdocs", "build", "--quiet", "--site-dir", tmp_path / "site"], ROOT)
    built = Built(tmp_path / "site", said)
    assert files_of(built) == files_of(by_mkdocs)
    assert built.dead_links() == []
    assert built.html("tasks/index.html").article == by_mkdocs.html("tasks/index.html").article
