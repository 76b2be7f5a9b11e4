"""Progress bars as filters of the templates, with what they say to a pointer and a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from markupsafe import Markup

from strategy_tracker.language import Language, message
from strategy_tracker.language.formats import format_number, in_percent
from strategy_tracker.site.charts import State, progress_bar
from strategy_tracker.site.parts.cells import NOTHING, OncePerTask
from strategy_tracker.tracking import RollUp, TrackedTask, TrackingSettings
from strategy_tracker.tracking.rollups import speed_level
from strategy_tracker.values import Status

STATES: Mapping[Status, State] = {
    Status.NOT_STARTED: "not_started",
    Status.IN_PROGRESS: "in_progress",
    Status.DONE: "done",
    Status.DELAYED: "delayed",
    Status.CANCELLED: "cancelled",
}
"""The state in which a chart draws a task of each status."""


class Bars:
    """Draws progress bars in the site's language."""

    def __init__(
        self, language: Language, settings: TrackingSettings, unread: Callable[[str], Markup]
    ) -> None:
        self.language = language
        self.settings = settings
        self._unread = unread
        self.of_task = OncePerTask(self._of_task)

    def filters(self) -> Mapping[str, Callable[..., str]]:
        """Return the filters by the names that the templates use."""
        return {"bar": self.of_task, "sums_bar": self.of_sums, "speed": self.speed}

    def speed(self, sums: RollUp) -> str:
        """Return the name of how good the speed of a group of tasks is."""
        return speed_level(sums.spi, self.settings).name.lower()

    def _of_task(self, task: TrackedTask) -> Markup:
        """Return a task's progress bar, what was typed if it cannot be read, or a dash."""
        written = task.record.progress
        if written is not None and written.unreadable:
            return self._unread(written.text)
        if task.progress is None:
            return NOTHING
        expected = task.expected if task.open else None
        return self._bar(task.progress, expected, STATES[task.status], behind=task.overdue or task.lagging)

    def of_sums(self, sums: RollUp) -> Markup:
        """Return the progress bar of a group of tasks with its expected tick."""
        if sums.progress is None:
            return NOTHING
        state: State = "done" if sums.progress >= 1 else "in_progress"
        # The tick is for what has dates and progress; beside the bar of other work it would mislead.
        expected = sums.expected if sums.progress == sums.earned_share else None
        return self._bar(sums.progress, expected, state, behind=self.speed(sums) == "bad")

    def _bar(self, progress: Fraction, expected: Fraction | None, state: State, *, behind: bool) -> Markup:
        planned = None if expected is None else in_percent(expected)
        return _drawn(in_percent(progress), planned, state, self.language, behind=behind)


@lru_cache(maxsize=16384)
def _drawn(
    actual: Decimal, planned: Decimal | None, state: State, language: Language, *, behind: bool
) -> Markup:
    """Return a bar of whole percentages, of which there are only so many."""
    done = f"{format_number(actual, language)}%"
    said = message("actual {actual}", actual=done)
    if planned is not None:
        due = f"{format_number(planned, language)}%"
        said = message("actual {actual}, expected {expected}", actual=done, expected=due)
    expected = None if planned is None else planned / 100
    return progress_bar(actual / 100, expected, state, said.localize(language), behind=behind)
