"""Texts and tables in boxes that hold them: what is too long is cut at a line and told in the notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Emu, Pt

from strategy_tracker.exchange.brief.fitting import LINE_HEIGHT, cut, lines_of, pages_of
from strategy_tracker.exchange.brief.house_style import HEAD, INK, LINE, OF_LEVEL
from strategy_tracker.exchange.brief.slides import Cell, Table, TableRow
from strategy_tracker.exchange.brief.template import Area
from strategy_tracker.language import ByLanguage, Language

BODY_POINTS = 14
_HEAD_POINTS = 13
_POINT = 12_700
_SIDE, _ABOVE = 5, 4
"""The margins in a cell, in points."""
_SPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
_TAGS = ByLanguage({Language.TRADITIONAL: "zh-TW", Language.SIMPLIFIED: "zh-CN", Language.ENGLISH: "en-US"})


@dataclass(frozen=True, slots=True)
class Look:
    """How a text looks: its size in points, colour, weight and alignment."""

    points: int
    colour: str | None = None
    bold: bool = False
    right: bool = False


def write_text(frame: Any, texts: Sequence[tuple[str, Look]], language: Language) -> None:
    """Put paragraphs into a text frame, each in one look."""
    write_paragraphs(frame, [[text] for text in texts], language)


def write_paragraphs(frame: Any, texts: Sequence[Sequence[tuple[str, Look]]], language: Language) -> None:
    """Put paragraphs of runs into a text frame, with lines at a distance that does not depend on the font."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    for number, runs in enumerate(texts):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        paragraph._p.get_or_add_pPr().set("hangingPunct", "0")  # else a comma may stand outside of the box
        for text, look in runs:
            paragraph.line_spacing = Pt(look.points * LINE_HEIGHT)
            if look.right:
                paragraph.alignment = PP_ALIGN.RIGHT
            run = paragraph.add_run()
            run.text = text
            run.font.size = Pt(look.points)
            run.font.bold = look.bold
            if look.colour is not None:
                run.font.color.rgb = RGBColor.from_string(look.colour)
            run._r.get_or_add_rPr().set("lang", _TAGS[language])


def title_points(text: str, width: int, height: int) -> tuple[str, int]:
    """Return the largest size in which a title fits its box, and the title, cut where none does."""
    for points in (28, 24, 20):
        most = max(int(height / _POINT / (points * LINE_HEIGHT)), 1)
        room = width / _POINT / points
        if len(lines_of(text, room)) <= most:
            return text, points
    return cut(text, room, most), points


def figure_points(text: str, width: int) -> int:
    """Return the largest size in which a number fits one line of a box: no digit of it may be cut."""
    sizes = (28, 24, 20, 16)
    return next((one for one in sizes if len(lines_of(text, width / _POINT / one)) == 1), sizes[-1])


def sentences_that_fit(
    sentences: Sequence[str], width: int, height: int, points: int, most_lines: int
) -> list[str]:
    """Return the first sentences that a box holds, each cut to some lines."""
    room = width / _POINT / points
    left = height / _POINT
    found = []
    for sentence in sentences:
        text = cut(sentence, room, most_lines)
        left -= len(lines_of(text, room)) * points * LINE_HEIGHT + points * 0.5
        if left < 0:
            break
        found.append(text)
    return found


def table_pages(table: Table, area: Area) -> list[tuple[TableRow, ...]]:
    """Return the rows of a table by the slide that they stand on."""
    rooms = _rooms(table, area)
    heights = [_row_height(row, table, rooms) for row in table.rows]
    head = _HEAD_POINTS * LINE_HEIGHT + 2 * _ABOVE
    return [tuple(table.rows[n] for n in page) for page in pages_of(heights, area.height / _POINT - head - 2)]


def add_table(shapes: Any, table: Table, rows: Sequence[TableRow], area: Area, language: Language) -> None:
    """Add a native table with some rows of a table to a slide."""
    rooms = _rooms(table, area)
    head = _HEAD_POINTS * LINE_HEIGHT + 2 * _ABOVE
    heights = [head, *(_row_height(row, table, rooms) for row in rows)]
    frame = shapes.add_table(
        len(rows) + 1, len(table.headings), Emu(area.left), Emu(area.top), Emu(area.width), Emu(1)
    )
    frame.height = Emu(int(sum(heights) * _POINT))
    made = frame.table
    made.horz_banding = False
    shares = sum(heading.share for heading in table.headings)
    for column, heading in zip(made.columns, table.headings, strict=True):
        column.width = Emu(area.width * heading.share // shares)
    for line, height in zip(made.rows, heights, strict=True):
        line.height = Emu(int(height * _POINT))
    figures = [all(row.cells[n].figure for row in rows) for n in range(len(table.headings))]
    for number, heading in enumerate(table.headings):
        text = cut(heading.text, rooms[number] * BODY_POINTS / _HEAD_POINTS, 1)
        look = Look(_HEAD_POINTS, INK, bold=True, right=figures[number])
        _fill(made.cell(0, number), text, look, language, HEAD)
    for line, row in enumerate(rows, 1):
        for number, (cell, heading) in enumerate(zip(row.cells, table.headings, strict=True)):
            text = cut(cell.text, rooms[number], heading.lines)
            _fill(made.cell(line, number), text, _look(cell), language, None)


def is_cut(row: TableRow, table: Table, area: Area) -> bool:
    """Tell whether a row says less on its slide than it has to say."""
    rooms = _rooms(table, area)
    return any(
        cut(cell.text, room, heading.lines) != cell.text
        for cell, heading, room in zip(row.cells, table.headings, rooms, strict=True)
    )


def _look(cell: Cell) -> Look:
    colour = OF_LEVEL[cell.level] if cell.level is not None else INK
    return Look(BODY_POINTS, colour, bold=False, right=cell.figure)


def _rooms(table: Table, area: Area) -> list[float]:
    """Return the width of each column without its margins, in heights of the font."""
    shares = sum(heading.share for heading in table.headings)
    return [
        (area.width / _POINT * heading.share / shares - 2 * _SIDE) / BODY_POINTS for heading in table.headings
    ]


def _row_height(row: TableRow, table: Table, rooms: Sequence[float]) -> float:
    lines = max(
        len(lines_of(cut(cell.text, room, heading.lines), room))
        for cell, heading, room in zip(row.cells, table.headings, rooms, strict=True)
    )
    return lines * BODY_POINTS * LINE_HEIGHT + 2 * _ABOVE


def _fill(cell: Any, text: str, look: Look, language: Language, ground: str | None) -> None:
    cell.margin_left = cell.margin_right = Pt(_SIDE)
    cell.margin_top = cell.margin_bottom = Pt(_ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    write_text(cell.text_frame, [(text, look)], language)
    properties = cell._tc.get_or_add_tcPr()
    for side in ("lnL", "lnR", "lnT"):
        properties.append(parse_xml(f'<a:{side} xmlns:a="{_SPACE}" w="0"><a:noFill/></a:{side}>'))
    properties.append(
        parse_xml(
            f'<a:lnB xmlns:a="{_SPACE}" w="9525"><a:solidFill><a:srgbClr val="{LINE}"/></a:solidFill></a:lnB>'
        )
    )
    fill = f'<a:solidFill xmlns:a="{_SPACE}"><a:srgbClr val="{ground}"/></a:solidFill>'
    properties.append(parse_xml(fill if ground else f'<a:noFill xmlns:a="{_SPACE}"/>'))
