"""The search index gets the Traditional words of the records."""

from __future__ import annotations

from pathlib import Path

import jieba
import pytest

from strategy_tracker.model import Portfolio
from strategy_tracker.site.search_words import search_words
from strategy_tracker.source import load_portfolio

_RECORD = """---
策略名稱: 會員積分體系上線
關鍵任務:
  - 任務編號: T001
    任務描述: 完成直播間短視頻拍攝
    負責人: 方樂言
---
市場營銷
"""


@pytest.fixture
def portfolio(tmp_path: Path) -> Portfolio:
    (tmp_path / "one.md").write_text(_RECORD, "utf-8")
    return load_portfolio(tmp_path)


def _cut(dictionary: str, text: str) -> list[str]:
    tokenizer = jieba.Tokenizer()
    for line in dictionary.splitlines():
        word, _, often = line.partition(" ")
        tokenizer.add_word(word, int(often) if often else None)
    return list(tokenizer.cut(text))


def test_words_are_short_sorted_and_the_same_each_time(portfolio: Portfolio) -> None:
    dictionary = search_words(portfolio)
    words = [line.split(" ")[0] for line in dictionary.splitlines()]
    assert words == sorted(set(words))
    assert all(2 <= len(word) <= 4 for word in words)
    assert {"會員", "積分", "體系", "視頻", "拍攝", "方樂言", "營銷", "負責人"} <= set(words)
    assert "市場營銷" not in words
    assert search_words(portfolio) == dictionary


def test_traditional_text_is_split_where_simplified_text_is(portfolio: Portfolio) -> None:
    text = "會員積分體系上線"
    assert _cut("", text) != ["會員", "積分", "體系", "上線"]
    assert _cut(search_words(portfolio), text) == ["會員", "積分", "體系", "上線"]
