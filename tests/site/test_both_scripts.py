"""The paragraph by which the search finds a record in the script that it was not written in."""

import pytest

from strategy_tracker.site.search.both_scripts import in_other_script, spellings, words_in_other_script


def test_traditional_text_is_found_in_simplified_signs_as_a_whole() -> None:
    assert in_other_script("會員", "<b>積分</b>規則") == "<p>会员  积分 规则</p>"


@pytest.mark.parametrize(
    ("word", "wanted"), [("白晓宁", "白曉寧"), ("头发", "頭髮"), ("发布", "發佈"), ("后台数据", "後台數據")]
)
def test_simplified_words_are_found_in_their_traditional_spelling(word: str, wanted: str) -> None:
    assert wanted in spellings(word)
    assert wanted in in_other_script("", word)


@pytest.mark.parametrize("word", ["皇后", "方便面", "平台", "茶"])
def test_words_of_both_scripts_are_left_alone(word: str) -> None:
    assert in_other_script(word, "T001 &amp; abc") == ""


def test_a_long_run_has_a_bounded_number_of_spellings() -> None:
    assert len(spellings("发" * 40)) == 16


def test_words_of_a_text_that_is_not_divided_are_found_in_the_other_script() -> None:
    assert words_in_other_script("<b>會員積分</b> T001 會員積分，下單") == "会员积分 下单"
    assert "會員 積分" in words_in_other_script("会员积分")
    assert words_in_other_script("T001 中文 <b>&amp;") == ""
