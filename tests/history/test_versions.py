"""Reading only what is new in a version gives what reading all of it gives."""

import re
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from story import plan

from strategy_tracker.history import versions
from strategy_tracker.history.shared_parts import SharedParts
from strategy_tracker.history.versions import VersionReader, is_of_layout
from strategy_tracker.model import Place, Record, Strategy, Task, Written
from strategy_tracker.source.reading import read_strategy, read_text

STRATEGIES = Path(__file__).parent.parent.parent / "strategies"
FILES = sorted(path for path in STRATEGIES.rglob("*.md") if "updates" not in path.parts)
TEXTS = {path.relative_to(STRATEGIES).as_posix(): path.read_text("utf-8") for path in FILES}


def meanings(value: object) -> object:
    """A record without its places and paths."""
    if isinstance(value, Record):
        names = [field.name for field in fields(value) if field.name not in ("place", "path")]
        return {name: meanings(getattr(value, name)) for name in names}
    if isinstance(value, Written):
        return value.text, value.value
    if isinstance(value, tuple):
        return [meanings(one) for one in value]
    return value


def whole(text: str) -> object:
    strategy = read_strategy(read_text(text.encode(), "a.md"), "a", "a.md")
    return (meanings(strategy.tasks), meanings(strategy.kpis)) if strategy.readable else None


def pieced(strategy: Strategy | None) -> object:
    return None if strategy is None else (meanings(strategy.tasks), meanings(strategy.kpis))


@pytest.mark.parametrize("name", TEXTS)
def test_the_examples(name: str) -> None:
    reader = VersionReader("a.md", "a")
    text = TEXTS[name]
    later = re.sub(r"(進度%?: |进度%?: |progress: )\d+", r"\g<1>17", text, count=3)
    for version in (text, later, text):
        assert pieced(reader.read(version.encode())) == whole(version)


def test_what_has_not_changed_is_read_once() -> None:
    reader = VersionReader("a.md", "a")
    before, after = (reader.read(plan(first=progress).encode()) for progress in ("10", "20"))
    assert before is not None
    assert after is not None
    assert after.tasks[1] is before.tasks[1]
    assert after.kpis[0] is before.kpis[0]
    assert after.tasks[0] is not before.tasks[0]
    assert after.tasks[0].owner is before.tasks[0].owner


VERSIONS = [
    plan(first="10"),
    EXTRA := plan(first="10").replace("  - 任務編號: T002", "  - 任務編號: T009\n  - 任務編號: T002"),
    plan(first="10", second="30"),
    EXTRA.replace("關鍵任務:", "關鍵任務："),  # read whole
    plan(first="20").replace("T001", "T002"),
    plan(first="10").replace("T002", "T001"),
]


def test_a_version_is_the_same_whatever_was_read_before_it() -> None:
    reader = VersionReader("a.md", "a")
    read = [reader.read(text.encode()) for text in VERSIONS]
    for number, text in enumerate(VERSIONS):
        known = [one for one in read[:number] if one is not None]
        later = VersionReader("a.md", "a", known=known).read(text.encode())
        assert later == read[number] == VersionReader("a.md", "a").read(text.encode())


def test_what_a_later_run_reads_shares_with_what_an_earlier_one_kept() -> None:
    before = VersionReader("a.md", "a").read(plan(first="10").encode())
    assert before is not None
    after = VersionReader("a.md", "a", known=[before]).read(plan(first="20").encode())
    assert after is not None
    assert after.period is before.period
    assert after.tasks[1] is before.tasks[1]
    assert after.tasks[0].owner is before.tasks[0].owner
    assert after.kpis[0] is before.kpis[0]


def test_the_same_text_of_another_kind_is_not_shared() -> None:
    place = Place("a.md")
    task = Task(place=place, weight=Written("1", Decimal(1), place), milestone=Written("1", True, place))
    shared = SharedParts("a.md").record(task, "tasks", 0)
    assert (type(shared.weight.value), type(shared.milestone.value)) == (Decimal, bool)  # type: ignore[union-attr]


def test_no_two_records_of_a_version_have_one_place() -> None:
    """The outlook of a past day tells tasks apart by their places."""
    reader = VersionReader("a.md", "a")
    for text in VERSIONS:
        read = reader.read(text.encode())
        assert read is not None
        assert len({task.place for task in read.tasks}) == len(read.tasks)
        assert [task.path for task in read.tasks] == [f"tasks[{n}]" for n in range(len(read.tasks))]


EDITS: dict[str, Callable[[str], str]] = {
    "windows line ends": lambda text: text.replace("\n", "\r\n"),
    "lists at the margin": lambda text: re.sub(r"^  (?=[ -])", "", text, flags=re.MULTILINE),
    "tab": lambda text: text.replace("    負責人", "\t負責人"),
    "full-width colon": lambda text: text.replace("關鍵任務:", "關鍵任務："),
    "quoted key": lambda text: text.replace("關鍵任務:", '"關鍵任務":'),
    "list twice": lambda text: text.replace("效果指標:", "tasks: []\n效果指標:"),
    "no tasks": lambda text: re.sub(r"關鍵任務:\n(  .*\n)+", "關鍵任務: 無\n", text),
    "flow tasks": lambda text: re.sub(r"關鍵任務:\n(  .*\n)+", "關鍵任務: [{id: T1, 當前進度: 5}]\n", text),
    "flow over lines": lambda text: text.replace("負責人: 張*", "extra: {a: 1,\n  b: 2}"),
    "flow at the margin": lambda text: text.replace("負責人: 張*", "extra: {a: 1,\nb: 2}"),
    "open quote": lambda text: text.replace("負責人: 張*", '備註: "一\n  - 二"'),
    "quote at the margin": lambda text: text.replace("負責人: 張*", '備註: "一\n- 二\n關鍵任務: 三"'),
    "apostrophe": lambda text: text.replace("負責人: 張*", "備註: don't stop"),
    "block text": lambda text: text.replace(
        "負責人: 張*", "備註: |\n      - 任務編號: T009\n      # 不是註解"
    ),
    "comments": lambda text: text.replace("  - 任務", "# 說明\n  # 說明\n  - 任務"),
    "empty item": lambda text: text.replace("  - 任務編號: T002", "  -\n  - 任務編號: T002"),
    "text for a task": lambda text: text.replace("  - 任務編號: T002", "  - 抖音直播\n  - 任務編號: T002"),
    "dash on its own line": lambda text: text.replace("  - 任務編號: T002", "  -\n    任務編號: T002"),
    "same id twice": lambda text: text.replace("T002", "T001"),
    "alias": lambda text: text.replace("負責人: 張*", "負責人: *張"),
    "open bracket": lambda text: text.replace("負責人: 張*", "備註: [一"),
    "not closed": lambda text: text.replace("---\n\n背景", "\n背景"),
    "long dashes": lambda text: text.replace("---\n", "——\n"),
    "fence in between": lambda text: text.replace("效果指標", "---\n效果指標"),
    "three dots": lambda text: text.replace("效果指標", "...\n效果指標"),
    "no period": lambda text: text.replace("目標周期", "目標周期的"),
    "year from the period": lambda text: text.replace("2026-07-11至2026-09-18", "7月11日至9月18日"),
    "indented key": lambda text: text.replace("關鍵任務:", "  關鍵任務:"),
    "lost key": lambda text: text.replace("關鍵任務:\n", ""),
    "key below goals": lambda text: text.replace("關鍵任務:", "goals:\n  - 一\n  關鍵任務:"),
    "list of strategies": lambda text: "---\n- 一\n- 二\n---\n",
    "empty front matter": lambda text: "---\n---\n",
    "nothing": lambda text: "",
    "no front matter": lambda text: "# 標題\n",
    "deep list": lambda text: text.replace("  - 任務", "      - 任務").replace("\n    ", "\n        "),
    "invisible": lambda text: text.replace("T002", "T\u200b002"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_unusual_versions(edit: Callable[[str], str]) -> None:
    usual = plan(first="30")
    unusual = edit(usual)
    assert unusual != usual
    reader = VersionReader("a.md", "a")
    for text in (unusual, usual, unusual):
        assert pieced(reader.read(text.encode())) == whole(text)


def test_a_year_comes_from_the_period_of_its_own_version() -> None:
    reader = VersionReader("a.md", "a")
    now = plan().replace("2026-07-11至2026-09-18", "7月11日至9月18日")
    last_year = now.replace("目標周期: 2026-07-01至2026-09-30", "目標周期: 2025-07-01至2025-09-30")
    for text in (now, last_year):
        assert pieced(reader.read(text.encode())) == whole(text)


LINES = plan(first="30", first_problem="無").split("\n")


@given(st.lists(st.tuples(st.integers(1, len(LINES) - 5), st.integers(0, 3)), max_size=4))
def test_lines_moved_about(edits: list[tuple[int, int]]) -> None:
    """Deleting, doubling, indenting and swapping lines is read as it is read whole, or as broken whole."""
    lines = list(LINES)
    for number, kind in edits:
        place = min(number, len(lines) - 2)
        if kind == 0:
            del lines[place]
        elif kind == 1:
            lines.insert(place, lines[place])
        elif kind == 2:
            lines[place] = f"  {lines[place]}"
        else:
            lines[place], lines[place + 1] = lines[place + 1], lines[place]
    text = "\n".join(lines)
    usual = "\n".join(LINES)
    reader = VersionReader("a.md", "a")
    reader.read(usual.encode())
    wanted = whole(text)
    if wanted is not None:
        for one in (reader, having_taken(usual)):
            assert pieced(one.read(text.encode())) == wanted
    assert pieced(having_taken(text).read(usual.encode())) == whole(usual)


def having_taken(text: str) -> VersionReader:
    """A reader that knows a file as it is now, if its layout is right."""
    reader = VersionReader("a.md", "a")
    file = read_text(text.encode(), "a.md")
    strategy = read_strategy(file, "a", "a.md")
    if not any(map(is_of_layout, file.problems)):
        reader.take(text, strategy)
    return reader


def test_what_is_known_of_a_file_as_it_is_now_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text, later = plan(first="30"), plan(first="17")
    reader, wanted = having_taken(text), VersionReader("a.md", "a")
    assert reader.read(later.encode()) == wanted.read(later.encode())
    again = wanted.read(text.encode())
    monkeypatch.setattr(versions, "read_text", None)
    assert reader.read(text.encode()) == again
