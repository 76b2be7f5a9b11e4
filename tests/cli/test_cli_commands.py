import json
from pathlib import Path

import jsonschema
import pytest
from cli_runs import CONFIGURATION, run
from wcwidth import wcswidth

from strategy_tracker import __version__
from strategy_tracker.cli.output import wants_colour
from strategy_tracker.cli.tables import cell, printed, table
from strategy_tracker.report import plain_text
from strategy_tracker.rules import RULES


class Terminal:
    """A stream that is a terminal or not."""

    def __init__(self, terminal: bool) -> None:
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(
    ("terminal", "environment", "colour"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colours(terminal: bool, environment: dict[str, str], colour: bool) -> None:
    assert wants_colour(Terminal(terminal), environment) is colour  # type: ignore[arg-type]


def test_show_json_keeps_the_published_schema(project: Path) -> None:
    schema = json.loads(run("schema", "portfolio").stdout)
    document = json.loads(run("show", "--format", "json").stdout)
    jsonschema.Draft202012Validator(schema).validate(document)
    assert [strategy["slug"] for strategy in document["strategies"]] == ["sound", "雙11"]
    assert document["as_of"] == "2024-08-01"


def test_show_json_of_one_strategy_is_the_same_document_with_only_it(project: Path) -> None:
    schema = json.loads(run("schema", "portfolio").stdout)
    whole = json.loads(run("show", "--format", "json").stdout)
    one = json.loads(run("show", "雙11", "--format", "json").stdout)
    jsonschema.Draft202012Validator(schema).validate(one)
    assert one["strategies"] == [whole["strategies"][1]]
    assert one["sums"] == one["strategies"][0]["sums"]
    assert {alert["slug"] for alert in whole["alerts"]} == {"sound", "雙11"}
    assert one["alerts"] == one["strategies"][0]["alerts"] != []
    assert [person["tasks"] for person in whole["people"]] == [["sound/T001"]]
    assert one["people"] == []
    assert whole.keys() == one.keys()


@pytest.mark.parametrize("command", [("show", "--format", "json"), ("brief",), ("remind",)])
def test_a_site_url_that_is_no_web_address_is_wrong_usage(project: Path, command: tuple[str, ...]) -> None:
    (project / "mkdocs.yml").write_text(f"site_url: ftp://x/\n{CONFIGURATION}", "utf-8")
    result = run(*command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "strategy-tracker: 「site_url」: 「ftp://x/」 is no web address, as in `https://plans.example.com/`.\n"
    )


def test_show_table(project: Path) -> None:
    result = run("show")
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[0] == "Strategies on 1 Aug 2024"
    rows = [line for line in lines if line.startswith(("sound", "雙11"))]
    assert [wcswidth(row[: row.index("線上推廣策略")]) for row in rows] == [8, 8]
    assert "60%" in rows[0]
    assert lines[-1].startswith("Progress 60%")
    assert "\x1b" not in result.stdout


def test_show_one_strategy(project: Path) -> None:
    result = run("show", "sound")
    assert result.exit_code == 0
    for text in ("線上推廣策略  (sound)", "發布3篇產品種草文", "線上銷售額", "40%", "in progress"):
        assert text in result.stdout
    assert "雙11" not in result.stdout


def test_show_takes_text_as_it_is(project: Path) -> None:
    file = project / "strategies" / "sound.md"
    file.write_text(file.read_text("utf-8").replace("發布3篇產品種草文", "'[bold]發布3篇 :smile:'"), "utf-8")
    assert "[bold]發布3篇 :smile:" in run("show", "sound").stdout


def test_tables_escape_what_plays_with_the_terminal() -> None:
    parts = [table("\x1b[2J", ["\u202ea"], [[cell("b\x07")]]), cell("\x9bc")]
    text = printed(parts, colour=False)
    assert [line for line in text.splitlines() if "U+" in line] == [
        "<U+001B>[2J",
        "<U+202E>a",
        "b<U+0007>",
        "<U+009B>c",
    ]
    assert set(text) <= set(map(chr, range(0x20, 0x7F))) | {"\n", "─"}


def test_show_an_unknown_slug(project: Path) -> None:
    result = run("show", "sond")
    assert result.exit_code == 2
    assert "There is no strategy 「sond」. Did you mean 「sound」?" in result.stderr


def test_explain_a_rule(project: Path) -> None:
    result = run("explain", "unknown-field")
    assert result.exit_code == 0
    assert result.stdout.startswith("unknown-field\n\nFamily Shape · default severity error\n\nReports")
    assert "\n    策略名字: 線上推廣策略\n" in result.stdout
    assert "```" not in result.stdout
    chinese = run("explain", "unknown-field", "--language", "zh-Hant").stdout
    assert chinese.startswith("unknown-field\n\n類別 格式 · 預設級別 錯誤\n")
    assert (
        "```yaml\n策略名字: 線上推廣策略\n```"
        in run("explain", "unknown-field", "--format", "markdown").stdout
    )


def test_every_rule_is_explained(project: Path) -> None:
    said = {rule.name: run("explain", rule.name) for rule in RULES}
    assert [name for name, result in said.items() if result.exit_code] == []
    assert [name for name, result in said.items() if not result.stdout.startswith(f"{name}\n")] == []


def test_explain_lists_all_rules(project: Path) -> None:
    listed = run("explain").stdout
    assert [rule.name for rule in RULES if f"- {rule.name} (" not in listed] == []


def test_explain_an_unknown_rule(project: Path) -> None:
    result = run("explain", "unknwon-field")
    assert result.exit_code == 2
    assert "Did you mean 「unknown-field」?" in result.stderr


def test_plain_text() -> None:
    assert plain_text("# A\n\nSee `b` and **c** ([d](e.md)).\n\n```yaml\n# x: `y`\n```\n") == (
        "A\n\nSee b and c (d).\n\n    # x: `y`\n"
    )


def test_schema_of_findings(project: Path) -> None:
    schema = json.loads(run("schema", "findings").stdout)
    document = json.loads(run("check", "--format", "json", "--select", "shape").stdout)
    jsonschema.Draft202012Validator(schema).validate(document)
    assert document["findings"]


def test_an_unknown_schema(project: Path) -> None:
    assert run("schema", "other").exit_code == 2


@pytest.mark.parametrize("command", ["check", "show", "explain", "schema"])
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"  strategy-tracker {command}" in result.stdout
    for option in ("--config", "--as-of", "--language", "--quiet", "--version"):
        assert option in result.stdout


def test_version() -> None:
    assert (
        run("--version").stdout
        == run("check", "--version").stdout
        == f"strategy-tracker, version {__version__}\n"
    )


@pytest.mark.parametrize("kind", ["strategy", "update", "retrospective"])
def test_schema_of_a_front_matter(project: Path, kind: str) -> None:
    schema = json.loads(run("schema", kind).stdout)
    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["$id"] == f"{kind}.schema.json"
    assert run("schema").stdout == run("schema", "strategy").stdout


def test_the_language_of_a_region_is_taken(project: Path) -> None:
    for region, language in (("zh_TW", "zh-Hant"), ("ZH-cn", "zh-Hans"), ("en_GB", "en")):
        found = run("explain", "--language", region)
        assert found.exit_code == 0
        assert found.stdout == run("explain", "--language", language).stdout
