"""A judgement on a text holds for every run of the program: it is made once, and found again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from strategy_tracker.cache import NOTHING_KEPT, open_store
from strategy_tracker.rules import judgements
from strategy_tracker.rules.judgements import judgements_kept, measurable, owner_of, vague_part
from strategy_tracker.rules.text.owners import classify_owner

JUDGES: tuple[Any, ...] = (owner_of, vague_part, measurable)
TEXTS = ("做好推廣", "發布筆記30篇", "王小明、李曉明", "客服部")


def forget() -> None:
    """Let this process know no judgement."""
    for one in JUDGES:
        one.cache_clear()


@pytest.fixture(autouse=True)
def fresh() -> None:
    """Nothing is remembered of other tests."""
    forget()


def judged(root: Path) -> list[object]:
    """Return the judgements of a run that keeps them."""
    with open_store(root) as store, judgements_kept(store):
        found = [(owner_of(text), vague_part(text), measurable(text)) for text in TEXTS]
    forget()
    return list(found)


def test_the_next_run_finds_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = judged(tmp_path)
    for name in ("classify_owner", "is_vague", "is_measurable"):
        monkeypatch.delattr(judgements, name)
    assert judged(tmp_path) == first
    with pytest.raises(NameError):
        owner_of("王小明")  # outside of the run nothing of it is known


def test_those_of_several_runs_are_kept_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judged(tmp_path)
    with open_store(tmp_path) as store, judgements_kept(store):
        assert owner_of("張美玲") == classify_owner("張美玲")
    monkeypatch.delattr(judgements, "classify_owner")
    forget()
    with open_store(tmp_path) as store, judgements_kept(store):
        assert owner_of("張美玲") == classify_owner("張美玲")
        assert owner_of(TEXTS[0]) == classify_owner(TEXTS[0])


def test_too_many_are_begun_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judgements, "_MOST_KEPT", 3)
    judged(tmp_path)
    with open_store(tmp_path) as store, judgements_kept(store):
        owner_of("張美玲")
    with open_store(tmp_path) as store:
        assert store.get(store.key("judgements")) == {("owner_of", "張美玲"): classify_owner("張美玲")}


def test_where_nothing_is_kept_each_run_judges() -> None:
    with judgements_kept(NOTHING_KEPT):
        assert vague_part("做好推廣") is not None
