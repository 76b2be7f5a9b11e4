"""Values between quotes, as a hint shows them."""

from __future__ import annotations


def quoted(value: str) -> str:
    """Return a value between quotes: double ones where they need no escape, as most people type them."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def without_outer_quotes(value: str) -> str | None:
    """Return what stands between outer quotes where more of their kind stand inside, else None."""
    quote = value[:1]
    if quote not in ("'", '"') or len(value) < 3 or value[-1] != quote or quote not in value[1:-1]:
        return None
    return value[1:-1].replace("''", "'") if quote == "'" else value[1:-1].replace('\\"', '"')
