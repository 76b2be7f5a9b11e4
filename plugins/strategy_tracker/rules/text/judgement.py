"""What a rule on text answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judgement:
    """A yes or no, and the part of the text that decided, as it was typed (empty where nothing was found)."""

    verdict: bool
    evidence: str = ""

    def __bool__(self) -> bool:
        """Return the verdict: `if is_vague(text)` says what it reads like."""
        return self.verdict
