"""The parts of CONTRIBUTING.md that follow from the code: the layers, what they import, the public face."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path

import click
import grimp

from strategy_tracker.cli import main
from strategy_tracker.cli.schema import schema_command

PACKAGE = "strategy_tracker"
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "architecture"))

from layers import LAYERS  # noqa: E402 - the folder has to be on the path first


def _said_of(layer: str) -> str:
    """Return the first line of a layer's docstring."""
    folder = ROOT / "plugins" / PACKAGE
    path = folder / layer / "__init__.py"
    path = path if path.is_file() else folder / f"{layer}.py"
    return (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").splitlines()[0]


@cache
def imported() -> dict[str, tuple[str, ...]]:
    """Return for each layer those that its modules import, in their order."""
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    found: dict[str, set[str]] = {layer: set() for layer in LAYERS}
    for who in graph.modules:
        parts = who.split(".")
        if len(parts) > 1 and parts[1] in found:
            found[parts[1]] |= {
                whom.split(".")[1] for whom in graph.find_modules_directly_imported_by(who) if "." in whom
            }
    return {layer: tuple(one for one in LAYERS if one in found[layer] - {layer}) for layer in LAYERS}


def _reached(layer: str) -> set[str]:
    """Return all layers that a layer comes to by its imports and theirs."""
    return set(imported()[layer]).union(*(_reached(one) for one in imported()[layer]))


def layers() -> str:
    """Return the layers, each with what it does."""
    rows = [f"| `{layer}` | {_said_of(layer)} |" for layer in LAYERS]
    return "\n".join(["| layer in `plugins/strategy_tracker/` | what it does |", "|---|---|", *rows])


def layers_drawn() -> str:
    """Return the layers as a graph, without the arrows that others imply."""
    arrows = []
    for layer in LAYERS:
        near = imported()[layer]
        implied = set().union(*(_reached(one) for one in near)) if near else set()
        arrows += [f"  {layer} --> {one}" for one in near if one not in implied]
    return "\n".join(["```mermaid", "graph LR", *arrows, "```"])


def public_face() -> str:
    """Return the commands with their options, and the documents that have a schema."""
    assert isinstance(main, click.Group)
    context = click.Context(main)
    rows = []
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        commands = {name: command}
        if isinstance(command, click.Group):
            commands = {f"{name} {inner}": one for inner, one in command.commands.items()}
        for called, one in commands.items():
            own = [
                option.opts[-1]
                for option in one.params
                if isinstance(option, click.Option) and not option.hidden
            ]
            rows.append(f"| `{called}` | {' '.join(f'`{option}`' for option in own)} |")
    (kind,) = [one for one in schema_command.params if one.name == "kind"]
    assert isinstance(kind.type, click.Choice)
    schemas = ", ".join(f"`{choice}`" for choice in kind.type.choices)
    return "\n".join(
        ["| command | options |", "|---|---|", *rows, "", f"Documents with a schema: {schemas}."]
    )
