"""Builds with what earlier ones have kept, beside builds from nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from strategy_tracker.cache import NO_MEMORY, Memory
from strategy_tracker.mkdocs_plugin.plugin import StrategyTrackerPlugin

TOP = Path(__file__).parents[2]
CONFIGURATION = """site_name: 測試
theme: {name: material, language: zh-Hant, font: false}
extra: {generator: false}
repo_url: https://git.intranet/marketing/plans
edit_uri: -/edit/main/docs/
markdown_extensions: [toc]
plugins:
  - search
  - strategy-tracker: {as_of: 2025-08-18, history: files, fail_on: never}
"""
NOTES = """# 說明

見 [策略](../2025-618-promotion/#text-background)。

```tracker
view: tasks
owner: 王*
```
"""


def write_project(folder: Path) -> Path:
    """Write a project with some of the example's strategies and a page of its own."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "notes.md").write_text(NOTES, "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    left_out = shutil.ignore_patterns("*sea*", "*annual*", "*crm*", "*brand*", "*stores*", "*autumn*")
    shutil.copytree(TOP / "strategies", folder / "strategies", ignore=left_out)
    return folder


def built(
    folder: Path, site: str = "again", *, cache: bool = True, memory: Memory = NO_MEMORY
) -> dict[str, bytes]:
    """Return the files of a site built with, or without, what earlier builds have kept.

    `memory` is that of a server: what it still has of its earlier builds.
    """
    top = folder.parent / site
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(top))
    plugin = config.plugins["strategy-tracker"]
    assert isinstance(plugin, StrategyTrackerPlugin)
    plugin.settings = plugin.settings.model_copy(update={"cache": cache})
    plugin.memory = memory
    build(config)
    files = (path for path in sorted(top.rglob("*")) if path.is_file())
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in files}


class Kept:
    """A project that is built after each edit by a server and by a new run, which share what is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._memory = Memory()

    def build_both(self) -> tuple[dict[str, bytes], dict[str, bytes]]:
        """Build as a server does, then as a new run; what the server keeps is there for the run."""
        return built(self.folder, "served", memory=self._memory), built(self.folder)

    def differing(self) -> list[str]:
        """Return the files which a build with what is kept makes otherwise than one from nothing."""
        anew = built(self.folder, "anew", cache=False)
        both = zip(("served", "again"), self.build_both(), strict=True)
        return [
            f"{site}/{name}"
            for site, files in both
            for name in sorted(files.keys() | anew.keys())
            if files.get(name) != anew.get(name)
        ]
