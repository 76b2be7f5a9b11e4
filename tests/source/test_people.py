"""The people file: one person is one person everywhere, however the name is spelled."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategy_tracker.model import People, Place, Problem, Snapshot
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.source.people import load_people, snapshots_with_people, with_people

FILE = """\
人員:
  - 姓名: 王小明
    其他寫法: [王*, Wang Xiaoming, 小明]
    部門: 市場部
    電子郵件: xiaoming@example.com
    釘釘: "13800000000"
    主管: 是
  - name: 張偉
    aliases: 阿偉、David Zhang
"""
STRATEGY = """\
---
策略名稱: 甲
策略負責人: 小明
關鍵任務:
  - {任務編號: T001, 負責人: 王＊, 協作者: [张伟, 外部供應商]}
復盤總結:
  參與人: [wang xiaoming, 阿偉]
  後續計劃:
    - {內容: 延長預售, 負責人: 阿伟}
---
"""


def people(folder: Path, text: str = FILE) -> tuple[People, list[tuple[str, int]]]:
    (folder / "people.yml").write_text(text, "utf-8")
    found, problems = load_people(folder / "people.yml", "people.yml")
    return found, [(problem.rule, problem.place.line) for problem in problems]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("王小明", "王小明"),
        ("王 小 明", "王小明"),
        ("王＊", "王小明"),
        ("“小明”", "王小明"),
        ("WANG xiaoming", "王小明"),
        ("张伟", "張偉"),
        ("David Zhang", "張偉"),
        ("王大明", "王大明"),
        ("王", "王"),
    ],
)
def test_a_person_is_known_by_every_spelling(tmp_path: Path, typed: str, name: str) -> None:
    found, problems = people(tmp_path)
    assert found.name_of(typed) == name
    assert problems == []


def test_names_are_those_of_the_file_and_what_was_typed_is_kept(tmp_path: Path) -> None:
    found, _ = people(tmp_path)
    (tmp_path / "strategies").mkdir()
    (tmp_path / "strategies" / "a.md").write_text(STRATEGY, "utf-8")
    (strategy,) = with_people(load_portfolio(tmp_path / "strategies"), found).strategies
    (task,) = strategy.tasks
    assert strategy.retrospective is not None
    (step,) = strategy.retrospective.next_steps
    written = [strategy.owner, task.owner, *task.collaborators, *strategy.retrospective.participants]
    names = [(one.text, one.value) for one in (*written, step.owner) if one is not None]
    assert names == [
        ("小明", "王小明"),
        ("王＊", "王小明"),
        ("张伟", "張偉"),
        ("外部供應商", "外部供應商"),
        ("wang xiaoming", "王小明"),
        ("阿偉", "張偉"),
        ("阿伟", "張偉"),
    ]


def test_a_spelling_of_two_people_stands_for_neither(tmp_path: Path) -> None:
    found, _ = people(
        tmp_path, "人員:\n- {姓名: 王小明, 其他寫法: [王*]}\n- {姓名: 王大明, 其他寫法: [王＊]}\n"
    )
    assert [found.name_of(name) for name in ("王*", "王小明", "王大明")] == ["王*", "王小明", "王大明"]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", []),
        ("- 姓名: 王小明\n", [("people-not-below-key", 1)]),
        ("王小明\n", [("people-not-below-key", 1)]),
        ("人員:\n  - 電子郵件: a@example.com\n", [("field-missing", 2)]),
        ("人員:\n  - 姓名: 王小明\n    電話: 1\n", [("unknown-field", 3)]),
        ("人員:\n  - 姓名: 王小明\n    姓名: 王大明\n", [("duplicate-key", 3)]),
        ("人員:\n  - 姓名：王小明\n", [("yaml-full-width-colon", 2)]),
        ('人員:\n  - 姓名: "王小明\n', [("yaml-quote-not-closed", 2)]),
    ],
)
def test_a_mistake_is_told_at_its_line(tmp_path: Path, text: str, problems: list[tuple[str, int]]) -> None:
    assert people(tmp_path, text)[1] == problems


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    found, problems = load_people(tmp_path / "people.yml", "people.yml")
    assert [(one.rule, one.place.file) for one in problems] == [("file-unreadable", "people.yml")]
    assert found.name_of("王*") == "王*"


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    assert People("people.yml").name_of(text) == text


@given(st.binary(max_size=300))
@settings(max_examples=50)
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("people") / "people.yml"
    path.write_bytes(data)
    load_people(path, "people.yml")


def test_what_names_nobody_stays_the_very_same(tmp_path: Path) -> None:
    found, _ = people(tmp_path)
    folder = tmp_path / "strategies"
    (folder / "updates").mkdir(parents=True)
    (folder / "a.md").write_text("---\n策略名稱: 甲\n關鍵任務: [{任務編號: T1}]\n---\n", "utf-8")
    (folder / "b.md").write_text("---\n策略負責人: 無\n關鍵任務: [{協作者: [李四, 小明]}]\n---\n", "utf-8")
    (folder / "updates" / "1.md").write_text("---\n日期: 2024-10-14\n記錄人: 阿偉\n---\n", "utf-8")
    (folder / "updates" / "2.md").write_text("---\n日期: 2024-10-14\n---\n", "utf-8")
    before = load_portfolio(folder)
    problem = Problem("people-not-below-key", Place("people.yml"))
    after = with_people(before, found, (problem,))
    assert after.problems == (*before.problems, problem)
    assert after.people is found
    assert after.strategies[0] is before.strategies[0]
    assert after.strategies[1].owner is before.strategies[1].owner
    assert [one.value for one in after.strategies[1].tasks[0].collaborators] == ["李四", "王小明"]
    assert [one.author and (one.author.text, one.author.value) for one in after.across] == [
        ("阿偉", "張偉"),
        None,
    ]
    assert after.across[1] is before.across[1]


def test_versions_have_one_spelling_and_share_their_records(tmp_path: Path) -> None:
    found, _ = people(tmp_path)
    (tmp_path / "a.md").write_text(STRATEGY, "utf-8")
    (strategy,) = load_portfolio(tmp_path).strategies
    days = (date(2024, 10, 1), date(2024, 10, 2))
    one, other = snapshots_with_people(
        tuple(Snapshot(day, "WANG Xiaoming", "c", strategy) for day in days), found
    )
    assert (one.author, other.author) == ("王小明", "王小明")
    assert one.strategy.owner is not None
    assert (one.strategy.owner.text, one.strategy.owner.value) == ("王小明", "王小明")
    assert one.strategy.tasks[0] is other.strategy.tasks[0]


def test_a_people_file_is_read_whole(tmp_path: Path) -> None:
    found, problems = people(tmp_path, FILE.replace("姓名: ", "姓名："))
    assert problems == [("yaml-full-width-colon", 2)]
    one, other = found.persons
    assert (one.place.line, one.path, other.path) == (2, "people[0]", "people[1]")
    assert [text.text for text in one.spellings] == ["王*", "Wang Xiaoming", "小明"]
    assert [text.text for text in other.spellings] == ["阿偉", "David Zhang"]
