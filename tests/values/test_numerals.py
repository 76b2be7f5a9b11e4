"""Chinese numerals at their edges; those inside of quantities are in quantities.yaml."""

from strategy_tracker.values.numerals import LONGEST_NUMERAL, read_chinese_number


def test_what_is_no_numeral() -> None:
    assert [read_chinese_number(text) for text in ("", "兩兩", "兩", "一" * (LONGEST_NUMERAL + 1))] == [
        None, None, 2, None,
    ]  # fmt: skip
    assert read_chinese_number("一" * LONGEST_NUMERAL) == int("1" * LONGEST_NUMERAL)
