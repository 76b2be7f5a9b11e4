"""Large and malicious files are refused or read, and none ends the process.

How long each takes is measured by tests/benchmark/hostile.py.
"""

import pytest

from strategy_tracker.source.file_bytes import MAX_BYTES
from strategy_tracker.source.front_matter.mending import MAX_MENDS
from strategy_tracker.source.reading import ReadFile, read_strategy, read_text


def read(content: str) -> ReadFile:
    file = read_text(content.encode(), "a.md")
    read_strategy(file, "a", "a.md")
    return file


def front(text: str) -> str:
    return f"---\n{text}\n---\n"


LAUGHS = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(30))

HUGE = {
    "open brackets": ("標籤: " + "[" * 100_000, "yaml-too-deep"),
    "open braces": ("標籤: " + "{" * 100_000, "yaml-key-not-text"),
    "brackets with keys": ("標籤: " + "[a: " * 100_000, "yaml-too-deep"),
    "dashes": ("標籤:\n  " + "- " * 100_000 + "甲", "yaml-too-deep"),
    "question marks": ("? " * 100_000, "yaml-key-not-text"),
    "nested mappings": ("\n".join(" " * n + "a:" for n in range(1000)), "yaml-too-deep"),
    "short items": ("標籤:\n" + "- a\n" * 200_000, "yaml-too-many-values"),
    "short unknown fields": ("\n".join(f"k{n}: v" for n in range(10_000)), "unknown-field"),
    "billion laughs": (LAUGHS, "yaml-alias"),
    "tabs": ("\t" * 300_000 + "標籤: 甲", "yaml-tab"),
    "full-width colons": ("標籤：甲\n" * 10_000, "yaml-full-width-colon"),
    "at signs": ("標籤: @甲\n" * 20_000, "yaml-special-start"),
    "open quotes": ('標籤: "甲\n' * 20_000, "yaml-quote-not-closed"),
    "spaces in a quote": ('標籤: "甲' + " " * 300_000 + '乙"\n策略名稱: @', "yaml-special-start"),
    "a long name": ("甲" * 300_000 + ": 乙", ""),
    "a long date": ("制定日期: " + "2" * 900_000, ""),
    "a long quantity": ("效果指標:\n  - 目標值: " + "9" * 900_000, ""),
    "long status": ("關鍵任務:\n  - 完成狀態: " + "已" * 300_000, ""),
    "hashes": ("標籤: 甲 " + " #" * 300_000, ""),
    "colons": ("標籤: " + ": " * 300_000, "yaml-colon-in-value"),
}


@pytest.mark.parametrize("name", HUGE)
def test_huge_files_are_answered(name: str) -> None:
    text, rule = HUGE[name]
    file = read(front(text))
    assert file.problems
    if rule:
        assert rule in {problem.rule for problem in file.problems}


def test_a_long_text_is_read() -> None:
    file = read(front("標籤: " + "甲" * 300_000))
    assert file.parts is not None


def test_a_file_above_the_limit_is_refused() -> None:
    file = read(front("標籤: 甲") + "x" * MAX_BYTES)
    assert [problem.rule for problem in file.problems] == ["file-too-large"]


def test_a_file_at_the_limit_is_read() -> None:
    head = front("標籤: 甲")
    file = read(head + "x" * (MAX_BYTES - len(head.encode())))
    assert file.parts is not None
    assert len(file.parts.body) > 1_000_000


@pytest.mark.parametrize(("mistakes", "readable"), [(MAX_MENDS - 1, True), (MAX_MENDS, False)])
def test_mistakes_are_told_up_to_a_number(mistakes: int, readable: bool) -> None:
    lines = "\n".join(f"k{number}: @甲" for number in range(mistakes))
    file = read_text(front(lines).encode(), "a.md")
    assert (file.parts is not None) is readable
    assert [one.rule for one in file.problems].count("yaml-special-start") == mistakes
