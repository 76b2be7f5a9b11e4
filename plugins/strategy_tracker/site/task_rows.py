"""The rows of tasks as they stand on the page of all tasks and on each person's: made once, used on both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup

from strategy_tracker.tracking import TrackedTask

# An angle bracket is escaped in all that authors write, and so is a quotation mark: what is looked for here
# is found in our own markup only.
END_OF_ROW = Markup("<!---->")
_BELOW_ONE_FOLDER = "tasks/"
_LINK = 'href="../'


class TaskRows:
    """Makes the rows of all tasks in one go when the first is asked for, as seen from `tasks/`."""

    def __init__(self, tasks: Sequence[TrackedTask], render: Callable[[str], str]) -> None:
        """`render` returns the rows for a page with that address, an `END_OF_ROW` behind each."""
        self._tasks = tasks
        self._render = render
        self._rows: dict[int, str] = {}

    def html(self, tasks: Iterable[TrackedTask], current: str) -> Markup:
        """Return the rows of some tasks for the page `current`."""
        if not self._rows:
            *rows, _ = self._render(_BELOW_ONE_FOLDER).split(END_OF_ROW)
            self._rows = {id(task): row for task, row in zip(self._tasks, rows, strict=True)}
        html = "".join(self._rows[id(task)] for task in tasks)
        if current.count("/") != 1:
            html = html.replace(_LINK, 'href="' + "../" * current.count("/"))
        return Markup(html)  # noqa: S704 - autoescape is on where the rows are rendered
