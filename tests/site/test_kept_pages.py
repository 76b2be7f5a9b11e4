"""A second build repeats only what an input changed; its files are those of a build from nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from kept_builds import TOP, Kept, built, commit, differences, write_history, write_project
from random_edits import edits

from strategy_tracker.cache import FOLDER
from strategy_tracker.cache.store import FILE
from strategy_tracker.mkdocs_plugin import made_apart as made_apart_module
from strategy_tracker.mkdocs_plugin import page as page_module
from strategy_tracker.mkdocs_plugin.page import TrackerPage

SPRING = "2025-q2-spring-tea"
COLD_BREW, PROMOTION = "2025-q3-summer-cold-brew/index.md", "2025-618-promotion.md"
LAST_UPDATE = "2025-q3-summer-cold-brew/updates/2025-08-11.md"
Edit = Callable[[Path], None]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with three of the example's strategies and a page of its own."""
    return write_project(tmp_path / "project")


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
    return replaced("mkdocs.yml", r"as_of: .*?(?=, history|, fail_on)", text)


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


def second_retrospective(highlight: str) -> Edit:
    def edit(folder: Path) -> None:
        file = folder / "strategies" / PROMOTION
        home = file.with_suffix("")
        home.mkdir(exist_ok=True)
        text = f"---\n復盤日期: 2025-07-05\n執行亮點:\n  - 內容: {highlight}\n---\n"
        (home / "retrospective.md").write_text(text, "utf-8")

    return edit


def people_written(folder: Path) -> None:
    (folder / "people.yml").write_text("人員:\n  - 姓名: 王小明\n    其他寫法: [王*]\n", "utf-8")


# Each step is compared with a build from nothing. Edits in one step have no page of a strategy in common.
STEPS: dict[str, list[Edit]] = {
    "a task's progress, and a strategy's department": [
        replaced(f"strategies/{LAST_UPDATE}", "當前進度: 50", "當前進度: 56"),
        task(f"{SPRING}.md", "制定部門", "新媒體部"),
    ],
    "a finished task's last day, on which forecasts in other strategies rest": [
        replaced(f"strategies/{SPRING}.md", r"(實際起止時間: .*)至.*", r"\1至2025-06-29"),
    ],
    "a text with a link and a heading, to which another text leads": [
        replaced(f"strategies/{PROMOTION}", r"\Z", "\n## background\n\n見 [這裡](#background)。\n"),
    ],
    "a task's owner and a KPI's value": [
        task(COLD_BREW, "負責人", "陳大文"),
        task(COLD_BREW, "目標值", "410萬元"),
    ],
    "a strategy's name": [task(COLD_BREW, "策略名稱", "冷泡茶第二版")],
    "a broken file, and an update for several strategies": [
        replaced(f"strategies/{COLD_BREW}", r"(?m)^核心目標:", "核心目標 :["),
        update_written,
    ],
    "the file mended, and another day": [
        replaced(f"strategies/{COLD_BREW}", r"核心目標 :\[", "核心目標:"),
        option("as_of: 2025-08-25"),
    ],
    "a setting": [option("as_of: 2025-08-25, tracking: {due_soon_days: 21}")],
    "what is left out": [option("as_of: 2025-08-20, withhold: {mask_people: true, fields: [備註]}")],
    "a name, which is masked, and a retrospective beside that in the strategy's own file": [
        task(COLD_BREW, "    負責人", "陳小文"),
        second_retrospective("備貨提前一周"),
    ],
    "two texts on which nothing else rests": [
        replaced(f"strategies/{COLD_BREW}", "冷泡茶6款", "冷泡茶7款"),
        second_retrospective("備貨提前兩周"),
    ],
    "nothing left out, and the site's name": [
        option("as_of: 2025-08-18"),
        replaced("mkdocs.yml", "site_name: .*", "site_name: 別的名字"),
    ],
    "a task of another strategy, which a next step is carried to, and a period": [
        replaced(f"strategies/{COLD_BREW}", "任務編號: T004", "任務編號: T044"),
        replaced(f"strategies/{SPRING}.md", "(?m)^目標周期: .*$", "目標周期: 2025-03-16至2025-05-31"),
    ],
    "the people file": [people_written],
    "the working days that count": [option("as_of: 2025-08-20, tracking: {calendar: TW}")],
    "a page of the site's own": [replaced("docs/notes.md", "# .*", "# 新的說明")],
    "a further page in the navigation": [page_added],
    "a strategy renamed, and one deleted": [renamed, deleted],
    "the deleted one back again": [restored],
}


def test_after_any_edit_every_file_is_as_a_build_from_nothing_makes_it(project: Path) -> None:
    kept = Kept(project)
    assert kept.differing() == []
    for number, (name, wanted) in enumerate(STEPS.items(), 1):
        before = kept.anew
        for edit in wanted:
            edit(project)
        assert kept.differing(run=number % 3 == 0) == [], name
        assert differences(kept.anew, before), f"{name}: nothing shows it"


# Beside the record by then, earlier days follow from a little of what the files say now.
STEPS_WITH_HISTORY: dict[str, list[Edit]] = {
    "an edit, committed on a day that a report is on": [
        task(COLD_BREW, "當前進度%", "35"),
        lambda folder: commit(folder, "2025-08-10"),
    ],
    "another day, to whose weeks other days belong": [option("as_of: 2025-08-20")],
    "a meeting of an earlier week": [update_written],
    "the names of people": [option("as_of: 2025-08-20, withhold: {mask_people: true}")],
    "a finished task, by which others are judged": [
        option("as_of: 2025-08-20, tracking: {forecast_cases: 5}"),
        replaced(f"strategies/{SPRING}.md", r"(實際起止時間: .*)至.*", r"\1至2025-06-29"),
    ],
}


def test_so_are_the_pages_that_look_back_on_a_history(project: Path) -> None:
    write_history(project)
    kept = Kept(project)
    assert kept.differing() == []
    assert "reports/weekly/2025-W32/index.html" in kept.anew
    for name, wanted in STEPS_WITH_HISTORY.items():
        before = kept.anew
        for edit in wanted:
            edit(project)
        assert kept.differing() == [], name
        assert differences(kept.anew, before), f"{name}: nothing shows it"


def test_after_edits_at_random_too(project: Path) -> None:
    kept = Kept(project)
    assert kept.differing() == []
    made = edits(project, 7)
    for _ in range(3):
        told = [next(made) for _ in range(7)]
        assert kept.differing() == [], told


def test_a_page_of_a_list_is_found_by_which_records_it_shows(project: Path) -> None:
    for file in (project / "strategies").rglob("*.md"):
        file.unlink()
    task = "  - {{任務編號: T{0:03}, 任務描述: 拜訪第{0}家門店, 計劃起止時間: 2025-07-01至2025-07-{1}}}\n"
    many = "".join(task.format(number, 20) for number in range(1, 211))
    head = "---\n策略名稱: {}\n目標周期: 2025-07-01至2025-09-30\n關鍵任務:\n{}---\n"
    (project / "strategies" / "b.md").write_text(head.format("門店", many), "utf-8")
    first = project / "strategies" / "a.md"
    first.write_text(head.format("試點", task.format(1, 15) + task.format(2, 15)), "utf-8")
    option("as_of: 2025-08-18, page_rows: 100")(project)
    kept = Kept(project)
    assert kept.differing() == []
    first.write_text(head.format("試點", task.format(1, 15) + task.format(2, 25)), "utf-8")  # now the last
    assert kept.differing() == []


def test_only_the_pages_that_show_an_edit_are_made_again(project: Path, made: list[str]) -> None:
    built(project)
    everything = set(made)
    made.clear()
    task(COLD_BREW, "當前進度%", "64")(project)
    built(project)
    strategies = {page for page in everything if page.startswith("strategies/2")}
    assert len(strategies) > 3
    assert strategies & set(made) == {f"strategies/{COLD_BREW}"}


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
    assert Kept(project).differing() == []


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


HOOKS = (
    "def on_page_content(html, **_): return html + '<p>hooked</p>'",
    "def on_post_page(output, **_): return output.replace('</main>', '<p>hooked</p></main>')",
)


@pytest.mark.parametrize("hook", HOOKS)
def test_beside_an_unknown_plugin_pages_go_through_the_theme_each_time(
    project: Path, made: list[str], hook: str
) -> None:
    (project / "hook.py").write_text(hook, "utf-8")
    replaced("mkdocs.yml", "extra:", "hooks: [hook.py]\nextra:")(project)
    built(project)
    made.clear()
    site = built(project)
    assert f"strategies/{PROMOTION}" not in made
    assert b"<p>hooked</p>" in site["strategies/2025-618-promotion/index.html"]
    (project / "other.py").write_text(hook.replace("hooked", "hooked otherwise"), "utf-8")
    replaced("mkdocs.yml", "hook.py", "other.py")(project)
    assert b"<p>hooked otherwise</p>" in built(project)["strategies/2025-618-promotion/index.html"]
    task(COLD_BREW, "當前進度%", "35")(project)
    assert Kept(project).differing() == []


def test_what_the_search_finds_is_divided_into_words_once(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "docs" / "notes.md").unlink()  # which the theme's search divides by itself
    built(project)
    divided: list[str] = []
    monkeypatch.setattr(page_module, "marked", divided.append)
    monkeypatch.setattr(made_apart_module, "marked", divided.append)
    task(f"{SPRING}.md", "當前進度%", "37")(project)
    files = built(project)
    assert divided == []
    monkeypatch.undo()
    assert differences(files, built(project, "anew", cache=False)) == []
    replaced(f"strategies/{SPRING}.md", "(?m)^( *任務描述: ).*$", r"\g<1>發布5篇沖泡筆記")(project)
    assert differences(built(project), built(project, "anew", cache=False)) == []
