"""Every chart is well-formed, has title and description, and lets no text out of its place."""

import inspect
import re
from datetime import date

import pytest
from chart_samples import HOSTILE, curve_of, drawings, every_chart, gantt_of, of_class, parsed
from hypothesis import given
from hypothesis import strategies as st

from strategy_tracker.site import charts
from strategy_tracker.site.charts import GanttRow, gantt, progress_bar, s_curve, sparkline

KINDS = sorted(every_chart())


# What is exported and is no drawing of its own, or is tested by itself.
NOT_HERE = {"gantt_range": "a computation", "progress_bar": "below", "timeline": "in test_timeline.py"}


def test_every_chart_has_a_sample() -> None:
    drawing = {name for name in charts.__all__ if inspect.isfunction(getattr(charts, name))}
    assert [
        name for name in drawing - set(NOT_HERE) if f" {name}(" not in inspect.getsource(every_chart)
    ] == []


@pytest.mark.parametrize("kind", KINDS)
def test_title_and_description(kind: str) -> None:
    markup = every_chart()[kind]
    identifiers = [found.get("id") for found in parsed(f"<div>{markup}</div>").iter() if found.get("id")]
    assert len(identifiers) == len(set(identifiers))
    seen = list(drawings(markup))
    assert len(seen) == (1 if "sparkline" in kind else 2)
    for drawing in seen:
        title, description = drawing[0], drawing[1]
        assert (title.tag, description.tag) == ("title", "desc")
        assert title.text
        assert description.text
        assert drawing.get("role") == "img"
        assert drawing.get("aria-labelledby") == title.get("id")
        assert drawing.get("aria-describedby") == description.get("id")
        assert drawing.get("viewBox", "").split()[:2] == ["0", "0"]


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_stays_text(kind: str) -> None:
    markup = every_chart(HOSTILE)[kind]
    elements = {found.tag for found in parsed(f"<div>{markup}</div>").iter()}
    assert "script" not in elements
    assert "<script" not in markup
    assert not set(markup) & set("\x00\x0b\ud800\ufffe")


@pytest.mark.parametrize("kind", KINDS)
def test_same_bytes(kind: str) -> None:
    assert every_chart()[kind] == every_chart()[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_one_decimal_and_no_color(kind: str) -> None:
    for found in parsed(f"<div>{every_chart()[kind]}</div>").iter():
        assert found.get("style") is None
        assert not found.get("fill", "").startswith("#")
        for name in ("x", "y", "width", "height", "cx", "cy"):
            assert len(found.get(name, "0").partition(".")[2]) <= 1


@pytest.mark.parametrize("kind", KINDS)
def test_url_references_are_defined(kind: str) -> None:
    for drawing in drawings(every_chart()[kind]):
        defined = {found.get("id") for found in drawing.iter()}
        used = {fill[5:-1] for found in drawing.iter() if (fill := found.get("fill", "")).startswith("url(#")}
        assert used <= defined


@given(st.text(max_size=60))
def test_any_label_is_well_formed(label: str) -> None:
    for markup in every_chart(label).values():
        parsed(f"<div>{markup}</div>")


@pytest.mark.parametrize("identifier", ["", "1a", 'a"b', "a b", "目標", "a)"])
def test_unusable_id_is_refused(identifier: str) -> None:
    with pytest.raises(ValueError, match="id"):
        sparkline([1], identifier=identifier, title="t", description="d")


def test_progress_bar() -> None:
    bar = parsed(progress_bar(1, None, "done"))
    assert (bar.text, bar.get("style")) == ("100%", "--v:100")
    half_up = parsed(progress_bar(-1, 2, "in_progress", HOSTILE))
    assert (half_up.text, half_up.get("style"), half_up.get("role")) == ("0%", "--v:0;--e:100", "img")
    assert len(progress_bar(1, 1, "in_progress")) < 100


@pytest.mark.parametrize(
    ("planned", "earned", "anchor"), [([0, 50, 90], [0, 20], None), ([0, 20, 30, 90], [0, 30, 80], "end")]
)
def test_s_curve_labels_stand_on_the_free_side(
    planned: list[int], earned: list[int], anchor: str | None
) -> None:
    for drawing in drawings(s_curve(curve_of(planned, earned))):
        assert [found.get("text-anchor") for found in of_class(drawing, "st-earned-name")] == [anchor]


def test_tall_chart_has_windows_for_print_that_end_between_rows() -> None:
    rows = tuple(GanttRow(f"T{number}", "任務", "王*") for number in range(60))
    first, last = date(2024, 7, 1), date(2024, 9, 30)
    whole, *pages, _ = drawings(gantt(gantt_of(rows, first, last)))
    assert [page.get("aria-hidden") for page in pages] == ["true"] * len(pages)
    windows = [[int(number) for number in page.get("viewBox", "").split()] for page in pages]
    assert len(windows) == 3
    assert all(height <= 900 for _, _, _, height in windows)
    rules = {int(found) for found in re.findall(r"M0 (\d+)h", of_class(whole, "st-rule")[0].get("d", ""))}
    assert {top for _, top, _, _ in windows[1:]} <= rules
    reached = 0
    for _, top, _, height in windows:
        assert top == reached
        reached += height
    assert whole.get("viewBox") in (f"0 0 1080 {reached}", f"0 0 1080 {reached + 4}")
    assert len(list(drawings(gantt(gantt_of(rows[:5], first, last))))) == 2
