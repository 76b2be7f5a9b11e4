"""With `last_good` a build with errors writes the whole site, marks what it shows, and fails all the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = (Path(__file__).parents[1] / "data" / "form-zh-Hant.md").read_text("utf-8")
BROKEN = GOOD.replace("完成狀態: 已完成", "完成狀態: 快好了", 1).replace("抖音直播引流3場", "抖音直播引流9場")
CONFIGURATION = """site_name: x
theme: mkdocs
plugins: [search, strategy-tracker: {last_good: true, language: zh-Hant}]
"""
ENVIRONMENT = os.environ | {
    "NO_MKDOCS_2_WARNING": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "a@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    **{f"GIT_{who}_DATE": "2024-10-01T12:00:00+08:00" for who in ("AUTHOR", "COMMITTER")},
}


def run(project: Path, *command: str) -> tuple[int, str]:
    done = subprocess.run(command, cwd=project, env=ENVIRONMENT, capture_output=True, check=False)
    return done.returncode, (done.stdout + done.stderr).decode()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("last-good")
    for name in ("docs", "strategies"):
        (top / name).mkdir()
    (top / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    for text in (GOOD, BROKEN):
        (top / "strategies" / "a.md").write_text(text, "utf-8")
        for command in (("init", "-q", "-b", "main"), ("add", "strategies"), ("commit", "-q", "-m", "x")):
            assert run(top, "git", *command)[0] == 0
    return top


def test_the_site_is_whole_and_the_build_fails(project: Path) -> None:
    status, said = run(project, sys.executable, "-m", "mkdocs", "build", "-q")
    assert status == 3
    assert "「快好了」不是完成狀態" in said
    assert "網站已寫好，其中 strategies/a.md 顯示的是最後一個沒有錯誤的版本" in said
    page = (project / "site" / "strategies" / "a" / "index.html").read_text("utf-8")
    assert "下面是最後一個沒有錯誤的版本（2024-10-01）" in page
    assert "完成狀態: 快好了" in page  # the line to mend, as the file has it now
    assert "抖音直播引流3場" in page
    assert "抖音直播引流9場" not in page.partition("<ins>")[0]  # the log tells of the change
    assert "顯示的是最後一個沒有錯誤的版本" in (project / "site" / "index.html").read_text("utf-8")
    assert (project / "site" / "search" / "search_index.json").stat().st_size > 0
    assert (project / "site" / "sitemap.xml").exists()


def test_publish_puts_it_in_place_and_fails(project: Path) -> None:
    status, said = run(project, sys.executable, "-m", "strategy_tracker", "publish", "www")
    assert status == 1
    assert "www" in said
    page = (project / "www" / "strategies" / "a" / "index.html").read_text("utf-8")
    assert "抖音直播引流3場" in page


def test_the_command_line_says_what_the_site_does(project: Path) -> None:
    _, shown = run(project, sys.executable, "-m", "strategy_tracker", "show", "a", "-q")
    assert "抖音直播引流3場" in shown
    status, checked = run(project, sys.executable, "-m", "strategy_tracker", "check", "-q")
    assert (status, "快好了" in checked) == (1, True)
