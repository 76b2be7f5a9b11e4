"""Trees of records as YAML: what they are written as, and the names that they have in a file."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml

from strategy_tracker.editing.cycles import following
from strategy_tracker.editing.naming import language_of
from strategy_tracker.editing.trees import Tree, UnwritableError, block_lines
from strategy_tracker.language import Language
from strategy_tracker.values import Period


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        ({"a": "甲: 乙", "b": ("x", "y, z")}, "a: '甲: 乙'\nb: [x, 'y, z']"),
        (
            {"a": [{"b": {"c": "甲"}}, {}, ["d", {"e": ""}]]},
            "a:\n  - b:\n      c: 甲\n  - {}\n  - [d, {e: ''}]",
        ),
        ({"a": {}, "b": []}, "a: {}\nb: []"),
    ],
)
def test_a_tree_is_written_as_yaml(tree: dict[str, Tree], text: str) -> None:
    written = "\n".join(block_lines(tree, 0))
    assert written == text
    assert yaml.load(written, Loader=yaml.BaseLoader) == _lists(tree)  # noqa: S506 - makes texts only


def _lists(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: _lists(one) for key, one in tree.items()}
    return [_lists(one) for one in tree] if isinstance(tree, list | tuple) else tree


@pytest.mark.parametrize("tree", [{"a": "\0"}, {"a": ["\ufffe"]}, {"\x01": "甲"}, {"a": [[{"b": "\x7f"}]]}])
def test_what_yaml_has_no_way_to_write_is_refused(tree: dict[str, Tree]) -> None:
    with pytest.raises(UnwritableError):
        list(block_lines(tree, 0))


@pytest.mark.parametrize(
    ("fields", "language"),
    [
        ("title: 甲\nowner: 乙", Language.ENGLISH),
        ("策略名稱: 甲", Language.TRADITIONAL),
        ("策略名称: 甲", Language.SIMPLIFIED),
        ("自訂: 甲\n關鍵任務: [{当前进度: 50, 标签: 甲}, {標籤: 乙, 自訂: 丙}]", Language.TRADITIONAL),
        ("自訂: 甲", Language.SIMPLIFIED),
        ("[甲, 乙]", Language.SIMPLIFIED),
        ("", Language.SIMPLIFIED),
    ],
)
def test_the_language_of_a_file_is_that_of_its_names(fields: str, language: Language) -> None:
    found = language_of(f"---\n{fields}\n---\n", "a.md", Language.SIMPLIFIED)
    assert found is language


@pytest.mark.parametrize(
    ("first", "last", "following_first", "following_last"),
    [
        ((2025, 1, 1), (2025, 12, 31), (2026, 1, 1), (2026, 12, 31)),
        ((2025, 10, 1), (2025, 12, 31), (2026, 1, 1), (2026, 3, 31)),
        ((2024, 1, 1), (2024, 3, 31), (2024, 4, 1), (2024, 6, 30)),
    ],
)
def test_what_follows_a_quarter_or_a_year(
    first: tuple[int, int, int],
    last: tuple[int, int, int],
    following_first: tuple[int, int, int],
    following_last: tuple[int, int, int],
) -> None:
    expected = Period(date(*following_first), date(*following_last))
    assert following(Period(date(*first), date(*last))) == expected


@pytest.mark.parametrize(
    "period",
    [
        None,
        Period(date(2025, 1, 1), None),
        Period(date(2025, 1, 1), date(2026, 12, 31)),
        Period(date(2025, 1, 1), date(2025, 3, 30)),
        Period(date(2025, 5, 20), date(2025, 6, 20)),
    ],
)
def test_what_follows_any_other_period_only_its_author_knows(period: Period | None) -> None:
    assert following(period) is None
