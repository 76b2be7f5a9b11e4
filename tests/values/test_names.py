"""Names: which spellings are one person."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from strategy_tracker.values import name_key, name_without_contact, tidy_name


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("李四", "李四"),
        ("李 四", "李四"),
        ("@李四", "李四"),
        ("＠ 李 四", "李四"),
        ("@design", "@design"),
        ("李　四", "李四"),
        ("“李四”", "李四"),
        ("「李四」", "李四"),
        ("王 小明", "王小明"),
        ("歐陽 修", "歐陽修"),
        ("李\u200b四", "李四"),
        ("王明 李華", "王明 李華"),  # two people
        ("設計部 李四", "設計部 李四"),
        ("Amy  Chen", "Amy Chen"),
        ("", ""),
    ],
)
def test_a_name_is_shown_without_quotes_and_inner_space(text: str, shown: str) -> None:
    assert tidy_name(text) == shown


def test_spellings_of_one_name_have_one_key() -> None:
    assert name_key("張偉") == name_key("张伟") == name_key("“張 偉”")
    assert name_key("Amy Chen") == name_key("ＡＭＹ chen")
    assert name_key("張偉") != name_key("張維")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("王小明 13800138000", "王小明"),
        ("王小明13800138000", "王小明"),
        ("王小明 分機 3021", "王小明"),
        ("王小明(分機3021)", "王小明"),
        ("Amy Chen ext. 302", "Amy Chen"),
        ("王小明 微信：xm_2025", "王小明"),
        ("Celine Dion", None),
        ("Mary Line Smith", None),
        ("王小明（0912-345-678）", "王小明"),
        ("Amy Chen, tel. +886 2 2391 1368", "Amy Chen"),
        ("王小明 ming@example.com", "王小明"),
        ("王小明", None),
        ("ming@example.com", None),
        ("13800138000", None),
        ("設計師2", None),
        ("專員 01", None),
    ],
)
def test_a_telephone_number_is_no_part_of_a_name(text: str, name: str | None) -> None:
    assert name_without_contact(text) == name


@given(st.text(max_size=80))
@example('王小明"\x1f')
def test_a_tidy_name_stays_as_it_is(text: str) -> None:
    assert tidy_name(tidy_name(text)) == tidy_name(text)
    assert name_key(tidy_name(text)) == name_key(text)
