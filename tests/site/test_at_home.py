"""The plugin in a site as people have it: the smallest of all, and one with pages of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_build import FORM, built, page

README = Path(__file__).parents[2] / "README.md"
SMALLEST = re.findall(r"```yaml\n(site_name: .*?)```", README.read_text("utf-8"), re.DOTALL)[0]


def site_of(folder: Path, configuration: str, files: dict[str, str]) -> Path:
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(configuration, "utf-8")
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return built(folder)


@pytest.fixture
def form() -> dict[str, str]:
    return {"strategies/form.md": FORM.read_text("utf-8")}


def test_the_smallest_site_of_the_readme_has_a_navigation(tmp_path: Path, form: dict[str, str]) -> None:
    html = page(site_of(tmp_path, SMALLEST, form), "tasks")
    beside = re.search(r'<div class="md-sidebar md-sidebar--primary"[^>]*>', html)
    assert beside is not None
    assert "hidden" not in beside[0]


def test_tabs_are_navigation_enough(tmp_path: Path, form: dict[str, str]) -> None:
    tabs = SMALLEST.replace("  font: false", "  font: false\n  features: [navigation.tabs]")
    html = page(site_of(tmp_path, tabs, form), "tasks")
    assert 'class="md-tabs"' in html
    assert re.search(r'<div class="md-sidebar md-sidebar--primary"[^>]* hidden', html)
