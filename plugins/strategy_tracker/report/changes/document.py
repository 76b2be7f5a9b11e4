"""A comparison as a document of a published, versioned shape."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from strategy_tracker import NAME, __version__
from strategy_tracker.comparison import Comparison, Difference, StrategyComparison
from strategy_tracker.comparison.findings import FindingsComparison
from strategy_tracker.language import Language, localize
from strategy_tracker.report.json_document import GeneratorModel, SeverityWord
from strategy_tracker.rules import Finding, Severity
from strategy_tracker.tables.numbers import percent
from strategy_tracker.tracking import Alert, Level, TrackedStrategy
from strategy_tracker.tracking.alerts import AlertReason


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RecordModel(_Model):
    """A record on the way to what differs."""

    record: str = Field(description="Its kind: task, kpi, goal, entry, update …")
    name: str = Field(description="Its id, else its words.")
    title: str = Field(description="What a record with an id is called besides.")


class TextModel(_Model):
    """A field of a record that is new or gone."""

    label: str = Field(description="The field's name.")
    text: str = Field(description="What was typed.")


class DifferenceModel(_Model):
    """One value or record that differs."""

    kind: Literal["changed", "added", "removed", "reordered"] = Field(description="What happened.")
    within: tuple[RecordModel, ...] = Field(
        description="The records that it lies in, from the outside; none for the strategy itself."
    )
    field: str = Field(description="The field's key; empty for a record as a whole.")
    label: str = Field(description="The field's name, else the record's.")
    before: str = Field(description="What was typed; empty for nothing.")
    after: str = Field(description="What is typed now; empty for nothing.")
    fields: tuple[TextModel, ...] = Field(description="What a record says that is new or gone.")
    notes: tuple[str, ...] = Field(description="What follows from it, in the document's language.")
    weight: Literal["eased", "removed", "silenced", "none"] = Field(
        description="Why it is to be looked at first: a target asks for less, a record is gone, a rule is no "
        "longer checked."
    )
    file: str = Field(
        description="File, relative to the folder of mkdocs.yml; of the newer version, if it is there."
    )
    line: int = Field(ge=1, description="Line, from 1.")


class StandingModel(_Model):
    """How a strategy stands."""

    level: Literal["unknown", "good", "watch", "bad"] = Field(description="unknown is never good.")
    reason: str = Field(description="The reason in the document's language.")
    progress: float | None = Field(description="Progress in percent, 1 decimal.")


class ChangedFindingModel(_Model):
    """A finding that came or went."""

    rule: str = Field(description="Name of the rule.")
    severity: SeverityWord = Field(description="How grave it is.")
    file: str = Field(description="File.")
    line: int = Field(ge=1, description="Line, from 1, in the version that has it.")
    message: str = Field(description="What is wrong.")


class ChangedFindingsModel(_Model):
    """Findings that came and went."""

    introduced: tuple[ChangedFindingModel, ...] = Field(description="Those that the newer version has alone.")
    mended: tuple[ChangedFindingModel, ...] = Field(description="Those that it has no more.")
    silenced: tuple[ChangedFindingModel, ...] = Field(
        description="Those that a new comment leaves out: they are not mended."
    )


class ChangedAlertModel(_Model):
    """A warning of tracking that came or went."""

    kind: str = Field(description="overdue, lagging, blocked …")
    subject: str = Field(description="Id of the task or KPI; empty for the strategy.")
    title: str = Field(description="What it is called.")
    reason: str = Field(description="The reason in the document's language.")


class StrategyModel(_Model):
    """One strategy of which anything differs."""

    slug: str = Field(description="Its slug; the last one, if it is gone.")
    previous_slug: str | None = Field(description="The slug that it had; null if it is new.")
    title: str = Field(description="Its title.")
    change: Literal["changed", "new", "gone"] = Field(description="What happened to it.")
    before: StandingModel | None = Field(description="How it stood; null if it is new.")
    after: StandingModel | None = Field(description="How it stands; null if it is gone.")
    differences: tuple[DifferenceModel, ...] = Field(description="What differs, gravest first.")
    findings: ChangedFindingsModel = Field(description="What differs in its findings.")
    raised: tuple[ChangedAlertModel, ...] = Field(description="Warnings of tracking that came.")
    cleared: tuple[ChangedAlertModel, ...] = Field(description="Warnings of tracking that went.")


class ComparisonModel(_Model):
    """What merging one version of the files into another changes in the plan."""

    format: Literal["strategy-tracker-diff"] = Field(description="Which kind of document this is.")
    version: Literal[1] = Field(description="Version of the document's shape; other versions differ.")
    generator: GeneratorModel = Field(description="What wrote it.")
    language: str = Field(description="Language of names, notes and reasons: zh-Hant, zh-Hans or en.")
    as_of: date = Field(description="The day for which both versions are computed.")
    base: str = Field(description="What was compared with, as it was asked for.")
    head: str | None = Field(description="What was compared; null for the files as they are.")
    strategies: tuple[StrategyModel, ...] = Field(description="Those of which anything differs, by slug.")
    elsewhere: ChangedFindingsModel = Field(description="Findings in files that are no strategy's.")


_LEVELS: dict[Level, Literal["unknown", "good", "watch", "bad"]] = {
    Level.UNKNOWN: "unknown",
    Level.GOOD: "good",
    Level.WATCH: "watch",
    Level.BAD: "bad",
}
_SEVERITIES: dict[Severity, SeverityWord] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "info",
}


def comparison_json(comparison: Comparison, language: Language) -> str:
    """Return a comparison as JSON text."""
    document = ComparisonModel(
        format="strategy-tracker-diff",
        version=1,
        generator=GeneratorModel(name=NAME, version=__version__),
        language=language.value,
        as_of=comparison.as_of,
        base=comparison.base,
        head=comparison.head or None,
        strategies=tuple(_strategy(one, language) for one in comparison.strategies),
        elsewhere=_findings(comparison.elsewhere, language),
    )
    return document.model_dump_json(indent=2) + "\n"


def comparison_schema() -> dict[str, Any]:
    """Return the JSON Schema of the document."""
    schema = ComparisonModel.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _strategy(one: StrategyComparison, language: Language) -> StrategyModel:
    change: Literal["changed", "new", "gone"] = "changed"
    if one.before is None or one.after is None:
        change = "new" if one.before is None else "gone"
    return StrategyModel(
        slug=one.present.slug,
        previous_slug=one.before.slug if one.before is not None else None,
        title=one.title,
        change=change,
        before=_standing(one.before, language),
        after=_standing(one.after, language),
        differences=tuple(_difference(difference, language) for difference in one.differences),
        findings=_findings(one.findings, language),
        raised=_alerts(one.raised, language),
        cleared=_alerts(one.cleared, language),
    )


def _standing(strategy: TrackedStrategy | None, language: Language) -> StandingModel | None:
    if strategy is None:
        return None
    progress = percent(strategy.sums.progress)
    return StandingModel(
        level=_LEVELS[strategy.health.level],
        reason=strategy.health.reason.localize(language),
        progress=float(progress) if progress is not None else None,
    )


def _difference(one: Difference, language: Language) -> DifferenceModel:
    return DifferenceModel(
        kind=one.kind.value,
        within=tuple(
            RecordModel(record=step.record, name=step.name, title=step.title) for step in one.within
        ),
        field=one.field,
        label=localize(one.label, language),
        before=one.before,
        after=one.after,
        fields=tuple(TextModel(label=localize(label, language), text=text) for label, text in one.fields),
        notes=tuple(note.localize(language) for note in one.notes),
        weight=one.weight.value,
        file=_text(one.place.file),
        line=one.place.line,
    )


def _findings(found: FindingsComparison, language: Language) -> ChangedFindingsModel:
    return ChangedFindingsModel(
        introduced=_listed(found.introduced, language),
        mended=_listed(found.mended, language),
        silenced=_listed(found.silenced, language),
    )


def _listed(findings: Iterable[Finding], language: Language) -> tuple[ChangedFindingModel, ...]:
    return tuple(
        ChangedFindingModel(
            rule=finding.rule,
            severity=_SEVERITIES[finding.severity],
            file=_text(finding.place.file),
            line=finding.place.line,
            message=finding.message.localize(language),
        )
        for finding in findings
    )


def _alerts(alerts: Iterable[tuple[Alert, AlertReason]], language: Language) -> tuple[ChangedAlertModel, ...]:
    return tuple(
        ChangedAlertModel(
            kind=reason.kind.value,
            subject=alert.subject,
            title=alert.title,
            reason=reason.reason.localize(language),
        )
        for alert, reason in alerts
    )


def _text(name: str) -> str:
    """Return a file's name as text; bytes in it that are not UTF-8 become escapes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
