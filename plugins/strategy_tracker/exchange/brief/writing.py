"""A deck as a PowerPoint file: native tables and charts, speaker's notes, the same bytes every time."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from strategy_tracker.exchange.brief.boxes import (
    Look,
    add_table,
    figure_points,
    is_cut,
    sentences_that_fit,
    table_pages,
    title_points,
    write_paragraphs,
    write_text,
)
from strategy_tracker.exchange.brief.charts import add_bars, add_lines
from strategy_tracker.exchange.brief.fitting import cut
from strategy_tracker.exchange.brief.house_style import INK, LINE, OF_LEVEL, QUIET
from strategy_tracker.exchange.brief.slides import Bars, Deck, Lines, Slide, State, Table, TableRow
from strategy_tracker.exchange.brief.template import Area, Ground, open_ground
from strategy_tracker.exchange.packing import packed
from strategy_tracker.language import message

MOST_PAGES = 3
"""How many slides one table may take; the rest is counted, with the page of the site that has it."""
_FIGURES_HEIGHT = 1_240_000
_FOOT_POINTS = 13
_GAP = 150_000
_SENTENCE_POINTS = (18, 16)
_POINT = 12_700


def presentation_of(deck: Deck, template: bytes | None = None) -> bytes:
    """Return a deck as PPTX. A template that cannot be used is a TemplateError."""
    ground = open_ground(template, deck.language)
    presentation = ground.presentation
    cover = presentation.slides.add_slide(ground.cover)
    for shape in cover.placeholders:
        is_title = shape.placeholder_format.type in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
        if is_title:
            _write_title(shape, deck.title, deck)
        elif shape.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE:
            shape.text_frame.text = deck.subtitle
        else:
            shape._element.getparent().remove(shape._element)
    for slide in deck.slides:
        _Writer(ground, deck, slide).write()
    properties = presentation.core_properties
    properties.title, properties.author = deck.title, "strategy-tracker"
    properties.last_modified_by, properties.revision = "strategy-tracker", 1
    properties.subject = properties.keywords = properties.comments = properties.category = ""
    output = BytesIO()
    presentation.save(output)
    return packed(output.getvalue(), deck.as_of)


def _write_title(shape: Any, text: str, deck: Deck) -> None:
    shown, points = title_points(text, shape.width, shape.height)
    frame = shape.text_frame
    write_text(frame, [(shown, Look(points, None, bold=True))], deck.language)


class _Writer:
    """Writes one slide of the deck, on as many slides of the presentation as it needs."""

    def __init__(self, ground: Ground, deck: Deck, slide: Slide) -> None:
        self.ground, self.deck, self.slide = ground, deck, slide

    def write(self) -> None:
        body, area = self.slide.body, self.ground.area
        if isinstance(body, Table):
            self._write_table(body)
            return
        made = self._new_slide(self.slide.title, self.slide.notes)
        if isinstance(body, State):
            self._write_state(made.shapes, body)
        elif isinstance(body, Bars):
            add_bars(made.shapes, body, area, self.deck.as_of)
        elif isinstance(body, Lines):
            add_lines(made.shapes, body, area, self.deck.as_of)

    def _new_slide(self, title: str, notes: tuple[str, ...]) -> Any:
        """Add a slide with its title, its foot, and its notes."""
        made = self.ground.presentation.slides.add_slide(self.ground.plain)
        _write_title(made.shapes.title, title, self.deck)
        layout: Any = self.ground.plain
        for shape in layout.placeholders:
            kind = shape.placeholder_format.type
            if kind in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
                self._copy_foot(made, shape, kind)
        lines = [title, *notes]
        if self.slide.address:
            lines.append(self.slide.address)
        made.notes_slide.notes_text_frame.text = "\n".join(lines)
        return made

    def _copy_foot(self, made: Any, shape: Any, kind: Any) -> None:
        """Put the layout's foot on a slide: what a layout has there, its slides do not show by themselves."""
        element = deepcopy(shape._element)
        made.shapes._spTree.append(element)
        if kind == PP_PLACEHOLDER.FOOTER:
            room = shape.width / _POINT / _FOOT_POINTS
            made.shapes[-1].text_frame.text = cut(self.deck.footer, room, 1)

    def _write_table(self, table: Table) -> None:
        area, deck = self.ground.area, self.deck
        pages = table_pages(table, area)
        shown = pages[:MOST_PAGES]
        left = sum(len(page) for page in pages[MOST_PAGES:])
        for number, rows in enumerate(shown, 1):
            title = self.slide.title
            if len(shown) > 1:
                title = f"{title} ({number}/{len(shown)})"
            notes = [*self.slide.notes, *(_told(row, table, area) for row in rows)]
            if left and number == len(shown):
                rest = message("{count} more on the site", count=left).localize(deck.language)
                title = f"{title} · {rest}"
                notes.append(rest)
            add_table(self._new_slide(title, tuple(notes)).shapes, table, rows, area, deck.language)

    def _write_state(self, shapes: Any, state: State) -> None:
        area, language = self.ground.area, self.deck.language
        width = (area.width - _GAP * (len(state.figures) - 1)) // len(state.figures)
        for number, figure in enumerate(state.figures):
            box = shapes.add_textbox(
                Emu(area.left + number * (width + _GAP)),
                Emu(area.top),
                Emu(width),
                Emu(_FIGURES_HEIGHT),
            )
            box.line.color.rgb = RGBColor.from_string(LINE)
            frame = box.text_frame
            frame.margin_left = frame.margin_right = Pt(6)
            frame.margin_top = frame.margin_bottom = Pt(3)
            frame.vertical_anchor = MSO_ANCHOR.TOP
            room = Emu(width - 12 * _POINT)
            texts = [
                (figure.name, Look(14, QUIET)),
                (figure.value, Look(figure_points(figure.value, room), OF_LEVEL[figure.level], bold=True)),
                (figure.against, Look(12, QUIET)),
            ]
            write_text(
                frame,
                [
                    (cut(text, room / _POINT / look.points, 2 if look.points == 12 else 1), look)
                    for text, look in texts
                ],
                language,
            )
            for paragraph in frame.paragraphs:
                paragraph.alignment = PP_ALIGN.LEFT
        self._write_sentences(shapes, state, area)

    def _write_sentences(self, shapes: Any, state: State, area: Area) -> None:
        """Write as many sentences as the room below the figures holds, in the larger size if all fit."""
        language = self.deck.language
        top = area.top + _FIGURES_HEIGHT + _GAP
        height = area.height - _FIGURES_HEIGHT - _GAP
        texts = [sentence.whole for sentence in state.sentences]
        for points in _SENTENCE_POINTS:
            fitting = sentences_that_fit(texts, area.width, height, points, 2)
            if len(fitting) == len(texts):
                break
        if len(fitting) < len(texts):
            line = int(points * 2 * _POINT)
            fitting = sentences_that_fit(texts, area.width, height - line, points, 2)
        box = shapes.add_textbox(Emu(area.left), Emu(top), Emu(area.width), Emu(height))
        frame = box.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        paragraphs = []
        for text, sentence in zip(fitting, state.sentences, strict=False):
            looks = [(text, Look(points, INK))]
            if sentence.label and sentence.level is not None:
                colour = OF_LEVEL[sentence.level]
                rest = text.removeprefix(sentence.label)
                looks = [(sentence.label, Look(points, colour, bold=True)), (rest, Look(points, INK))]
            paragraphs.append(looks)
        if len(fitting) < len(texts):
            more = message("{count} more sentences in the notes", count=len(texts) - len(fitting))
            paragraphs.append([(more.localize(language), Look(points, QUIET))])
        write_paragraphs(frame, paragraphs, language)
        for paragraph in frame.paragraphs:
            paragraph.space_after = Pt(points * 0.5)


def _told(row: TableRow, table: Table, area: Area) -> str:
    """Return a row's line in the notes: where it was written, and in full what its slide cuts short."""
    line = f"{row.name} — {row.source}"
    if not is_cut(row, table, area):
        return line
    return f"{line}: {' | '.join(cell.text for cell in row.cells)}"
