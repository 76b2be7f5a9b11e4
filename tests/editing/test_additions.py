"""New records get to the end of their list in the file's own style, and nothing else changes."""

from __future__ import annotations

import pytest

from strategy_tracker.editing.document import NotEditableError
from strategy_tracker.editing.edits import Addition, Edit, edited
from strategy_tracker.model import Strategy
from strategy_tracker.source.reading import read_strategy, read_text

NEW = {"id": "T9", "note": "a: b\nc", "deliverables": ("x", "y, z")}
CASES = {
    "below the last record and its comment": (
        "tasks:\n  - id: T1\n    note: x # why\n\nkpis: []\n",
        "tasks:\n  - id: T1\n    note: x # why\n  - id: T9\n    note: |-\n      a: b\n      c\n"
        "    deliverables: [x, 'y, z']\n\nkpis: []\n",
    ),
    "without indentation, behind a text of lines": (
        "關鍵任務:\n- 任務編號: T1\n  備註: |\n    甲\n    乙\n",
        "關鍵任務:\n- 任務編號: T1\n  備註: |\n    甲\n    乙\n- 任務編號: T9\n  備註: |-\n    a: b\n    c\n"
        "  交付物: [x, 'y, z']\n",
    ),
    "between brackets": (
        "tasks: [{id: T1}] # all\n",
        "tasks: [{id: T1}, {id: T9, note: \"a: b\\nc\", deliverables: [x, 'y, z']}] # all\n",
    ),
    "into empty brackets": (
        "tasks: []\n",
        "tasks: [{id: T9, note: \"a: b\\nc\", deliverables: [x, 'y, z']}]\n",
    ),
    "below a name without a list": (
        "tasks: # none yet\nkpis: []\n",
        "tasks: # none yet\n"
        "  - id: T9\n    note: |-\n      a: b\n      c\n    deliverables: [x, 'y, z']\nkpis: []\n",
    ),
    "with a name that is not there": (
        "title: a\nowner: b\n",
        "title: a\nowner: b\ntasks:\n"
        "  - id: T9\n    note: |-\n      a: b\n      c\n    deliverables: [x, 'y, z']\n",
    ),
}


def strategy_of(data: bytes) -> Strategy:
    return read_strategy(read_text(data, "x.md"), "x", "x.md")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("case", CASES)
def test_a_new_record_and_nothing_else(case: str, newline: str) -> None:
    before, after = (f"---\n{text}---\nbody".replace("\n", newline).encode() for text in CASES[case])
    assert edited(before, "x.md", "strategy", [Addition(strategy_of(before), "tasks", NEW)]) == after


def test_what_the_last_record_gets_stays_with_it() -> None:
    before = b"---\ntasks:\n  - id: T1\n---\n"
    strategy = strategy_of(before)
    changes: list[Edit | Addition] = [
        Addition(strategy, "retrospective", {"highlights": [{"text": "c"}]}),
        Addition(strategy, "tasks", {"id": "T2"}),
        Edit(strategy.tasks[0], "note", "a"),
    ]
    assert edited(before, "x.md", "strategy", changes) == (
        b"---\ntasks:\n  - id: T1\n    note: a\n  - id: T2\nretrospective:\n  highlights:\n    - c\n---\n"
    )


def test_one_text_becomes_the_first_of_a_list() -> None:
    before = "---\n核心目標: 甲 # 一\n---\n".encode()
    after = edited(before, "x.md", "strategy", [Addition(strategy_of(before), "goals", {"statement": "乙"})])
    assert [goal.statement and goal.statement.text for goal in strategy_of(after).goals] == ["甲", "乙"]
    assert "# 一" in after.decode()


@pytest.mark.parametrize("text", ["tasks: {id: T1}\n", "tasks: [{id: T1}, # a\n  {id: T2} # b\n  ]\n"])
def test_what_cannot_take_a_further_record_is_refused_or_right(text: str) -> None:
    before = f"---\n{text}---\n".encode()
    strategy = strategy_of(before)
    try:
        after = edited(before, "x.md", "strategy", [Addition(strategy, "tasks", {"id": "T9"})])
    except NotEditableError:
        return
    assert [task.id and task.id.text for task in strategy_of(after).tasks] == ["T1", "T2", "T9"]


def test_a_text_that_yaml_cannot_hold_is_refused() -> None:
    before = b"---\ntasks:\n  - id: T1\n---\n"
    with pytest.raises(NotEditableError):
        edited(before, "x.md", "strategy", [Addition(strategy_of(before), "tasks", {"note": "a\x00b"})])
