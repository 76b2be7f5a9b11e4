"""What every reader does to a text first: one width, one limit; and what no value may be or hold."""

import re

from strategy_tracker.vocabulary.patterns import Pattern

from .errors import Unreadable

LONGEST_TEXT = 200
"""Characters; a value longer than this is prose, not a value."""

# One character for one character, so that a span in the folded text is a span in the typed one.
_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord(wide): ord(narrow)
    for wide, narrow in {
        "\u3000": " ", "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ",
        "\u202f": " ", "\t": " ",
        "￥": "¥", "￡": "£", "￠": "¢", "﹩": "$", "﹪": "%", "﹢": "+", "﹣": "-", "−": "-",
        "‐": "-", "‑": "-", "﹤": "<", "﹥": ">", "﹦": "=",
        "﹐": ",", "﹒": ".", "﹕": ":", "〜": "~", "∼": "~", "≧": "≥",
        "≦": "≤", "⩾": "≥", "⩽": "≤", "∶": ":", "﹙": "(", "﹚": ")",
    }.items()
}  # fmt: skip


def matches_wildcards(pattern: str, text: str) -> bool:
    """Return whether a text is what a pattern says, in which each `*` stands for any characters or none.

    The pieces between are looked for one after the other, so that the time grows with the text alone.
    """
    first, *rest = pattern.split("*")
    if not rest:
        return text == pattern
    *middle, last = rest
    end = len(text) - len(last)
    if not text.startswith(first) or not text.endswith(last) or end < len(first):
        return False
    position = len(first)
    for piece in middle:
        position = text.find(piece, position, end)
        if position < 0:
            return False
        position += len(piece)
    return True


def fold_width_in_place(text: str) -> str:
    """Return the text with full-width signs, digits and spaces made narrow, character for character."""
    return text if text.isascii() and "\t" not in text else text.translate(_WIDTHS)


def fold_width(text: str) -> str:
    """Return the text with full-width signs, digits and spaces made narrow, without outer spaces."""
    return fold_width_in_place(text).strip()


def folded_or_refused(text: str, rule: str) -> str:
    """Return the folded text; a text too long to be a value is Unreadable by the rule given."""
    if len(text) > LONGEST_TEXT:
        raise Unreadable(rule, text=text[:LONGEST_TEXT] + "…")
    return fold_width(text)


# Controls other than tab, LF and CR; blanks without a width or that look like a space but are letters; the
# marks that turn the reading order around; noncharacters. A joiner is one of them unless it joins two signs
# of an emoji, as in 👨‍👩‍👧. All texts are gone through for these: Python looks for a pattern that begins with
# one set of characters several times as fast as for one of alternatives.
INVISIBLE = Pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
    "(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff]))"
)


def without_invisible(text: str) -> str:
    """Return a text as it looks to the eye."""
    return INVISIBLE.sub("", text)


_ERROR = Pattern(
    r"#(?:DIV/0!?|N/A|NAME\??|NULL!?|NUM!?|REF!?|VALUE!?|SPILL!?|CALC!?|ERROR!?|GETTING_DATA|FIELD!?|BLOCKED!?"
    r"|CONNECT!?|UNKNOWN!?)|#{3,}|Err:[0-9]{3}",
    re.IGNORECASE,
)
_FORMULA = Pattern(
    r"=\s*(?:[-+]?\s*[(\[$'{]|[-+]?\s*\$?[A-Za-z]|.*[0-9)]\s*[-+*/^&]\s*[(0-9A-Za-z$])", re.DOTALL
)


def refuse_spreadsheet_text(text: str) -> None:
    """Raise Unreadable "spreadsheet-text" for a spreadsheet's error value or a formula."""
    folded = fold_width(text)
    if _ERROR.search(folded) or _FORMULA.match(folded):
        raise Unreadable("spreadsheet-text", text=text)
