"""What makes a finding the same finding in the next run, though lines were added above it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter

from strategy_tracker.report.report import Report

_INDEX = re.compile(r"\[\d+\]")


def fingerprints(report: Report) -> list[str]:
    """Return a fingerprint for each finding, in their order; no two are the same.

    It is made of rule, file, field, what was typed and the line it stands on, but neither of the line's
    number nor of the record's position in its list: both move. Equal findings are numbered.
    """
    seen: Counter[str] = Counter()
    result = []
    for finding in report.findings:
        line = (report.line(finding) or "").strip()
        parts = (finding.rule, finding.place.file, _INDEX.sub("[]", finding.path), finding.text, line)
        key = "\0".join(parts)
        seen[key] += 1
        data = f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")
        result.append(hashlib.sha256(data).hexdigest())
    return result
