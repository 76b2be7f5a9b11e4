"""What an owner can be."""

from enum import StrEnum
from typing import NamedTuple


class OwnerKind(StrEnum):
    """What the text of an owner field names."""

    PERSON = "person"
    POSITION = "position"
    TEAM = "team"
    SEVERAL = "several"
    PLACEHOLDER = "placeholder"
    UNKNOWN = "unknown"


class Unit(NamedTuple):
    """One owner of a list, judged: its kind and the folded part that decided."""

    kind: OwnerKind
    evidence: str = ""
