"""No id stands twice on a page, whatever ids and headings people write."""

from __future__ import annotations

import shutil
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from test_build import EXAMPLE, built, page, project

from strategy_tracker.site.addresses import anchor, anchors
from strategy_tracker.site.rendering.bodies import clean_html, ids_of, with_own_ids

_HEAD = """---
策略名稱: 重複的編號
目標周期: 2024-07-01至2024-09-30
"""
_TASK = "  - {{任務編號: '{id}', 任務描述: {text}, 計劃起止時間: 2024-07-01至2024-08-01, 當前進度: 40}}\n"
_KPI = "  - {{指標編號: '{id}', 指標名稱: {text}, 目標值: 10萬元, 當前值: 5萬元}}\n"
_BODY = "---\n\n## Tasks\n\n## top\n\n## 決議\n\n[往下](#notes)\n\n## Notes\n"
_MEETING = "---\n日期: {day}\n---\n\n## 決議\n\n會議 {day}\n"
_NAMES = ("T001", "t001", "T001-2", "甲", "甲", "a/b", "a b", "", "")
RECORD = (
    _HEAD
    + "關鍵任務:\n"
    + "".join(_TASK.format(id=name, text=name or "無編號") for name in _NAMES)
    + "效果指標:\n"
    + "".join(_KPI.format(id=name, text="銷售額") for name in ("K001", "K001", "", ""))
    + _BODY
)  # fmt: skip


class Ids(HTMLParser):
    """Gathers the ids of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attributes if name == "id" and value]


def doubles(site: Path) -> dict[str, list[str]]:
    """Return the ids that stand more than once, by page."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        counted = Counter(Ids(path.read_text("utf-8")).found)
        if several := [name for name, number in counted.items() if number > 1]:
            found[str(path.relative_to(site))] = several
    return found


def test_no_page_of_the_example_has_an_id_twice(tmp_path: Path) -> None:
    project(tmp_path)
    shutil.copytree(EXAMPLE, tmp_path / "strategies", dirs_exist_ok=True)
    assert doubles(built(tmp_path, serving=True)) == {}


def test_neither_equal_record_ids_nor_equal_headings_make_an_id_twice(tmp_path: Path) -> None:
    updates = {
        f"strategies/same/updates/{day}.md": _MEETING.format(day=day) for day in ("2024-07-08", "2024-07-15")
    }
    site = built(project(tmp_path, **{"strategies/same/index.md": RECORD}, **updates), serving=True)
    assert doubles(site) == {}
    html = page(site, "strategies/same")
    for place in ("task-t001", "task-t001-3", "kpi-k001-2", "analysis-k001-2", "text-tasks", "text-top"):
        assert f'id="{place}"' in html
    # Three texts on one page have the same heading; the author's own link follows the first.
    assert html.count(">決議") == 3
    assert '<a href="#text-notes"' in html


@given(st.lists(st.sampled_from(["T1", "t1", "T1-2", "T1-2-2", "甲", "", " "])))
def test_anchors_differ_and_the_first_is_the_one_that_links_lead_to(names: list[str]) -> None:
    found = anchors("task", names)
    assert len(set(found)) == len(names)
    for name in names:
        first = next(
            place for place, other in enumerate(names) if anchor("task", other) == anchor("task", name)
        )
        assert found[first] == anchor("task", name)


def test_ids_change_in_tags_only_and_take_their_links_along() -> None:
    html = clean_html(
        '<h2 id="a" title="x>y">A</h2><p>id="a" <a href="#a">x</a><a href="a">y</a><a href="https://b/#a">z</a></p>'
        '<label for="a">b</label><sup id="fn:1"><a href="#fn%3A1">1</a></sup>'
    )
    taken = {"a", "text-a"}
    changed, renamed = with_own_ids(html, taken)
    assert renamed == {"a": "text-a_1", "fn:1": "text-fn:1"}
    assert ids_of(changed) == {"text-a_1", "text-fn:1"}
    assert taken == {"a", "text-a", "text-a_1", "text-fn:1"}
    assert 'id="a" <a href="#text-a_1"' in changed
    assert '<a href="a"' in changed
    assert "https://b/#a" in changed
    assert 'for="text-a_1"' in changed
    assert 'href="#text-fn:1"' in changed
