"""Which values need quotes, and how a hint shows them between quotes."""

from __future__ import annotations

import re

from strategy_tracker.vocabulary.fields import Kind

# Values of these kinds are words; of all others a remark behind `#` is no part.
_WORDS = frozenset((Kind.TEXT, Kind.TEXTS, Kind.REFERENCES, Kind.FREE))
_SIGN = re.compile(r":(?=\s|$)|\s#|[,\[\]{}]")
_SIGN_RULES = {":": "yaml-colon-in-value", "#": "yaml-comment-in-value"}
_SPECIAL_START = re.compile(r"[@`&%>|!{\[]|[?*-](?=\s)")


def quoted(value: str) -> str:
    """Return a value between quotes: double ones where they need no escape, as most people type them."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def as_value(text: str) -> str:
    """Return a text as it stands behind `name: `: between quotes where it is more than text for YAML."""
    special = sign_in(text) is not None or text[:1] in "-?:'\"*#" or text != text.strip()
    return quoted(text) if special and text not in ("", "-") else text


def without_outer_quotes(value: str) -> str | None:
    """Return what stands between outer quotes where more of their kind stand inside, else None."""
    quote = value[:1]
    if quote not in ("'", '"') or len(value) < 3 or value[-1] != quote or quote not in value[1:-1]:
        return None
    return value[1:-1].replace("''", "'") if quote == "'" else value[1:-1].replace('\\"', '"')


def is_words(kind: Kind) -> bool:
    """Tell whether values of a kind are words, so that a `#` may belong to them."""
    return kind in _WORDS


def sign_in(raw: str) -> tuple[str, int] | None:
    """Return the rule of the first sign in a text that YAML would not take for text, and its offset."""
    if _SPECIAL_START.match(raw):
        return "yaml-special-start", 0
    found = _SIGN.search(raw)
    if found is None:
        return None
    return _SIGN_RULES.get(found[0].strip(), "yaml-sign-ends-value"), found.end() - 1
