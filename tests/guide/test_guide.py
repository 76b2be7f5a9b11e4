"""The guide says what the product does: made parts are as the code makes them, named commands exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import guide_tables
import pytest
from click.testing import CliRunner

from strategy_tracker.cli import main
from strategy_tracker.rules import RULES

DOCUMENTS = guide_tables.documents()
_CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
_CALL = re.compile(r"strategy-tracker[ ]+(?P<command>[a-z]+)(?P<rest>[^\n`|#>&]*)")
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


def named(path: Path) -> str:
    return path.relative_to(guide_tables.ROOT).as_posix()


@pytest.mark.parametrize("path", guide_tables.documents(), ids=named)
def test_made_parts_are_up_to_date(path: Path) -> None:
    text = path.read_text("utf-8")
    assert guide_tables.renewed(text) == text, "uv run python tests/guide/guide_tables.py"


def test_every_made_part_stands_somewhere() -> None:
    text = "\n".join(path.read_text("utf-8") for path in guide_tables.documents())
    assert [name for name in guide_tables.MADE if f"<!-- made: {name} -->" not in text] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_named_commands_and_options_exist(path: Path) -> None:
    assert isinstance(main, click.Group)
    for code in _CODE.findall(path.read_text("utf-8")):
        for call in _CALL.finditer(code):
            command = main.get_command(click.Context(main), call["command"])
            if isinstance(command, click.Group):
                command = command.commands.get(call["rest"].split()[0])
            assert command is not None, call[0]
            known = {option for each in command.params for option in each.opts} | {"--help"}
            assert set(_OPTION.findall(call["rest"])) <= known, call[0]


def writing_calls() -> list[str]:
    """Return the documented commands that write, as they stand there."""
    texts = [path.read_text("utf-8") for path in guide_tables.documents()]
    calls = [line for text in texts for line in text.splitlines()]
    return sorted({line for line in calls if re.match(r"strategy-tracker (update|new) ", line)})


@pytest.mark.parametrize("call", writing_calls())
def test_documented_changes_can_be_made_to_the_example(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(guide_tables.ROOT)
    arguments = [*shlex.split(call)[1:], *([] if "--dry-run" in call else ["--dry-run"])]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert "+++ b/strategies/" in result.stdout


def test_the_guide_names_commands() -> None:
    """Guard the test above against a pattern that matches nothing."""
    text = (guide_tables.GUIDE / "engineer.md").read_text("utf-8")
    assert len(list(_CALL.finditer(text))) > 3


def test_the_first_edit_does_what_the_readme_says() -> None:
    def warnings_of_the_task(after: str) -> set[str]:
        alerts = guide_tables.edited("當前進度: 50", after).tracked.alerts
        here = [one for one in alerts if one.slug == "2025-offline-stores" and one.subject == "T002"]
        return {one.kind.value for one in here}

    assert "lagging" in warnings_of_the_task("當前進度: 50")
    assert "lagging" not in warnings_of_the_task("當前進度: 90")


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_ignored_rules_exist(path: Path) -> None:
    names = {rule.name for rule in RULES} | {rule.family.value for rule in RULES}
    for listed in re.findall(r"tracker: ignore\[([^\]]*)\]", path.read_text("utf-8")):
        assert {name.strip() for name in listed.split(",")} <= names


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target
