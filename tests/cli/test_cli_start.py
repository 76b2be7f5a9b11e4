"""What a command imports: only what it uses."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from strategy_tracker.cli import main

# What other commands, the site or a terminal need; a check of files whose report is piped does without.
NOT_FOR_A_CHECK = (
    *("apprise", "concurrent.futures.process", "holidays.countries", "jieba", "jinja2", "markdown", "mkdocs"),
    *("multiprocessing", "nh3", "openpyxl", "pptx", "requests", "rich", "xml.etree"),
    *("strategy_tracker.comparison", "strategy_tracker.editing", "strategy_tracker.exchange.forms"),
    *("strategy_tracker.exchange.portfolio", "strategy_tracker.exchange.tables"),
    *("strategy_tracker.site", "strategy_tracker.mkdocs_plugin", "strategy_tracker.report.changes"),
    *(f"strategy_tracker.report.{name}" for name in ("json_document", "github", "gitlab", "junit", "sarif")),
)
PROJECT = {
    "mkdocs.yml": "site_name: x\nplugins: [strategy-tracker]\n",
    "strategies/a.md": "---\n策略名稱: 甲\n---\n",
}


def imported_by(arguments: list[str], folder: Path) -> set[str]:
    """Return the modules that the program has loaded when it ends, beside those with which Python starts."""
    program = (
        "import atexit, sys; at_start = set(sys.modules);"
        "atexit.register(lambda: print(*(set(sys.modules) - at_start), file=sys.stderr));"
        "from strategy_tracker.cli import main; main()"
    )
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout
    return set(done.stderr.split())


def test_a_check_imports_nothing_of_other_commands(tmp_path: Path) -> None:
    for name, text in PROJECT.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    modules = imported_by(["check", "strategies/a.md"], tmp_path)
    assert "strategy_tracker.rules.run" in modules
    assert [name for name in NOT_FOR_A_CHECK if name in modules] == []


# What reads, judges and puts into words: what was said the last time is told as it stands.
NOT_FOR_THE_SAME_CHECK = (
    *("rapidfuzz", "wcwidth", "babel.messages", "frontmatter", "holidays"),
    *(f"strategy_tracker.{name}" for name in ("workspace", "tracking", "rules", "report", "cli.checking")),
    *(f"strategy_tracker.source.{name}" for name in ("loading", "reader", "people")),
)


def test_a_check_that_has_nothing_new_to_say_imports_nothing_that_reads_or_judges(tmp_path: Path) -> None:
    for name, text in PROJECT.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert "wcwidth" in imported_by(["check"], tmp_path)
    modules = imported_by(["check"], tmp_path)
    assert "strategy_tracker.cli.kept_outcomes" in modules
    assert [name for name in NOT_FOR_THE_SAME_CHECK if name in modules] == []


ALWAYS = (
    "strategy_tracker",
    *(f"strategy_tracker.cli{name}" for name in ("", ".application", ".commands", ".output")),
)
# The words of another language, and the file that says which one a project speaks.
FOR_HELP = (
    *(
        f"strategy_tracker.{name}"
        for name in ("cli.click_words", "cli.help", "configuration_files", "language")
    ),
    *(f"strategy_tracker.configuration_files.{name}" for name in ("errors", "reading")),
    *(f"strategy_tracker.language.{name}" for name in ("catalogue", "formats", "line_breaks", "message")),
    *(f"strategy_tracker.language.{name}" for name in ("system_errors", "widths", "worded_error")),
)


@pytest.mark.parametrize(
    ("arguments", "more"), [(["--help"], FOR_HELP), (["--version"], ())], ids=["help", "version"]
)
def test_help_imports_no_command_and_no_settings(
    arguments: list[str], more: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "mkdocs.yml").write_text(PROJECT["mkdocs.yml"], "utf-8")
    modules = imported_by(arguments, tmp_path)
    assert {name for name in modules if name.startswith("strategy_tracker")} == {*ALWAYS, *more}
    assert "pydantic" not in modules


def test_the_list_of_commands_is_whole_and_names_each_as_it_is() -> None:
    assert isinstance(main, click.Group)
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        assert command.name == name
    modules = Path(sys.modules["strategy_tracker.cli"].__path__[0]).glob("*.py")
    defined = [path.stem for path in modules if "@click.command(" in path.read_text("utf-8")]
    assert len(defined) + 1 == len(main.list_commands(context))  # and the group `new`
    assert main.get_command(context, "chek") is None
