"""What is made once for many pages."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from strategy_tracker.site.parts.rows import Rows, as_held


def rows_of(by_slug: dict[str, list[Any]]) -> tuple[Rows[Any], list[str]]:
    calls: list[str] = []

    def make(tasks: Sequence[Any]) -> Sequence[bytes]:
        calls.append(tasks[0].slug)
        return as_held(f'<a href="../s/">href=&#34;../ {task.id}</a>' for task in tasks)

    return Rows(by_slug, make), calls


@pytest.mark.parametrize(("current", "root"), [("tasks/", "../"), ("people/a/", "../../"), ("", "")])
def test_rows_are_made_once_and_their_links_fit_the_page(current: str, root: str) -> None:
    one, two, other = (SimpleNamespace(slug=slug, id=name) for slug, name in ("a1", "a2", "b1"))
    rows, calls = rows_of({"a": [one, two], "b": [other]})
    assert list(rows.of([two], current)) == [f'<a href="{root}s/">href=&#34;../ 2</a>']
    assert [row[-5] for row in rows.of([other, one, two], current)] == ["1", "1", "2"]
    assert calls == ["a", "b"]
