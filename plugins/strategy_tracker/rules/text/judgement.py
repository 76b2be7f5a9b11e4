"""What a rule on text answers: yes or no with its evidence, or what kind of owner a text names."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Judgement:
    """A yes or no, and the part of the text that decided, as it was typed (empty where nothing was found)."""

    verdict: bool
    evidence: str = ""

    def __bool__(self) -> bool:
        """Return the verdict: `if is_vague(text)` says what it reads like."""
        return self.verdict


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
