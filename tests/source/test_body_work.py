"""How much of each kind a body may have: as often as here it is converted, once more is too much work.

The figures follow from the steps that `bodies` reckons for each kind. One that changes is to be measured anew
against the converter.
"""

import pytest

from strategy_tracker.source.bodies import costly_line

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
    "braces on a line": ("", "{ ", 24_494, 1),
    "tabs on a line": ("甲", "\t", 15_811, 1),
}


@pytest.mark.parametrize("kind", MOST)
def test_how_often_each_kind_may_stand_in_a_text(kind: str) -> None:
    head, repeated, most, line = MOST[kind]
    assert costly_line(head + repeated * most) is None
    assert costly_line(head + repeated * (most + 1)) == line
