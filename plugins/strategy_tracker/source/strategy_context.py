"""What a strategy says of itself that its other dates need before they can be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, tzinfo

from strategy_tracker.model import Written
from strategy_tracker.source.front_matter.nodes import Key
from strategy_tracker.source.front_matter.nodes import Mapping as MappingNode
from strategy_tracker.source.node_access import looked_up
from strategy_tracker.source.reader import Reader
from strategy_tracker.source.wrapped_fields import lifted
from strategy_tracker.values import Context, Period
from strategy_tracker.vocabulary.fields import names_of


def context_of(tree: MappingNode, reader: Reader, zone: tzinfo | None) -> Context:
    """Return what the strategy's other dates need before they can be read: its period, and its own day.

    Each of the two may need the other: 即日起至12月31日 the day, and 6月20日 the period.
    """
    context = Context(zone=zone)
    silent = Reader(reader.file, reader.lines)
    entries = lifted(tree, "strategy")
    for name in ("created", "period", "created"):
        if name == "created" and context.created is not None:
            continue  # what can be read without the period is the same with it
        silent.context = context
        of_it = [(key, node) for key, node in entries if _speaks_of(key, name)]
        values = silent.fields(MappingNode(of_it, tree.place), "strategy", "") if of_it else {}
        written = values.get(name)
        value = written.value if isinstance(written, Written) else None
        if name == "period":
            context = replace(context, period=value if isinstance(value, Period) else None)
        elif isinstance(value, date):
            context = replace(context, created=value)
    return context


def _speaks_of(key: Key, name: str) -> bool:
    """Tell whether a key names a field of a strategy, or an end of it."""
    known = names_of("strategy").get(looked_up(key.text))
    return known is not None and name in (known.key, known.part_of.partition(".")[0])
