"""The rows of tasks as they stand on the page of all tasks and on each person's: made once, used on both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup

from strategy_tracker.tracking import TrackedTask

# An angle bracket is escaped in all that authors write, and so is a quotation mark: what is looked for here
# is found in our own markup only.
END_OF_ROW = Markup("<!---->")
_BELOW_ONE_FOLDER = "tasks/"
_LINK = 'href="../'


class TaskRows:
    """Makes the rows of a strategy's tasks when the first of them is asked for, as seen from `tasks/`.

    A row is handed out by itself: the page of all tasks is so long that each copy of it would be felt.
    """

    def __init__(
        self,
        by_slug: Mapping[str, Sequence[TrackedTask]],
        render: Callable[[Sequence[TrackedTask], str], str],
    ) -> None:
        """`render` returns the rows of tasks for a page with that address, an `END_OF_ROW` behind each."""
        self._by_slug = by_slug
        self._render = render
        self._rows: dict[int, str] = {}

    def of(self, tasks: Iterable[TrackedTask], current: str) -> Iterator[Markup]:
        """Yield the rows of some tasks for the page `current`."""
        link = 'href="' + "../" * current.count("/")
        for task in tasks:
            row = self._rows.get(id(task)) or self._made(task)
            yield Markup(row.replace(_LINK, link))  # noqa: S704 - autoescape is on where rows are rendered

    def _made(self, wanted: TrackedTask) -> str:
        tasks = self._by_slug[wanted.slug]
        *rows, _ = self._render(tasks, _BELOW_ONE_FOLDER).split(END_OF_ROW)
        self._rows |= {id(task): row for task, row in zip(tasks, rows, strict=True)}
        return self._rows[id(wanted)]
