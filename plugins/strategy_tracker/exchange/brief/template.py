"""The presentation that a deck begins with: a company's template, or the look of the house."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.presentation import Presentation as PresentationType
from pptx.slide import SlideLayout

from strategy_tracker.exchange.brief.house_style import house_presentation
from strategy_tracker.language import Language, WordedError, message

_TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
_FEET = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.HEADER}
_LEAST_SHARE = 0.5
_GAP = 91_440  # a tenth of an inch


class TemplateError(WordedError):
    """A template that cannot be used, with the reason in words."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a slide, in English Metric Units (914,400 an inch)."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Ground:
    """An empty presentation, its layouts for the cover and for all other slides, and the room on these."""

    presentation: PresentationType
    cover: SlideLayout
    plain: SlideLayout
    area: Area


def open_ground(template: bytes | None, language: Language) -> Ground:
    """Return what the deck is written on; a template that cannot be used is a TemplateError.

    Slides that the template has already are left out: companies keep examples there.
    """
    if template is None:
        presentation = house_presentation(language)
    else:
        try:
            presentation = Presentation(BytesIO(template))
        except (BadZipFile, KeyError, ValueError, SyntaxError, PythonPptxError) as error:
            text = message("is not a PowerPoint file (.pptx); save a .potx or .ppt as .pptx first")
            raise TemplateError(text) from error
        _drop_slides(presentation)
    cover = _layout(presentation, lambda kinds: PP_PLACEHOLDER.SUBTITLE in kinds)
    plain = _layout(presentation, lambda kinds: not kinds - _TITLES - _FEET)
    if cover is None:
        raise TemplateError(
            message("has no layout with a title and a subtitle (in PowerPoint: 「Title Slide」); add one")
        )
    if plain is None:
        raise TemplateError(
            message("has no layout with a title and nothing else (in PowerPoint: 「Title Only」); add one")
        )
    return Ground(presentation, cover, plain, _area(presentation, plain))


def _layout(presentation: PresentationType, fits: Callable[[set[Any]], bool]) -> SlideLayout | None:
    """Return the first layout with a title whose kinds of placeholders fit."""
    for layout in presentation.slide_layouts:
        shapes: Any = layout.placeholders
        kinds = {shape.placeholder_format.type for shape in shapes}
        if kinds & _TITLES and fits(kinds):
            return layout
    return None


def _area(presentation: PresentationType, layout: SlideLayout) -> Area:
    """Return the room between the title of a layout and its foot."""
    held: Any = layout.placeholders
    shapes = {shape.placeholder_format.type: shape for shape in held}
    title = next(shape for kind, shape in shapes.items() if kind in _TITLES)
    height = presentation.slide_height or 0
    top = title.top + title.height + _GAP
    feet = [shape.top for kind, shape in shapes.items() if kind in _FEET and shape.top > top]
    bottom = min([*feet, int(height * 0.94)]) - _GAP
    if bottom - top < height * _LEAST_SHARE:
        raise TemplateError(
            message("leaves less than half of the slide below the title of 「{layout}」", layout=layout.name)
        )
    return Area(title.left, top, title.width, bottom - top)


def _drop_slides(presentation: PresentationType) -> None:
    listed = presentation.slides._sldIdLst
    for entry in list(listed):
        presentation.part.drop_rel(entry.rId)
        listed.remove(entry)
