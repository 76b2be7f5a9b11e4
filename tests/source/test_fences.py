"""Which lines hold the front matter of a file."""

import pytest

from strategy_tracker.source.front_matter.fences import Fences, find_fences


@pytest.mark.parametrize(
    ("text", "fences"),
    [
        ("---|甲: 1|---|正文", Fences(0, 2, closed=True)),
        ("\ufeff---|---", Fences(0, 1, closed=True)),
        ("||---||---", Fences(2, 4, closed=True)),
        ("---", Fences(0, 1, closed=False)),
        ("---|# 註|甲: 1|# 註||# 背景|正文", Fences(0, 5, closed=False)),
        ("---|# 註|# 註", Fences(0, 3, closed=False)),
        ("---|甲: 1|  乙|- 丙|]|丁：2||正文", Fences(0, 7, closed=False)),
        ("—|甲: 1|…", Fences(0, 2, closed=True, wrong=(0, 2))),
        ("－－|甲: 1| ---", Fences(0, 2, closed=True, wrong=(0, 2))),
        ("---|甲: || ---|  乙|--- ", Fences(0, 5, closed=True)),
        ("---|甲: 1| ---|正文| ---|乙: 2", Fences(0, 2, closed=True, wrong=(2,))),
        ("---|甲: 1| ---||乙: 2| ---|丙: 3", Fences(0, 2, closed=True, wrong=(2,))),
        ("---|甲: 1| ---||# 背景", Fences(0, 2, closed=True, wrong=(2,))),
        ("---|甲: 1|-", Fences(0, 3, closed=False)),
        ("甲: 1|---", None),
        (".|---", None),
        ("", None),
    ],
)
def test_the_lines_around_a_front_matter(text: str, fences: Fences | None) -> None:
    found = find_fences(text.split("|"))
    assert found == fences
    if found is not None:
        lines = text.split("|")
        assert [*lines[: found.opening + 1], *found.front(lines)] == lines[: found.end]
        assert found.body == found.end + found.closed


def test_a_file_without_lines_has_none() -> None:
    assert find_fences([]) is None
