"""Did-you-mean: the one home of the question which known name a text was probably meant to be.

Two measures serve two kinds of names. `nearest` compares loosely, for ids, fields and options, of which a
site has few and where a wrong proposal is seen at once. `slip_of` admits only what fingers and keyboards do
to a word, for words whose neighbours mean something else: 已下線 is no slip of 已上線, nor is Skipped one of
shipped. Neither ever proposes the opposite of what was typed. What is known by meaning comes before both:
see `vocabulary.other_names` and `vocabulary.status_meanings`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from strategy_tracker.vocabulary.opposites import are_opposite

ALIKE = 60
"""How alike two names are, in rapidfuzz's 0..100, for one to be proposed for the other."""

_CONFUSED = (
    "已巳己以乙", "未末味", "完玩丸晚", "成城程誠承或戌戍咸", "進近盡晉", "进近尽晋", "行型形刑", "中種种忠終重",
    "開凱", "开凯", "始使屎史时時", "延沿言", "期其旗棋斯", "取娶去曲", "消銷销削肖", "線限现現綫", "线限现",
    "達答打", "达答打", "結節洁潔", "结节洁", "束述術术", "付複副", "交教郊", "推堆", "遲迟持池",
    "誤务務物", "误务物", "止只址", "終中", "終忠", "啟起氣", "启起气", "動懂冻", "动懂冻", "辦半办班", "審申伸",
    "收手守", "佈布步部", "發髮发法", "閉必畢闭毕", "環还還环", "逾餘愈余", "後后候", "週周", "雙双", "每美",
    "日曰目", "月用", "是事",
)  # fmt: skip
"""Characters that keyboards and eyes take for each other: of one sound or of one look."""

_ALIKE: dict[str, set[str]] = {}
for _group in _CONFUSED:
    for _character in _group:
        _ALIKE.setdefault(_character, set()).update(_group)

_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_KEYS = {key: (row, column) for row, keys in enumerate(_KEYBOARD) for column, key in enumerate(keys)}


def _same(text: str) -> str:
    return text


def _lower(text: str) -> str:
    return text.casefold()


def nearest(text: str, known: Iterable[str], *, fold: Callable[[str], str] = _lower) -> str | None:
    """Return the known name that is most like the text, None where none is, or only its opposite.

    Names are compared as `fold` makes them; of names equally near the first counts.
    """
    from rapidfuzz import fuzz, process  # a check that has nothing new to say proposes nothing

    names: dict[str, str] = {}
    for name in known:
        names.setdefault(fold(name), name)
    typed = fold(text)
    found = process.extract(typed, list(names), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=8)
    return next((names[name] for name, _, _ in found if not are_opposite(text, names[name])), None)


def slip_of(text: str, known: Iterable[str], *, fold: Callable[[str], str] = _same) -> str | None:
    """Return the known word of which the text is a slip of the keyboard, None where it is of none."""
    typed = fold(text)
    near = [word for word in known if _is_slip(typed, fold(word)) and not are_opposite(text, word)]
    return max(near, key=lambda word: _likeness(typed, fold(word)), default=None)


def _likeness(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other)


def _is_slip(typed: str, word: str) -> bool:
    """Tell whether one slip, two in a long Latin word, leads from a word to what was typed."""
    from rapidfuzz.distance import OSA

    if word.isascii() and typed.isascii():
        slips = OSA.distance(typed, word, score_cutoff=2)
        return len(word) > 4 and slips <= (2 if len(word) > 7 else 1) and _fingers(typed, word)
    return OSA.distance(typed, word, score_cutoff=1) <= 1 and _characters(typed, word)


def _fingers(typed: str, word: str) -> bool:
    """Tell whether each letter that differs lies beside the right one on the keyboard, or in the word."""
    if typed[0] != word[0]:
        return False
    if len(typed) == len(word):
        differing = [(one, other) for one, other in zip(typed, word, strict=True) if one != other]
        return sorted(typed) == sorted(word) or all(_are_neighbours(*pair) for pair in differing)
    return True


def _are_neighbours(one: str, other: str) -> bool:
    """Tell whether two letters are neighbours on a keyboard."""
    if one not in _KEYS or other not in _KEYS:
        return False
    (row, column), (other_row, other_column) = _KEYS[one], _KEYS[other]
    return abs(row - other_row) <= 1 and abs(column - other_column) <= 1


def _characters(typed: str, word: str) -> bool:
    """Tell whether a Chinese word was typed with one character mistaken, left out, doubled or moved."""
    if len(typed) == len(word):
        differing = [(one, other) for one, other in zip(typed, word, strict=True) if one != other]
        if len(differing) == 1:
            one, other = differing[0]
            return one in _ALIKE.get(other, ())
        return len(word) > 2 and sorted(typed) == sorted(word)
    if len(typed) < len(word):  # a character is missing
        return len(word) > 2
    doubled = [place for place in range(1, len(typed)) if typed[place] == typed[place - 1]]
    return any(typed[:place] + typed[place + 1 :] == word for place in doubled)
