"""Everything that is found in each example of a rule, at its place and with what is said of it.

found.yaml holds it by rule and example; `uv run python tests/rules/found.py` writes it anew. Read the
difference: a line that comes or goes is a finding that people get or no longer get.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import yaml
from rule_examples import files_of, findings_of, prepared, write

from strategy_tracker.language import Language
from strategy_tracker.rules import RULES, Finding, Findings, rule_named

HERE = Path(__file__).parent
FOUND = HERE / "found.yaml"
WRITE_ANEW = "If that is meant, write it anew: uv run python tests/rules/found.py"
CASES: Mapping[str, Mapping[str, list[str]]] = yaml.safe_load((HERE / "cases.yaml").read_text("utf-8"))
KEPT: Mapping[str, Mapping[str, list[str]]] = (
    yaml.safe_load(FOUND.read_text("utf-8")) if FOUND.exists() else {}
)


def said_of(finding: Finding) -> str:
    """Return a finding as one line: place, rule, path, text, what is filled in; + where a mend is offered."""
    place, rule = finding.place, rule_named(finding.rule)
    until = f"{place.end_column}" if place.line == place.end_line else f"{place.end_line}:{place.end_column}"
    offered = rule.suggestion_hint is not None and finding.hint.template == rule.suggestion_hint.template
    # What a warning of tracking says is the matter of tracking; a long text is shortened in the message.
    known = {"path": finding.path, "text": finding.text}
    filled = [
        f"{name}={_quoted(value)}"
        for name, value in finding.message.values.items()
        if known.get(name) != value and (name == "subject" or not finding.alert)
    ]
    shown = [finding.path, _quoted(finding.text)] if finding.path or finding.text else []
    parts = [f"{place.file}:{place.line}:{place.column}-{until}", finding.rule, *shown, *filled]
    return " ".join([*parts, "+"] if offered else parts)


def _quoted(value: object) -> str:
    if isinstance(value, Decimal):
        value = f"{value:f}"
    if isinstance(value, tuple):
        value = ", ".join(value)
    localize = getattr(value, "localize", None)
    return f"「{repr(str(localize(Language.ENGLISH) if localize else value))[1:-1]}」"


def cases(kind: str) -> Iterator[tuple[str, str, str]]:
    """Yield the cases that break a rule, or keep it: the rule, what the case is called, its text."""
    for name, of_rule in CASES.items():
        for number, case in enumerate(of_rule[kind], 1):
            yield name, f"{kind} {number}", case


def findings_in(name: str, case: str, folder: Path) -> Findings:
    """Return what is found in a case of a rule, written into a folder."""
    return findings_of(write(folder, files_of(case, fill=name != "field-missing")))


def kept(name: str, called: str) -> list[str]:
    """Return what is known to be found in an example of a rule."""
    known: list[str] = KEPT.get(name, {}).get(called, [])
    return known


def _everything() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {rule.name: {} for rule in RULES}

    def put(name: str, called: str, findings: Findings) -> None:
        if findings.all:
            found[name][called] = [said_of(finding) for finding in findings.all]

    for rule in RULES:
        with tempfile.TemporaryDirectory() as folder:
            put(rule.name, "bad", findings_of(prepared(Path(folder), rule)))
    for kind in ("breaks", "keeps"):
        for name, called, case in cases(kind):
            with tempfile.TemporaryDirectory() as folder:
                put(name, called, findings_in(name, case, Path(folder)))
    return found


if __name__ == "__main__":
    head = "# What is found in the bad example of each rule and in its cases.yaml; made by found.py.\n"
    text = yaml.safe_dump(_everything(), allow_unicode=True, sort_keys=False, width=100_000)
    FOUND.write_text(head + text, encoding="utf-8")
