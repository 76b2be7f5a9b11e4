"""What cannot be changed in a file by itself is refused with its place; the file stays as it is."""

from __future__ import annotations

import pytest

from strategy_tracker.editing.document import NotEditableError
from strategy_tracker.editing.edits import Addition, Edit, edited
from strategy_tracker.model import Strategy
from strategy_tracker.source.reading import read_strategy, read_text


def strategy_of(data: bytes) -> Strategy:
    return read_strategy(read_text(data, "x.md"), "x", "x.md")


ELSEWHERE = strategy_of(b"---\n\n\n\ntasks:\n      - id: T9\ngoals: [x]\n---\n")
HERE = b"---\ntasks: [{id: T1}]\n---\n"


def refused(data: bytes, change: Edit | Addition) -> str:
    with pytest.raises(NotEditableError) as raised:
        edited(data, "x.md", "strategy", [change])
    return raised.value.reason.template


def test_a_file_without_fields() -> None:
    assert refused(b"text\n", Edit(ELSEWHERE.tasks[0], "note", "a")) == "The front matter cannot be read."


@pytest.mark.parametrize("text", ["a", "a\nb"])
def test_a_record_that_was_read_from_another_file(text: str) -> None:
    gone = "The record is not where it was read."
    assert refused(HERE, Edit(ELSEWHERE.tasks[0], "note", text)) == gone
    assert refused(HERE, Edit(ELSEWHERE.goals[0], "text", text)) == gone
    assert refused(HERE, Addition(ELSEWHERE.tasks[0], "depends_on", {"text": text})) == gone


def test_a_scope_beside_the_one_that_is_there() -> None:
    data = b"---\nscope: {products: [a]}\n---\n"
    assert refused(data, Addition(strategy_of(data), "scope", {"products": ("b",)})).startswith("This line")


def test_into_brackets_without_anything() -> None:
    data = b"---\ntasks: [{}]\nscope: {}\n---\n"
    strategy = strategy_of(data)
    changes = [Edit(task, "note", "a") for task in strategy.tasks]
    assert edited(data, "x.md", "strategy", changes) == b"---\ntasks: [{note: a}]\nscope: {}\n---\n"
