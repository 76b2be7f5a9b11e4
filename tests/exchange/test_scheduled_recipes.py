"""The guide's scheduled recipes: every command in them does what the guide says, as the shell runs it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from pptx import Presentation
from receiver import Receiver, receiving

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "schedule.md"
CONFIGURATION = """site_name: 測試
site_url: https://plans.example.com/
theme: {name: material, language: zh-Hant, font: false}
plugins:
  - search
  - strategy-tracker: {tracking: {calendar: TW}}
"""
PLAN = """---
策略名稱: 夏季推廣
制定部門: 市場部
制定日期: 2024-07-01
策略負責人: 李*
目標周期: 2024-07-01至2024-09-30
核心目標: Q3實現線上銷售額500萬元
關鍵任務:
  - 任務編號: T001
    任務描述: 拍攝短片3支
    負責人: 王*
    計劃起止時間: 2024-07-29至2024-08-02
    當前進度: 90
    完成狀態: 進行中
    存在問題: 場地未定
效果指標:
  - {指標編號: K001, 指標名稱: 銷售額, 目標值: 500萬元, 當前值: 200萬元, 數據來源: 後台, 更新日期: 2024-08-02}
---
"""
FIRST = "1722474000"  # 2024-08-01
MONDAY, TUESDAY, SUNDAY = "1722819600", "1722906000", "1722733200"  # 2024-08-05, 06 and 04


def recipes() -> list[tuple[str, str]]:
    """Return the commands of the guide's recipes, each with the heading that it stands below."""
    found: list[tuple[str, str]] = []
    for heading, section in re.findall(
        r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", GUIDE.read_text("utf-8"), re.M | re.S
    ):
        for kind, block in re.findall(r"^```(yaml|text|)\n(.*?)^```", section, re.M | re.S):
            if kind == "yaml":
                found += [(heading, command) for command in commands_of(yaml.safe_load(block))]
            elif kind == "text":
                schedules = re.findall(r"^(?:\S+ ){5}(.*)$", block, re.M)
                found += [(heading, command) for command in schedules]
            else:
                found += [(heading, command) for command in block.splitlines()]
    return found


def commands_of(pipeline: Any) -> Iterator[str]:
    """Yield what a pipeline runs: the steps of GitHub's and Gitea's jobs, the script of GitLab's."""
    for job in (pipeline.get("jobs") or pipeline).values():
        yield from (step["run"] for step in job.get("steps", ()) if "run" in step)
        yield from job.get("script", ())


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


@pytest.fixture
def forge(tmp_path: Path) -> Path:
    """The repository as the forge has it."""
    folder = tmp_path / "forge"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "note.md").write_text("# 說明\n", "utf-8")
    (folder / "strategies").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    (folder / "strategies" / "summer.md").write_text(PLAN, "utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "-c", "user.name=王*", "-c", "user.email=w@example.com", "add", ".")
    author = ("-c", "user.name=王*", "-c", "user.email=w@example.com")
    day = {
        **os.environ,
        "GIT_AUTHOR_DATE": "2024-08-01T09:00:00+08:00",
        "GIT_COMMITTER_DATE": "2024-08-01T09:00:00+08:00",
    }
    command = ["git", "-C", str(folder), *author, "commit", "-q", "-m", "Plan the summer"]
    subprocess.run(command, env=day, check=True, capture_output=True)
    return folder


def run(
    command: str, forge: Path, tmp_path: Path, receiver: Receiver, *, now: str = MONDAY
) -> subprocess.CompletedProcess[str]:
    """Run a command of the guide in a clone, with its paths and addresses led to this machine."""
    clone = tmp_path / "clone"
    clone.mkdir()
    if "git clone" not in command:
        git(clone, "clone", "-q", str(forge), ".")
        (clone / ".venv").symlink_to(sys.prefix)
    services = tmp_path / "services.txt"
    services.write_text(f"json://{receiver.address}/SECRET\n", "utf-8")
    led = command.replace("/srv/strategies", str(clone)).replace("/var/www/strategies", str(tmp_path / "www"))
    decks = tmp_path / "decks"
    decks.mkdir()
    Presentation().save(str(decks / "company.pptx"))
    led = led.replace("/srv/decks", str(decks))
    led = led.replace("/etc/strategy-tracker/services.txt", str(services))
    led = re.sub(r'"https://[^"]*\.git"', f'"{forge}"', led)
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "SOURCE_DATE_EPOCH": now,
        "STRATEGY_TRACKER_SERVICES": f"json://{receiver.address}/SECRET",
        "SERVICES_FILE": str(services),
        "NO_MKDOCS_2_WARNING": "1",
    }
    return subprocess.run(
        ["sh", "-c", led], cwd=clone, env=environment, capture_output=True, text=True, check=False
    )


def test_the_guide_has_recipes_for_four() -> None:
    headings = [heading for heading, command in recipes() if "remind" in command and "--send" in command]
    assert {"GitHub", "GitLab", "Gitea、Forgejo", "cron"} <= set(headings)


@pytest.mark.parametrize(
    "command", dict.fromkeys(command for _, command in recipes() if not command.startswith("pip install"))
)
def test_a_command_of_the_guide_does_what_it_says(command: str, forge: Path, tmp_path: Path) -> None:
    with receiving((200, "")) as receiver:
        done = run(command, forge, tmp_path, receiver)
    assert done.returncode == 0, done.stderr
    assert "SECRET" not in done.stdout + done.stderr
    titles = [content["title"] for content in receiver.contents]
    if "--send" in command and "--dry-run" not in command:
        assert titles == ["王*，2024-08-05 有 1 項要處理"]
    else:
        assert titles == []
    if "mkdocs build" in command:
        assert (tmp_path / "www" / "index.html").is_file()


@pytest.mark.parametrize("now", [TUESDAY, SUNDAY])
def test_a_daily_command_is_silent_on_days_off_and_without_news(
    now: str, forge: Path, tmp_path: Path
) -> None:
    (command,) = dict.fromkeys(
        one for heading, one in recipes() if heading == "GitHub" and "remind --" in one
    )
    with receiving((200, "")) as receiver:
        done = run(command, forge, tmp_path, receiver, now=now)
    assert done.returncode == 0, done.stderr
    assert receiver.requests == []


@pytest.mark.parametrize(
    "command", dict.fromkeys(command for _, command in recipes() if "--first-working-day" in command)
)
@pytest.mark.parametrize(("now", "decks"), [(FIRST, ["brief-2024-07.pptx"]), (TUESDAY, [])])
def test_the_deck_is_written_on_the_first_working_day_alone(
    command: str, now: str, decks: list[str], forge: Path, tmp_path: Path
) -> None:
    with receiving((200, "")) as receiver:
        done = run(command, forge, tmp_path, receiver, now=now)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in tmp_path.rglob("brief-*.pptx")] == decks


def test_what_is_installed_has_the_extra() -> None:
    installed = {command for _, command in recipes() if command.startswith("pip install")}
    extras = {name for command in installed for name in re.findall(r" 'strategy-tracker\[(\w+)\]'$", command)}
    assert len(installed) == len(extras)
    assert extras == {"remind", "brief"} <= set(metadata("strategy-tracker").get_all("Provides-Extra", []))
