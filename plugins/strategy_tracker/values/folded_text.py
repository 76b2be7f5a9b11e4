"""What every reader does to a text first: one width, one limit."""

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
