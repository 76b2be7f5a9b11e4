"""How much of each kind a body may have: as often as here it is converted, once more is too much work.

The figures follow from the steps that `bodies` reckons for each kind. One that changes is to be measured anew
against the converter.
"""

import pytest

from strategy_tracker.source.bodies import DEEPEST, convertible, costly_line, without_comments

# What a text begins with, what is repeated, how often at most, and the line at which once more is too much.
MOST = {
    "paragraphs": ("", "甲\n\n", 44_444, 88_889),
    "open brackets": ("", "[", 2_827, 1),
    "pictures that are not closed": ("", "![ ", 1_632, 1),
    "links": ("", "[甲](b)", 35_528, 1),
    "links that are not closed": ("", "[甲](b ", 1_153, 1),
    "links with an open quote": ("", '[甲](b "c) ', 893, 1),
    "links with an apostrophe": ("", "[甲](b 'c) ", 893, 1),
    "closing signs": ("", "])", 63_244, 1),
    "angles": ("", "<a ", 6_482, 1),
    "escaped brackets": ("", "\\[", 63_244, 1),
    "headings": ("", "# 題\n", 9_631, 1),
    "rules in a block": ("", "甲\n---\n", 7_433, 1),
    "code": ("", "`a` ", 31_373, 1),
    "runs of two lengths": ("", "`a``", 1_412, 1),
    "code behind a run that is not closed": ("``` ", "` ", 1_997, 1),
    "line breaks": ("", "甲  \n", 37_845, 1),
    "abbreviations": ("", "*[甲]: 乙\n", 2_934, 1),
    "abbreviations apart": ("", "*[甲]: 乙\n\n", 7_161, 14_317),
    "lines below an abbreviation": ("*[甲]: 乙\n\n", "甲\n", 25_438, 3),
    "a footnote": ("", "[^1]\n\n", 1_953, 3_869),
    "two footnotes": ("", "[^1] [^2]\n\n", 1_389, 2_771),
    "comments": ("", "<!-- a -->\n", 1_949, 1),
    "fences": ("", "```\n碼\n```\n", 10_057, 1),
    "rows of a table": ("|甲|乙|丙|\n|-|-|-|\n", "|1|2|3|\n", 36_360, 1),
    "ends of links": ("", "](a ", 1_412, 1),
    "ends of the wrong kind": ("", "[a) ", 1_413, 1),
    "links in a bracket": ("[", "a](b)", 39_207, 1),
    "texts in brackets behind links that are not closed": ("", "[a](b][c) ", 631, 1),
    "braces on a line": ("", "{ ", 24_494, 1),
    "tabs on a line": ("甲", "\t", 15_811, 1),
}


@pytest.mark.parametrize("kind", MOST)
def test_how_often_each_kind_may_stand_in_a_text(kind: str) -> None:
    head, repeated, most, line = MOST[kind]
    assert costly_line(head + repeated * most) is None
    assert costly_line(head + repeated * (most + 1)) == line


def test_a_line_is_named_wherever_it_lies_too_deep() -> None:
    deep = "> " * (DEEPEST + 1) + "引"
    assert costly_line(f"甲\n\n{deep}") == 3
    assert costly_line(f"甲\n\n乙\n{deep}\n{deep}") == 4
    assert costly_line("    " * (DEEPEST - 1) + "- 項") is None
    assert costly_line("    " * DEEPEST + "- 項") == 1
    assert costly_line("    " * DEEPEST + "項") is None
    assert costly_line("* " * DEEPEST + "項") is None
    assert costly_line("> " * 30 + "- " * 30 + "項") is None
    assert costly_line("> " * 30 + "- " * 31 + "項") == 1
    assert costly_line("\t" * 20 + "> " * 20 + "- " * 21 + "項") == 1


def test_what_a_converter_is_given() -> None:
    assert convertible("甲 <!-- 乙 --> 丙") == "甲  丙"
    assert convertible(deep := "[" * 5_000) is None
    assert without_comments(deep) == deep
    assert without_comments("甲 <!-- 乙\n丙 -->\n丁 <!-- 戊") == "甲 \n\n丁 <!-- 戊"
    for kept in ("`<!-- 甲 -->`", "```\n<!-- 甲 -->\n```", "``` <!-- \n甲 -->"):
        assert without_comments(kept) == kept
