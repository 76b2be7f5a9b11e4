"""What a report of a comparison says, in order, ready to be laid out as text or as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from strategy_tracker.comparison import Comparison, Difference, Kind, StrategyComparison
from strategy_tracker.comparison.findings import FindingsComparison
from strategy_tracker.language import Language, Message, localize, message
from strategy_tracker.language.formats import format_percent
from strategy_tracker.report.changes.writers import Writer
from strategy_tracker.rules import Finding
from strategy_tracker.tracking import Alert, Health, TrackedStrategy
from strategy_tracker.tracking.alerts import AlertReason


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines below it."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole report."""

    title: str
    summary: str
    sections: tuple[Section, ...]


def outline(comparison: Comparison, language: Language, writer: Writer) -> Outline:
    """Return a comparison in words: what to look at first, then strategy by strategy."""
    said = _Sentences(language, writer)
    sections = []
    first = [
        said.say(message("{title}: {change}"), title=said.words(one.title), change=said.change(difference))
        for one, difference in comparison.first
    ]
    if first:
        sections.append(Section(said.say(message("Look at this first")), tuple(first)))
    sections += [Section(said.name(one), tuple(said.strategy(one))) for one in comparison.strategies]
    elsewhere = tuple(said.findings(comparison.elsewhere))
    if elsewhere:
        sections.append(Section(said.say(message("Other files")), elsewhere))
    head = said.typed(comparison.head) if comparison.head else said.say(message("the files as they are"))
    title = said.say(
        message("Changes of the plan: {base} → {head}, as of {date}"),
        base=said.typed(comparison.base),
        head=head,
        date=comparison.as_of,
    )
    return Outline(title, said.summary(comparison), tuple(sections))


class _Sentences:
    """Puts the parts of a comparison into the sentences of a language."""

    def __init__(self, language: Language, writer: Writer) -> None:
        self._language = language
        self.typed, self.words = writer.typed, writer.words

    def say(self, template: Message, **values: object) -> str:
        """Return a message of ours; texts among its values are fit for the report already."""
        return template.with_values(values or template.values).localize(self._language)

    def told(self, text: object) -> str:
        """Return a message that holds words from files."""
        return self.words(localize(text, self._language))

    def summary(self, comparison: Comparison) -> str:
        """Return how many strategies changed, came and went."""
        new = sum(one.before is None for one in comparison.strategies)
        gone = sum(one.after is None for one in comparison.strategies)
        changed = len(comparison.strategies) - new - gone
        counts = [
            (changed, message("1 strategy changed"), message("{count} strategies changed", count=changed)),
            (new, message("1 strategy new"), message("{count} strategies new", count=new)),
            (gone, message("1 strategy gone"), message("{count} strategies gone", count=gone)),
        ]
        found = [self.say(one if count == 1 else many) for count, one, many in counts if count]
        if not found and not comparison.elsewhere.says_something:
            return self.say(message("Nothing changes in the plan."))
        return localize(found, self._language)

    def name(self, one: StrategyComparison) -> str:
        """Return what a strategy's part is headed with."""
        title, slug = self.words(one.title), self.typed(one.present.slug)
        if one.before is None:
            return self.say(message("New: {title} ({slug})"), title=title, slug=slug)
        if one.after is None:
            return self.say(message("Gone: {title} ({slug})"), title=title, slug=slug)
        return self.say(message("{title} ({slug})"), title=title, slug=slug)

    def strategy(self, one: StrategyComparison) -> Iterator[str]:
        """Yield what is to be said of a strategy."""
        yield from self._standing(one.before, one.after)
        for difference in one.differences:
            yield self.change(difference)
        yield from self._alerts(one.raised, message("New warning: {words}"))
        yield from self._alerts(one.cleared, message("Warning cleared: {words}"))
        yield from self.findings(one.findings)

    def _standing(self, before: TrackedStrategy | None, after: TrackedStrategy | None) -> Iterator[str]:
        """Yield how a strategy stands and stood."""
        if after is None:
            return
        now = self._health(after.health)
        if before is None:
            yield self.say(message("Health: {now}"), now=now)
            return
        if before.health == after.health:
            yield self.say(message("Health unchanged: {now}"), now=now)
        else:
            yield self.say(message("Health: {before} → {now}"), before=self._health(before.health), now=now)
        if after.record.readable and before.sums.progress != after.sums.progress:
            was, is_now = (format_percent(side.sums.progress, self._language, 1) for side in (before, after))
            yield self.say(message("Progress: {before} → {now}"), before=was, now=is_now)

    def _health(self, health: Health) -> str:
        return self.say(
            message("{level} ({reason})"), level=self.told(health.level.term), reason=self.told(health.reason)
        )

    def change(self, one: Difference) -> str:
        """Return a difference in a sentence."""
        subject = " › ".join(
            " ".join(filter(None, (self.told(step.label), *map(self.words, (step.name, step.title)))))
            for step in one.within
        )
        if one.kind in (Kind.ADDED, Kind.REMOVED):
            return self._whole(one, subject)
        nothing = self.say(message("(nothing)"))
        values = {
            "label": self.told(one.label),
            "before": self.typed(one.before) if one.before else nothing,
            "after": self.typed(one.after) if one.after else nothing,
        }
        template = message("{label}: {before} → {after}")
        if one.kind is Kind.REORDERED:
            template = message("Order of {label}: {before} → {after}")
        told = self.say(template, **values)
        notes = [self.told(note) for note in one.notes]
        if notes:
            told = self.say(message("{change} ({notes})"), change=told, notes=localize(notes, self._language))
        return self.say(message("{subject} · {change}"), subject=subject, change=told) if subject else told

    def _whole(self, one: Difference, subject: str) -> str:
        """Return the sentence about a record, or a comment, that only one version has."""
        fields = [
            self.say(message("{label} {text}"), label=self.told(label), text=self.typed(text))
            for label, text in one.fields
        ]
        if one.before or one.after:
            fields.append(self.typed(one.after or one.before))
        fields += [self.told(note) for note in one.notes]
        template = message("Added: {what}") if one.kind is Kind.ADDED else message("Removed: {what}")
        what = subject or self.told(one.label)
        if fields:
            what = self.say(message("{what}: {fields}"), what=what, fields=self._listed(fields))
        return self.say(template, what=what)

    def _listed(self, parts: Sequence[str]) -> str:
        return self.say(message("; ")).join(parts)

    def _alerts(self, alerts: Iterable[tuple[Alert, AlertReason]], template: Message) -> Iterator[str]:
        for alert, reason in alerts:
            subject = f"{alert.subject} {alert.title}".strip() if alert.subject else ""
            parts = (self.told(reason.kind.term), self.words(subject), self.told(reason.reason))
            yield self.say(template, words=self._listed([part for part in parts if part]))

    def findings(self, found: FindingsComparison) -> Iterator[str]:
        """Yield the findings that came, went, and are only left out."""
        for finding in found.introduced:
            yield self._finding(finding, message("New finding: {words}"))
        for finding in found.silenced:
            yield self._finding(finding, message("Not mended, only no longer checked: {words}"))
        for finding in found.mended:
            yield self._finding(finding, message("Mended: {words}"))

    def _finding(self, finding: Finding, template: Message) -> str:
        place = finding.place
        words = self.say(
            message("{severity} at {place}: {words}"),
            severity=self.told(finding.called),
            place=self.typed(f"{place.file}:{place.line}"),
            words=self.told(finding.message),
        )
        return self.say(template, words=words)
