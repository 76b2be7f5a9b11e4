"""The look of a deck that is given no template: wide, sober, in the site's colours."""

from __future__ import annotations

from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as PresentationType
from pptx.util import Inches, Pt

from strategy_tracker.language import ByLanguage, Language
from strategy_tracker.tracking import Level

INK = "1F2430"
QUIET = "616161"
PAPER = "FFFFFF"
ACCENT = "303F9F"
PROGRESS = "3F51B5"
PLAN = "B0B5C3"
HEAD = "E8EAF6"
LINE = "D5D8E0"
OF_LEVEL = {Level.BAD: "C0322B", Level.WATCH: "B4540A", Level.GOOD: "2E7D52", Level.UNKNOWN: "757575"}

_WIDTH, _HEIGHT = Inches(13.333), Inches(7.5)
_MARGIN = Inches(0.6)
_FONTS = ByLanguage(
    {
        Language.TRADITIONAL: ("Microsoft JhengHei", "Microsoft JhengHei"),
        Language.SIMPLIFIED: ("Microsoft YaHei", "Microsoft YaHei"),
        Language.ENGLISH: ("Calibri", "Microsoft JhengHei"),
    }
)
"""The fonts for Latin letters and for ideographs, which Office has on every machine."""
_COVER, _PLAIN = 0, 5


def house_presentation(language: Language) -> PresentationType:
    """Return an empty presentation with a cover and a layout that has a title only."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = _WIDTH, _HEIGHT
    layouts = presentation.slide_layouts
    kept = (layouts[_COVER], layouts[_PLAIN])
    for layout in [one for one in layouts if one not in kept]:
        layouts.remove(layout)
    _set_theme(presentation, language)
    _set_master(presentation)
    cover, plain = kept
    cover.background.fill.solid()
    cover.background.fill.fore_color.rgb = RGBColor.from_string(ACCENT)
    covering: Any = cover.placeholders
    for shape in covering:
        kind = shape.placeholder_format.type
        if kind in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE):
            _place(shape, Inches(2.3), Inches(1.5))
            _style(shape, Pt(40), PAPER, anchor="b")
        elif kind == PP_PLACEHOLDER.SUBTITLE:
            _place(shape, Inches(4.0), Inches(1.2))
            _style(shape, Pt(22), PAPER, anchor="t")
        else:
            shape._element.getparent().remove(shape._element)
    titled: Any = plain.placeholders
    for shape in titled:
        if shape.placeholder_format.type == PP_PLACEHOLDER.TITLE:
            _place(shape, Inches(0.35), Inches(1.0))
            _style(shape, Pt(28), INK, anchor="ctr")
        else:
            _place_foot(shape)
    return presentation


def _set_master(presentation: PresentationType) -> None:
    for shape in presentation.slide_master.placeholders:
        kind = shape.placeholder_format.type
        if kind == PP_PLACEHOLDER.TITLE:
            _place(shape, Inches(0.35), Inches(1.0))
        elif kind == PP_PLACEHOLDER.BODY:
            _place(shape, Inches(1.5), Inches(5.2))
        else:
            _place_foot(shape)


def _place(shape: Any, top: int, height: int) -> None:
    shape.left, shape.width = _MARGIN, _WIDTH - 2 * _MARGIN
    shape.top, shape.height = top, height


def _place_foot(shape: Any) -> None:
    """Put date, footer and page number into one line at the bottom."""
    kind = shape.placeholder_format.type
    left, width = {
        PP_PLACEHOLDER.FOOTER: (_MARGIN, Inches(9.5)),
        PP_PLACEHOLDER.SLIDE_NUMBER: (_WIDTH - _MARGIN - Inches(1), Inches(1)),
    }.get(kind, (Inches(10.2), Inches(1.4)))
    shape.left, shape.width, shape.top, shape.height = left, width, Inches(7.0), Inches(0.35)
    _style(shape, Pt(11), "616161", anchor="ctr", right=kind == PP_PLACEHOLDER.SLIDE_NUMBER, bold=False)


def _style(
    shape: Any, size: Any, colour: str, *, anchor: str, right: bool = False, bold: bool = True
) -> None:
    """Give a placeholder of a layout the look that its slides take over."""
    body = shape._element.txBody
    body.bodyPr.set("anchor", anchor)
    body.bodyPr.set("lIns", "0")
    body.bodyPr.set("rIns", "0")
    for old in body.bodyPr.findall("{*}normAutofit"):
        body.bodyPr.remove(old)
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    listed = body.find(f"{{{space}}}lstStyle")
    if listed is not None:
        body.remove(listed)
    side = "r" if right else "l"
    style = parse_xml(
        f'<a:lstStyle xmlns:a="{space}"><a:lvl1pPr marL="0" indent="0" algn="{side}"><a:buNone/>'
        f'<a:defRPr sz="{int(size.pt * 100)}" b="{int(bold)}"><a:solidFill><a:srgbClr val="{colour}"/>'
        "</a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>"
    )
    body.bodyPr.addnext(style)


def _set_theme(presentation: PresentationType, language: Language) -> None:
    part = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    latin, ideographs = _FONTS[language]
    text = part.blob.decode("utf-8")
    text = text.replace('<a:latin typeface="Calibri"/>', f'<a:latin typeface="{latin}"/>')
    text = text.replace('<a:ea typeface=""/>', f'<a:ea typeface="{ideographs}"/>')
    part._blob = text.encode("utf-8")
