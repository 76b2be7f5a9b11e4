"""The names of a table's columns, as its style holds them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from strategy_tracker.site.parts.cells import cell_labels


def test_each_column_has_its_name() -> None:
    assert cell_labels(["任務編號", "負責人"]) == "--c1:'任務編號';--c2:'負責人'"


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12), max_size=4))
def test_no_name_ends_its_string_early(labels: list[str]) -> None:
    style = cell_labels(labels)
    strings = re.findall(r"--c\d+:'((?:[^'\\\n\r\f]|\\[0-9a-f]+ )*)'(?:;|$)", style)
    meant = [re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code[1], 16)), one) for one in strings]
    assert meant == labels
