"""Where the lines of an earlier version are in a file as it is now."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_tracker.workspace.places_now import present_lines


@pytest.mark.parametrize(
    ("version", "present", "lines"),
    [
        ("abc", "abc", [1, 2, 3]),
        ("abc", "xabc", [2, 3, 4]),  # a line before
        ("abc", "axc", [1, 2, 3]),  # a line changed
        ("abc", "axyc", [1, 2, 4]),  # one line made two
        ("abxc", "ayc", [1, 2, 2, 3]),  # two lines made one
        ("abc", "ac", [1, 2, 2]),  # a line gone: the one that follows
        ("abc", "ab", [1, 2, 2]),  # the last line gone
        ("abc", "", [1, 1, 1]),  # nothing left
    ],
)
def test_a_line_is_found_or_the_one_in_its_place(version: str, present: str, lines: list[int]) -> None:
    assert present_lines(version, present) == lines


@given(version=st.text("abc\n"), present=st.text("abc\n"))
def test_lines_are_those_of_the_file_and_keep_their_order(version: str, present: str) -> None:
    lines = present_lines(version, present)
    assert len(lines) == len(version)
    assert sorted(lines) == lines
    assert all(1 <= line <= max(len(present), 1) for line in lines)
