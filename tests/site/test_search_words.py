"""The search splits Traditional text where it would split Simplified text."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from pathlib import Path

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_tracker.site.search.words import user_dictionary, words_of

TEXTS = ("會員積分體系上線", "完成直播間短視頻拍攝，市場營銷")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("會員積分體系", ["會員", "積分", "體系"]),
        ("会员积分体系", ["会员", "积分", "体系"]),
        ("市場營銷", ["市場", "營銷"]),
        ("直播間短視頻", ["直播間", "短", "視頻"]),
    ],
)
def test_words_are_those_of_simplified_text(text: str, words: list[str]) -> None:
    assert list(words_of(text)) == words


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=40))
def test_no_character_is_lost(run: str) -> None:
    assert "".join(words_of(run)) == run


def test_the_dictionary_is_short_words_sorted_and_the_same_each_time() -> None:
    dictionary = user_dictionary(TEXTS)
    words = [line.split(" ")[0] for line in dictionary.splitlines()]
    assert words == sorted(set(words))
    assert all(2 <= len(word) <= 4 for word in words)
    assert {"會員", "積分", "體系", "視頻", "拍攝", "營銷"} <= set(words)
    assert "市場營銷" not in words
    assert user_dictionary(TEXTS) == dictionary


def test_with_it_jieba_splits_hand_written_pages_rightly() -> None:
    tokenizer = jieba.Tokenizer()
    assert list(tokenizer.cut("會員積分體系上線")) != ["會員", "積分", "體系", "上線"]
    for line in user_dictionary(TEXTS).splitlines():
        word, _, often = line.partition(" ")
        tokenizer.add_word(word, int(often))
    assert list(tokenizer.cut("會員積分體系上線")) == ["會員", "積分", "體系", "上線"]


SPLIT = "from strategy_tracker.site.search.words import words_of; print(*words_of('會員積分體系'))"


def split_by(home: Path, shared: Path) -> subprocess.CompletedProcess[str]:
    """Run the splitting as a user with a home and a folder for temporary files that others have too."""
    folders = {"HOME": home, "XDG_CACHE_HOME": home / "cache", "LOCALAPPDATA": home, "TMPDIR": shared}
    return subprocess.run(
        [sys.executable, "-c", SPLIT],
        env={**os.environ, **{name: str(path) for name, path in folders.items()}},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )


def test_jieba_says_nothing_and_keeps_its_file_where_nobody_else_does(tmp_path: Path) -> None:
    home, shared = tmp_path / "home", tmp_path / "shared"
    home.mkdir()
    shared.mkdir()
    run = split_by(home, shared)
    assert (run.stdout, run.stderr) == ("會員 積分 體系\n", "")
    assert list(shared.iterdir()) == []
    assert [file.name for file in home.rglob("*.cache")] == ["jieba.cache"]


def test_it_splits_the_same_without_a_home_to_write_to_and_beside_anothers_file(tmp_path: Path) -> None:
    home, shared = tmp_path / "home", tmp_path / "shared"
    home.write_text("a file, below which nobody makes a folder", "utf-8")
    shared.mkdir()
    (shared / "jieba.cache").write_bytes(marshal.dumps(({}, 1)))
    run = split_by(home, shared)
    assert (run.stdout, run.stderr) == ("會員 積分 體系\n", "")
    assert [file.name for file in shared.iterdir()] == ["jieba.cache"]
