"""Due dates as a calendar that people subscribe to.

A due date is an all-day event and not a VTODO: Outlook leaves the to-dos of a subscribed calendar out
without a word, and office calendars in general are made for events. The events are transparent (nobody is
busy because of a due date) and have neither attendees nor alarms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from icalendar import Calendar, Event

from strategy_tracker.exchange.addresses import at_midnight, identified, site_prefix, strategy_url
from strategy_tracker.exchange.task_columns import status_name, warnings_of
from strategy_tracker.exchange.text import clean, shortened
from strategy_tracker.language import Language, Term
from strategy_tracker.language.formats import format_percent
from strategy_tracker.tracking import TrackedPortfolio, TrackedTask
from strategy_tracker.vocabulary.fields import field_of

_NAME = Term("任務到期日", "任务到期日", "Task due dates")
_COLON = Term("：", "：", ": ")
_TEXT_LIMIT = 2_000


def calendar(
    tracked: TrackedPortfolio, language: Language, *, owner: str | None = None, site_url: str = ""
) -> bytes:
    """Return the due dates of all open tasks, or of those of one owner, as an iCalendar file.

    An event keeps its UID from build to build; its stamp is `as_of`. With `site_url` it links its page.
    """
    due = [(uid, task) for uid, task in _due(tracked) if owner in (None, task.owner)]
    return _calendar(due, tracked, language, owner, site_url)


def calendars_by_owner(
    tracked: TrackedPortfolio, language: Language, *, site_url: str = ""
) -> Mapping[str, bytes]:
    """Return the calendar of each owner who has open tasks with due dates, by name."""
    due: dict[str, list[tuple[str, TrackedTask]]] = {}
    for uid, task in _due(tracked):
        if task.owner:
            due.setdefault(task.owner, []).append((uid, task))
    return {name: _calendar(due[name], tracked, language, name, site_url) for name in sorted(due)}


def _due(tracked: TrackedPortfolio) -> list[tuple[str, TrackedTask]]:
    """Return the open tasks that have a due date, with their identifiers, by date."""
    return [(uid, task) for uid, task in identified(_in_order(tracked.tasks)) if task.open]


def _calendar(
    due: Sequence[tuple[str, TrackedTask]],
    tracked: TrackedPortfolio,
    language: Language,
    owner: str | None,
    site_url: str,
) -> bytes:
    result = Calendar()
    result.add("prodid", "-//strategy-tracker//due dates//EN")
    result.add("version", "2.0")
    result.add("method", "PUBLISH")
    name = _NAME.localize(language)
    result.add("x-wr-calname", _text(f"{name} · {owner}" if owner is not None else name))
    result.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    names = {strategy.slug: strategy.name for strategy in tracked.strategies}
    prefix = site_prefix(site_url)
    for uid, task in due:
        result.add_component(_event(uid, task, names[task.slug], tracked, language, prefix))
    return bytes(result.to_ical())


def _in_order(tasks: Iterable[TrackedTask]) -> list[TrackedTask]:
    """Return tasks by due date; equal dates keep the portfolio's order."""
    dated = [task for task in tasks if task.planned_end is not None]
    return sorted(dated, key=lambda task: task.planned_end or date.max)


def _event(
    uid: str, task: TrackedTask, strategy: str, tracked: TrackedPortfolio, language: Language, prefix: str
) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", at_midnight(tracked.as_of))
    if task.planned_end is not None:
        event.add("dtstart", task.planned_end)
        event.add("dtend", task.planned_end + timedelta(days=1))
    event.add("summary", _text(f"{task.id} {task.description}".strip()))
    event.add("description", _text("\n".join(_description(task, strategy, language))))
    event.add("transp", "TRANSPARENT")
    if prefix:
        event.add("url", prefix + strategy_url(task.slug))
    return event


def _description(task: TrackedTask, strategy: str, language: Language) -> list[str]:
    """Return the lines of an event's text: whose, where, how far, what is wrong."""
    colon = _COLON.localize(language)
    lines = [
        f"{field_of('strategy', 'title').localize(language)}{colon}{strategy}",
        f"{field_of('task', 'owner').localize(language)}{colon}{task.owner}",
        f"{field_of('task', 'status').localize(language)}{colon}{status_name(task.status, language)}",
        f"{field_of('task', 'progress').localize(language)}{colon}{format_percent(task.progress, language)}",
        warnings_of(task, language),
    ]
    return [line for line in lines if line]


def _text(text: str) -> str:
    return shortened(clean(text), _TEXT_LIMIT)
