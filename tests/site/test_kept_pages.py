"""A second build repeats only what an input changed; its files are those of a build from nothing."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from strategy_tracker.cache import FOLDER, NO_MEMORY, Memory
from strategy_tracker.cache.store import FILE
from strategy_tracker.mkdocs_plugin.page import TrackerPage
from strategy_tracker.mkdocs_plugin.plugin import StrategyTrackerPlugin

TOP = Path(__file__).parents[2]
SPRING = "2025-q2-spring-tea"
COLD_BREW, PROMOTION = "2025-q3-summer-cold-brew/index.md", "2025-618-promotion.md"
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
Edit = Callable[[Path], None]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with some of the example's strategies and a page of its own."""
    folder = tmp_path / "project"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "notes.md").write_text(NOTES, "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    left_out = shutil.ignore_patterns("*sea*", "*annual*", "*crm*", "*brand*", "*stores*", "*autumn*")
    shutil.copytree(TOP / "strategies", folder / "strategies", ignore=left_out)
    return folder


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are made, and not found, while a test runs."""
    found: list[str] = []
    make = TrackerPage.made

    def noted(page: TrackerPage, *given: object) -> object:
        found.append(page.site_page.source)
        return make(page, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(TrackerPage, "made", noted)
    return found


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


def differing(folder: Path, memory: Memory = NO_MEMORY) -> list[str]:
    """Return the files of which a build with what is kept makes something else than one from nothing."""
    again, anew = built(folder, memory=memory), built(folder, "anew", cache=False)
    return [name for name in sorted(again.keys() | anew.keys()) if again.get(name) != anew.get(name)]


def replaced(path: str, pattern: str, new: str) -> Edit:
    def edit(folder: Path) -> None:
        file = folder / path
        text, count = re.subn(pattern, new, file.read_text("utf-8"), count=1)
        assert count, (path, pattern)
        file.write_text(text, "utf-8")

    return edit


def task(path: str, field: str, value: str) -> Edit:
    return replaced(f"strategies/{path}", rf"(?m)({field}: ).*$", rf"\g<1>{value}")


def option(text: str) -> Edit:
    return replaced("mkdocs.yml", r"as_of: [^,}]+", text)


def renamed(folder: Path) -> None:
    file = folder / "strategies" / PROMOTION
    file.rename(file.with_name("2025-618-promotion-2.md"))


def deleted(folder: Path) -> None:
    (folder / "strategies" / f"{SPRING}.md").unlink(missing_ok=True)


def restored(folder: Path) -> None:
    shutil.copy(TOP / "strategies" / f"{SPRING}.md", folder / "strategies")


def page_added(folder: Path) -> None:
    (folder / "docs" / "z.md").write_text("# 又一頁", "utf-8")


def update_written(folder: Path) -> None:
    text = "---\n日期: 2025-08-15\n記錄人: 王*\n任務:\n  2025-618-promotion/T002: {當前進度: 60}\n---\n"
    (folder / "strategies" / "updates" / "2025-08-15.md").write_text(text, "utf-8")


# Each step is compared with a build from nothing.
STEPS: dict[str, list[Edit]] = {
    "a task's progress": [task(COLD_BREW, "當前進度%", "35")],
    "a finished task's last day, on which forecasts in other strategies rest": [
        replaced(f"strategies/{SPRING}.md", r"(實際起止時間: .*)至.*", r"\1至2025-06-29")
    ],
    "a task's owner and a KPI's value": [
        task(COLD_BREW, "負責人", "陳大文"),
        task(COLD_BREW, "目標值", "410萬元"),
    ],
    "a strategy's name and department": [
        task(COLD_BREW, "策略名稱", "冷泡茶第二版"),
        task(COLD_BREW, "制定部門", "新媒體部"),
    ],
    "a text with a heading and a link": [
        replaced(f"strategies/{PROMOTION}", r"\Z", "\n## background\n\n見 [這裡](#background)。\n"),
    ],
    "a broken file, and an update for several strategies": [
        replaced(f"strategies/{COLD_BREW}", r"(?m)^核心目標:", "核心目標 :["),
        update_written,
    ],
    "the file mended, and another day": [
        replaced(f"strategies/{COLD_BREW}", r"核心目標 :\[", "核心目標:"),
        option("as_of: 2025-09-01"),
    ],
    "a setting": [option("as_of: 2025-09-01, tracking: {due_soon_days: 21}")],
    "what is left out": [option("as_of: 2025-08-20, withhold: {mask_people: true, fields: [備註]}")],
    "a name, which is masked": [task(COLD_BREW, "    負責人", "陳小文")],
    "what nothing is computed from": [replaced(f"strategies/{COLD_BREW}", "冷泡茶6款", "冷泡茶7款")],
    "nothing left out, and the site's name": [
        replaced("mkdocs.yml", "as_of: .*$", "as_of: 2025-08-18, history: files, fail_on: never}"),
        replaced("mkdocs.yml", "site_name: .*", "site_name: 別的名字"),
    ],
    "a page of the site's own": [replaced("docs/notes.md", "# .*", "# 新的說明")],
    "a further page in the navigation": [page_added],
    "a strategy renamed, and one deleted": [renamed, deleted],
    "the deleted one back again": [restored],
}


def test_after_any_edit_every_file_is_as_a_build_from_nothing_makes_it(project: Path) -> None:
    server = Memory()
    built(project, memory=server)
    for name, edits in STEPS.items():
        for edit in edits:
            edit(project)
        assert differing(project, server) == [], name


def test_after_edits_at_random_too(project: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - a walk that can be repeated
    fields = {
        "當前進度%": ("0", "40", "100"),
        "完成狀態": ("已完成", "延期", "已取消", "待定"),
        "負責人": ("王*", "陳大文", "無"),
        "計劃起止時間": ("2025-07-01至2025-08-10", "八月底"),
        "當前值": ("12%", "300萬元", "約三成"),
        "上一周期": (SPRING, "2025-618-promotion"),
        "制定部門": ("市場營銷部", "新媒體部"),
    }
    built(project)
    for _ in range(3):
        for _ in range(7):
            field = chance.choice(sorted(fields))
            lines = [
                (path, number)
                for path in sorted((project / "strategies").rglob("*.md"))
                for number, line in enumerate(path.read_text("utf-8").split("\n"))
                if f"{field}: " in line and line.endswith(line.partition(f"{field}: ")[2])
            ]
            path, number = chance.choice(lines)
            written = path.read_text("utf-8").split("\n")
            written[number] = f"{written[number].partition(field)[0]}{field}: {chance.choice(fields[field])}"
            path.write_text("\n".join(written), "utf-8")
        assert differing(project) == []


def test_only_the_pages_that_show_an_edit_are_made_again(project: Path, made: list[str]) -> None:
    built(project)
    everything = set(made)
    made.clear()
    task(COLD_BREW, "當前進度%", "64")(project)
    built(project)
    strategies = {page for page in everything if page.startswith("strategies/2")}
    assert strategies & set(made) == {f"strategies/{COLD_BREW}"}
    assert len(strategies) > 3


def test_nothing_is_kept_where_that_is_not_wanted(project: Path, made: list[str]) -> None:
    built(project, cache=False)
    assert not (project / FOLDER).exists()
    count = len(made)
    built(project, cache=False)
    assert len(made) == 2 * count


@pytest.mark.parametrize("damage", [b"", b"x" * 5000])
def test_damaged_results_are_made_anew(
    project: Path, damage: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    built(project)
    store = project / FOLDER / FILE
    content = bytearray(store.read_bytes())
    for start in range(4096 * 2, len(content), 4096):
        content[start + 100 : start + 100 + len(damage)] = damage
    store.write_bytes(content)
    assert differing(project) == []


def test_a_page_with_a_link_that_leads_nowhere_is_always_made(
    project: Path, made: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    replaced(f"strategies/{COLD_BREW}", r"\Z", "\n見 [沒有的一頁](nowhere.md)。\n")(project)
    built(project)
    for _ in range(2):
        made.clear()
        caplog.clear()
        built(project)
        assert f"strategies/{COLD_BREW}" in made
        assert "nowhere.md" in caplog.text


def test_what_mkdocs_says_of_links_to_places_it_says_again(
    project: Path, made: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    replaced(f"strategies/{COLD_BREW}", r"\Z", "\n見 [春茶](../2025-q2-spring-tea.md#nothing)。\n")(project)
    for _ in range(2):
        caplog.clear()
        made.clear()
        built(project)
        assert "does not contain an anchor '#nothing'" in caplog.text
    assert f"strategies/{COLD_BREW}" not in made


HOOK = """
def on_page_content(html, page, config, files):
    return html + "<p>hooked</p>"
"""


def test_beside_an_unknown_plugin_pages_go_through_the_theme_each_time(
    project: Path, made: list[str]
) -> None:
    (project / "hook.py").write_text(HOOK, "utf-8")
    replaced("mkdocs.yml", "extra:", "hooks: [hook.py]\nextra:")(project)
    built(project)
    made.clear()
    site = built(project)
    assert f"strategies/{PROMOTION}" not in made
    assert b"<p>hooked</p>" in site["strategies/2025-618-promotion/index.html"]
    (project / "other.py").write_text(HOOK.replace("hooked", "hooked otherwise"), "utf-8")
    replaced("mkdocs.yml", "hook.py", "other.py")(project)
    assert b"<p>hooked otherwise</p>" in built(project)["strategies/2025-618-promotion/index.html"]
    task(COLD_BREW, "當前進度%", "35")(project)
    assert differing(project) == []
