"""A field of a team's own may have any shape; its text has all that was written, and what belongs to what."""

import pytest

from strategy_tracker.model.record import extra_text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("no", "no"),
        ("", ""),
        (["抖音", "小紅書"], "抖音、小紅書"),
        ({"華東": "3", "華南": "5"}, "華東: 3; 華南: 5"),
        ({"聯絡": ["王五", "趙六"], "電話": "1"}, "聯絡: 王五、趙六; 電話: 1"),
        (
            {"合約": {"編號": "C-1", "期限": "年底"}, "窗口": "王五"},
            "合約: (編號: C-1; 期限: 年底); 窗口: 王五",
        ),
        (["一", ["二", "三"], {"四": ["五", "六"]}], "一、(二、三)、(四: 五、六)"),
        ({"甲": {"乙": {"丙": "丁"}}}, "甲: (乙: (丙: 丁))"),
    ],
)
def test_a_value_of_any_shape_is_one_text(written: object, shown: str) -> None:
    assert extra_text(written) == shown
