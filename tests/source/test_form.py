"""The record form reads the same in every language and line ending, and every value stands at its place."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from strategy_tracker.model import Problem, Record, Strategy, Written
from strategy_tracker.source.front_matter.nodes import Mapping, Node, Sequence, parse
from strategy_tracker.source.reading import read_strategy, read_text
from strategy_tracker.values import Status
from strategy_tracker.vocabulary.fields import Field, field_of, names_of

FORM = (Path(__file__).parents[1] / "data" / "form-zh-Hant.md").read_text(encoding="utf-8")


def read(content: str | bytes) -> tuple[Strategy, list[Problem]]:
    data = content if isinstance(content, bytes) else content.encode()
    file = read_text(data, "a.md")
    strategy = read_strategy(file, "a", "a.md")
    return strategy, file.problems


def written_values(record: object) -> Iterator[Written[object]]:
    """Every value of a record and of those inside it."""
    if isinstance(record, Written):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from written_values(item)
    elif isinstance(record, Record):
        for field in fields(record):
            yield from written_values(getattr(record, field.name))


def meaning(record: object) -> object:
    """A record without its places."""
    if isinstance(record, Written):
        return (record.text, record.value)
    if isinstance(record, tuple):
        return [meaning(item) for item in record]
    if isinstance(record, Record):
        names = {field.name for field in fields(record)} - {"place"}
        return {name: meaning(getattr(record, name)) for name in sorted(names)}
    return record


def translated(content: str, language: str) -> str:
    """The form with its fields' names in English (canonical keys) or Simplified characters."""
    head, front, body = content.split("---\n", 2)
    lines = front.split("\n")

    def name_of(known: Field) -> str:
        return known.key if language == "en" else known.label.hans

    def walk(node: Node, record: str) -> None:
        if isinstance(node, Sequence):
            for item in node.items:
                walk(item, record)
        if isinstance(node, Mapping):
            for key, child in node.entries:
                known = names_of(record)[key.text.rstrip("%")]
                index, column = key.place.line - 1, key.place.column - 1
                lines[index] = lines[index][:column] + lines[index][column:].replace(
                    key.text, name_of(known), 1
                )
                walk(child, known.record)

    tree = parse(front, "a.md", 1, [])
    assert tree is not None
    walk(tree, "strategy")
    return f"{head}---\n" + "\n".join(lines) + "---\n" + body


def test_the_form_has_no_reading_problems() -> None:
    assert read(FORM)[1] == []


def test_what_the_form_says() -> None:
    strategy = read(FORM)[0]
    assert strategy.name == "2024年Q3新品「XX系列」線上推廣策略"
    assert [task.id.text for task in strategy.tasks if task.id] == ["T001", "T002", "T003"]
    assert {task.status.value for task in strategy.tasks if task.status} == {Status.DONE}
    assert [kpi.target.text for kpi in strategy.kpis if kpi.target] == ["500萬元", "35%", "增長20%", "≥90%"]
    assert strategy.retrospective is not None
    assert len(strategy.retrospective.next_steps) == 2
    assert strategy.body.strip().endswith("本頁正文為自由填寫的背景說明。")
    assert FORM.split("\n")[strategy.body_line - 1 :] == strategy.body.split("\n")


@pytest.mark.parametrize("language", ["en", "hans"])
def test_the_form_means_the_same_in_every_language(language: str) -> None:
    twin = translated(FORM, language)
    assert "策略名稱" not in twin
    strategy, problems = read(twin)
    assert problems == []
    assert meaning(strategy) == meaning(read(FORM)[0])


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\ufeff" + text.replace("\n", "\r\n"),
        lambda text: text.replace("---\n", "---  \n"),
        lambda text: text.replace("當前進度%:", "當前進度％:"),
        lambda text: text.replace("當前進度%:", "當前進度 % :"),
        lambda text: text.replace("當前進度%:", "當前 進度:"),
        lambda text: text.replace("達成率%", "達成率"),
        lambda text: text.replace("策略名稱:", '"策略名稱":'),
    ],
    ids=[
        "BOM",
        "CRLF",
        "CR",
        "BOM and CRLF",
        "spaces after fences",
        "full-width percent",
        "spaced percent",
        "space in a name",
        "no percent",
        "quoted name",
    ],
)
def test_ways_to_type_the_form(change: object) -> None:
    text = change(FORM)  # type: ignore[operator]
    assert text != FORM
    strategy, problems = read(text)
    assert problems == []
    assert meaning(strategy) == meaning(read(FORM)[0])


@pytest.mark.parametrize("blank", ["\n\n\n", "\r\n\r\n"])
def test_blank_lines_before_the_form_move_every_place(blank: str) -> None:
    strategy, problems = read(blank + FORM)
    moved = blank.count("\n")
    assert problems == []
    places = [(value.place.line - moved, value.place.column) for value in written_values(strategy)]
    assert places == [(value.place.line, value.place.column) for value in written_values(read(FORM)[0])]
    assert strategy.body_line == read(FORM)[0].body_line + moved


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff", "\n\n"])
def test_every_value_stands_at_its_place(newline: str, mark: str) -> None:
    text = (mark + FORM).replace("\n", newline)
    lines = (mark.replace("\ufeff", "") + FORM).split("\n")
    values = list(written_values(read(text)[0]))
    assert len(values) > 70
    for value in values:
        place = value.place
        assert place.line == place.end_line
        assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == value.text


STYLES = {
    "plain": ("備註: 甲 乙", "甲 乙", "甲 乙"),
    "double quotes": ('備註: "甲: 乙"', '"甲: 乙"', "甲: 乙"),
    "single quotes": ("備註: '甲''乙'", "'甲''乙'", "甲'乙"),
    "with a comment": ("備註: 甲 # 乙", "甲", "甲"),
    "mended colon": ("備註：甲 乙", "甲 乙", "甲 乙"),
    "mended colon and space": ("備註： 甲 乙", "甲 乙", "甲 乙"),
    "mended missing space": ("備註:甲 乙", "甲 乙", "甲 乙"),
    "mended sign": ("備註: @甲 乙", "@甲 乙", "@甲 乙"),
    "mended colon in the value": ("備註: 甲: 乙", "甲: 乙", "甲: 乙"),
    "mended quote": ('備註: "甲"乙', '"甲"乙', '"甲"乙'),
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("lead", ["    ", "\t"])
def test_values_in_every_style_stand_at_their_place(style: str, lead: str) -> None:
    line, typed, text = STYLES[style]
    content = f"---\n關鍵任務:\n  - 任務編號: T001\n{lead}{line}\n    任務描述: 丙\n---\n"
    strategy, _ = read(content)
    note = strategy.tasks[0].note
    assert note is not None
    assert note.value == text
    assert content.split("\n")[3][note.place.column - 1 : note.place.end_column - 1] == typed
    assert strategy.tasks[0].description is not None
    assert strategy.tasks[0].description.text == "丙"


def test_block_texts_and_texts_that_go_on() -> None:
    content = "---\n策略名稱: >-\n  甲\n  乙\n制定部門: 丙\n  丁\n標籤: [戊, 己]\n範圍: {產品: 庚}\n---\n"
    strategy, problems = read(content)
    assert {problem.rule for problem in problems} == {"field-missing"}
    assert strategy.name == "甲 乙"
    assert strategy.department is not None
    assert strategy.department.value == "丙 丁"
    assert (strategy.department.place.line, strategy.department.place.end_line) == (5, 6)
    assert [(tag.text, tag.place.column) for tag in strategy.tags] == [("戊", 6), ("己", 9)]
    assert strategy.scope is not None
    assert strategy.scope.place.column == 6


def test_nothing_is_guessed_from_a_text() -> None:
    content = "---\n策略名稱: no\n制定部門: 012\n標籤: [1:30, 2024-02-30, null, ~, 1e3]\n---\n"
    strategy, _ = read(content)
    assert strategy.name == "no"
    assert strategy.department is not None
    assert strategy.department.value == "012"
    assert [tag.value for tag in strategy.tags][:2] == ["1:30", "2024-02-30"]


def test_invisible_characters_do_not_hide_a_field_or_a_status() -> None:
    content = "---\n策\u200b略名稱: 甲\n關鍵任務:\n  - 完成狀態: 已\u200b完成\n---\n"
    strategy, _ = read(content)
    assert strategy.name == "甲"
    status = strategy.tasks[0].status
    assert status is not None
    assert status.value is Status.DONE


def problem_of(content: str, rule: str) -> Problem:
    return next(problem for problem in read(content)[1] if problem.rule == rule)


def test_problems_carry_what_their_message_needs() -> None:
    twice = problem_of("---\n策略名稱: 甲\ntitle: 乙\n---\n", "duplicate-key")
    assert twice.values == {"field": field_of("strategy", "title"), "line": 2}
    unknown = problem_of("---\n策略名字: 甲\n---\n", "unknown-field")
    assert unknown.values == {"suggestion": field_of("strategy", "title"), "record": "strategy"}
    taken = problem_of("---\n策略名稱: 甲\n策略名字: 乙\n---\n", "unknown-field")
    assert taken.values["suggestion"] != field_of("strategy", "title")
    shape = problem_of("---\n策略名稱: [[甲],\n  [乙]]\n---\n", "wrong-type")
    assert shape.values["field"] == field_of("strategy", "title")
    assert shape.values["expected"]
    colon = problem_of("---\n策略名稱：甲\n---\n", "yaml-full-width-colon")
    assert colon.values == {"key": "策略名稱", "mended": "策略名稱: 甲"}
    unclosed = problem_of("---\n策略名稱: 甲\n", "front-matter-not-closed")
    assert unclosed.values == {"opened": 1}
    file = read_text("---\n策略名称: 市场部\n---\n".encode("gbk"), "a.md")
    assert file.problems[0].values == {"encoding": "GBK"}
