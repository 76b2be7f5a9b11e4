"""The texts of a page's authors, set aside while the page is made and put into their places then."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from html import unescape

from strategy_tracker.site.rendering.bodies import ids_of, ids_of_page, nested, with_own_ids

# A link or picture that leads to a file of the site, or nowhere.
_OWN_REFERENCE = re.compile(r'\s(?:href|src)="(?!https?:|mailto:)([^"]*)"')


@dataclass(slots=True)
class TextsOnPage:
    """The authors' texts of a page while it is made, as HTML, and what was found in them."""

    title: str
    bodies: list[str] = field(default_factory=list)
    written: set[str] = field(default_factory=set)
    links: dict[str, dict[str, str]] = field(default_factory=dict)
    # Nobody can write the place of a body into a field: it differs from build to build, and is not kept.
    place: str = field(default_factory=lambda: f"body-{secrets.token_hex(16)}-{{}};")

    def set_aside(self, html: str) -> str:
        """Take a text's HTML, and return what stands for it until the page is made."""
        self.written.update(ids_of(html))
        self.bodies.append(nested(html, self.title))
        return self.place.format(len(self.bodies) - 1)

    def put_in(self, html: str) -> tuple[str, dict[str, str], set[str]]:
        """Return a page with the texts in their places, their new ids by the old ones, and all ids taken."""
        taken = ids_of_page(html) if self.written else set()
        ids: dict[str, str] = {}
        for number, body in enumerate(self.bodies):
            own, renamed = with_own_ids(body, taken)
            ids = {**renamed, **ids}
            html = html.replace(self.place.format(number), own, 1)
        return html, ids, taken

    @property
    def references(self) -> tuple[str, ...]:
        """The addresses to which links and pictures lead, within the site."""
        found = (unescape(reference) for body in self.bodies for reference in _OWN_REFERENCE.findall(body))
        return tuple(dict.fromkeys(found))
