"""A team's own fields as lines of text: nothing of them is left out, and nothing looks like a program's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from strategy_tracker.vocabulary.fields import field_of


def extra_lines(extra: Mapping[str, object]) -> Iterator[tuple[object, str]]:
    """Yield the name and the text of each own field; one without a name has that of 擴展字段 itself."""
    for name, value in extra.items():
        yield (field_of("task", "extra").label if name == "extra" else name), extra_text(value)


def extra_text(value: object) -> str:
    """Return a value of any shape as one text: 華東、華南 for a list, 華東: 3; 華南: 5 for a mapping."""
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {extra_text(inner)}" for name, inner in value.items())
    if isinstance(value, list | tuple):
        return "、".join(
            f"({extra_text(item)})" if isinstance(item, Mapping | list) else extra_text(item)
            for item in value
        )
    return str(value)
