"""What one line of text below 關鍵任務 or 效果指標 may mean as a record: 「發布10篇筆記 王小明 7/1-7/5」.

Nothing is read from such a line: which word is the owner would be a guess. But its author is shown the lines
that were probably meant, with what the words say by themselves (an id, days, a percentage, a status, a name)
in its place and the rest to be filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count

from strategy_tracker.source.front_matter.nodes import Node, Scalar
from strategy_tracker.source.front_matter.quoting import as_value
from strategy_tracker.source.typed_values import read_value
from strategy_tracker.values import Context, Unreadable, is_nothing
from strategy_tracker.vocabulary.fields import FIELDS, Field, Kind, folded_name, names_of
from strategy_tracker.vocabulary.scripts import SIMPLIFIED_BY_TRADITIONAL
from strategy_tracker.vocabulary.surnames import COMPOUND, SINGLE

MOST_WORDS = 24
MOST_RECORDS = 10
LAST_TOLD = 50
"""In a list of more texts the rest is told as the first ones are."""
_INDEX = re.compile(r"\[(\d+)\]$")
_SPACE = re.compile(r"[\s,，;；|｜│、]+")
_BULLET = re.compile(r"^(?:[①-⑳⑴-⒇●○■□◆▪•·★☆✅➤▶-]|[(（]?\d{1,2}(?:[.、)）](?!\d)))\s*")
_MENTION = re.compile(r"(?<![\w.])[@＠](?=[^\s@＠])")
_LABELLED = re.compile(r"(?P<label>[^\d:：]{1,12})[:：]\s*(?P<value>.+)")
_LABEL_AND_NUMBER = re.compile(r"(?P<label>[^\W\d]{2,6})(?P<value>(?:[^\w\s]|\d).*)")
_ID = re.compile(r"[A-Za-z]{1,3}-?\d{1,4}")
_DIGITS = re.compile(r"\d")
_UNIT = re.compile(r"\d\s*(?:%|％)|\d[\d,.]*\s*[^\d\s,.]")
_MASKED = re.compile(r"[\u3400-\u9fff][*＊○]{1,2}")
_CHINESE = re.compile(r"[\u3400-\u9fff]{2,4}")
# In the order in which the form has them.
_PARTS = {
    "task": (
        (Kind.PERIOD, ("planned", "actual")),
        (Kind.PERCENT, ("progress",)),
        (Kind.STATUS, ("status",)),
    ),
    "kpi": (
        (Kind.DATE, ("updated",)),
        (Kind.QUANTITY, ("target", "current", "attainment")),
    ),
}
_LABELS = {
    "task": {"時間": "planned", "时间": "planned", "截止": "planned", "檔期": "planned", "档期": "planned"},
    "kpi": {
        **dict.fromkeys(
            ("目前", "現在", "现在", "現為", "现为", "已達", "已达", "已完成", "截至目前"), "current"
        ),
        **dict.fromkeys(("去年", "基準", "基准"), "baseline"),
    },
}
"""What people call a field in a sentence, beside its names."""
_NUMERIC = (Kind.DATE, Kind.PERIOD, Kind.PERCENT, Kind.STATED_PERCENT, Kind.QUANTITY)
_ONE_VALUE = (*_NUMERIC, Kind.TEXT, Kind.STATUS, Kind.OWNER)
_TEXTS = {
    "task": (("description", "owner"), ("problem", "solution", "note")),
    "kpi": (("name", "definition"), ("source",)),
}


def records_meant(node: Node, record: str, path: str, context: Context, lines: Sequence[str]) -> str:
    """Return the lines of the records that a text, or each line of it, may mean; '' where nobody can tell.

    `path` is that of the list or of the item; `lines` are those of the file.
    """
    start = int(found[1]) + 1 if (found := _INDEX.search(path)) else 1
    told = start <= LAST_TOLD and record in _PARTS
    if not told or not isinstance(node, Scalar) or not node.text.strip():
        return ""
    typed = [line.strip() for line in lines[node.place.line - 1 : node.place.end_line]]
    texts = typed if node.plain and node.place.end_line > node.place.line else [node.text]
    spelling, indent = spelling_of(lines), _indent(node, lines)
    ids = _free_ids(record, start, lines)
    meant = [lines_meant(text, record, next(ids), context, spelling, indent) for text in texts[:MOST_RECORDS]]
    return "\n".join(meant) if all(meant) else ""


def _free_ids(record: str, start: int, lines: Sequence[str]) -> Iterator[str]:
    """Yield ids that a file does not have yet, from the place of a record in its list on: T003."""
    text = "\n".join(lines)
    ids = (f"{record[0].upper()}{number:03}" for number in count(start))
    return (one for one in ids if one not in text)


def _indent(node: Scalar, lines: Sequence[str]) -> str:
    """Return the space before the dash of an item; two spaces where its list has none yet."""
    line = lines[node.place.line - 1] if node.place.line <= len(lines) else ""
    return " " * (len(line) - len(line.lstrip(" "))) if line.lstrip().startswith("- ") else "  "


def lines_meant(
    text: str, record: str, free_id: str, context: Context, spelling: int, indent: str = ""
) -> str:
    """Return the lines of a record that a text may mean, '' where it is too long for one.

    `free_id` is for a text that has none; `spelling` says which of a field's names to write: 0 the
    Traditional, 1 the Simplified, 2 the English one.
    """
    cells = [cell.strip() for cell in text.split("\t")]
    rowed = len(cells) > 1
    typed = cells if rowed else _SPACE.split(_MENTION.sub(" @", _BULLET.sub("", text.strip())))
    words = [word for word in typed if word and not is_nothing(word)]
    if not words or len(words) > MOST_WORDS:
        return ""
    found = dict(_placed(words, record, context, rowed=rowed))
    found.setdefault("id", free_id)
    fields = [known for known in FIELDS[record] if known.key in found or known.required]
    shown = [f"{_name(known, spelling)}: {as_value(found.get(known.key, ''))}".rstrip() for known in fields]
    return "\n".join(f"{indent}{'  ' if position else '- '}{line}" for position, line in enumerate(shown))


def _placed(words: Sequence[str], record: str, context: Context, *, rowed: bool) -> Iterator[tuple[str, str]]:
    """Yield the fields that the words of a text may be, with the words."""
    free = {kind: list(keys) for kind, keys in _PARTS[record]}
    last, behind = _PARTS[record][-1][0], False
    if not rowed:
        said, words = _said_by_name(words, record)
        yield from said.items()
        free = {kind: [key for key in keys if key not in said] for kind, keys in free.items()}
        days = sum(_is(Kind.PERIOD, word, context, rowed=False) for word in words)
        if Kind.PERIOD in free:  # of two days (3/8、3/18) nobody can tell what the second one is
            free[Kind.PERIOD] = free[Kind.PERIOD][:1] if days == 1 else []
    before: list[str] = []
    after: list[str] = []
    for position, word in enumerate(words):
        if position == 0 and _ID.fullmatch(word):
            yield "id", word
            continue
        kind = next((k for k, keys in free.items() if keys and _is(k, word, context, rowed=rowed)), None)
        if kind is not None:
            yield free[kind].pop(0), word
            behind = behind or kind is last
        else:
            (after if behind else before).append(word)
    yield from _texts(before, after, record, rowed=rowed)


def _said_by_name(words: Sequence[str], record: str) -> tuple[dict[str, str], list[str]]:
    """Return the fields that a sentence names itself (目標10W+, 進度：60%, @王小明), and its other words."""
    said: dict[str, str] = {}
    rest: list[str] = []
    mentions = [word for word in words if _MENTION.match(word)]
    for word in words:
        key, value = _by_label(word, record)
        if record == "task" and mentions == [word]:
            key, value = "owner", word[1:]
        if key and key not in said:
            said[key] = value
        elif not rest and record == "kpi" and (named := _LABELLED.fullmatch(word)):
            rest.append(named["label"])  # 好友數：目標10W+
            key, value = _by_label(named["value"], record)
            if key:
                said[key] = value
            else:
                rest.append(named["value"])
        else:
            rest.append(word)
    return said, rest


def _by_label(word: str, record: str) -> tuple[str, str]:
    """Return the field that a word names before its value, and the value; two empty texts for none."""
    for form, kinds in ((_LABELLED, _ONE_VALUE), (_LABEL_AND_NUMBER, _NUMERIC)):
        found = form.fullmatch(word)
        if found is None:
            continue
        known = names_of(record).get(folded_name(found["label"]))
        if known is not None and known.kind in kinds:
            return known.key, found["value"]
        if (key := _LABELS[record].get(found["label"])) is not None:
            return key, found["value"]
    return "", ""


def _texts(
    before: Sequence[str], after: Sequence[str], record: str, *, rowed: bool
) -> Iterator[tuple[str, str]]:
    """Yield what the words that are neither days nor numbers may be."""
    first, later = _TEXTS[record]
    if rowed:
        yield from zip(first, before, strict=False)
        yield from zip(later, (*before[len(first) :], *after), strict=False)
        return
    words = [*before, *after]
    names = [word for word in words if _is_like_a_name(word)] if record == "task" else []
    if len(names) == 1:
        yield "owner", names[0]
        words.remove(names[0])
    if words:
        yield first[0], " ".join(words)


def _is(kind: Kind, word: str, context: Context, *, rowed: bool) -> bool:
    """Tell whether a word is a value of a kind by itself; a bare number is one only in a cell of its own."""
    if kind is not Kind.STATUS and not _DIGITS.search(word):
        return False
    if kind in (Kind.PERCENT, Kind.QUANTITY) and not _UNIT.search(word) and not (rowed and word.isdigit()):
        return False
    try:
        value, _ = read_value(kind, word, context)
    except Unreadable as problem:
        return problem.rule == "date-without-year"
    return value is not None


def _is_like_a_name(word: str) -> bool:
    """Tell whether a word may be a Chinese name: 王小明, 歐陽修, 王*."""
    if _MASKED.fullmatch(word):
        return True
    simple = "".join(SIMPLIFIED_BY_TRADITIONAL.get(letter, letter) for letter in word)
    surname = 2 if simple[:2] in COMPOUND else int(simple[:1] in SINGLE)
    return bool(_CHINESE.fullmatch(word)) and surname > 0 and 1 <= len(word) - surname <= 2


def _name(known: Field, spelling: int) -> str:
    return (known.label.hant, known.label.hans, known.key)[spelling]


def spelling_of(lines: Sequence[str]) -> int:
    """Return which names a file writes its fields with: 0 Traditional, 1 Simplified, 2 English ones."""
    names = names_of("strategy")
    for line in lines:
        name, colon, _ = line.replace("：", ":").partition(":")
        known = names.get(folded_name(name)) if colon and len(name) < 30 else None
        if known is None or known.label.hant == known.label.hans:
            continue
        written = folded_name(name)
        if written == folded_name(known.label.hans):
            return 1
        return 0 if any(letter > "\u3000" for letter in written) else 2
    return 0
