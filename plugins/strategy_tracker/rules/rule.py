"""What a rule is and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from strategy_tracker.language import Message, Term, message
from strategy_tracker.language.message import places_of
from strategy_tracker.model import Place, Problem
from strategy_tracker.values import Period
from strategy_tracker.vocabulary.rules import Family, Severity, called

if TYPE_CHECKING:
    from strategy_tracker.tracking import TrackedPortfolio

__all__ = ["Family", "Finding", "Findings", "Rule", "Severity", "called", "finding_of"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, complete in its one place.

    name      kebab-case; what `select`, `ignore` and inline ignores say
    what      what it does, one sentence: the head of its reference page
    why       why it matters to the people who track
    message   what is said of a value; its `{places}` are filled from the problem's values, with {text} and
              {path} always there
    hint      how to mend it; `suggestion_hint` replaces it where the problem has a value for all of
              its places (`suggestion`, `mended`)
    bad, good front matter that breaks and keeps the rule on 2024-08-01: some of its fields, or a whole file
              where it begins with ---; a line `>>> 2024-q3/index.md` begins a file of that name
    check     finds the problems in a tracked portfolio; None where reading the files finds them
    across    whether it looks at more than each strategy by itself: at others, people, what reading found
    options   the settings of tracking that it depends on
    limits    what it cannot see
    """

    name: str
    family: Family
    severity: Severity
    what: Message
    why: Message
    message: Message
    hint: Message
    bad: str
    good: str
    check: Callable[[TrackedPortfolio], Iterable[Problem]] | None = None
    suggestion_hint: Message | None = None
    options: tuple[str, ...] = ()
    limits: Message | None = None
    alert: bool = False
    across: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with its rule's words: what people and machines are shown."""

    rule: str
    severity: Severity
    place: Place
    path: str
    text: str
    message: Message
    hint: Message
    alert: bool = False

    @property
    def called(self) -> Term:
        """What it is called where people read it."""
        return called(self.severity, alert=self.alert)

    @property
    def order(self) -> tuple[object, ...]:
        """The order of findings: by place, then by rule."""
        return (self.place.file, self.place.line, self.place.column, self.rule, self.path)


LONGEST_QUOTE = 60


def _shortened(text: str) -> str:
    """Return what a message quotes of a text: all of it, or its beginning."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"


def _sayable(period: Period) -> Message:
    """Return a period as messages can say it."""
    if period.start is None:
        return message("until {end}", end=period.end or "—")
    if period.end is None:
        return message("from {start}", start=period.start)
    return message("{start} to {end}", start=period.start, end=period.end)


def finding_of(rule: Rule, problem: Problem, severity: Severity) -> Finding:
    """Return a problem in the words of its rule."""
    values = {**problem.values, "text": _shortened(problem.text), "path": problem.path}
    for name, value in problem.values.items():
        if isinstance(value, Period):
            values[name] = _sayable(value)
    hint = rule.hint
    if rule.suggestion_hint is not None and all(
        values.get(name) for name in places_of(rule.suggestion_hint.template)
    ):
        hint = rule.suggestion_hint
    return Finding(
        rule=rule.name,
        severity=severity,
        place=problem.place,
        path=problem.path,
        text=problem.text,
        message=rule.message.with_values(values),
        hint=hint.with_values(values),
        alert=rule.alert,
    )


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings of a run, sorted by place."""

    all: tuple[Finding, ...] = field(default=())

    def at_least(self, severity: Severity) -> list[Finding]:
        """Return the findings that are at least as grave, alerts left out: those never fail a build."""
        return [found for found in self.all if found.severity >= severity and not found.alert]
