"""What lets the search meet in both Chinese scripts: the words of an entry as the other script writes them.

The theme's search compares signs, and gives us no say in what people type. So each entry of its index gets a
second paragraph. From Traditional to Simplified each sign has one counterpart, and the paragraph is the whole
entry; the other way a sign may have several (发: 發, 髮), and it is the words in all their spellings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from strategy_tracker.site.search.words import CHINESE, words_of
from strategy_tracker.vocabulary.scripts import SIMPLIFIED_BY_TRADITIONAL

_TO_SIMPLIFIED = str.maketrans(dict(SIMPLIFIED_BY_TRADITIONAL))
_TRADITIONAL: dict[str, list[str]] = {}
for _traditional, _simplified in SIMPLIFIED_BY_TRADITIONAL.items():
    _TRADITIONAL.setdefault(_simplified, []).append(_traditional)
_TAG = re.compile(r"<[^>]*>")
_BETWEEN_WORDS = "\u200b"
_MOST_SPELLINGS = 16


def in_other_script(title: str, text: str) -> str:
    """Return the paragraph to add to an entry of the index, given its title and text as HTML; '' for none."""
    plain = _TAG.sub(" ", f"{title} {text}")
    simplified = plain.translate(_TO_SIMPLIFIED)
    words = dict.fromkeys(spelling for run in CHINESE.findall(plain) for spelling in spellings(run))
    parts = [simplified] if simplified != plain else []
    parts += [_BETWEEN_WORDS.join(words)] if words else []
    return "".join(f"<p>{part}</p>" for part in parts)


def words_in_other_script(text: str) -> str:
    """Return the words of an undivided text as the other script writes them, each once."""
    found: dict[str, None] = {}
    for run in dict.fromkeys(CHINESE.findall(text)):
        simplified = run.translate(_TO_SIMPLIFIED)
        if simplified != run:
            found[simplified] = None
        if any(_is_simplified_only(sign) for sign in run):
            found.update(dict.fromkeys(spelling for word in words_of(run) for spelling in spellings(word)))
    return " ".join(found)


@lru_cache(maxsize=16384)
def spellings(word: str) -> tuple[str, ...]:
    """Return a word in Simplified characters in all its Traditional spellings, at most sixteen.

    A word is Simplified where the encoding of Traditional Chinese, Big5, lacks one of its signs: 后 and 面
    are words of both scripts.
    """
    if not any(_is_simplified_only(sign) for sign in word):
        return ()
    return tuple(islice(_spelled(word), _MOST_SPELLINGS))


def _spelled(word: str) -> Iterator[str]:
    for signs in product(*([*_TRADITIONAL.get(sign, ()), *_own(sign)] for sign in word)):
        yield "".join(signs)


def _own(sign: str) -> list[str]:
    """Return the sign itself where Traditional Chinese has it too."""
    return [] if _is_simplified_only(sign) else [sign]


def _is_simplified_only(sign: str) -> bool:
    if sign not in _TRADITIONAL:
        return False
    try:
        sign.encode("big5")
    except UnicodeEncodeError:
        return True
    return False
