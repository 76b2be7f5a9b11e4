"""What a meeting's notes ask to be decided stays open until the next meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from records import strategy_of, update_of

from strategy_tracker.tracking.decisions import open_decisions

NOTES = """
## 會議結論

- **需決策**：第二批走空運要多花3.2萬元，
  可提前4天到倉。
- 9月1日開售日不變。
- 需決策的事下次再談
1. 待决策: 是否追加[預算](https://example.com/budget)？

Decision needed: hire *one* more editor
"""


def held(*meetings: tuple[str, str]) -> list[tuple[str, str]]:
    updates = [replace(update_of(day, "author: 王*"), body=body) for day, body in meetings]
    strategy = replace(strategy_of("title: 計劃"), updates=tuple(updates))
    found = open_decisions(strategy, date(2025, 8, 18))
    return [(one.day.isoformat(), one.text) for one in found]


def test_finds_each_question_with_the_line_that_goes_on_and_without_markdown() -> None:
    assert held(("2025-08-11", NOTES)) == [
        ("2025-08-11", "第二批走空運要多花3.2萬元， 可提前4天到倉。"),
        ("2025-08-11", "是否追加預算？"),
        ("2025-08-11", "hire one more editor"),
    ]


def test_the_latest_meeting_counts_and_a_record_without_notes_is_none() -> None:
    first, second = ("2025-08-04", "需決策：甲"), ("2025-08-11", "需決策：乙")
    assert held(second, first) == [("2025-08-11", "乙")]
    assert held(first, ("2025-08-11", " \n")) == [("2025-08-04", "甲")]
    assert held(first, ("2025-08-11", "都談完了")) == []
    assert held(first, ("2025-08-19", "需決策：後天才開的會")) == [("2025-08-04", "甲")]


def test_an_indented_line_goes_on_only_with_a_question_right_before_it() -> None:
    notes = "  開頭縮排\n  再縮排\n需決策：甲\n  或乙\n\n  另一件事\n9月1日開售日不變。\n  照原計劃"
    assert held(("2025-08-11", notes)) == [("2025-08-11", "甲 或乙")]


@pytest.mark.parametrize("line", ["需決策：", "這件事需決策：甲", "需決策甲", "    ", "- **需決策**："])
def test_what_asks_nothing_is_no_question(line: str) -> None:
    assert held(("2025-08-11", line)) == []
