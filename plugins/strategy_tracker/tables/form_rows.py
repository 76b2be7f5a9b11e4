"""The rows of the form's sections that are no tables: what has a place there, and all other fields one a row.

A field that is added to the vocabulary has its row by that alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from strategy_tracker.tables.fields import keys_beside

PLACED: Mapping[str, Mapping[str, str]] = {
    "strategy": {
        "title": "its row of the form",
        "department": "its row of the form",
        "created": "its row of the form",
        "owner": "its row of the form, as a link",
        "period": "its row of the form",
        "previous": "the row with the link to that strategy",
        "extra": "a row each, by the names that the team gave",
    },
    "scope": {"extra": "a row each, by the names that the team gave"},
    "reading": {"extra": "below the last cell of its row, by the names that the team gave"},
    "retrospective": {
        "held": "below the title",
        "participants": "below the title, as links",
        "extra": "a row each, by the names that the team gave",
    },
}
"""Fields that have a place of their own on the page, and where."""

ROWS: Mapping[str, tuple[str, ...]] = {
    record: keys_beside(record, placed) for record, placed in PLACED.items()
}
"""The other fields of each, in the order of the vocabulary."""
