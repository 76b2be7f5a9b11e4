"""What a rule on text answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judgement:
    """A yes or no, and the part of the text that decided, as it was typed (empty where nothing was found)."""

    verdict: bool
    evidence: str = ""
