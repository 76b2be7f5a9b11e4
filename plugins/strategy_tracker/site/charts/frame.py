"""What every chart shares: the frame with title and description, texts, the axis of dates, today."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from markupsafe import Markup

from .chart_text import escaped, text_width
from .dates import DateNames, date_ticks
from .scale import DateScale, written

WIDE = 680
"""Width of the layout for a page's column; its 12 px text is never drawn smaller on a screen."""
FULL = 1080
"""Width of the layout for the whole width of a page, where a column is too small for a chart's rows."""
NARROW = 340
"""Width of the layout for a telephone."""
LEAST_PAGE = 8
PAGE = 900
"""Height of a drawing that still fits a printed page of A4."""

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Layout:
    """One of the two drawings of a chart: its width in pixels, and the prefix of its ids."""

    width: int
    prefix: str

    @property
    def narrow(self) -> bool:
        """Return whether this is the drawing for a telephone."""
        return self.width == NARROW


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished layout: its height in pixels, the SVG within, and the heights at which a page may end."""

    height: int
    body: str
    breaks: tuple[int, ...] = ()


def checked_identifier(identifier: str) -> str:
    """Return the id; ValueError if it could not stand in `id`, `url(#…)` and `aria-labelledby` as it is."""
    if not _IDENTIFIER.fullmatch(identifier):
        raise ValueError(f"a chart's id must be ASCII letters, digits, - and _: {identifier!r}")
    return identifier


def names(prefix: str, title: str, description: str) -> tuple[str, str]:
    """Return the attributes and the elements that give a drawing its title and description."""
    attributes = f'role="img" aria-labelledby="{prefix}-t" aria-describedby="{prefix}-d"'
    elements = (
        f'<title id="{prefix}-t">{escaped(title)}</title><desc id="{prefix}-d">{escaped(description)}</desc>'
    )
    return attributes, elements


def two_layouts(
    identifier: str,
    title: str,
    description: str,
    draw: Callable[[Layout], Drawing],
    key: str = "",
    *,
    full: bool = False,
) -> Markup:
    """Return the chart drawn for a page's column and for a telephone; CSS shows the one that fits.

    The `key` stands above it. A `full` chart takes the whole width of the page instead of a column.
    """
    prefix = checked_identifier(identifier)
    parts = [f'<div class="st-chart{" st-chart--full" if full else ""}" tabindex="0">{key}']
    large = Layout(FULL if full else WIDE, prefix)
    for layout, name in ((large, "wide"), (Layout(NARROW, prefix + "-n"), "narrow")):
        attributes, elements = names(layout.prefix, title, description)
        drawing = draw(layout)
        body, pages = drawing.body, ""
        if drawing.height > PAGE and drawing.breaks:
            name += " st-tall"
            # What `use` repeats is styled by itself, whatever stands around it: it has the class once more.
            body = f'<g class="st-svg" id="{layout.prefix}-b">{body}</g>'
            pages = _printed_pages(layout, drawing)
        parts.append(
            f'<svg class="st-svg st-{name}" viewBox="0 0 {layout.width} {drawing.height}" {attributes}>'
            f"{elements}{body}</svg>{pages}"
        )
    parts.append("</div>")
    return Markup("".join(parts))  # noqa: S704 - every text in it went through escaped()


def _printed_pages(layout: Layout, drawing: Drawing) -> str:
    """Return windows on a drawing higher than a page: browsers never divide a drawing by themselves."""
    pages = []
    top = 0
    for place, following in pairwise((*drawing.breaks, drawing.height + PAGE)):
        if following - top > PAGE and place > top:
            pages.append((top, place))
            top = place
    if top < drawing.height and drawing.height - top > LEAST_PAGE:
        pages.append((top, drawing.height))
    # Material's script sets `href` where an element has one, which throws on `use`; it passes over xlink's.
    return "".join(
        f'<svg class="st-svg st-page" viewBox="0 {top} {layout.width} {bottom - top}"'
        ' xmlns:xlink="http://www.w3.org/1999/xlink" aria-hidden="true">'
        f'<use xlink:href="#{layout.prefix}-b"/></svg>'
        for top, bottom in pages
    )


def legend(items: Iterable[tuple[str, str]]) -> str:
    """Return the key above a chart, from (class ending, text); texts that are empty are left out."""
    keys = "".join(f'<span class="st-key-{name}">{escaped(said)}</span>' for name, said in items if said)
    return f'<div class="st-legend">{keys}</div>' if keys else ""


def text(left: int, top: int, content: str, kind: str = "", anchor: str = "") -> str:
    """Return a text at a place in tenths; the anchor is start (empty), middle or end."""
    attributes = f' class="{kind}"' if kind else ""
    if anchor:
        attributes += f' text-anchor="{anchor}"'
    return f'<text x="{written(left)}" y="{written(top)}"{attributes}>{escaped(content)}</text>'


def within(center: int, width: int, low: int, high: int) -> int:
    """Return the middle of a text that stays between the bounds (tenths), as near to the wished as can be."""
    half = width // 2
    return max(low + half, min(center, high - half))


def hatching(prefix: str) -> str:
    """Return the definition of the hatch that `url(#PREFIX-h)` paints with."""
    return (
        f'<pattern id="{prefix}-h" width="5" height="5" patternUnits="userSpaceOnUse">'
        '<path class="st-hatch" d="M-1 1l2-2M0 5l5-5M4 6l2-2"/></pattern>'
    )


def today_line(scale: DateScale, today: date, label: str, top: int, bottom: int, right: int) -> str:
    """Return the line at the day's beginning with its label above; nothing where the day is out of range."""
    ordinal = today.toordinal()
    if not scale.holds(ordinal):
        return ""
    place = scale.at(ordinal)
    middle = within(place, text_width(label), 0, right)
    return f'<path class="st-today" d="M{written(place)} {written(top)}V{written(bottom)}"/>' + text(
        middle, top - 40, label, "st-now", "middle"
    )


@cache
def _widest(labels: DateNames) -> int:
    """Return the width of the widest date that an axis writes, in tenths."""
    return max(map(text_width, (*labels.months, labels.day_text(date(2024, 12, 28)))))


def date_axis(
    scale: DateScale,
    labels: DateNames,
    right: int,
    top: int,
    bottom: int,
    text_top: int,
    today: date | None = None,
    between: int = 240,
) -> str:
    """Return the vertical grid and the dates; years stand a line below, where they begin.

    Where the line of `today` would run through a date, that date is not written. `between` is the least
    room between two dates, in tenths.
    """
    # A scale may reach one day beyond the calendar's last, or before its first.
    first = date.fromordinal(max(scale.first, date.min.toordinal()))
    last = date.fromordinal(min(scale.end, date.max.toordinal()))
    widest = _widest(labels) + between
    if scale.single is None:
        ticks = date_ticks(first, last, max(scale.width // widest, 1), labels)
    else:
        ticks = date_ticks(scale.single, scale.single, 1, labels)
    lines = []
    texts = []
    taken = -1000
    now = scale.at(today.toordinal()) if today and scale.holds(today.toordinal()) else None
    year = ""
    for tick in ticks:
        place = scale.at(tick.ordinal)
        year = tick.year or year
        width = max(text_width(tick.text), text_width(year))
        middle = within(place, width, 0, right)
        lines.append(f"M{written(place)} {written(top)}V{written(bottom)}")
        struck = now is not None and abs(middle - now) < width // 2 + 30
        if struck or middle - width // 2 < taken:
            continue
        taken = middle + width // 2 + 60
        texts.append(text(middle, text_top, tick.text, anchor="middle"))
        if year:
            texts.append(text(middle, text_top + 140, year, anchor="middle"))
            year = ""
    return f'<path class="st-grid" d="{"".join(lines)}"/><g class="st-axis">{"".join(texts)}</g>'
