"""What each kind of value may look like in front matter, as JSON Schema, with words in three languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from strategy_tracker.language import Term
from strategy_tracker.vocabulary.fields import Kind
from strategy_tracker.vocabulary.words import (
    AGGREGATE_WORDS,
    BOOLEAN_WORDS,
    CADENCE_WORDS,
    CONCERN_WORDS,
    DIRECTION_WORDS,
    KPI_TYPE_WORDS,
    MEASURE_WORDS,
    NOTHING_WORDS,
    STATUS_WORDS,
)

Schema = dict[str, Any]

SCALAR: Schema = {"type": ["string", "number", "boolean", "null"]}
"""Any single value: an editor's YAML reader turns 100 into a number and nothing into null."""

NOTHING: Schema = {"enum": [None, "", *NOTHING_WORDS]}

CHOICES: Mapping[Kind, Mapping[str, Sequence[str]]] = {
    Kind.STATUS: {**STATUS_WORDS, **CONCERN_WORDS},
    Kind.CADENCE: CADENCE_WORDS,
    Kind.KPI_TYPE: KPI_TYPE_WORDS,
    Kind.AGGREGATE: AGGREGATE_WORDS,
    Kind.DIRECTION: DIRECTION_WORDS,
    Kind.MEASURE: MEASURE_WORDS,
    Kind.BOOLEAN: BOOLEAN_WORDS,
}
"""The kinds of value that are chosen from a list, each value with its accepted words."""

_EXAMPLES: Mapping[Kind, Sequence[str]] = {
    Kind.OWNER: ("王*", "市場部經理"),
    Kind.DATE: ("2024-07-15", "2024年7月15日", "2024/7/15"),
    Kind.PERIOD: ("2024-07-15至2024-08-15", "2024-07-20前完成", "2024年Q3"),
    Kind.QUANTITY: ("500萬元", "≥90%", "增長20%", "從15%降至10%", "48小時內"),
    Kind.PERCENT: ("60", "60%"),
    Kind.STATED_PERCENT: ("84%", "112%"),
    Kind.NUMBER: ("1", "2.5"),
    Kind.REFERENCE: ("2024-q3-online-launch",),
    Kind.REFERENCES: ("T001", "K001"),
}
_HINTS: Mapping[Kind, Term] = {
    Kind.OWNER: Term("一個人或一個崗位。", "一个人或一个岗位。", "One person or one post."),
    Kind.DATE: Term("完整的日期，含年份。", "完整的日期，含年份。", "A complete date with its year."),
    Kind.PERIOD: Term(
        "起止日期，或截止日期，或整個季度、月份。",
        "起止日期，或截止日期，或整个季度、月份。",
        "Start and end, an end alone, or a whole quarter or month.",
    ),
    Kind.QUANTITY: Term(
        "數字加單位，可帶比較詞。",
        "数字加单位，可带比较词。",
        "A number with its unit, and a comparison if need be.",
    ),
    Kind.PERCENT: Term("0 至 100 的百分比。", "0 至 100 的百分比。", "A percentage from 0 to 100."),
    Kind.STATED_PERCENT: Term("百分比。", "百分比。", "A percentage."),
    Kind.NUMBER: Term("不小於 0 的數字。", "不小于 0 的数字。", "A number of zero or more."),
    Kind.TEXTS: Term("一項或多項。", "一项或多项。", "One item or several."),
    Kind.REFERENCES: Term("一個或多個編號。", "一个或多个编号。", "One id or several."),
    Kind.FREE: Term("團隊自訂，內容不限。", "团队自定，内容不限。", "The team's own, of any content."),
}


def hint_of(kind: Kind) -> Term | None:
    """Return what to write for a kind of value, or None where the field's name says it all."""
    return _HINTS.get(kind)


def examples_of(kind: Kind) -> Sequence[str]:
    """Return values of a kind as people write them; () where any text will do."""
    return _EXAMPLES.get(kind, ())


def value_schema(kind: Kind) -> Schema:
    """Return the schema of a value that is no record.

    No value is refused that the reader may accept: dates, periods and quantities are checked by their
    readers, which know more than a pattern can say. Words and examples are for completion.
    """
    if kind is Kind.FREE:
        return {}
    if kind in CHOICES:
        return {"anyOf": [{"enum": _choices(CHOICES[kind])}, SCALAR]}
    if kind in (Kind.TEXTS, Kind.REFERENCES):
        return {"anyOf": [_with_examples(kind), {"type": "array", "items": SCALAR}]}
    if kind is Kind.PERIOD:
        return {"anyOf": [_with_examples(kind), {"$ref": "#/definitions/period"}]}
    return _with_examples(kind)


def _with_examples(kind: Kind) -> Schema:
    return {**SCALAR, "examples": list(_EXAMPLES[kind])} if kind in _EXAMPLES else SCALAR


def _choices(words: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the names of each value in three languages and its key, without repetition."""
    names = [name for key, accepted in words.items() for name in (*accepted[:3], key)]
    return list(dict.fromkeys(names))
