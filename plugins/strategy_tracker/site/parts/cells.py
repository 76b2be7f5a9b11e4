"""What stands in the cells of many rows: filters of the templates, which cost less there than macros.

Every text is escaped here; what is returned is HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Protocol

from markupsafe import Markup, escape

from strategy_tracker.language import Language, Message, localize, message
from strategy_tracker.language.formats import format_percent
from strategy_tracker.model import Record, Written
from strategy_tracker.model.record import extra_lines
from strategy_tracker.site.html import html_of, safe_link, span
from strategy_tracker.tables.form_rows import ROWS
from strategy_tracker.tables.tasks import status_name
from strategy_tracker.tracking import Band, Health, RollUp, TrackedKpi, TrackedTask
from strategy_tracker.tracking.outlook import outlook_words
from strategy_tracker.tracking.task_warnings import LEVELS, in_short
from strategy_tracker.values import Status
from strategy_tracker.vocabulary.fields import field_of

NOTHING = Markup('<span class="st-none">—</span>')
_BAND_LEVELS = {
    Band.MET: "good",
    Band.AHEAD: "good",
    Band.ON_PACE: "good",
    Band.WATCH: "watch",
    Band.BEHIND: "watch",
    Band.MISSED: "bad",
    Band.PENDING: "unknown",
    Band.UNKNOWN: "unknown",
}


@lru_cache(maxsize=4096)
def pill(level: str, text: str) -> Markup:
    """Return a short judgement in its colour; the text says the same."""
    return span(f"st-pill st-pill--{level}", text)


def status_words(status: Status, language: Language) -> str:
    """Return a status as the form writes it."""
    return status_name(status, language).capitalize()


def cell_labels(labels: Iterable[str]) -> str:
    """Return a table's style that holds the columns' names: on a phone the cells of a row are named by them.

    They stand there once, and not in each of thousands of cells.
    """
    return ";".join(f"--c{number}:{css_string(label)}" for number, label in enumerate(labels, 1))


def css_string(text: str) -> str:
    """Return a text as a string of CSS, in an attribute or an element of its own."""
    return "'" + re.sub(r"[\\'\n\r\f<]", lambda sign: f"\\{ord(sign[0]):x} ", text) + "'"


class Finishing(Protocol):
    """What is done late or early: a task, or a line of a report about one."""

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""

    @property
    def status(self) -> Status:
        """How far it is."""

    @property
    def late_days(self) -> int | None:
        """How many days late it is or was, early below 0; None where that cannot be said."""


class OncePerTask:
    """Makes something of each task once, for a task stands in several tables."""

    def __init__(self, make: Callable[[TrackedTask], Markup]) -> None:
        self._make = make
        # Tasks are known by their identity; they are kept so that it stays theirs.
        self._made: dict[int, tuple[TrackedTask, Markup]] = {}

    def __call__(self, task: TrackedTask) -> Markup:
        """Return what was made of the task."""
        made = self._made.get(id(task))
        if made is None:
            made = self._made[id(task)] = (task, self._make(task))
        return made[1]


class Cells:
    """The filters that say something in the site's language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._comma = escape(self._words(message(", ")))
        self._since = lru_cache(maxsize=4096)(self._said_since)  # many alerts begin on the same days
        self._statuses = {status: self._status(status) for status in Status}
        self.flags = OncePerTask(self._flags)
        self.late = OncePerTask(self._late)

    def filters(self) -> Mapping[str, Callable[..., object]]:
        """Return the filters by the names that the templates use."""
        return {
            "typed": self.typed,
            "target": self.target,
            "current": self.current,
            "status_said": self.status_said,
            "on_time_words": self.on_time_words,
            "outlook_words": lambda outlook: self._words(outlook_words(outlook)),
            "expected_words": self.expected_words,
            "typed_list": self.typed_list,
            "flags": self.flags,
            "late": self.late,
            "lateness": self._late,
            "pill": lambda text, level: pill(level, text),
            "band": self.band,
            "health": self.health,
            "status_words": lambda status: status_words(status, self.language),
            "since": self._since,
            "variance": self.variance,
            "own_fields": self.own_fields,
            "rows_of_form": self.rows_of_form,
        }

    def _words(self, text: Message) -> str:
        return text.localize(self.language)

    def _said_since(self, day: date) -> str:
        return self._words(message("since {date}", date=day))

    def _status(self, status: Status) -> Markup:
        return span(f"st-status st-status--{status.value}", status_words(status, self.language))

    def typed(self, written: Written[object] | None) -> str:
        """Return what was typed, addresses as links, marked if it cannot be read; else a dash."""
        if written is None or not written.text:
            return NOTHING
        return self.unread(written.text) if written.unreadable else safe_link(written.text)

    def unread(self, text: str) -> Markup:
        """Return what was typed and cannot be read, marked as such in words and by its look."""
        mark = span("st-unread__mark", self._words(message("cannot be read")))
        return Markup(f'<span class="st-unread">{html_of(text)} {mark}</span>')  # noqa: S704 - both are escaped

    def target(self, kpi: TrackedKpi) -> str:
        """Return a KPI's target as typed."""
        return self.typed(kpi.record.target)

    def current(self, kpi: TrackedKpi) -> str:
        """Return a KPI's value in force as typed; a dash where there is none."""
        if kpi.unread:
            return self.unread(kpi.unread)
        return html_of(kpi.current_text) if kpi.current_text else NOTHING

    def status_said(self, task: TrackedTask) -> str:
        """Return a task's status in words; one that cannot be read as it was typed."""
        written = task.record.status
        is_unread = written is not None and written.unreadable
        return written.text if written is not None and is_unread else status_words(task.status, self.language)

    def on_time_words(self, sums: RollUp) -> str:
        """Return what an on-time rate is a share of, and how many finishes are in neither part."""
        due = message("{on_time} of {due} due tasks", on_time=sums.on_time, due=sums.was_due)
        if not sums.finish_unknown:
            return self._words(due)
        unknown = message("{count} without a finish date", count=sums.finish_unknown)
        return self._words(message("{first}; {rest}", first=due, rest=unknown))

    def expected_words(self, sums: RollUp) -> str:
        """Return what the progress should be, and of how much work where some has no dates or progress."""
        expected = format_percent(sums.expected, self.language)
        if not sums.unplanned or sums.expected is None:
            return self._words(message("expected {value}", value=expected))
        text = message(
            "with dates {earned}, expected {value}; {count} tasks left out",
            earned=format_percent(sums.earned_share, self.language),
            value=expected,
            count=sums.unplanned,
        )
        return self._words(text)

    def typed_list(self, items: Sequence[Written[object]]) -> Markup:
        """Return what was typed in a field of several entries."""
        return self._comma.join(safe_link(item.text) for item in items) if items else NOTHING

    def as_written(self, record: Record, key: str) -> str:
        """Return a field as it was typed, '' where nothing was."""
        written = getattr(record, key)
        if isinstance(written, tuple):
            return self.typed_list(written) if written else ""
        return self.typed(written) if written is not None and written.text else ""

    def rows_of_form(self, record: Record, kind: str) -> list[tuple[str, str]]:
        """Return the name and the text of each field that was written and has no place of its own."""
        rows = ((field_of(kind, key), self.as_written(record, key)) for key in ROWS[kind])
        return [(field.localize(self.language), html) for field, html in rows if html]

    def status(self, task: TrackedTask) -> Markup:
        """Return a task's status; one that cannot be read as it was typed."""
        written = task.record.status
        if written is not None and written.unreadable:
            return self.unread(written.text)
        return self._statuses[task.status]

    def _flags(self, task: TrackedTask) -> Markup:
        """Return the warnings of a task."""
        pills = [pill(LEVELS[kind].name.lower(), self._words(in_short(task, kind))) for kind in task.warnings]
        return Markup(" ".join(pills))  # noqa: S704 - each is HTML

    def gravest_flag(self, task: TrackedTask) -> str:
        """Return the first of a task's warnings in words, '' where there is none."""
        return next((self._words(in_short(task, kind)) for kind in task.warnings), "")

    def _late(self, task: Finishing) -> Markup:
        """Return by how many days a task is or was late or early, '' where that cannot be said."""
        days = task.late_days
        if days is None:
            return Markup("")
        if days > 0:
            # What is done is not overdue any more: it is told, and is no alarm.
            kind = "st-late" if task.open else "st-small"
            return span(kind, self._words(message("{days} days late", days=days)))
        if days < 0:
            return span("st-early", self._words(message("{days} days early", days=-days)))
        return span("st-early", self._words(message("on time"))) if task.status is Status.DONE else Markup("")

    def health(self, health: Health) -> Markup:
        """Return how something stands."""
        return pill(health.level.name.lower(), health.level.term.localize(self.language))

    def band(self, kpi: TrackedKpi) -> Markup:
        """Return where a KPI stands."""
        return pill(_BAND_LEVELS[kpi.band], kpi.band.term.localize(self.language))

    def own_fields(self, record: Record) -> Markup:
        """Return the fields that a team added to a record, a line each; '' where there are none."""
        colon = self._words(message(": "))
        lines = (
            Markup('<div class="st-small">{}{}{}</div>').format(localize(name, self.language), colon, text)
            for name, text in extra_lines(record.extra)
        )
        return Markup("").join(lines)

    def variance(self, kpi: TrackedKpi) -> str:
        """Return a KPI's variance, and whether it is in its favour."""
        if not kpi.variance_text:
            return NOTHING
        text = localize(kpi.variance_text, self.language)
        if kpi.attainment.favourable is None:
            return html_of(text)
        favourable = kpi.attainment.favourable
        judged = message("favourable") if favourable else message("unfavourable")
        kind = "st-early" if favourable else "st-late"
        return Markup("\n").join((span(kind, text), span("st-small", self._words(judged))))
