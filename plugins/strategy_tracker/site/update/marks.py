"""The marks beside tasks, KPIs and next steps that bring them up to date.

A mark is a link `…?update=T003` to the strategy, which a reminder can have too; the script opens the dialog
where the mark stands. Its word comes from the stylesheet: a table's own texts are what is searched, sorted
and downloaded.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from strategy_tracker.editing.record_names import short_hash
from strategy_tracker.exchange.addresses import strategy_path
from strategy_tracker.language import message
from strategy_tracker.site.addresses import relative_url
from strategy_tracker.site.html import html_of
from strategy_tracker.tracking import NextStep

UPDATE = message("Update")


@dataclass(frozen=True, slots=True)
class UpdateMarks:
    """Makes the marks of a site. `word` is what they say; `computed` KPIs, by slug and id, have none."""

    word: str
    computed: Set[tuple[str, str]]

    def record(self, current: str, identifier: str, slug: str) -> Markup:
        """Return the mark of a task or KPI for the page `current`; '' for one without an id, or computed."""
        if not identifier or (slug, identifier) in self.computed:
            return Markup("")
        return self._mark(current, slug, identifier, identifier)

    def step(self, current: str, step: NextStep) -> Markup:
        """Return the mark of a next step for the page `current`."""
        return self._mark(current, step.slug, step_name(step), step.text)

    def _mark(self, current: str, slug: str, name: str, label: str) -> Markup:
        page = relative_url(current, strategy_path(slug))
        address = html_of(f"{page}?update={quote(name, safe='')}")
        said = html_of(f"{self.word} {label}")
        return Markup(f'<a class="st-up" href="{address}" aria-label="{said}"></a>')  # noqa: S704 - both escaped


def step_name(step: NextStep) -> str:
    """Return what `?update=` calls a next step, which has no id."""
    return f"step-{short_hash(step.text)}"
