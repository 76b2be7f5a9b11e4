"""What makes a finding the same finding in the next run: for baselines and for reports to other programs."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from strategy_tracker.rules.rule import Finding

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
