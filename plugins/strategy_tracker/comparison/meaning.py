"""What a written value means, so that two ways to write one thing are no difference."""

from __future__ import annotations

import re
from collections.abc import Mapping

from strategy_tracker.model import Written
from strategy_tracker.model.record import extra_text
from strategy_tracker.values import Quantity, concern_of, tidy_name
from strategy_tracker.vocabulary.fields import Field, Kind

# Lines of Chinese are wrapped anywhere, and YAML puts a space where they were.
_WRAPPED = re.compile(r"(?<=[^\x00-\u02ff]) | (?=[^\x00-\u02ff])")


def meaning(value: object, field: Field) -> object:
    """Return what a field's value means; None for nothing, however that is written (無, -, no field at all).

    A list of texts means the same in any order. What cannot be read means what was typed.
    """
    if isinstance(value, tuple):
        return tuple(sorted(flowing(one.text) for one in value if one.value)) or None
    if not isinstance(value, Written):
        return value
    if value.value is None:
        return flowing(value.text) if value.unreadable else None
    if isinstance(value.value, Quantity):
        quantity = value.value
        return (
            quantity.number, quantity.high, quantity.start, quantity.unit, quantity.comparator,
            quantity.prefix, quantity.falling,
        )  # fmt: skip
    match field.kind:
        case Kind.OWNER:
            return tidy_name(str(value.value)) or None
        case Kind.STATUS:
            return value.value, concern_of(value.text)
        case Kind.BOOLEAN:
            return value.value or None  # no is what a field says that is not there
        case _:
            return flowing(value.value) or None if isinstance(value.value, str) else value.value


def typed(value: object) -> str:
    """Return what was typed for a value on one line; '' where that means nothing."""
    if isinstance(value, tuple):
        return "、".join(" ".join(one.text.split()) for one in value if one.value)
    if not isinstance(value, Written) or (value.value is None and not value.unreadable):
        return ""
    return " ".join(value.text.split())


def own_fields(extra: Mapping[str, object]) -> dict[str, str]:
    """Return the team's own fields as texts by name."""
    return {str(name): " ".join(extra_text(value).split()) for name, value in extra.items()}


def flowing(text: str) -> str:
    """Return a text without the breaks of its lines: a text that is only wrapped otherwise is the same."""
    return _WRAPPED.sub("", " ".join(text.split()))
