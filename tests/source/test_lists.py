"""Lists that are typed in one line."""

import pytest

from strategy_tracker.source.values import split_list


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("主視覺、長圖", ["主視覺", "長圖"]),
        ("CRM系統，優惠預算45萬元", ["CRM系統", "優惠預算45萬元"]),
        ("5,000 sachets", ["5,000 sachets"]),
        ("T001,T002，T003; T004", ["T001", "T002", "T003", "T004"]),
        ("主視覺3版,長圖2張", ["主視覺3版", "長圖2張"]),
        ("https://drive.example.com/a,b", ["https://drive.example.com/a,b"]),
    ],
)
def test_a_list_in_one_line(text: str, items: list[str]) -> None:
    assert split_list(text) == items
