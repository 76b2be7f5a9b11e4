"""What nobody can see is found wherever it stands, and never reaches a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.source.reading import read_strategy, read_text
from strategy_tracker.values.folded_text import INVISIBLE, without_invisible


@pytest.mark.parametrize(
    "escape", ["\\0", "\\e[2J", "\\u202E", "\\uFFFE", "\\L", "\\N", "\\u200B", "\\u3164", "\\x9b"]
)
def test_an_escape_in_a_value_is_found_and_taken_out(escape: str) -> None:
    file = read_text(f'---\n策略名稱: 甲\n策略負責人: "王{escape}小明"\n---\n'.encode(), "a.md")
    owner = read_strategy(file, "a", "a.md").owner
    assert owner is not None
    assert not INVISIBLE.search(owner.text)
    assert owner.text.startswith("王")
    assert [(one.rule, one.place.line) for one in file.problems if one.rule != "field-missing"] == [
        ("invisible-character", 3)
    ]


@pytest.mark.parametrize(
    ("file", "task"), [("a/updates/2024-08-10.md", "T0\u200b01"), ("updates/b.md", "a/T0\u200b01")]
)
def test_an_update_finds_its_task_all_the_same(tmp_path: Path, file: str, task: str) -> None:
    (tmp_path / "a.md").write_text("---\n策略名稱: 甲\n關鍵任務: [{任務編號: T001}]\n---\n", "utf-8")
    (tmp_path / file).parent.mkdir(parents=True)
    text = f"---\n日期: 2024-08-10\n任務: {{{task}: {{當前進度: 50}}}}\n---\n"
    (tmp_path / file).write_text(text, "utf-8")
    (strategy,) = load_portfolio(tmp_path).strategies
    assert [one.id.value for update in strategy.updates for one in update.tasks] == ["T001"]


@pytest.mark.parametrize("name", [f"王{one}小明" for one in "\u200b\u200d\u3164\u2060\u00ad"])
def test_names_that_look_alike_are_found(name: str) -> None:
    file = read_text(f"---\n策略負責人: {name}\n---\n".encode(), "a.md")
    assert [one.rule for one in file.problems] == ["invisible-character"]


@pytest.mark.parametrize("text", ["👨\u200d👩\u200d👧", "⚠\ufe0f 注意", "🏳\ufe0f\u200d🌈", "a\tb", "辻󠄀"])
def test_signs_of_several_characters_are_none(text: str) -> None:
    assert without_invisible(text) == text


@given(st.text())
def test_what_is_left_has_none(text: str) -> None:
    once = without_invisible(text)
    assert without_invisible(once) == once or "\u200d" in once
