"""The search index stays small: whole where it can be, an entry a page with the telling words where not."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategy_tracker.cache import open_store
from strategy_tracker.site.search import bounds
from strategy_tracker.site.search.both_scripts import in_other_script
from strategy_tracker.site.search.bounds import kept_within_bounds, within_bounds
from strategy_tracker.site.search.entries import marked

WORDS = ("會員", "直播", "主視覺", "R&D", "<b>", "launch", "投放", "審核", "素材")


def entry(location: str, title: str, text: str) -> dict[str, Any]:
    return {"location": location, "title": marked(title), "text": marked(text)}


def portfolio(count: int, tasks: int = 8) -> list[dict[str, Any]]:
    entries = [entry("guide/", "手冊", "怎樣填寫"), entry("guide/#how", "怎樣", "一步一步")]
    for number in range(count):
        entries.append(entry(f"s{number}/", f"策略{number}", f"市場部 王*{number}"))
        for task in range(tasks):
            words = f"{WORDS[(number + task) % len(WORDS)]}第{number * 31 + task}輪"
            entries.append(entry(f"s{number}/#task-t{task}", f"T{task:03} {words}", f"李{task} 待{words}"))
    return entries


def pages(count: int) -> list[str]:
    return [f"s{number}/" for number in range(count)]


def weight(entries: list[dict[str, Any]]) -> tuple[int, int]:
    both = [{**one, "text": one["text"] + in_other_script(one["title"], one["text"])} for one in entries]
    written = json.dumps(both).encode()
    return len(written), len(zlib.compress(written))


def test_an_index_that_is_small_enough_stays_as_it_is() -> None:
    entries = portfolio(3)
    assert within_bounds(entries, pages(3)) == entries


def test_where_it_is_too_large_a_page_has_one_entry_with_the_words_of_its_records() -> None:
    entries = portfolio(40)
    size, packed = weight(entries)
    found = within_bounds(entries, pages(40), size // 2, packed)
    assert [one["location"] for one in found if one["location"].startswith("s")] == pages(40)
    assert found[:2] == entries[:2]  # hand-written pages
    first = found[2]["text"].replace("\u200b", "")
    assert first.startswith("市場部 王*0\u3000T000 會員")
    assert "R&amp;D" in first


@settings(max_examples=25, deadline=None)
@given(st.integers(5, 60), st.integers(2, 30))
def test_no_index_is_larger_than_it_may_be(count: int, part: int) -> None:
    entries = portfolio(count)
    size, packed = weight(entries)
    # Below the titles of the pages alone there is nothing that could be left out.
    least, least_packed = weight([{**one, "text": ""} for one in entries if "#" not in one["location"]])
    most, most_packed = max(size // part, 2 * least), max(packed // part, 2 * least_packed)
    found = within_bounds(entries, pages(count), most, most_packed)
    size, packed = weight(found)
    assert size <= most
    assert packed <= most_packed
    assert {one["location"] for one in found} >= set(pages(count))


def test_a_text_ends_between_words() -> None:
    entries = portfolio(30)
    size, packed = weight(entries)
    known = {
        word for one in entries for word in (one["title"] + " " + one["text"]).replace("\u200b", " ").split()
    }
    for one in within_bounds(entries, pages(30), size // 3, packed):
        assert set(one["text"].replace("\u200b", " ").replace("\u3000", " ").split()) <= known


def test_what_is_kept_of_an_index_is_that_of_the_same_entries_and_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def noted(entries: list[dict[str, Any]], own: list[str]) -> list[dict[str, Any]]:
        made.append(len(own))
        return within_bounds(entries, own, 20_000, 5_000)

    monkeypatch.setattr(bounds, "within_bounds", noted)
    monkeypatch.setattr(bounds, "MOST_PACKED", 5_000)
    entries = portfolio(40)
    edited = [*entries[:2], entry("s0/", "策略0", "品牌部 王*0"), *entries[3:]]
    with open_store(tmp_path) as store:
        first = kept_within_bounds(entries, pages(40), store)
        assert first == within_bounds(entries, pages(40), 20_000, 5_000) != entries
        assert kept_within_bounds(portfolio(40), pages(40), store) == first
        assert made == [40]
        assert kept_within_bounds(edited, pages(40), store) != first
        assert kept_within_bounds(entries, pages(39), store) != first
        assert made == [40, 40, 39]
        assert kept_within_bounds(entries[:3], pages(40), store) == entries[:3]
        assert made == [40, 40, 39]
