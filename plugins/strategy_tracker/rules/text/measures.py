"""Finds what makes a statement measurable: a quantity that is neither a date nor a span of time.

The numbers themselves are read by values.find_quantities. Here stands only what it leaves out on purpose,
since there is nothing in it to compute with: amounts in words (翻倍, 過半, a third) and bare counts of
things (500 MQLs, 每月5000, 五間廠商).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from strategy_tracker.rules.text import goal_words as words
from strategy_tracker.rules.text.folding import lower
from strategy_tracker.values import find_quantities
from strategy_tracker.vocabulary.patterns import Pattern

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_HAN = "[一二三四五六七八九十百千万亿两几半]"
_HIDDEN = "\x00"
# Spans and days: how long or until when, not how much. What follows a span is looked at again.
_TIME = Pattern(
    "|".join(
        [
            words.BARE_SPAN,
            rf"(?:前|提前|每|近|过去|未来|首|连续|为期|持续|每隔|历时|最近|t\+) ?(?:{_NUMBER}|"
            rf"{_HAN}+) ?{words.SPAN}(?![营销]|内?回)",
            rf"(?:{_NUMBER}|{_HAN}+) ?(?!小时){words.SPAN}(?:之?内|以内|左右|后|前|计划|行动|冲刺|"
            rf"规划|期|试用|无理由|周期)",
            rf"\b(?:within|in|over|after|for|during|next|first|last|past|coming|every|"
            rf"per)(?: the)?(?: next| first| last"
            rf"| past| coming)? (?:{_NUMBER}|{words.ENGLISH_NUMBERS}) ?(?:{words.ENGLISH_TIME})\b",
            rf"\b(?:{_NUMBER}|{words.ENGLISH_NUMBERS})[- ](?:{words.ENGLISH_TIME}) (?:plan|roadmap|"
            rf"strategy|programme"
            r"|program|campaign|vision)",
            r"(?:民国)?\d{2,4}年(?:度|底|初|末|中|前)?|(?<!\d)(?:19|20)\d\d(?!\d|%|"
            r" ?[\u3400-\u9fff万亿%]| [a-z])",
            rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{words.MONTHS}|march|mar|may)\b(?:,? \d{{4}})?",
            rf"\b(?:{words.MONTHS}|march|mar|may)\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?",
            r"(?<![\d.])\d{1,2}/\d{1,2}(?:/\d{2,4})?(?= ?(?:以?前|之前|日|起|至|-|~|\(|$|完成|上线|"
            r"女神|妇女|节))",
            r"\b(?:by|on|before|until|due|from) \d{1,2}/\d{1,2}(?:/\d{2,4})?|\b(?:by|in|"
            r"before) (?:19|20)\d\d\b|\b(?:fy|cy|q[1-4]|h[12]) ?'?(?:19|20)?\d\d\b",
            r"\d{1,2}:\d{2}(?:-\d{1,2}:\d{2})?(?: ?[ap]m)?|\b\d{1,2} ?[ap]m\b",
        ]
    ),
    re.IGNORECASE | re.ASCII,
)
# Names with a number in them, and numbers of things that are not counted.
_NAME = Pattern("|".join(words.NAMES_WITH_NUMBERS), re.IGNORECASE | re.ASCII)
# "iPhone 15", "Windows 11": a name with a capital before a number, not at the start of the sentence.
_PRODUCT = Pattern(
    r"(?<=[a-z\u3400-\u9fff,] )(?!(?:Top|No)\b)(?:[A-Z][a-z]+|"
    r"i[A-Z][a-z]+) \d{1,4}(?:\.\d+)?\b(?! ?(?:[%xkKmM]|percent|times))|i[A-Z][a-z]+ ?\d+"
)
_IN_WORDS = Pattern("|".join(words.AMOUNTS_IN_WORDS), re.IGNORECASE | re.ASCII)
_COUNT = Pattern(
    "|".join(
        [
            rf"(?<![\w.-])(?!(?:19|20)\d\d (?!new|users?|leads|customers|people|sign-?ups|"
            rf"subscribers|followers|units|orders))"
            rf"(?:{_NUMBER}\+?|(?:{words.ENGLISH_NUMBERS})(?:[- ](?:{words.ENGLISH_NUMBERS}))*)"
            rf"(?: (?!(?:{words.ENGLISH_TIME}|am|pm|to|and|or|of)\b)[a-z\x00][\w\x00-]*)",
            rf"\b(?:to|from|by|above|below|under|over|at least|at most|reach|hit|of|exceed|than|"
            rf"least|around|about|"
            rf"nps|csat|roas|roi|cpa|cac|ctr|aov|arpu|ltv|score) (?:of |is |to |at |> ?|< ?|"
            rf"= ?)?[<>]? ?{_NUMBER}",
            rf"(?<=[\u3400-\u9fffa-z])(?<!第){_NUMBER}\+?(?=$|[,。;、) ])",
            rf"(?<![第\d])(?:{_NUMBER}|(?!一(?:{words.MEASURES})){_HAN}+)(?:多|余)?(?:{words.MEASURES})",
            rf"[<>≥≤] ?{_NUMBER}",
        ]
    ),
    re.IGNORECASE | re.ASCII,
)
_UNREAD = (_IN_WORDS, _COUNT)
"""What find_quantities leaves out."""


def quantity_in(text: str) -> str:
    """Return the first quantity of a folded text, or nothing where it has none."""
    readable = _readable(text)
    for begin, finish in _stated(readable):
        return text[begin:finish].strip()
    for pattern in _UNREAD:
        found = pattern.search(readable)
        if found:
            return text[found.start() : found.end()].strip()
    return ""


@lru_cache(maxsize=8192)  # several rules ask it of one text
def has_quantity(text: str) -> bool:
    """Tell whether a folded text has a quantity: sooner than where it stands, since most are bare counts."""
    readable = _readable(text)
    if any(pattern.search(readable) for pattern in _UNREAD):
        return True
    return next(_stated(readable), None) is not None


def _stated(readable: str) -> Iterator[tuple[int, int]]:
    """Yield where the quantities stand that nothing hidden is part of."""
    for begin, finish, _ in find_quantities(readable):
        if _HIDDEN not in readable[begin:finish]:
            yield begin, finish


def _readable(text: str) -> str:
    """Return a text in lower case, with what is no quantity hidden character for character."""
    return _hide(_NAME, _hide(_TIME, lower(_hide(_PRODUCT, text))))


def _hide(pattern: Pattern, text: str) -> str:
    return pattern.sub(lambda match: _HIDDEN * len(match.group()), text)
