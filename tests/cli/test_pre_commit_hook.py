import re
import shlex
from pathlib import Path

import yaml
from cli_runs import run

HOOKS = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"


def test_the_hook_runs_the_check(project: Path) -> None:
    (hook,) = yaml.safe_load(HOOKS.read_text("utf-8"))
    assert hook["id"] == "strategy-tracker-check"
    assert hook["pass_filenames"] is False
    program, *arguments = shlex.split(hook["entry"])
    assert program == "strategy-tracker"
    assert run(*arguments).exit_code == 1
    assert re.search(hook["files"], "strategies/雙11/updates/2024-10-21.md")
    assert not re.search(hook["files"], "docs/index.md")
