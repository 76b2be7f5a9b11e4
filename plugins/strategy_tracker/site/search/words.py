"""Where Chinese words begin and end, for the search.

jieba knows Simplified words only and splits Traditional ones wrongly. Characters correspond one to one, so a
text is split as it would be in Simplified characters, where jieba is at home, and kept as it was typed.
"""

from __future__ import annotations

import io
import logging
import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

from strategy_tracker.vocabulary.fields import FIELDS
from strategy_tracker.vocabulary.scripts import SIMPLIFIED_BY_TRADITIONAL
from strategy_tracker.vocabulary.words import CADENCE_WORDS, KPI_TYPE_WORDS, STATUS_WORDS

with warnings.catch_warnings():
    # Its source has escapes that Python warns of when it compiles them, and asks for pkg_resources.
    warnings.simplefilter("ignore")
    import jieba

CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_LONGEST = 4
_SIMPLIFIED = str.maketrans(dict(SIMPLIFIED_BY_TRADITIONAL))


def _prepare_jieba() -> None:
    """Let jieba say nothing, and keep its parsed dictionary where no other user's is.

    By itself it logs each step, and keeps the file in the folder for temporary files: there the first user's
    is everybody's, nobody else can renew it, and whoever writes it decides what all of them load.
    """
    # To it an unwritable file is an error, with a traceback.
    jieba.setLogLevel(logging.CRITICAL + 1)
    jieba.dt.tmp_dir = str(cache_folder())


def cache_folder() -> Path:
    """Return the folder of this user for jieba's dictionary; one that is not there if it cannot be made.

    jieba then parses the dictionary anew each time, in memory.
    """
    folder = user_cache_path("strategy-tracker") / f"jieba-{jieba.__version__}"
    if folder.is_absolute():  # not so where the user has no home at all
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return folder
    return Path(__file__) / "no-folder"


_prepare_jieba()


def words_of(run: str) -> Iterator[str]:
    """Yield the words of a run of Chinese characters, as typed; together they are the run.

    A word of four characters that is two words of two is split: whoever looks for 營銷 also means 市場營銷.
    """
    start = 0
    for word in jieba.cut(run.translate(_SIMPLIFIED), HMM=False):
        for part in _parts(word):
            yield run[start : start + len(part)]
            start += len(part)


def _parts(word: str) -> tuple[str, ...]:
    halves = (word[:2], word[2:])
    splits = len(word) == _LONGEST and all(jieba.dt.FREQ.get(half) for half in halves)
    return halves if splits else (word,)


def user_dictionary(texts: Iterable[str]) -> str:
    """Return a user dictionary for jieba, sorted: a word and its frequency on each line.

    It holds the words of 2 to 4 characters in the vocabulary and the texts that jieba would not know as
    they are typed. Material's search needs it for the pages that it splits itself.
    """
    found: dict[str, int] = {}
    for text in (*_vocabulary(), *texts):
        for run in CHINESE.findall(text):
            for word in words_of(run):
                simplified = word.translate(_SIMPLIFIED)
                often = jieba.dt.FREQ.get(simplified)
                if simplified != word and often and 2 <= len(word) <= _LONGEST:
                    found[word] = often
    return "".join(f"{word} {found[word]}\n" for word in sorted(found))


def teach_search(texts: Iterable[str]) -> None:
    """Give the words of hand-written pages to the jieba that Material's search uses, in this process."""
    jieba.load_userdict(io.StringIO(user_dictionary(texts)))


def _vocabulary() -> Iterator[str]:
    for fields in FIELDS.values():
        yield from (field.label.hant for field in fields)
    for words in (STATUS_WORDS, CADENCE_WORDS, KPI_TYPE_WORDS):
        yield from (names[0] for names in words.values())
