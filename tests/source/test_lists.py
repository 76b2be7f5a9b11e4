"""Lists: typed in one line, or not typed at all."""

from pathlib import Path

import pytest

from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.source.typed_values import split_list


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


def test_an_empty_key_is_missing_at_its_own_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\n策略名稱: 甲\n關鍵任務:\n---\n", "utf-8")
    found = {problem.path: problem.place.line for problem in load_portfolio(tmp_path).problems}
    assert found["tasks"] == 3
    assert found["owner"] == 2
