"""What a site checks, and how severely; a misspelt name is refused with the one that was probably meant."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field, field_validator

from strategy_tracker.language import WordedError, message
from strategy_tracker.vocabulary.rules import RULE_NAMES, Family, Severity
from strategy_tracker.vocabulary.suggestions import nearest

OFF = "off"
NAMES = frozenset(name for names in RULE_NAMES.values() for name in names) | frozenset(Family)
"""All names that settings and inline ignores may use: rules and families."""
_WORDS = (*(severity.word for severity in Severity), OFF)


def nearest_name(name: str) -> str | None:
    """Return the rule or family that was probably meant, or None where no name is near."""
    return nearest(name, sorted(NAMES))


def _known(name: str) -> str:
    """Return the name of a rule or family as it is; raise WordedError with a did-you-mean for any other."""
    if name in NAMES:
        return name
    near = nearest_name(name)
    raise WordedError(
        message(
            "There is no rule or family 「{name}」. Did you mean 「{suggestion}」?",
            name=name,
            suggestion=near,
        )
        if near
        else message("There is no rule or family 「{name}」.", name=name)
    )


class RuleSettings(BaseModel):
    """What a site checks and how severely."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    select: tuple[str, ...] = Field(
        (),
        description="Rules or families to check; all where none is named.",
        examples=[["reading", "shape"]],
    )
    ignore: tuple[str, ...] = Field(
        (), description="Rules or families to leave out.", examples=[["task-vague"]]
    )
    severity: Mapping[str, str] = Field(
        default_factory=dict,
        description="Severity by rule or family: error, warning, info or off.",
        examples=[{"task-vague": "info"}],
    )

    @field_validator("select", "ignore")
    @classmethod
    def _names_are_known(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_known(name) for name in names)

    @field_validator("severity", mode="before")
    @classmethod
    def _off_without_quotes(cls, severities: object) -> object:
        """Take `off` for what it says: YAML makes false of it."""
        if not isinstance(severities, Mapping):
            return severities
        return {name: OFF if word is False else word for name, word in severities.items()}

    @field_validator("severity")
    @classmethod
    def _severities_are_known(cls, severities: Mapping[str, str]) -> Mapping[str, str]:
        for name, word in severities.items():
            _known(name)
            if word not in _WORDS:
                raise WordedError(
                    message("「{word}」 is no severity; write one of {words}.", word=word, words=_WORDS)
                )
        return severities

    def severity_of(self, name: str, family: Family, own: Severity) -> Severity | None:
        """Return the severity in force of a rule, None where it is switched off; a rule's own word wins.

        `own` is the severity that the rule has where nothing is said of it.
        """
        names = {name, family.value}
        if (self.select and not names & set(self.select)) or names & set(self.ignore):
            return None
        word = self.severity.get(name, self.severity.get(family.value, own.word))
        return None if word == OFF else Severity[word.upper()]
