"""What records say at present, as the dialog 「更新」 is handed it: text there, neither markup nor code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from strategy_tracker.editing.new_records import folder_of_updates
from strategy_tracker.language import Language
from strategy_tracker.model import value_of
from strategy_tracker.rules.kpi_units import unit_wanted
from strategy_tracker.settings import SiteSettings
from strategy_tracker.site.update.marks import step_name
from strategy_tracker.site.update.words import json_of
from strategy_tracker.tables.written import typed
from strategy_tracker.tracking import NextStep, TrackedKpi, TrackedStrategy, TrackedTask
from strategy_tracker.tracking.kpi_points import is_summed
from strategy_tracker.values import Period
from strategy_tracker.vocabulary.words import BOOLEAN_WORDS, word_in


def present_of_strategy(strategy: TrackedStrategy, settings: SiteSettings, language: Language) -> Markup:
    """Return what a strategy's records say at present, as JSON within HTML."""
    slug, prefix = strategy.slug, f"{settings.strategies_dir}/"
    items = {f"{slug}/{task.id}": _task(task) for task in reversed(strategy.tasks) if task.id}
    items |= {f"{slug}/{kpi.id}": _kpi(kpi) for kpi in strategy.kpis if kpi.id and not kpi.measured}
    items |= {f"{slug}/{step_name(step)}": _step(step, language) for step in strategy.steps}
    folder = prefix + folder_of_updates(strategy.record.file.removeprefix(prefix))
    present = {
        "slug": slug,
        "folder": folder,
        "period": _days_of(value_of(strategy.record.period)),
        "items": items,
    }
    return Markup(json_of(present))  # noqa: S704 - no sign of HTML is left


def present_of_person(
    name: str, tasks: Iterable[TrackedTask], names: Mapping[str, str], periods: Mapping[str, Period | None]
) -> Markup:
    """Return what a person's open tasks say at present, as JSON within HTML.

    `names` and `periods` are those of the strategies.
    """
    items = {
        f"{task.slug}/{task.id}": {
            **_task(task),
            "of": names[task.slug],
            "period": _days_of(periods[task.slug]),
        }
        for task in tasks
        if task.open and task.id
    }
    return Markup(json_of({"person": name, "items": items}))  # noqa: S704 - no sign of HTML is left


def _days_of(period: Period | None) -> list[str]:
    """Return the first and last day that a day without a year is near to; [] where nothing gives one."""
    known = [day for day in (period.start, period.end) if day is not None] if period is not None else []
    return [known[0].isoformat(), known[-1].isoformat()] if known else []


def _task(task: TrackedTask) -> dict[str, str]:
    record = task.record
    actual = value_of(record.actual)
    unread = record.actual.text if record.actual is not None and record.actual.unreadable else ""
    progress = record.progress
    known = value_of(progress)
    found = {
        "kind": "task",
        "title": task.description,
        "owner": task.owner,
        "progress": f"{known.normalize():f}" if known is not None else typed(progress),
        "status": typed(record.status),
        "means": task.status.value if record.status is not None and record.status.value else "",
        "start": actual.start.isoformat() if actual is not None and actual.start is not None else unread,
        "end": actual.end.isoformat() if actual is not None and actual.end is not None else "",
        "problem": typed(record.problem),
        "solution": typed(record.solution),
        "note": typed(record.note),
    }
    return {key: text for key, text in found.items() if text}


def _kpi(kpi: TrackedKpi) -> dict[str, str]:
    wanted = unit_wanted(kpi)
    summed = is_summed(kpi.record)  # what is entered then is one more reading
    found = {
        "kind": "kpi",
        "title": kpi.name,
        "owner": "",
        "total" if summed else "value": kpi.unread or kpi.current_text,
        "date": kpi.current_on.isoformat() if kpi.current_on is not None and not summed else "",
        "source": kpi.source,
        "target": kpi.target_text,
        "sum": "yes" if summed else "",
        "unit": wanted or "",
    }
    return {key: text for key, text in found.items() if text} | ({"bare": "no"} if wanted is not None else {})


def _step(step: NextStep, language: Language) -> dict[str, str]:
    carried = ", ".join(f"{slug}/{name}" for slug, name in step.carried_to)
    done = word_in(BOOLEAN_WORDS["true" if step.done else "false"], language)
    found = {"kind": "step", "title": step.text, "owner": step.owner, "done": done, "carried_to": carried}
    return {key: text for key, text in found.items() if text}
