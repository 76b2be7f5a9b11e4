"""A baseline: the findings that were there when checking began, so that only new ones count.

A finding is known again by its rule, file, path and text, not by its line; so it stays known while lines are
added above it, and is new once its text changes. Warnings of tracking depend on the day and are left out.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from pydantic import BaseModel, ConfigDict, ValidationError

from strategy_tracker.language import WordedError, message
from strategy_tracker.rules.rule import Finding, Findings

VERSION = 1


class BaselineEntry(BaseModel):
    """One finding that is known: for people its words, for the program the fingerprint."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str
    file: str
    path: str
    text: str
    fingerprint: str


class Baseline(BaseModel):
    """The content of a baseline file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int = VERSION
    findings: tuple[BaselineEntry, ...] = ()


def baseline_of(findings: Iterable[Finding]) -> str:
    """Return the text of a baseline file (JSON, sorted, so that its differences are readable)."""
    lasting = [finding for finding in findings if not finding.alert]
    entries = [
        BaselineEntry(
            rule=finding.rule,
            file=finding.place.file,
            path=finding.path,
            text=finding.text,
            fingerprint=fingerprint,
        )
        for finding, fingerprint in zip(lasting, fingerprints(lasting), strict=True)
    ]
    ordered = sorted(entries, key=lambda one: (one.file, one.path, one.rule, one.text, one.fingerprint))
    return Baseline(findings=tuple(ordered)).model_dump_json(indent=2) + "\n"


def read_baseline(data: str | bytes) -> Baseline:
    """Return the baseline of a file's content; WordedError where it is none or has another version."""
    try:
        baseline = Baseline.model_validate_json(data)
    except ValidationError as error:
        raise WordedError(
            message("This is no file of known findings; `check --write-baseline` writes one.")
        ) from error
    if baseline.version != VERSION:
        raise WordedError(
            message(
                "These known findings have format {version}; this release reads {known}. Write them anew "
                "with `check --write-baseline`.",
                version=str(baseline.version),
                known=str(VERSION),
            )
        )
    return baseline


def without_known(findings: Findings, baseline: Baseline) -> Findings:
    """Return the findings that the baseline does not know, and all warnings of tracking."""
    known = {entry.fingerprint for entry in baseline.findings}
    lasting = [finding for finding in findings.all if not finding.alert]
    named = zip(lasting, fingerprints(lasting), strict=True)
    old = {id(finding) for finding, fingerprint in named if fingerprint in known}
    return Findings(tuple(finding for finding in findings.all if id(finding) not in old))


_INDEX = re.compile(r"\[\d+\]")


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Return what each finding is known by, in their order: 32 hexadecimal digits, no two the same.

    They are made of rule, file, path and text, but neither of the line's number nor of the record's place in
    its list: both move when something is added above. Findings that are then equal are numbered.
    """
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        parts = (finding.rule, finding.place.file, _INDEX.sub("[]", finding.path), finding.text)
        key = json.dumps(parts, ensure_ascii=True)
        seen[key] += 1
        found.append(sha256(f"{key}{seen[key]}".encode()).hexdigest()[:32])
    return found
