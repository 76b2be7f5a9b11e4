"""Due dates as a calendar that people subscribe to.

A due date is an all-day event and not a VTODO: Outlook leaves the to-dos of a subscribed calendar out
without a word, and office calendars in general are made for events. The events are transparent (nobody is
busy because of a due date) and have neither attendees nor alarms.

An event is written once and stands in the calendar of all and in that of its owner. The few properties are
written here, because the icalendar library takes five times as long; it reads them back in the tests and
writes the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from strategy_tracker.exchange.addresses import NOWHERE, SiteAddress, identified, strategy_source
from strategy_tracker.exchange.file_text import clean, shortened
from strategy_tracker.language import Language, Term
from strategy_tracker.language.formats import format_percent
from strategy_tracker.tables.tasks import status_name, warning_names
from strategy_tracker.tracking import TrackedStrategy, TrackedTask
from strategy_tracker.vocabulary.fields import field_of

_NAME = Term("任務到期日", "任务到期日", "Task due dates")
_COLON = Term("：", "：", ": ")
_TEXT_LIMIT = 2_000


@dataclass(frozen=True, slots=True)
class Event:
    """The due date of an open task, as it stands in a calendar."""

    day: date
    owner: str
    content: bytes


def sorted_events(events: Iterable[Event]) -> tuple[list[Event], Mapping[str, list[Event]]]:
    """Return the due dates of all open tasks as they stand in a calendar, and by name those of each owner.

    `events` are those of all strategies, in their order.
    """
    everybody = sorted(events, key=lambda event: event.day)  # equal days keep the portfolio's order
    by_owner: dict[str, list[Event]] = {}
    for event in everybody:
        if event.owner:
            by_owner.setdefault(event.owner, []).append(event)
    return everybody, dict(sorted(by_owner.items()))


def events_of(
    strategy: TrackedStrategy, as_of: date, language: Language, address: SiteAddress = NOWHERE
) -> list[Event]:
    """Return the due dates of a strategy's open tasks, by date.

    An event keeps its UID from build to build; its stamp is `as_of`. It links its page where `address` has a
    URL.
    """
    page = address.whole(strategy_source(strategy.record))
    stamp = f"{_digits(as_of)}T000000Z"
    found = []
    for uid, task in identified(_in_order(strategy.tasks), lambda task: task.open):
        if task.planned_end is not None:
            description = "\n".join(_description(task, strategy.name, language))
            content = _event(uid, task, task.planned_end, stamp, description, page)
            found.append(Event(task.planned_end, task.owner, content))
    return found


def calendar(events: Iterable[Event], language: Language, owner: str | None = None) -> Iterator[bytes]:
    """Yield, bit by bit, an iCalendar file: that of all, or of one owner."""
    name = _NAME.localize(language)
    yield from (
        line("BEGIN", "VCALENDAR"),
        line("VERSION", "2.0"),
        line("PRODID", "-//strategy-tracker//due dates//EN"),
        line("METHOD", "PUBLISH"),
        text_line("X-WR-CALNAME", _text(f"{name} · {owner}" if owner is not None else name)),
        line("REFRESH-INTERVAL;VALUE=DURATION", "PT12H"),
    )
    yield from (event.content for event in events)
    yield line("END", "VCALENDAR")


def _in_order(tasks: Iterable[TrackedTask]) -> list[TrackedTask]:
    """Return tasks by due date; equal dates keep the order written."""
    dated = [task for task in tasks if task.planned_end is not None]
    return sorted(dated, key=lambda task: task.planned_end or date.max)


def _event(uid: str, task: TrackedTask, due: date, stamp: str, description: str, page: str) -> bytes:
    lines = [
        line("BEGIN", "VEVENT"),
        text_line("SUMMARY", _text(f"{task.id} {task.description}".strip())),
        line("DTSTART;VALUE=DATE", _digits(due)),
        *([line("DTEND;VALUE=DATE", _digits(due + timedelta(days=1)))] if due < date.max else []),
        line("DTSTAMP", stamp),
        line("UID", uid),
        text_line("DESCRIPTION", _text(description)),
        line("TRANSP", "TRANSPARENT"),
    ]
    if page:
        lines.append(line("URL", page))
    lines.append(line("END", "VEVENT"))
    return b"".join(lines)


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _description(task: TrackedTask, strategy: str, language: Language) -> list[str]:
    """Return the lines of an event's text: whose, where, how far, what is wrong."""
    colon = _COLON.localize(language)
    lines = [
        f"{field_of('strategy', 'title').localize(language)}{colon}{strategy}",
        f"{field_of('task', 'owner').localize(language)}{colon}{task.owner}",
        f"{field_of('task', 'status').localize(language)}{colon}{status_name(task.status, language)}",
        f"{field_of('task', 'progress').localize(language)}{colon}{format_percent(task.progress, language)}",
        warning_names(task, language),
    ]
    return [line for line in lines if line]


def _text(text: str) -> str:
    return shortened(clean(text), _TEXT_LIMIT)


# A continuation begins with a space, which counts.
_LONGEST = 74
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def line(name: str, value: str) -> bytes:
    """Return a property whose value is no text, such as a date or an address, with its line end."""
    return _folded(f"{name}:{value}".encode()) + b"\r\n"


def text_line(name: str, text: str) -> bytes:
    """Return a property with a text, in which only LF ends a line."""
    return line(name, text.translate(_ESCAPES))


def _folded(content: bytes) -> bytes:
    """Return a line cut into pieces, never within a character or between a backslash and its character."""
    if len(content) <= _LONGEST:
        return content
    pieces = []
    start = 0
    while len(content) - start > _LONGEST:
        end = start + _LONGEST
        while content[end] & 0xC0 == 0x80:
            end -= 1
        if content[end - 1 : end] == b"\\":
            end -= 1
        pieces.append(content[start:end])
        start = end
    return b"\r\n ".join([*pieces, content[start:]])
