"""Words for the search index: jieba knows Simplified words only, and splits Traditional ones wrongly.

The words are found by splitting the same texts in Simplified characters, where jieba is at home, and are
written down as the records have them. Short words only: whoever looks for 營銷 also means 市場營銷.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator

import jieba

from strategy_tracker.model import Portfolio
from strategy_tracker.rules.text.characters import SIMPLIFIED_BY_TRADITIONAL
from strategy_tracker.vocabulary.fields import FIELDS
from strategy_tracker.vocabulary.words import CADENCE_WORDS, KPI_TYPE_WORDS, STATUS_WORDS

_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_LONGEST = 4
_SIMPLIFIED = str.maketrans(dict(SIMPLIFIED_BY_TRADITIONAL))


def search_words(portfolio: Portfolio) -> str:
    """Return a user dictionary for jieba: one word a line, with its frequency where jieba has one; sorted.

    It holds the Traditional words of 2 to 4 characters in the vocabulary and in all files of the records,
    and the names of people in either script.
    """
    words: dict[str, int | None] = {}
    runs = {run for text in _texts(portfolio) for run in _CHINESE.findall(text)}
    for run in sorted(runs):
        words.update(_traditional_words(run))
    for name in _people(portfolio):
        if _CHINESE.fullmatch(name) and 2 <= len(name) <= _LONGEST:
            words.setdefault(name, None)
    lines = (f"{word}\n" if words[word] is None else f"{word} {words[word]}\n" for word in sorted(words))
    return "".join(lines)


def teach_search(portfolio: Portfolio) -> None:
    """Give the words to the tokenizer that Material's search plugin splits pages with, in this process."""
    jieba.load_userdict(io.StringIO(search_words(portfolio)))


def _traditional_words(run: str) -> Iterator[tuple[str, int]]:
    """Yield the words of a run of Chinese characters that jieba would not know as they are typed."""
    simplified = run.translate(_SIMPLIFIED)
    if simplified == run:
        return
    for word, start, end in jieba.tokenize(simplified, mode="search"):
        typed = run[start:end]
        often = jieba.dt.FREQ.get(word, 0)
        if typed != word and often and 2 <= len(word) <= _LONGEST and not _has_parts(word):
            yield typed, often


def _has_parts(word: str) -> bool:
    """Tell whether a long word is two words of two characters each."""
    return len(word) == _LONGEST and all(jieba.dt.FREQ.get(part) for part in (word[:2], word[2:]))


def _texts(portfolio: Portfolio) -> Iterator[str]:
    for fields in FIELDS.values():
        yield from (field.label.hant for field in fields)
    for words in (STATUS_WORDS, CADENCE_WORDS, KPI_TYPE_WORDS):
        yield from (names[0] for names in words.values())
    yield from (source.text for source in portfolio.sources.values())


def _people(portfolio: Portfolio) -> Iterable[str]:
    for strategy in portfolio.strategies:
        for owner in (strategy.owner, *(task.owner for task in strategy.tasks)):
            if owner is not None and owner.value:
                yield owner.value
        for task in strategy.tasks:
            yield from (name.value for name in task.collaborators if name.value)
