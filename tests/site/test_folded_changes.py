"""A meeting that tells of one task field by field is one line."""

from __future__ import annotations

from datetime import date

from strategy_tracker.language import Language
from strategy_tracker.model import Place, Written
from strategy_tracker.site.parts.folded_changes import folded
from strategy_tracker.tracking import Change, Origin
from strategy_tracker.vocabulary.fields import field_of

PLACE = Place("strategies/a.md", 1, 1)


def change(day: int, name: str, key: str, before: str | None, after: str) -> Change:
    kind = "kpi" if name.startswith("K") else "task"
    was = Written(before, before, PLACE) if before is not None else None
    now = Written(after, after, PLACE)
    return Change(date(2025, 8, day), "王*", kind, name, field_of(kind, key), was, now, Origin.UPDATE)


def words(*changes: Change, language: Language = Language.TRADITIONAL) -> list[tuple[str, str]]:
    return [(line.id, line.words) for line in folded(changes, language)]


def test_a_record_has_one_line_with_progress_first_and_the_first_and_last_of_several_values() -> None:
    changes = (
        change(12, "T004", "problem", None, "缺貨"),
        change(12, "T004", "progress", "36", "40"),
        change(12, "K001", "current", "43萬元", "61萬元"),
        change(15, "T004", "status", "進行中", "延期"),
        change(15, "T004", "progress", "40%", "45％"),
        change(15, "T004", "planned", "8月1日前", "8月9日前"),
    )
    assert words(*changes) == [
        ("T004", "36→45%、進行中→延期、計劃起止時間：8月1日前→8月9日前、問題更新"),
        ("K001", "43萬元→61萬元"),
    ]
    assert folded(changes, Language.TRADITIONAL)[0].day == date(2025, 8, 15)
    assert len(folded(changes, Language.TRADITIONAL)[0].changes) == 5


def test_a_first_value_and_one_that_was_taken_away() -> None:
    assert words(change(12, "T1", "progress", None, "40"), language=Language.ENGLISH) == [("T1", "40%")]
    assert words(change(12, "K1", "current", "5", ""), language=Language.ENGLISH) == [("K1", "5→—")]
    assert words(change(12, "T1", "note", None, "好"), language=Language.ENGLISH) == [("T1", "Note updated")]
