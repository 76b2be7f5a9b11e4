"""The layers: data runs one way, and what is not the core's business stays out of it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import grimp
import pytest
from layers import LAYERS

import strategy_tracker

PACKAGE = "strategy_tracker"
FOLDER = Path(__file__).resolve().parents[2] / "plugins" / PACKAGE
# What only some may import: the program's face, and the generator that the core must outlive.
KEEPERS = {
    "mkdocs": {"mkdocs_plugin"},
    "material": set(),
    "click": {"report", "cli"},
    "rich": {"cli"},
    "jinja2": {"site"},
    "openpyxl": {"exchange"},
    "pptx": {"exchange"},
    "nh3": {"site"},
    "frontmatter": {"source"},
    "holidays": {"tracking"},
    "subprocess": {"history", "cli"},
    "pickle": {"cache"},
    "sqlite3": {"cache"},
    "socket": set(),
    "requests": {"exchange"},
    "apprise": {"exchange"},
    "http": set(),
}
LONGEST_MODULE = 400


@cache
def graph() -> grimp.ImportGraph:
    """Return who imports whom; what is imported for types only counts too."""
    return grimp.build_graph(PACKAGE, include_external_packages=True, cache_dir=None)


def layer_of(module: str) -> str:
    """Return the layer of a module of the package: the part below the package's name."""
    return module.split(".")[1]


def imports() -> list[tuple[str, str]]:
    """Return every import as (who, whom), without the entry `python -m strategy_tracker`."""
    return [
        (who, whom)
        for who in graph().modules
        if who.startswith(f"{PACKAGE}.") and who != f"{PACKAGE}.__main__"
        for whom in graph().find_modules_directly_imported_by(who)
    ]


def modules() -> list[Path]:
    """Return all modules of the package."""
    return sorted(FOLDER.rglob("*.py"))


def test_every_module_belongs_to_a_layer() -> None:
    names = {layer_of(module) for module in graph().modules if module.startswith(f"{PACKAGE}.")}
    assert names - {"__main__"} == set(LAYERS)


def test_a_layer_imports_only_those_before_it() -> None:
    wrong = [
        f"{who} imports {whom}"
        for who, whom in imports()
        if whom.startswith(f"{PACKAGE}.") and LAYERS.index(layer_of(whom)) > LAYERS.index(layer_of(who))
    ]
    assert not wrong


@pytest.mark.parametrize("outside", KEEPERS)
def test_an_outside_package_stays_in_its_layers(outside: str) -> None:
    users = {layer_of(who) for who, whom in imports() if whom == outside}
    assert users <= KEEPERS[outside]


def test_python_offers_the_name_and_the_version_alone() -> None:
    assert strategy_tracker.__all__ == ["NAME", "__version__"]
    offered = {name for name in vars(strategy_tracker) if not name.startswith("_")}
    assert offered - {layer_of(module) for module in graph().modules if "." in module} == {"NAME"}


def test_the_core_is_in_use() -> None:
    """Guard the other tests against a graph that is empty."""
    users = {layer_of(who) for who, whom in imports() if whom == "mkdocs"}
    assert users == {"mkdocs_plugin"}
    assert len(graph().modules) > 100


def test_a_module_can_be_read_in_one_go() -> None:
    lines = {module: len(module.read_text("utf-8").splitlines()) for module in modules()}
    assert {module: count for module, count in lines.items() if count > LONGEST_MODULE} == {}


def floats_of(source: str) -> list[int]:
    """Return the lines on which a binary floating-point number is written or made."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float | complex))
        or (isinstance(node, ast.Name) and node.id == "float")
    ]


@pytest.mark.parametrize("layer", ["values", "model", "tracking", "language"])
def test_what_is_computed_is_exact(layer: str) -> None:
    found = {
        module.relative_to(FOLDER).as_posix(): lines
        for module in modules()
        if module.is_relative_to(FOLDER / layer) and (lines := floats_of(module.read_text("utf-8")))
    }
    assert not found


def test_a_float_would_be_found() -> None:
    assert floats_of("a = 1\nb = 0.5\nc = float('1')\nd = '0.5'") == [2, 3]
