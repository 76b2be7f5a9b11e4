"""Which two texts say the opposite of each other, so that neither is ever proposed for the other.

It errs on the safe side: a proposal that is not made costs a look at the list, one that turns the meaning
round costs a wrong report.
"""

from __future__ import annotations

import re
import unicodedata

_NO_SIGNS = frozenset("未待不非無无沒没否勿別别")
"""Characters that say that something is not, or not yet: 未上線, 待上線, 不達標, 無法完成."""

_STOPPING_SIGNS = frozenset("難难缺失拒停暫暂")
"""Characters that say that it does not go on: 暫停, 拒絕. 暫未啟動 is not, and 暫啟動 is."""

_NO_WORDS = frozenset(
    ("not", "no", "non", "never", "without", "off", "un", "cannot", "nor", "neither", "awaiting", "hardly")
)
"""English words that do the same."""

_NO_PREFIXES = ("not", "non", "no", "never", "off", "un", "in", "im", "ir", "il", "dis", "de", "anti")

_ANTONYMS = (
    ("上", "下"), ("開", "關"), ("开", "关"), ("開始", "結束"), ("开始", "结束"), ("計劃", "實際"),
    ("计划", "实际"), ("計畫", "實際"), ("高", "低"), ("多", "少"), ("大", "小"), ("長", "短"), ("长", "短"),
    ("增", "減"), ("增", "减"), ("升", "降"), ("前", "後"), ("前", "后"), ("早", "晚"), ("進", "退"),
    ("进", "退"), ("正", "負"), ("正", "负"), ("正", "反"), ("內", "外"), ("内", "外"), ("有", "無"), ("有", "无"),
    ("提前", "延期"), ("按時", "延期"), ("按时", "延期"), ("start", "end"), ("start", "stop"),
    ("begin", "end"), ("plan", "actual"), ("up", "down"), ("on", "off"), ("high", "low"), ("more", "less"),
    ("before", "after"), ("min", "max"), ("input", "output"), ("open", "close"), ("true", "false"),
    ("include", "exclude"), ("early", "late"), ("ahead", "behind"), ("increase", "decrease"),
    ("enable", "disable"), ("lead", "lag"),
)  # fmt: skip

_LOOK_ALIKE = str.maketrans({"末": "未", "巳": "已", "己": "已"})
_WORDS = re.compile(r"[a-z]+(?:'t|’t)?")
_BETWEEN = re.compile(r"[\W_]+")
_AKIN = 60


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().translate(_LOOK_ALIKE)


def negations(text: str) -> tuple[bool, bool]:
    """Return whether a text says that something is not, or not yet, and whether that it does not go on."""
    plain = _plain(text)
    says_not = not _NO_SIGNS.isdisjoint(plain) or any(
        word in _NO_WORDS or word.endswith(("n't", "n’t")) for word in _WORDS.findall(plain)
    )
    return says_not, not _STOPPING_SIGNS.isdisjoint(plain)


def _by_prefix(one: str, other: str) -> bool:
    """Tell whether one text is much like the other but for a prefix that negates: incomplete, undone."""
    from rapidfuzz import fuzz  # see `suggestions.nearest`

    return any(
        one.startswith(prefix)
        and not other.startswith(prefix)
        and fuzz.ratio(one.removeprefix(prefix), other) >= _AKIN
        for prefix in _NO_PREFIXES
    )


def are_opposite(one: str, other: str) -> bool:
    """Tell whether two texts differ by a negation, or stand at the two ends of one scale (上線, 下線)."""
    if negations(one) != negations(other):
        return True
    first, second = (_BETWEEN.sub("", _plain(text)) for text in (one, other))
    if _by_prefix(first, second) or _by_prefix(second, first):
        return True
    for low, high in _ANTONYMS:
        has = [(low in text, high in text) for text in (first, second)]
        if sorted(has) == [(False, True), (True, False)]:
            return True
    return False
