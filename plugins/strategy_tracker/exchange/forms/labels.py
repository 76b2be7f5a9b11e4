"""What the words on a form mean: the names of fields, sections and columns, however they are dressed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from strategy_tracker.exchange.forms import layout
from strategy_tracker.values.folded_text import without_invisible
from strategy_tracker.vocabulary.fields import FIELDS, Field, folded_name, names_of

_NOTE = re.compile(r"[(（\[【].*?[)）\]】]")
_NUMBERING = re.compile(
    r"^(?:第?[一二三四五六七八九十0-9]+(?:部分)?[、.．:：)）]|[(（][一二三四五六七八九十0-9]+[)）])\s*"
)
_DRESS = " \t\n*＊:：#•·●■◆▲★"
LONGEST_LABEL = 40


@cache
def labels_of(kind: str) -> Mapping[str, Field]:
    """Return every name of a record's fields, folded: those of files and the English words on the form."""
    table = dict(names_of(kind))
    for field in FIELDS[kind]:
        table.setdefault(folded_name(field.label.en), field)
    return table


def label(text: str) -> list[str]:
    """Return a label folded: as it is, then without numbering and notes in brackets."""
    if len(text) > LONGEST_LABEL:
        return []
    plain = unicodedata.normalize("NFKC", without_invisible(text)).strip(_DRESS)
    bare = _NUMBERING.sub("", plain).strip(_DRESS)
    found = [plain, bare, _NOTE.sub("", bare).strip(_DRESS)]
    return [folded_name(one) for one in dict.fromkeys(found) if one]


def field_labelled(kind: str, text: str) -> Field | None:
    """Return the field that a label is of; None where it is none of the record's."""
    table = labels_of(kind)
    return next((table[one] for one in label(text) if one in table), None)


@cache
def _sections() -> Mapping[str, str]:
    table = {}
    for name, term in layout.SECTIONS.items():
        for words in (term.hant, term.hans, term.en):
            table[label(words)[-1]] = name
    further = {
        "strategy": "基本資料 基本资料 基本資訊 策略信息 策略資訊 basics",
        "tasks": "任務跟蹤 任务跟踪 任務跟蹤表 任务跟踪表 關鍵任務跟蹤 关键任务跟踪 關鍵任務跟蹤表 "
        "关键任务跟踪表 任務清單 任务清单 tasks",
        "kpis": "指標跟蹤 指标跟踪 效果指標跟蹤 效果指标跟踪 效果指標跟蹤表 效果指标跟踪表 指標 指标 kpi",
        "retrospective": "復盤 复盘 覆盤總結 總結 总结",
    }
    return table | {folded_name(word): name for name, words in further.items() for word in words.split()}


def section_named(text: str) -> str | None:
    """Return the section that a title is of: strategy, tasks, kpis, retrospective or other."""
    return next((_sections()[one] for one in label(text) if one in _sections()), None)


def form_titles() -> frozenset[str]:
    """Return the form's own title in all languages, folded."""
    return frozenset(folded_name(words) for words in (layout.TITLE.hant, layout.TITLE.hans, layout.TITLE.en))


@cache
def other_heads() -> Mapping[str, str]:
    """Return the heads of the table of further fields, folded, by what they are of."""
    return {
        folded_name(words): name
        for name, term in layout.OTHER_HEADS.items()
        for words in (term.hant, term.hans, term.en)
    }


def is_slug_label(text: str) -> bool:
    """Tell whether a column's head says that it holds slugs."""
    names = {folded_name(words) for words in (layout.SLUG.hant, layout.SLUG.hans, layout.SLUG.en)}
    return any(one in names for one in label(text))


def how_many_labels(texts: Iterable[str]) -> int:
    """Return how many of some texts are labels of tasks, KPIs or strategies."""
    kinds = ("task", "kpi", "strategy", "retrospective")
    return sum(any(field_labelled(kind, text) for kind in kinds) for text in texts if text.strip())
