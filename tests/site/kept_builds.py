"""Builds with what earlier ones have kept, beside builds from nothing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from strategy_tracker.cache import NO_MEMORY, Memory
from strategy_tracker.mkdocs_plugin.plugin import StrategyTrackerPlugin
from strategy_tracker.mkdocs_plugin.standing_pages import StandingPages

TOP = Path(__file__).parents[2]
CONFIGURATION = """site_name: 測試
theme: {name: material, language: zh-Hant, font: false}
extra: {generator: false}
repo_url: https://git.intranet/marketing/plans
edit_uri: -/edit/main/docs/
markdown_extensions: [toc]
plugins:
  - search
  - strategy-tracker: {as_of: 2025-08-18, tracking: {forecast_cases: 5}, history: files, fail_on: never}
"""
NOTES = """# 說明

見 [策略](../2025-618-promotion/#text-background)。

```tracker
view: tasks
owner: 王*
```
"""


LEFT_OUT = ("2024*", "*q4*", "*sea*", "*annual*", "*crm*", "*brand*", "*stores*", "*autumn*", "2025-07-*")


def write_project(folder: Path) -> Path:
    """Write a project with three of the example's strategies and a page of its own."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "notes.md").write_text(NOTES, "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    strategies = folder / "strategies"
    shutil.copytree(TOP / "strategies", strategies, ignore=shutil.ignore_patterns(*LEFT_OUT))
    for update in (strategies / "updates").iterdir():  # about those that are left out
        update.unlink()
    promotion, cold_brew = (
        strategies / "2025-618-promotion.md",
        strategies / "2025-q3-summer-cold-brew" / "index.md",
    )
    text = promotion.read_text("utf-8").replace("2024-q4-double-eleven/index.md", "2025-q2-spring-tea.md")
    promotion.write_text(text, "utf-8")
    with cold_brew.open("a", encoding="utf-8") as file:
        file.write("\n見 [背景](../2025-618-promotion.md#background)。\n")
    return folder


def write_history(folder: Path) -> None:
    """Make a project a repository with three versions of each strategy, the earlier ones further behind."""
    configuration = folder / "mkdocs.yml"
    configuration.write_text(configuration.read_text("utf-8").replace("history: files, ", ""), "utf-8")
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=folder, check=True)
    now = {path: path.read_text("utf-8") for path in (folder / "strategies").rglob("*.md")}
    for day, behind in (("2025-06-02", 50), ("2025-07-14", 20), ("2025-08-04", 0)):
        for path, text in now.items():
            path.write_text(_earlier(text, behind), "utf-8")
        commit(folder, day)


def _earlier(text: str, behind: int) -> str:
    return re.sub(r"(?<=進度%: )\d+", lambda found: str(max(int(found[0]) - behind, 0)), text)


def commit(folder: Path, day: str) -> None:
    """Commit all there is, on a day."""
    names = ("GIT_AUTHOR", "GIT_COMMITTER")
    who = {f"{name}_{key}": value for name in names for key, value in (("NAME", "王*"), ("EMAIL", "w@x"))}
    dated = {f"{name}_DATE": f"{day}T12:00:00+08:00" for name in names}
    for arguments in (("add", "--all"), ("commit", "-q", "--allow-empty", "-m", "週會")):
        subprocess.run(["git", *arguments], cwd=folder, env=os.environ | who | dated, check=True)


def built(
    folder: Path,
    site: str = "again",
    *,
    cache: bool = True,
    memory: Memory = NO_MEMORY,
    standing: StandingPages | None = None,
) -> dict[str, bytes]:
    """Return the files of a site built with, or without, what earlier builds have kept.

    `memory` and `standing` are those of a server: what it still has of its earlier builds.
    """
    top = folder.parent / site
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(top))
    plugin = config.plugins["strategy-tracker"]
    assert isinstance(plugin, StrategyTrackerPlugin)
    plugin.settings = plugin.settings.model_copy(update={"cache": cache})
    plugin.memory, plugin.standing = memory, standing
    build(config)
    files = (path for path in sorted(top.rglob("*")) if path.is_file())
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in files}


class Kept:
    """A project that is built after each edit by a server and by a new run, which share what is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.anew: dict[str, bytes] = {}
        """The files of the last build from nothing."""
        self._memory, self._standing = Memory(), StandingPages()

    def differing(self, *, run: bool = True) -> list[str]:
        """Return the files which builds with what is kept make otherwise than one from nothing.

        A server builds first, then a new run, which finds what the server has kept; `run` tells whether it
        does.
        """
        self.anew = built(self.folder, "anew", cache=False)
        sites = {"served": built(self.folder, "served", memory=self._memory, standing=self._standing)}
        if run:
            sites["again"] = built(self.folder)
        return [f"{site}/{name}" for site, files in sites.items() for name in differences(files, self.anew)]


def differences(files: dict[str, bytes], others: dict[str, bytes]) -> list[str]:
    """Return the names of the files that are not the same in two sites."""
    return [name for name in sorted(files.keys() | others.keys()) if files.get(name) != others.get(name)]
