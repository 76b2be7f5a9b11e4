"""Every name under which a problem is reported has its rule, and every rule is reported by something."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import strategy_tracker
from strategy_tracker.rules import RULES, rule_named, rules_by_family
from strategy_tracker.tracking import AlertKind
from strategy_tracker.vocabulary.rules import RULE_NAMES

PACKAGE = Path(strategy_tracker.__file__).parent
EMITTERS = ("Problem", "Unreadable", "_report", "cause", "_of_kind", "at", "folded_or_refused", "_Words")
_NAME = re.compile(r"[a-z]+(-[a-z0-9]+)+")
NO_RULES = {"too-long", "utf-8", "utf-8-sig", "utf-16", "utf-32-be", "utf-32-le"}
"""Names of codecs, and the refusal that `is_nothing` answers itself."""


def _sources() -> Iterator[Path]:
    for folder in ("source", "values"):
        yield from (path for path in (PACKAGE / folder).rglob("*.py"))
    yield PACKAGE / "history" / "not_there_yet.py"
    yield PACKAGE / "rules" / "suppression.py"
    yield PACKAGE / "history" / "not_there_yet.py"


def _names_in(path: Path) -> Iterator[str]:
    """Yield every text of a module that has the shape of a rule's name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _NAME.fullmatch(node.value):
            yield node.value


def _reported() -> set[str]:
    return {name for path in _sources() for name in _names_in(path)} - NO_RULES


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_the_vocabulary_has_the_names_of_all_rules_in_their_order() -> None:
    in_order = {family: tuple(rule.name for rule in rules) for family, rules in rules_by_family()}
    assert in_order == RULE_NAMES, "vocabulary/rules.py"


def test_every_name_that_is_reported_has_a_rule() -> None:
    assert _reported() - {rule.name for rule in RULES} == set()


def test_every_rule_without_a_check_is_reported_by_reading() -> None:
    assert {rule.name for rule in RULES if rule.check is None} - _reported() == set()


def test_names_are_written_out_where_problems_are_made() -> None:
    """A name that is put together at run time would escape the tests above."""
    for path in _sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in EMITTERS and node.args:
                assert not isinstance(node.args[0], ast.JoinedStr | ast.BinOp), f"{path.name}:{node.lineno}"


def test_every_check_reports_under_its_own_name() -> None:
    checked = {rule.name for rule in RULES if rule.check is not None}
    written = {name for path in (PACKAGE / "rules").glob("*.py") for name in _names_in(path)}
    assert checked - written - {kind.value for kind in AlertKind} == set()


def test_every_kind_of_alert_is_a_rule_that_fails_no_build() -> None:
    assert {rule.name for rule in RULES if rule.alert} == {kind.value for kind in AlertKind}
    assert all(rule_named(kind.value).severity.word != "error" for kind in AlertKind)


def test_modules_stay_short() -> None:
    for path in (PACKAGE / "rules").glob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, path.name
