"""Reads numerals in words: 一百二十, 二〇二四, 三萬五, 廿一; twenty-five."""

import re

_DIGITS = {
    "〇": 0, "○": 0, "零": 0, "一": 1, "壹": 1, "二": 2, "貳": 2, "贰": 2, "兩": 2, "两": 2, "三": 3, "參": 3,
    "叁": 3,
    "四": 4, "肆": 4, "五": 5, "伍": 5, "六": 6, "陸": 6, "陆": 6, "七": 7, "柒": 7, "八": 8, "捌": 8,
    "九": 9, "玖": 9,
}  # fmt: skip
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
_CONTRACTED = {"廿": "二十", "卅": "三十"}

LONGEST_NUMERAL = 30
NUMERAL_CHARACTERS = "".join((*_DIGITS, *_SMALL, *_LARGE, *_CONTRACTED))
"""Every character that may stand in a Chinese numeral."""


def read_chinese_number(text: str) -> int | None:
    """Return the whole number that a Chinese numeral stands for; None where it is not a well-formed one."""
    for short, full in _CONTRACTED.items():
        text = text.replace(short, full)
    if not 0 < len(text) <= LONGEST_NUMERAL:
        return None
    if all(letter in _DIGITS for letter in text):
        return _read_digits(text)
    return _read_large(text)


def _read_digits(text: str) -> int | None:
    """Read 二〇二四, digit for digit; 兩 is not written in such a number."""
    if len(text) > 1 and ("兩" in text or "两" in text):
        return None
    number = 0
    for letter in text:
        number = number * 10 + _DIGITS[letter]
    return number


def _read_large(text: str) -> int | None:
    """Read sections of 億 and 萬, each larger than the next."""
    total, smallest, section = 0, 10**16, ""
    for letter in text:
        if letter not in _LARGE:
            section += letter
            continue
        value = _read_section(section, is_last=False)
        if not value or _LARGE[letter] >= smallest:
            return None
        smallest = _LARGE[letter]
        total += value * smallest
        section = ""
    if not section:
        return total
    if total and len(section) == 1 and _DIGITS.get(section):
        return total + _DIGITS[section] * smallest // 10  # 三萬五 is 35,000
    rest = _read_section(section, is_last=True)
    return None if rest is None else total + rest


def _read_section(text: str, *, is_last: bool) -> int | None:
    """Read a number below ten thousand; at the end 三百五 is 350, before 萬 it might be 305 too."""
    total, digit, smallest = 0, -1, 10**4
    zero_before = False
    for letter in text:
        if letter in _DIGITS:
            if digit > 0:
                return None
            zero_before = zero_before or _DIGITS[letter] == 0
            digit = _DIGITS[letter]
            continue
        unit = _SMALL.get(letter)
        if unit is None or unit >= smallest or (digit < 0 and unit != 10):
            return None
        if digit == 0 and unit != 10:
            return None
        total += max(digit, 1) * unit
        smallest, digit, zero_before = unit, -1, False
    if digit < 0:
        return total if text else None
    if digit > 0 and not zero_before and smallest in (100, 1000):
        return total + digit * smallest // 10 if is_last else None
    return total + digit


_ENGLISH_ONES = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen"
)
_ENGLISH_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ENGLISH = {word: number for number, word in enumerate(_ENGLISH_ONES.split("|"))} | {
    word: 10 * tens for tens, word in enumerate(_ENGLISH_TENS.split("|"), start=2)
}
ENGLISH_NUMERAL = (
    rf"(?<![a-z-])(?:(?:{_ENGLISH_TENS})[- ](?:{'|'.join(list(_ENGLISH)[1:10])})"
    rf"|{'|'.join(sorted(_ENGLISH, key=len, reverse=True))}|(?:a )?dozen)(?![a-z-])"
)
"""A pattern for the numbers below a hundred in English words."""


def read_english_number(text: str) -> int:
    """Return the number that a match of ENGLISH_NUMERAL stands for: twenty-five is 25, a dozen 12."""
    words = re.split(r"[- ]", text.casefold())
    return 12 if words[-1] == "dozen" else sum(_ENGLISH[word] for word in words)
