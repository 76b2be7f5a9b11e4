"""The findings as a document of a published, versioned shape."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from strategy_tracker import NAME, __version__
from strategy_tracker.report.report import Report
from strategy_tracker.rules import Finding, Severity, rule_named
from strategy_tracker.rules.baseline import fingerprints

SeverityWord = Literal["error", "warning", "info"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GeneratorModel(_Model):
    """The program that wrote the document."""

    name: str = Field(description="Name of the program.")
    version: str = Field(description="Version of the program.")


class SummaryModel(_Model):
    """How many findings there are; alerts are counted apart, since they never fail a check."""

    error: int = Field(ge=0, description="Errors.")
    warning: int = Field(ge=0, description="Warnings.")
    info: int = Field(ge=0, description="Notes.")
    alerts: int = Field(ge=0, description="Alerts: overdue, lagging, stale and the like.")
    files: int = Field(ge=0, description="Files that were looked at.")


class FindingModel(_Model):
    """One finding."""

    rule: str = Field(description="Name of the rule; `strategy-tracker explain` tells what it means.")
    family: str = Field(description="Family of the rule.")
    severity: SeverityWord = Field(description="How grave it is, by the site's settings.")
    alert: bool = Field(description="Whether it tells of the plan rather than of the file.")
    file: str = Field(description="File, relative to the folder of mkdocs.yml, with forward slashes.")
    line: int = Field(ge=1, description="Line where the value begins, from 1.")
    column: int = Field(ge=1, description="Character of the line where the value begins, from 1.")
    end_line: int = Field(ge=1, description="Line where the value ends.")
    end_column: int = Field(ge=1, description="Character after the value's last one, from 1.")
    path: str = Field(description="The value's place in the record, as in tasks[3].planned.")
    text: str = Field(description="What was typed there.")
    message: str = Field(description="What is wrong, in the document's language.")
    hint: str = Field(description="How to mend it, in the document's language.")
    fingerprint: str = Field(description="The same for the same finding in later runs; unique in a document.")


class FindingsModel(_Model):
    """All findings of a run, sorted by place."""

    format: Literal["strategy-tracker-findings"] = Field(description="Which kind of document this is.")
    version: Literal[1] = Field(description="Version of the document's shape; other versions differ.")
    generator: GeneratorModel
    language: str = Field(description="Language of messages and hints: zh-Hant, zh-Hans or en.")
    as_of: date = Field(description="The day that the portfolio was looked at.")
    summary: SummaryModel
    findings: tuple[FindingModel, ...]


def _text(name: str) -> str:
    """Return a file's name as text; bytes in it that are not UTF-8 become escapes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _finding(report: Report, finding: Finding, fingerprint: str) -> FindingModel:
    place = finding.place
    words: dict[Severity, SeverityWord] = {
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.INFO: "info",
    }
    return FindingModel(
        rule=finding.rule,
        family=rule_named(finding.rule).family.value,
        severity=words[finding.severity],
        alert=finding.alert,
        file=_text(report.file_name(place.file)),
        line=place.line,
        column=place.column,
        end_line=place.end_line,
        end_column=place.end_column,
        path=finding.path,
        text=finding.text,
        message=finding.message.localize(report.language),
        hint=finding.hint.localize(report.language),
        fingerprint=fingerprint,
    )


def findings_document(report: Report) -> FindingsModel:
    """Return a report as the published document."""
    counted = [found.severity for found in report.findings if not found.alert]
    return FindingsModel(
        format="strategy-tracker-findings",
        version=1,
        generator=GeneratorModel(name=NAME, version=__version__),
        language=report.language.value,
        as_of=report.as_of,
        summary=SummaryModel(
            error=counted.count(Severity.ERROR),
            warning=counted.count(Severity.WARNING),
            info=counted.count(Severity.INFO),
            alerts=len(report.findings) - len(counted),
            files=len(report.files),
        ),
        findings=tuple(
            _finding(report, finding, fingerprint)
            for finding, fingerprint in zip(report.findings, fingerprints(report.findings), strict=True)
        ),
    )


def json_report(report: Report) -> str:
    """Return the document as JSON text."""
    return findings_document(report).model_dump_json(indent=2) + "\n"


def findings_schema() -> dict[str, Any]:
    """Return the JSON Schema of the document."""
    schema = FindingsModel.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
