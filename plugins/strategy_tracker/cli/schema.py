"""`schema`: the JSON Schemas of what is read and of what is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import click

from strategy_tracker.cli.commands import Command
from strategy_tracker.cli.options import CommonOptions, common_options
from strategy_tracker.cli.output import write
from strategy_tracker.exchange.front_matter_schema import front_matter_schema
from strategy_tracker.exchange.portfolio import portfolio_schema
from strategy_tracker.report.changes import comparison_schema
from strategy_tracker.report.json_document import findings_schema

_EPILOG = """\b
Examples:
  strategy-tracker schema strategy > strategy.schema.json
  strategy-tracker schema portfolio
"""
_SCHEMAS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "strategy": partial(front_matter_schema, "strategy"),
    "update": partial(front_matter_schema, "update"),
    "retrospective": partial(front_matter_schema, "retrospective"),
    "people": partial(front_matter_schema, "people"),
    "portfolio": portfolio_schema,
    "findings": findings_schema,
    "diff": comparison_schema,
}


@click.command("schema", cls=Command, epilog=_EPILOG)
@click.argument("kind", type=click.Choice(tuple(_SCHEMAS)), default="strategy")
@common_options
def schema_command(common: CommonOptions, kind: str) -> None:
    """Print a JSON Schema: of what people write, or of what is written for programs.

    `people` is the people file, the three before it are front matters; `portfolio` is what
    `show --format json` prints, `findings` what `check --format json` does, `diff` what
    `diff --format json` does.
    """
    schema = _SCHEMAS[kind]()
    write(json.dumps(schema, ensure_ascii=False, indent=2) + "\n")
