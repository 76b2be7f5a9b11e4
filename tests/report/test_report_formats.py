import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import FILE, finding, report, sample

from strategy_tracker.language import message
from strategy_tracker.model import Place
from strategy_tracker.report import Report, render
from strategy_tracker.report.json_document import findings_schema
from strategy_tracker.rules import RULES, Severity
from strategy_tracker.vocabulary.report_formats import FORMATS

DATA = Path(__file__).parents[1] / "data"
# The issue of GitLab's documented Code Quality report; description to path are required there.
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "additionalProperties": False,
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/.]"},
                    "lines": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["begin"],
                        "properties": {
                            "begin": {"type": "integer", "minimum": 1},
                            "end": {"type": "integer", "minimum": 1},
                        },
                    },
                },
            },
        },
    },
}
TRICKY = st.text(max_size=40) | st.sampled_from(
    ["100%", "a,b:c", "%0A", "a\r\nb", "::error::", "\x1b[0m", "]]>", '&<"']
)
COMMAND = re.compile(r"::(?P<name>\w+) (?P<properties>[^\r\n]*?)::(?P<data>[^\r\n]*)")


def github_commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as the runner does: split, then undo the escapes, `%25` last."""

    def data(part: str) -> str:
        return part.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")

    def value(part: str) -> str:
        return data(part.replace("%3A", ":").replace("%2C", ","))

    commands = []
    for line in text.split("\n")[:-1]:
        found = COMMAND.fullmatch(line)
        assert found is not None, line
        pairs = [pair.split("=", 1) for pair in found["properties"].split(",")]
        commands.append((found["name"], {key: value(part) for key, part in pairs}, data(found["data"])))
    return commands


def tricky_report(text: str) -> Report:
    said = message("「{text}」", text=text)
    return report(finding(Place(FILE, 5, 10, 5, 13), text, said=said, hint=said), base="a,b:100%/")


def test_github() -> None:
    first, second, third = github_commands(render(sample(), "github"))
    assert first == (
        "error",
        {"file": FILE, "line": "5", "col": "10", "endLine": "5", "endColumn": "13", "title": "field-missing"},
        "Something is wrong with 「市場部」.\nMend it.",
    )
    assert [second[0], third[0]] == ["warning", "notice"]


@given(TRICKY)
def test_github_escapes(text: str) -> None:
    ((name, properties, data),) = github_commands(render(tricky_report(text), "github"))
    assert (name, properties["file"]) == ("error", f"a,b:100%/{FILE}")
    if text.isprintable():
        assert data == f"「{text}」\n「{text}」"


def test_gitlab() -> None:
    issues = json.loads(render(sample(), "gitlab"))
    jsonschema.validate(issues, GITLAB)
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info"]
    assert issues[0]["location"] == {"path": FILE, "lines": {"begin": 5, "end": 5}}
    assert len({issue["fingerprint"] for issue in issues}) == 3


@pytest.fixture(scope="module")
def sarif_schema() -> Any:
    return json.loads((DATA / "sarif-2.1.0-part.schema.json").read_text("utf-8"))


def sarif_errors(log: Any, schema: Any) -> list[str]:
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(log)]


def test_sarif(sarif_schema: Any) -> None:
    log = json.loads(render(sample(), "sarif"))
    assert sarif_errors(log, sarif_schema) == []
    (run,) = log["runs"]
    first = run["results"][0]
    place = first["locations"][0]["physicalLocation"]
    assert place["region"] == {
        "startLine": 5,
        "startColumn": 10,
        "endLine": 5,
        "endColumn": 13,
        "snippet": {"text": "市場部"},
    }
    assert place["artifactLocation"] == {
        "uri": "strategies/2025-%E9%9B%9911.md",
        "uriBaseId": "%SRCROOT%",
    }
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.name for rule in RULES]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


@pytest.fixture(scope="session")
def published_sarif_schema(npm_package: Callable[[str, str], Path]) -> Any:
    """Return the standard's own schema, which the registry holds inside a package."""
    package = npm_package("@microsoft/jest-sarif", "1.0.0-beta.0")
    return json.loads((package / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))


def test_sarif_is_valid_by_the_published_schema(published_sarif_schema: Any) -> None:
    validator = jsonschema.Draft4Validator(published_sarif_schema)
    log = json.loads(render(sample(), "sarif"))
    assert [error.message for error in validator.iter_errors(log)] == []
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert [error.validator for error in validator.iter_errors(log)] == ["enum"]


@given(TRICKY)
def test_sarif_of_any_text_is_valid(sarif_schema: Any, text: str) -> None:
    log = json.loads(render(tricky_report(text), "sarif"))
    assert sarif_errors(log, sarif_schema) == []
    uri = log["runs"][0]["artifacts"][0]["location"]["uri"]
    parts = urlsplit(uri)
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert unquote(parts.path) == f"a,b:100%/{FILE}"


def test_the_sarif_schema_refuses_what_is_wrong(sarif_schema: Any) -> None:
    def broken(**changes: Any) -> Any:
        log = json.loads(render(sample(), "sarif"))
        log["runs"][0]["results"][0] |= changes
        return log

    assert sarif_errors(broken(level="major"), sarif_schema)
    assert sarif_errors(broken(message={}), sarif_schema)
    assert sarif_errors(broken(severity="error"), sarif_schema)
    assert sarif_errors(broken(locations=[{"physicalLocation": {"region": {"startLine": 0}}}]), sarif_schema)


def junit_cases(text: str) -> list[ElementTree.Element]:
    """Read a JUnit file and hold it to its grammar: known elements and attributes, sums that agree."""
    root = ElementTree.fromstring(text.encode())  # noqa: S314 - our own output
    assert root.tag == "testsuites"
    cases: list[ElementTree.Element] = []
    for suite in root:
        assert suite.tag == "testsuite"
        assert {"name", "tests", "failures", "errors", "skipped", "time"} == set(suite.attrib)
        assert suite.get("tests") == str(len(suite)) == root.get("tests")
        assert suite.get("failures") == str(len(suite.findall("testcase/failure"))) == root.get("failures")
        for case in suite:
            assert case.tag == "testcase"
            assert {"name", "classname", "file", "time"} == set(case.attrib)
            assert [child.tag for child in case] in (
                [],
                ["failure"],
                ["system-out"],
                ["failure", "system-out"],
            )
            cases.append(case)
    return cases


def test_junit() -> None:
    first, second = junit_cases(render(sample(), "junit"))
    assert first.get("name") == FILE
    failure = first.find("failure")
    assert failure is not None
    assert failure.get("message") == "1 error"
    assert f"{FILE}:5:10  error  Something is wrong with 「市場部」." in (failure.text or "")
    assert "快好了" in first.findtext("system-out", "")
    assert (second.get("name"), len(second)) == ("strategies/fine.md", 0)


@given(TRICKY)
def test_junit_of_any_text_is_well_formed(text: str) -> None:
    (case,) = junit_cases(render(tricky_report(text), "junit"))
    if text.isprintable():
        assert text in case.findtext("failure", "")


def test_json_of_one_finding() -> None:
    document = json.loads(render(report(finding(Place(FILE, 5, 10, 5, 13), "市場部")), "json"))
    fingerprint = document["findings"][0].pop("fingerprint")
    assert re.fullmatch("[0-9a-f]{32}", fingerprint)
    assert document.pop("generator")["name"] == "strategy-tracker"
    assert document == {
        "format": "strategy-tracker-findings",
        "version": 1,
        "language": "en",
        "as_of": "2025-08-15",
        "summary": {"error": 1, "warning": 0, "info": 0, "alerts": 0, "files": 1},
        "findings": [
            {
                "rule": "field-missing",
                "family": "shape",
                "severity": "error",
                "alert": False,
                "file": FILE,
                "line": 5,
                "column": 10,
                "end_line": 5,
                "end_column": 13,
                "path": "tasks[0].owner",
                "text": "市場部",
                "message": "Something is wrong with 「市場部」.",
                "hint": "Mend it.",
            }
        ],
    }


@given(TRICKY)
def test_json_keeps_its_schema(text: str) -> None:
    document = json.loads(render(tricky_report(text), "json"))
    jsonschema.Draft202012Validator(findings_schema()).validate(document)
    assert document["findings"][0]["text"] == text


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_run_without_findings(name: str, sarif_schema: Any) -> None:
    text = render(report(), name)
    if name == "sarif":
        assert sarif_errors(json.loads(text), sarif_schema) == []
    assert text.endswith("\n") or (name == "github" and text == "")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_file_name_that_is_not_utf8(name: str) -> None:
    file = b"strategies/\xff.md".decode("utf-8", "surrogateescape")
    text = render(report(finding(Place(file, 1, 1, 1, 2)), texts={file: "x"}), name)
    assert text.encode("utf-8", "backslashreplace")
    if name == "sarif":
        assert '"strategies/%FF.md"' in text


def test_alerts_never_fail_a_machine() -> None:
    made = report(finding(Place(FILE, 4, 11, 4, 15), severity=Severity.ERROR, alert=True))
    assert "::notice " in render(made, "github")
    assert '"level": "note"' in render(made, "sarif").split('"results"')[1]
    assert "<failure" not in render(made, "junit")
    assert '"severity": "info"' in render(made, "gitlab")
