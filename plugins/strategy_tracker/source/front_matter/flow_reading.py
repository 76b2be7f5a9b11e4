"""What is found in a `{ }` or `[ ]` that YAML cannot take: the slips, and the edits that mend them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong, and where: offsets of the text that was read; `character` is the sign at fault."""

    rule: str
    start: int
    end: int
    character: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters to be replaced, by offsets of the text that was read."""

    start: int
    end: int
    replacement: str


@dataclass(slots=True)
class FlowReading:
    """The slips of one collection in brackets, the edits that mend them, and whether it is closed."""

    slips: list[Slip] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    closed: bool = True


class NotFlowError(Exception):
    """What begins with a bracket is a text."""
