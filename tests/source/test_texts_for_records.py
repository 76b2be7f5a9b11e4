"""What is shown to those who wrote a text where a list has records."""

from strategy_tracker.source.records_from_text import lines_meant, spelling_of
from strategy_tracker.values import Context


def test_cells_of_a_pasted_row_are_fields_also_where_they_are_two() -> None:
    meant = lines_meant("T001\t發布 王小明", "task", "T009", Context(None), 0).split("\n")
    assert meant[:3] == ["- 任務編號: T001", "  任務描述: 發布 王小明", "  負責人:"]
    meant = lines_meant("發布 王小明", "task", "T009", Context(None), 0).split("\n")
    assert meant[:3] == ["- 任務編號: T009", "  任務描述: 發布", "  負責人: 王小明"]


def test_names_are_shown_as_the_file_writes_its_own() -> None:
    for lines, spelling in (
        (["策略名稱: 甲"], 0),
        (["策略名称: 甲"], 1),
        (["title: A"], 2),
        (["策略名称", "策略名稱: 甲"], 0),  # a text that is a field's name is none
    ):
        assert spelling_of(lines) == spelling, lines
