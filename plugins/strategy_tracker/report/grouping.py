"""Findings that say the same of one file, said once: the first, and where else they stand.

What is only told (a year that was assumed, a missing day of completion) says the same of any text.

For those who read: terminals, logs, pages, annotations, of which GitHub shows ten. Reports that machines
compare (GitLab, SARIF, JUnit, JSON) keep one entry a place: mending one of them is then seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from strategy_tracker.language import Language, Message, message
from strategy_tracker.rules import Finding, Severity

FEW = 3
"""So many findings of one file that say the same are shown as one."""

_BY_RULE = frozenset(("date-without-year",))
"""Rules of which one mending mends all findings: they are one also where each quotes its own text."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Findings of one file that say the same, in the order of their places.

    `words` and `hint` are those of the first in the reader's language.
    """

    findings: tuple[Finding, ...]
    words: str
    hint: str

    @property
    def first(self) -> Finding:
        """The one that is shown."""
        return self.findings[0]

    @property
    def elsewhere(self) -> Message | None:
        """The lines at which the others stand, and how many there are; None where there is only one."""
        if len(self.findings) == 1:
            return None
        lines = tuple(_ranges(sorted({finding.place.line for finding in self.findings[1:]})))
        return message("The same on lines {lines} ({count} in all).", lines=lines, count=len(self.findings))


def alike(findings: Sequence[Finding], language: Language) -> list[Alike]:
    """Return the findings, many of one file that say the same as one, in the order of their first."""
    groups: dict[tuple[object, ...], list[int]] = {}
    said = [(one.message.localize(language), one.hint.localize(language)) for one in findings]
    for number, (finding, (words, hint)) in enumerate(zip(findings, said, strict=True)):
        by_rule = finding.severity is Severity.INFO or finding.rule in _BY_RULE
        own = "" if by_rule else words
        lines = hint if "\n" in hint else ""  # lines to copy are those of one place
        key = (finding.place.file, finding.rule, finding.severity, own, lines)
        groups.setdefault(key, []).append(number)
    parts = (
        part
        for group in groups.values()
        for part in ([group] if len(group) >= FEW else [[number] for number in group])
    )
    return [Alike(tuple(findings[number] for number in part), *said[part[0]]) for part in sorted(parts)]


def _ranges(numbers: Sequence[int]) -> Iterator[str]:
    """Yield ascending numbers as they are listed, neighbours as a range: 3–5, 9."""
    start = 0
    for index, number in enumerate(numbers):
        if index + 1 == len(numbers) or numbers[index + 1] != number + 1:
            first = numbers[start]
            yield str(number) if first == number else f"{first}–{number}"
            start = index + 1
