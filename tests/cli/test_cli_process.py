import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runs import ONLY
from click.testing import CliRunner

from strategy_tracker.cli import main, progress
from strategy_tracker.language import Language


def surroundings() -> dict[str, str]:
    """Return the environment without what would colour output, or write it before the buffer is full."""
    left_out = ("NO_COLOR", "FORCE_COLOR", "PYTHONUNBUFFERED")
    return {name: value for name, value in os.environ.items() if name not in left_out}


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "strategy_tracker", *arguments]
    return subprocess.run(command, capture_output=True, env={**surroundings(), **environment}, check=False)


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp950"},
    ],
)
def test_output_is_utf8_whatever_the_locale_is(project: Path, environment: dict[str, str]) -> None:
    result = process("check", *ONLY, **environment)
    assert result.returncode == 1
    assert result.stderr == b""
    assert "strategies/雙11/index.md:12:5" in result.stdout.decode("utf-8")
    refused = process("show", "sond", **environment)
    assert refused.returncode == 2
    assert "「sond」" in refused.stderr.decode("utf-8")


def test_no_escape_sequences_in_a_pipe(project: Path) -> None:
    for arguments in (("check",), ("show",), ("show", "sound"), ("explain",)):
        result = CliRunner().invoke(main, arguments, color=True)  # else click would take them out
        assert result.output
        assert "\x1b" not in result.output


def test_colours_in_a_pipe_where_they_are_ordered(project: Path) -> None:
    assert b"\x1b[31m" in process("check", *ONLY, FORCE_COLOR="1").stdout


def test_a_reader_that_goes_away(project: Path) -> None:
    faulty = (project / "strategies" / "雙11" / "index.md").read_text("utf-8")
    for number in range(300):
        (project / "strategies" / f"{number}.md").write_text(faulty, "utf-8")
    for arguments, status in ((["check", *ONLY], 1), (["show", "--format", "json"], 0)):
        command = [sys.executable, "-m", "strategy_tracker", *arguments]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings()
        ) as running:
            assert running.stdout is not None
            assert running.stderr is not None
            assert running.stdout.readline()
            running.stdout.close()
            assert running.stderr.read() == b""
            assert running.wait() == status


@pytest.mark.parametrize(
    "arguments", [("check", *ONLY), ("explain", "unknown-field"), ("show",), ("schema",)]
)
def test_a_reader_that_was_never_there(project: Path, arguments: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "strategy_tracker", *arguments]
    try:
        result = subprocess.run(
            command, stdout=writing, stderr=subprocess.PIPE, check=False, env=surroundings()
        )
    finally:
        os.close(writing)
    assert result.stderr == b""
    assert result.returncode == (1 if arguments[0] == "check" else 0)


class _Terminal:
    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.written = getattr(self, "written", "") + text
        return len(text)

    def flush(self) -> None:
        pass


def test_progress_is_shown_only_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    def written(seconds: float) -> str:
        terminal = _Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        times = iter((0.0, seconds, seconds))
        with progress.late_progress(Language.ENGLISH, wanted=True, clock=lambda: next(times)) as report:
            assert report is not None
            report(1, 2)
            report(2, 2)
        return getattr(terminal, "written", "")

    assert written(0.5) == ""
    assert "Reading strategies" in written(1.5)


def test_progress_is_silent_without_a_terminal() -> None:
    with progress.late_progress(Language.ENGLISH, wanted=True) as report:
        assert report is None
    with progress.late_progress(Language.ENGLISH, wanted=False) as report:
        assert report is None
