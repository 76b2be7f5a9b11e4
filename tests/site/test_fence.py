"""A `tracker` fence in a hand-written page becomes a table of records, or says what is wrong with it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from strategy_tracker.language import Language
from strategy_tracker.rules import Severity
from strategy_tracker.settings import SiteSettings
from strategy_tracker.site.fence.rendering import RenderedFences, fences_of, matches, render_fences
from strategy_tracker.site.fence.views import COLUMNS, View
from strategy_tracker.site.site import Site
from strategy_tracker.workspace import open_workspace

_FIRST = """---
策略名稱: 線上推廣 <b>
制定部門: 市場部
策略負責人: 王*
目標周期: 2024-07-01至2024-09-30
核心目標: [2024年Q3新增會員1萬人]
關鍵任務:
  - {任務編號: T001, 任務描述: 拍攝短視頻, 負責人: 王*,
     計劃起止時間: 2024-07-10至2024-08-10, 當前進度: 50%, 完成狀態: 進行中}
  - {任務編號: T002, 任務描述: 會員積分上線, 負責人: 王小明,
     計劃起止時間: 2024-07-01至2024-07-15, 當前進度: 100%, 完成狀態: 已完成}
  - {任務編號: T003, 任務描述: 門店陳列, 負責人: 李*,
     計劃起止時間: 2024-07-01至2024-07-20, 當前進度: 10%, 完成狀態: 進行中}
效果指標:
  - {指標編號: K001, 指標名稱: 新增會員, 目標值: 1萬人, 當前值: 5000人}
復盤總結:
  後續計劃:
    - {內容: 沿用達人名單, 負責人: 李*, 截止日期: 2024-10-31}
---
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("project")
    (root / "strategies").mkdir()
    (root / "strategies" / "first.md").write_text(_FIRST, "utf-8")
    settings = SiteSettings(history=False)
    return Site(open_workspace(root, settings, Language.TRADITIONAL, date(2024, 7, 25), alerts=False))


def rendered(site: Site, yaml: str, current: str = "") -> RenderedFences:
    return render_fences(f"# Page\n\n```tracker\n{yaml}\n```\n\nAfter.\n", "docs/team.md", 1, site, current)


def html(site: Site, yaml: str, current: str = "") -> str:
    fences = rendered(site, yaml, current)
    assert [found for found in fences.findings if found.severity is Severity.ERROR] == []
    return fences.put_in(fences.text)


def ids(page: str) -> list[str]:
    return [name for name in ("T001", "T002", "T003") if f">{name}<" in page]


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("view: tasks", ["T001", "T002", "T003"]),
        ("view: 關鍵任務", ["T001", "T002", "T003"]),
        ("view: tasks\nowner: 王*", ["T001"]),
        ("view: tasks\nowner: 王小*", ["T002"]),
        ("view: tasks\nowner: ['*']", ["T001", "T002", "T003"]),
        ("view: tasks\nowner: [王小明, 李*]", ["T002", "T003"]),
        ("view: tasks\n負責人: 李*", ["T003"]),
        ("view: tasks\nstatus: [進行中]", ["T001", "T003"]),
        ("view: tasks\nstatus: done", ["T002"]),
        ("view: tasks\nmonth: 2024-08", ["T001"]),
        ("view: tasks\noverdue: yes", ["T003"]),
        ("view: tasks\noverdue: 否", ["T001", "T002"]),
        ("view: tasks\nstatus: 進行中\nowner: 李*", ["T003"]),
        ("view: tasks\ndepartment: 市場部\nstrategy: first", ["T001", "T002", "T003"]),
        ("view: tasks\nsort: -due\nlimit: 1", ["T001"]),
    ],
)
def test_filters_are_data(site: Site, yaml: str, expected: list[str]) -> None:
    assert ids(html(site, yaml)) == expected


@pytest.mark.parametrize(
    "written", ["[完成狀態, 任務編號]", "完成狀態、任務編號", "status，id", "status, 任務編號、"]
)
def test_words_that_are_known_are_listed_as_people_list_things(site: Site, written: str) -> None:
    page = html(site, f"view: tasks\nstatus: 進行中、延期\ncolumns: {written}")
    assert re.findall(r'<th scope="col"[^>]*>([^<]*)', page) == ["完成狀態", "任務編號"]
    assert ids(page) == ids(html(site, "view: tasks\nstatus: [進行中, 延期]"))


def test_sorts_and_says_what_a_limit_leaves_out(site: Site) -> None:
    page = html(site, "view: tasks\nsort: due\nlimit: 2")
    assert page.index(">T002<") < page.index(">T003<")
    assert "T001" not in page
    assert "2" in page.split("</table>")[1]
    assert "3" in page.split("</table>")[1]


def test_shows_the_columns_named_in_their_order(site: Site) -> None:
    page = html(site, "view: tasks\ncolumns: [status, 任務編號]\ntitle: 我的 <任務>")
    assert page.count('<th scope="col"') == 2
    assert page.index('data-st-key="status"') < page.index('data-st-key="id"')
    assert "我的 &lt;任務&gt;" in page


@pytest.mark.parametrize("view", list(COLUMNS))
def test_every_view_shows_all_its_columns_with_escaped_text(site: Site, view: View) -> None:
    columns = list(COLUMNS[view])
    page = html(site, f"view: {view}\ncolumns: [{', '.join(columns)}]", "team/")
    assert page.count('<th scope="col"') == len(columns)
    assert "線上推廣 &lt;b&gt;" in page
    assert 'href="../strategies/first/' in page
    body = page.split("<tbody>")[1].split("</tbody>")[0]
    first_row = body.split("</tr>")[0]
    assert first_row.count("<td") + first_row.count('<th scope="row"') == len(columns)
    assert re.search(r"<td[^>]*>\s*</td>", first_row) is None


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("view: board", ["T001", "T002", "T003"]),
        ("view: 看板\nstatus: 進行中\nlimit: 1", ["T003"]),
        ("view: board\nowner: 王小明", ["T002"]),
        ("view: calendar", ["T001", "T002", "T003"]),
        ("view: 月曆\nmonth: 2024-08", ["T001"]),
        ("view: calendar\nmonth: 2024-12", []),
        ("view: board\nowner: 王小明\noverdue: yes", []),
    ],
)
def test_boards_and_calendars_show_the_tasks_that_filters_let_in(
    site: Site, yaml: str, expected: list[str]
) -> None:
    page = html(site, yaml, "team/")
    assert ids(page) == expected
    assert page.count('href="../strategies/first/#task-t00') == len(expected)


def test_a_board_says_how_many_have_no_card(site: Site) -> None:
    page = html(site, "view: board\nstatus: 進行中\nlimit: 1", "team/")
    assert 'href="../tasks/?status=in_progress">還有 1 項</a>' in page
    assert page.count('class="st-board__head"') == 1
    chosen = "department=%E5%B8%82%E5%A0%B4%E9%83%A8&amp;status=in_progress"
    assert f"?{chosen}" in html(site, "view: board\ndepartment: 市場部\nstatus: 進行中\nlimit: 1")
    several = html(site, "view: board\nowner: [王小明, 李*, 王*]\nstatus: 進行中\nlimit: 1")
    assert "還有 1 項" in several
    assert "status=" not in several  # no address says several owners


def test_the_work_left_is_that_of_the_owners_let_in(site: Site) -> None:
    page = html(site, "view: workload", "team/")
    assert page.index("李*") < page.index("王*")
    assert "王小明" not in page  # nothing is left
    assert "王*" not in html(site, "view: 工作量\nowner: 李*")


def test_cycles_stand_beside_each_other(tmp_path: Path) -> None:
    (tmp_path / "strategies").mkdir()
    for year in (2023, 2024):
        text = _FIRST.replace("線上推廣 <b>", f"{year}年線上推廣").replace("2024-", f"{year}-")
        (tmp_path / "strategies" / f"{year}.md").write_text(text, "utf-8")
    workspace = open_workspace(
        tmp_path, SiteSettings(history=False), Language.TRADITIONAL, date(2024, 7, 25), alerts=False
    )
    both = Site(workspace)
    page = html(both, "view: 周期對比\nstrategy: 2024", "team/")
    assert page.index("strategies/2023/") < page.index("strategies/2024/")
    assert "新增會員" in page
    assert "沒有符合條件的記錄" in html(both, "view: cycles\nstrategy: 2023")


@pytest.mark.parametrize("view", list(COLUMNS))
def test_every_column_sorts_both_ways(site: Site, view: View) -> None:
    for column in COLUMNS[view]:
        for sign in ("", "-"):
            assert "<tbody>" in html(site, f"view: {view}\nsort: {sign}{column}")


@pytest.mark.parametrize(
    ("yaml", "line", "column", "suggestion"),
    [
        ("veiw: tasks", 4, 1, "view"),
        ("view: taks", 4, 7, "tasks"),
        ("view: tasks\ncolumns: [id, ownr]", 5, 15, "owner"),
        ("view: tasks\nstatus: 進行種", 5, 9, "進行"),
        ("view: tasks\nsort: -stats", 5, 7, "status"),
        ("view: tasks\nmonth: 2024-13", 5, 8, "2024-08"),
        ("view: tasks\nlimit: many", 5, 8, "limit: 10"),
        ("view: tasks\noverdue: perhaps", 5, 10, ""),
        ("view: kpis\nstatus: 進行中", 5, 1, ""),
        ("view: board\ncolumns: [id]", 5, 1, ""),
        ("view: calendar\nsort: due", 5, 1, ""),
        ("view: cycles\nmonth: 2024-08", 5, 1, ""),
        ("view: calendar\nmonth: 0000-08", 5, 8, ""),
        ("view: tasks\nview: kpis", 5, 1, ""),
        ("view: [tasks]", 4, 7, ""),
        ("view: tasks\nowner: {a: b}", 5, 8, ""),
        ("view: tasks\nowner: 王\0", 5, 9, ""),
        ("view: tasks\nowner: 王\u202e", 5, 9, ""),
        ("- tasks", 4, 1, ""),
        ("", 4, 1, ""),
        ("owner: 王*", 4, 1, ""),
    ],
)
def test_a_mistake_is_found_at_its_own_place(
    site: Site, yaml: str, line: int, column: int, suggestion: str
) -> None:
    fences = rendered(site, yaml)
    found = next(one for one in fences.findings if one.severity is Severity.ERROR)
    assert (found.place.file, found.place.line, found.place.column) == ("docs/team.md", line, column)
    assert suggestion in found.hint.localize(Language.ENGLISH)
    page = fences.put_in(fences.text)
    assert "st-card--broken" in page
    assert "<table" not in page
    assert "After." in page


def test_a_person_who_is_not_known_is_a_warning_and_the_view_is_shown(site: Site) -> None:
    fences = rendered(site, "view: tasks\nowner: 王小朋")
    assert [found.severity for found in fences.findings] == [Severity.WARNING]
    assert "王小明" in fences.findings[0].hint.localize(Language.TRADITIONAL)
    assert "st-empty" in fences.put_in(fences.text)


@pytest.mark.parametrize("yaml", ["view: [", "view: &a tasks\nowner: *a", "view: tasks\n\t- a", "[" * 30_000])
def test_what_is_not_to_be_read_is_said_and_never_runs(site: Site, yaml: str) -> None:
    fences = rendered(site, yaml)
    assert fences.findings
    assert "<table" not in fences.put_in(fences.text)


def test_several_fences_and_examples_of_fences() -> None:
    example = "````markdown\n```tracker\nview: kpis\n```\n````\n"
    text = f"```tracker\nview: tasks\n```\n{example}~~~ tracker\nview: alerts\n~~~\n"
    assert [(one.start, one.text) for one in fences_of(text)] == [(0, "view: tasks"), (8, "view: alerts")]


def test_a_fence_that_is_not_closed_is_said(site: Site) -> None:
    fences = render_fences("a\n\n```tracker\nview: tasks\n", "docs/a.md", 6, site)
    assert [found.place.line for found in fences.findings] == [8]


def test_text_without_fences_stays_as_it_is(site: Site) -> None:
    text = "# A\r\n\n```python\nprint()\n```\n"
    assert render_fences(text, "docs/a.md", 1, site).text == text


@pytest.mark.parametrize(
    ("wanted", "value", "expected"),
    [
        ("王*", "王*", True),
        ("王*", "王小明", False),
        ("李*", "李四", True),
        ("*", "", True),
        ("Ａ*", "abc", True),
        ("a.c", "abc", False),
    ],
)
def test_a_star_is_literal_first(wanted: str, value: str, expected: bool) -> None:
    assert matches(wanted, value, frozenset({"王*"})) is expected
