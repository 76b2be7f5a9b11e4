"""Promises about the files themselves: no network, every dependency with its reason."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "plugins" / "strategy_tracker" / "site"
ADDRESS = re.compile(r"""(?:https?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)+""", re.IGNORECASE)
# Names, not addresses: no browser fetches a namespace, of SVG or of the cells in a workbook.
NAMESPACES = {"http://www.w3.org", "http://schemas.openxmlformats.org"}
# mkdocs.yml names the theme; the theme's search cuts words with jieba where it is installed.
USED_BY_NAME = {"mkdocs-material", "jieba"}
FOLDERS = (SITE / "assets", SITE / "templates", SITE.parent / "exchange" / "form_editor" / "files")
FETCHED = sorted(path for folder in FOLDERS for path in folder.rglob("*") if path.is_file())


def addresses_in(text: str) -> list[str]:
    """Return the addresses of other machines in a text."""
    return [found for found in ADDRESS.findall(text) if found not in NAMESPACES]


@pytest.mark.parametrize("path", FETCHED, ids=lambda path: path.name)
def test_what_a_browser_gets_names_no_other_machine(path: Path) -> None:
    assert addresses_in(path.read_text("utf-8")) == []


def test_an_address_would_be_found() -> None:
    assert addresses_in('<script src="//cdn.example.com/a.js">') == ["//cdn.example.com"]
    assert addresses_in("@import url(https://fonts.example.com/css)") == ["https://fonts.example.com"]
    assert addresses_in('<svg xmlns="http://www.w3.org/2000/svg">') == []


def test_every_dependency_says_what_it_is_for() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    declared = tomllib.loads(text)["project"]["dependencies"]
    for requirement in declared:
        line = next(line for line in text.splitlines() if f'"{requirement}"' in line)
        _, _, reason = line.partition("# ")
        assert len(reason) >= len("the theme"), f"{requirement} has no reason beside it"


def test_every_dependency_is_bounded_from_above() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert [one for one in declared if not re.search(r">=[\d.]+,<\d", one)] == []


def test_every_dependency_is_imported_or_used_by_name() -> None:
    """A dependency that nothing uses is one too many."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    modules = {"pyyaml": "yaml", "pyyaml-env-tag": "yaml_env_tag", "python-frontmatter": "frontmatter"}
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "plugins").rglob("*.py"))
    for requirement in declared:
        name = re.split(r"[><=\[]", requirement)[0]
        if name in USED_BY_NAME:
            continue
        module = modules.get(name, name.replace("-", "_"))
        assert re.search(rf"^\s*(?:import|from) {module}\b", code, re.MULTILINE), name
