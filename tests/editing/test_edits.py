"""One value is changed at its one place: all else stays to the byte, and what was written reads back."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from strategy_tracker.editing.document import NotEditableError
from strategy_tracker.editing.edits import Edit, edited
from strategy_tracker.model import Record, Strategy, Written
from strategy_tracker.source.reading import read_strategy, read_text
from strategy_tracker.values.folded_text import INVISIBLE

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "odd_files.yaml").read_text("utf-8"))
EXAMPLES = sorted((ROOT / "strategies").glob("*.md")) + sorted((ROOT / "strategies").glob("*/index.md"))
DRESSES = {
    "as it is": lambda text: text.encode(),
    "carriage returns and line feeds": lambda text: text.replace("\n", "\r\n").encode(),
    "carriage returns": lambda text: text.replace("\n", "\r").encode(),
    "a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "no last line break": lambda text: text.rstrip("\n").encode(),
}


def strategy_of(data: bytes) -> Strategy:
    return read_strategy(read_text(data, "x.md"), "x", "x.md")


def values_of(case: dict[str, Any]) -> dict[str, Any]:
    given = case.get("task") or case["step"]
    plain = {True: "yes", False: "no"}
    return {
        name: tuple(value) if isinstance(value, list) else plain.get(value, str(value))
        if isinstance(value, bool) else str(value)
        for name, value in given.items()
    }  # fmt: skip


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_a_change_and_nothing_else(case: dict[str, Any], dress: str) -> None:
    before, after = (DRESSES[dress](f"---\n{case[name]}---\n\nNotes # 1") for name in ("file", "after"))
    strategy = strategy_of(before)
    record: Record = strategy.tasks[0] if "task" in case else strategy.retrospective.next_steps[0]  # type: ignore[union-attr]
    edits = [Edit(record, name, value) for name, value in values_of(case).items()]
    assert edited(before, "x.md", "strategy", edits).decode() == after.decode()


TEXTS = st.text(
    st.sampled_from("甲乙,、：:#-*@%>[]{}&!|'\"\\?=~` ab1.\n") | st.characters(exclude_categories=["C", "Z"]),
    min_size=1,
    max_size=30,
).filter(lambda text: text.strip() == text and not INVISIBLE.search(text))
FIELDS = ("progress", "status", "problem", "solution", "note", "actual", "weight")


def loaded(data: bytes) -> Any:
    """The front matter by PyYAML's own reader, with every value as its text."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return yaml.load(text.split("---\n")[1], Loader=yaml.BaseLoader)  # noqa: S506 - makes texts only


def shared(one: bytes, other: bytes) -> int:
    """How many bytes two texts begin with alike."""
    shorter = min(len(one), len(other))
    return next((n for n in range(shorter) if one[n] != other[n]), shorter)


def same_ends(one: bytes, other: bytes) -> int:
    """How many bytes two texts share at both ends together."""
    start = shared(one, other)
    return start + shared(one[start:][::-1], other[start:][::-1])


@given(st.data())
def test_any_text_in_any_field_of_the_example(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(EXAMPLES))
    before = DRESSES[data.draw(st.sampled_from(sorted(DRESSES)))](path.read_text("utf-8"))
    strategy = strategy_of(before)
    number = data.draw(st.integers(0, len(strategy.tasks) - 1))
    field, text = data.draw(st.sampled_from(FIELDS)), data.draw(TEXTS)
    task = strategy.tasks[number]
    after = edited(before, "x.md", "strategy", [Edit(task, field, text)])
    written = getattr(strategy_of(after).tasks[number], field)
    assert written.text == text.strip()
    old = getattr(task, field)
    removed = len(old.text.encode()) * 2 + 8 if isinstance(old, Written) else 0
    assert same_ends(before, after) >= len(before) - removed
    was, now = loaded(before), loaded(after)
    tasks = next(key for key in now if isinstance(now[key], list) and len(now[key]) == len(strategy.tasks))
    changed = {key for key in now[tasks][number] if was[tasks][number].get(key) != now[tasks][number][key]}
    assert len(changed) <= 1
    for key in changed:
        assert now[tasks][number].pop(key) == text
        was[tasks][number].pop(key, None)
    assert was == now


@given(TEXTS, TEXTS)
def test_any_texts_between_brackets(one: str, other: str) -> None:
    before = b"---\ntasks: [{id: T001, note: x}, {id: T002}] # c\n---\n"
    tasks = strategy_of(before).tasks
    after = edited(
        before, "x.md", "strategy", [Edit(tasks[0], "note", one), Edit(tasks[1], "problem", other)]
    )
    first, second = strategy_of(after).tasks
    assert (first.note and first.note.text, second.problem and second.problem.text) == (one, other)
    assert after.endswith(b"] # c\n---\n")


@pytest.mark.parametrize(
    "text",
    [
        "---\ntasks:\n  - id: T001\n    depends_on:\n      # why\n      - T002\n---\n",
        "---\ntasks:\n  - {id: T001, depends_on: [T002, # why\n      T003]}\n---\n",
    ],
)
def test_comments_inside_a_value_are_not_lost(text: str) -> None:
    (task,) = strategy_of(text.encode()).tasks
    with pytest.raises(NotEditableError):
        edited(text.encode(), "x.md", "strategy", [Edit(task, "depends_on", ("T004",))])


@given(st.text("\x00\x07\u200b\u202e\ufeff", min_size=1), TEXTS)
def test_what_no_file_of_fields_can_hold_is_refused_or_reads_back(odd: str, text: str) -> None:
    before = b"---\ntasks: [{id: T001}]\n---\n"
    (task,) = strategy_of(before).tasks
    try:
        after = edited(before, "x.md", "strategy", [Edit(task, "note", text + odd + text)])
    except NotEditableError:
        assume(True)
        return
    (now,) = strategy_of(after).tasks
    assert now.note is not None
    assert now.note.text == text + odd + text
