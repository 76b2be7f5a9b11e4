"""The site's search finds Chinese words and names as people type them."""

from __future__ import annotations

from functools import partial

import pytest
from browsing import Reader

pytestmark = pytest.mark.usefixtures("searching")


def test_finds_words_names_and_numbers_in_both_scripts(reader: Reader) -> None:
    reader.open("")
    for words in ("會員積分", "直播", "王*", "方樂言", "T003"):
        reader.search(words)
        reader.wait(partial(reader.has_found, words))
    for typed, written in (("会员积分", "會員"), ("许若晴", "許若晴"), ("白曉寧", "白晓宁")):
        reader.search(typed)
        reader.wait(partial(reader.has_found, typed, written))
    assert reader.complaints() == []


def test_a_record_is_reached_by_the_number_that_people_call_it(reader: Reader) -> None:
    reader.open("strategies/2025-q3-summer-cold-brew/#T003")
    reader.wait(lambda: reader.driver.current_url.endswith("#task-t003"))
    assert str(reader.one("#task-t003 .st-copy").get_attribute("href")).endswith("/#task-t003")
