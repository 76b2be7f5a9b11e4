"""The meeting's deck: what its slides say, that all of it stays in place, and the same bytes each time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from form_samples import strategy_of
from form_samples import tracked as tracked_portfolio
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Inches

from strategy_tracker.configuration import read_configuration
from strategy_tracker.exchange.addresses import SiteAddress
from strategy_tracker.exchange.brief.content import deck_of
from strategy_tracker.exchange.brief.fitting import cut, lines_of, pages_of, width_of
from strategy_tracker.exchange.brief.periods import (
    BriefPeriod,
    Span,
    before,
    month_with,
    read_cycle,
    read_month,
    week_with,
)
from strategy_tracker.exchange.brief.scope import Scope
from strategy_tracker.exchange.brief.slides import Bars, Series, Slide, State, Table
from strategy_tracker.exchange.brief.template import TemplateError
from strategy_tracker.exchange.brief.writing import presentation_of
from strategy_tracker.language import Language
from strategy_tracker.tracking import Level, TrackedPortfolio
from strategy_tracker.workspace import open_workspace

EXAMPLE = Path(__file__).parents[2]
AUGUST = month_with(date(2025, 8, 18))
CHINESE = Language.TRADITIONAL


@cache
def tracked(day: date = date(2025, 8, 18)) -> TrackedPortfolio:
    own = read_configuration(EXAMPLE / "mkdocs.yml")
    options, language = own.settings, own.language
    return open_workspace(EXAMPLE, options, language, day, today=day).tracked


@cache
def deck(period: BriefPeriod = AUGUST, language: Language = CHINESE, only: str | None = None) -> Any:
    day = min(period.end, date(2025, 8, 18))
    return deck_of(Scope(tracked(day), period, language, SiteAddress("https://plans.example.com/"), only))


@cache
def slides(language: Language = CHINESE) -> tuple[Any, ...]:
    return tuple(Presentation(BytesIO(presentation_of(deck(language=language)))).slides)


def test_the_month_of_the_example_says_in_each_title_what_there_is_to_know() -> None:
    assert deck().title == "策略月度匯報：2025年8月"
    patterns = [
        r"(\d+) 個策略異常，其中有.+",
        r"\d+ 個策略裡有 \d+ 個落後於計劃",
        r"(\d+) 個指標裡有 \d+ 個落後或未達成",
        r"(\d+) 項任務延誤，輪到：許若晴 \d+、.+",
        r"(\d+) 項任務改了計劃結束日，最多延後 \d+ 天",
        r"(\d+) 件事需要決定",
        r"到 2025-09-30 有 (\d+) 項任務到期，最近的在 2025-08-\d\d",
        r"之前復盤的後續計劃還有 (\d+) 項沒落實",
    ]
    for pattern, slide in zip(patterns, deck().slides, strict=True):
        found = re.fullmatch(pattern, slide.title)
        assert found is not None, slide.title
        if isinstance(slide.body, Table):
            assert int(found[1]) == len(slide.body.rows)
    late = {task.record.place for task in tracked().tasks if task.overdue or task.lagging}
    sources = {row.source for row in deck().slides[3].body.rows}
    assert {f"{place.file}:{place.line}" for place in late} <= sources


def test_the_state_says_of_each_strategy_off_track_why_in_numbers() -> None:
    sentences = [one.whole for one in deck().slides[0].body.sentences]
    (gift,) = [text for text in sentences if "中秋茶禮盒" in text]
    assert gift.startswith("異常 · 「桂月系列」中秋茶禮盒新品上市策略（沈知夏）：40%")
    assert all(any(text in note for note in deck().slides[0].notes) for text in sentences)


def test_a_cycle_ends_in_the_retrospective_of_its_strategy() -> None:
    strategy = tracked().strategy("2025-618-promotion")
    assert strategy is not None
    assert strategy.start is not None
    assert strategy.end is not None
    period = BriefPeriod(Span.CYCLE, strategy.start, strategy.end, strategy.name)
    last = deck_of(Scope(tracked(), period, CHINESE, only=strategy.slug)).slides[-1]
    assert isinstance(last.body, Table)
    assert last.title.startswith(f"{strategy.name}：指標達成")
    heads = [row.cells[0].text for row in last.body.rows if row.cells[0].text]
    assert heads == ["執行亮點", "存在問題", "改進建議", "後續計劃"]


@pytest.mark.parametrize("language", list(Language))
def test_nothing_leaves_its_slide(language: Language) -> None:
    for slide in slides(language):
        foot = min(
            [shape.top for shape in slide.shapes if shape.is_placeholder and shape.top > Inches(6)],
            default=Inches(7.5),
        )
        for shape in slide.shapes:
            if shape.is_placeholder:
                continue
            assert shape.left >= 0
            assert shape.left + shape.width <= Inches(13.334)
            assert shape.top + shape.height <= foot
        for table in (shape for shape in slide.shapes if shape.has_table):
            assert sum(row.height for row in table.table.rows) <= table.height + 12_700
            columns = [column.width / 12_700 for column in table.table.columns]
            for row in list(table.table.rows)[1:]:
                lines = max(
                    len(lines_of(cell.text, (width - 10) / 14))
                    for cell, width in zip(row.cells, columns, strict=True)
                )
                assert lines * 14 * 1.3 + 8 <= row.height / 12_700 + 1


def test_tables_and_charts_can_be_edited() -> None:
    kinds = [
        (any(s.has_table for s in slide.shapes), any(s.has_chart for s in slide.shapes)) for slide in slides()
    ]
    assert kinds.count((True, False)) >= 5
    assert kinds.count((False, True)) == 1


def test_the_notes_say_where_each_number_comes_from() -> None:
    for slide in slides()[1:]:
        notes = slide.notes_slide.notes_text_frame.text
        assert notes.startswith(slide.shapes.title.text.split(" (")[0].split(" · ")[0][:8])
        assert "strategies/" in notes
        assert "https://plans.example.com/" in notes
        for table in (shape.table for shape in slide.shapes if shape.has_table):
            assert notes.count(".md:") >= len(table.rows) - 1


def test_two_runs_give_the_same_bytes_and_no_clock_is_in_them() -> None:
    first, second = presentation_of(deck()), presentation_of(deck())
    assert first == second
    with ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"2025-08-18T00:00:00Z") >= 2
        (book,) = [name for name in archive.namelist() if name.endswith(".xlsx")]
        with ZipFile(BytesIO(archive.read(book))) as workbook:
            assert {entry.date_time for entry in workbook.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_name_that_looks_like_a_formula_stays_text() -> None:
    bars = Bars(("=HYPERLINK(1)",), (Series("a", (None,)), Series("b", (None,))), (Level.UNKNOWN,))
    made = presentation_of(replace(deck(), slides=(Slide("=1+1", bars),)))
    with ZipFile(BytesIO(made)) as archive:
        (book,) = [name for name in archive.namelist() if name.endswith(".xlsx")]
        cell = load_workbook(BytesIO(archive.read(book))).worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def template_without(name: str) -> bytes:
    made = Presentation()
    for layout in [one for one in made.slide_layouts if one.name == name]:
        made.slide_layouts.remove(layout)
    output = BytesIO()
    made.save(output)
    return output.getvalue()


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        (template_without("Title Slide"), "「標題投影片」"),
        (template_without("Title Only"), "「只有標題」"),
        (b"no presentation", "另存成 .pptx"),
    ],
    ids=("no title slide", "no title alone", "no presentation"),  # files have the time in their bytes
)
def test_a_template_without_the_layouts_is_refused(template: bytes, reason: str) -> None:
    with pytest.raises(TemplateError) as refused:
        presentation_of(deck(), template)
    assert reason in refused.value.reason.localize(CHINESE)


def test_a_template_gives_size_and_layouts_and_keeps_none_of_its_slides() -> None:
    company = Presentation()
    company.slides.add_slide(company.slide_layouts[0]).shapes.title.text = "Example of the company"
    output = BytesIO()
    company.save(output)
    made = Presentation(BytesIO(presentation_of(deck(), output.getvalue())))
    assert made.slide_width == company.slide_width
    shown = [slide.shapes.title.text for slide in made.slides]
    assert shown[0] == "策略月度匯報：2025年8月"
    assert "Example of the company" not in shown
    for slide in made.slides:
        assert all(shape.top + shape.height <= made.slide_height for shape in slide.shapes)
    state = made.slides[1].shapes
    boxes = [shape.text_frame.text.splitlines() for shape in state if not shape.is_placeholder]
    assert [lines[1] for lines in boxes[:5]] == [figure.value for figure in deck().slides[0].body.figures]


@pytest.mark.parametrize(
    ("period", "start", "end", "next_end", "name"),
    [
        (week_with(date(2025, 8, 17)), "2025-08-11", "2025-08-17", "2025-08-24", "2025-08-11"),
        (month_with(date(2025, 12, 31)), "2025-12-01", "2025-12-31", "2026-01-31", "2025-12"),
        (before(month_with(date(2024, 3, 31))), "2024-02-01", "2024-02-29", "2024-03-31", "2024-02"),
        (read_month("2025年8月"), "2025-08-01", "2025-08-31", "2025-09-30", "2025-08"),
        (read_cycle("2025-Q3"), "2025-07-01", "2025-09-30", "2025-12-31", "2025-07-01-2025-09-30"),
    ],
)
def test_a_period_has_its_days(period: BriefPeriod, start: str, end: str, next_end: str, name: str) -> None:
    assert [str(day) for day in (period.start, period.end, period.next_end)] == [start, end, next_end]
    assert period.file_name == name


@pytest.mark.parametrize("text", ["2025-Q3", "2025-08-01", "8", "soon", "2025-08-01~2025-08-30"])
def test_what_is_no_month_is_none(text: str) -> None:
    assert read_month(text) is None


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))), st.floats(3, 40), st.integers(1, 4))
def test_a_cut_text_keeps_its_lines_and_its_beginning(text: str, room: float, most: int) -> None:
    shown = cut(text, room, most)
    lines = lines_of(shown, room)
    assert len(lines) <= max(most, 1)
    assert all(width_of(line.rstrip()) <= room for line in lines)
    assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1]))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(1, 50)), st.integers(10, 100))
def test_pages_hold_all_rows_in_order_and_no_more_than_they_have_room_for(
    heights: list[int], room: int
) -> None:
    pages = pages_of(heights, room)
    assert [row for page in pages for row in page] == list(range(len(heights)))
    assert all(len(page) == 1 or sum(heights[row] for row in page) <= room for page in pages)


RUNNING = (
    "---\n策略名稱: {name}\n目標周期: 2025-08-01至2025-08-31\n關鍵任務:\n"
    "  - {{任務編號: T001, 計劃起止時間: 2025-08-01至2025-08-31, 當前進度: {progress}, 完成狀態: 進行中,"
    " 更新日期: 2025-08-14, 實際起止時間: 2025-08-01開始}}\n---\n"
)
NOT_JUDGED = "---\n策略名稱: 丙\n目標周期: 2025-08-01至2025-08-31\n關鍵任務: [{任務編號: T001}]\n---\n"
DONE = "這段時間完成了 0 項任務"


@pytest.mark.parametrize(
    ("files", "title", "sentences"),
    [
        ({}, "這段時間沒有進行中的策略", [DONE]),
        ({"甲": 80, "乙": 60}, "2 個策略全部正常", ["2 個策略正常", DONE]),
        (
            {"甲": 80, "丙": None},
            "2 個策略裡 1 個正常，其餘還不能評定",
            ["1 個策略正常", "1 個策略還不能評定", DONE],
        ),
    ],
)
def test_the_state_says_how_many_are_as_planned_and_how_many_nobody_can_judge(
    files: dict[str, int | None], title: str, sentences: list[str]
) -> None:
    texts = {
        name: NOT_JUDGED if progress is None else RUNNING.format(name=name, progress=progress)
        for name, progress in files.items()
    }
    portfolio = tracked_portfolio(*(strategy_of(text.encode(), name) for name, text in texts.items()))
    slides_of_it = deck_of(Scope(portfolio, AUGUST, CHINESE)).slides
    assert slides_of_it[0].title == title
    body = slides_of_it[0].body
    assert isinstance(body, State)
    assert [one.text for one in body.sentences] == sentences
    without_dates = "1 個策略沒有日期和進度都有的任務"
    assert any(without_dates in note for slide in slides_of_it for note in slide.notes) is ("丙" in files)
