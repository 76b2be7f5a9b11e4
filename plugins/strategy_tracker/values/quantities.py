"""Reads quantities as people write them, alone in a field or in running text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from decimal import Context, Decimal
from functools import lru_cache

from ..vocabulary.units import UNITS
from .amounts import EXACT, MOST_DIGITS, Amount, find_amounts, tidy
from .comparisons import compare, falls, joined_by, joining_words_before
from .distractions import FILLER, hide
from .errors import Unreadable
from .numerals import read_chinese_number
from .quantity import Comparator, Quantity
from .special_quantities import find_ranks, find_times
from .text import LONGEST_TEXT, fold_width_in_place, folded_or_refused

_PLAIN = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,10})?)(%?)")
_TYPED_UNIT = re.compile(r" ?([^\W\d_]{1,12}(?:[ /-][^\W\d_]{1,12}){0,2})")
_TIME_UNITS = frozenset(unit.name for unit in UNITS if unit.dimension in ("time", "months", "工作日"))
_MINUS = re.compile(r"^[–—](?=[0-9])")
_EITHER_WAY = re.compile(r"(?:\+ ?/ ?-|±) ?(?=[0-9])")
_FULL_MARKS = frozenset(Decimal(marks) for marks in (5, 7, 10, 20, 50, 100, 1000))
_CHANGES = (Comparator.INCREASE_BY, Comparator.DECREASE_BY)
_RATIO_PRECISION = Context(prec=28)
_PIECE = re.compile(r"[^\n]{1,4000}")
"""Running text is read by lines, and those of hostile length in parts."""

Found = tuple[int, int, Quantity]


@lru_cache(maxsize=8192)
def read_quantity(text: str) -> Quantity:
    """Return the one quantity of the text.

    Words around it are allowed (同比增長20%). Unreadable "quantity-without-number" where nothing in the text
    is a digit, "quantity-unreadable" where digits make no number, "quantity-several" where there are several.
    """
    if plain := _PLAIN.fullmatch(text):
        return Quantity(Decimal(plain[1]), unit=plain[2] or None, unit_text=plain[2])
    folded = _MINUS.sub("-", folded_or_refused(text, "quantity-unreadable"))
    if either_way := _EITHER_WAY.match(folded):
        return _either_way(folded[either_way.end() :], text)
    if "±" in folded or _longest_digits(folded) > MOST_DIGITS:
        raise Unreadable("quantity-unreadable", text=text)
    if (number := read_chinese_number(folded)) is not None:
        return Quantity(Decimal(number))
    try:
        found = _find(folded, running_text=False)
    except Unreadable as problem:
        raise Unreadable(problem.rule, text=text) from problem
    if not found and not any(character.isnumeric() for character in folded):
        raise Unreadable("quantity-without-number", text=text)
    if not found or _has_more_digits(folded, found):
        raise Unreadable("quantity-unreadable", text=text)
    first = found[0][2]
    if any(
        (other.number, other.unit or first.unit) != (first.number, first.unit) for _, _, other in found[1:]
    ):
        typed = " / ".join(folded[begin:finish].strip() for begin, finish, _ in found)
        raise Unreadable("quantity-several", text=text, found=typed)
    return first


def _either_way(folded: str, text: str) -> Quantity:
    """Return ±5% as the range from -5% to 5%."""
    quantity = read_quantity(folded)
    if quantity.comparator is not Comparator.EQUAL:
        raise Unreadable("quantity-unreadable", text=text)
    return replace(quantity, number=-quantity.number, high=quantity.number, comparator=Comparator.RANGE)


def find_quantities(text: str) -> list[Found]:
    """Return the quantities in running text with where each begins and ends, in order.

    Bare numbers without unit, scale or comparing word are left out, as are dates and names with digits.
    """
    found: list[Found] = []
    for piece in _PIECE.finditer(text):
        begin, folded = piece.start(), fold_width_in_place(piece[0])
        try:
            pieces = _find(folded, running_text=True)
        except Unreadable:
            pieces = _find_by_sentence(folded)
        found.extend((begin + first, begin + last, quantity) for first, last, quantity in pieces)
    return found


def _find_by_sentence(folded: str) -> list[Found]:
    """Return the quantities of those sentences that have nothing unreadable."""
    found: list[Found] = []
    for sentence in re.finditer(r"[^。；;\n]+", folded):
        try:
            pieces = _find(sentence[0], running_text=True)
        except Unreadable:
            continue
        found.extend(
            (sentence.start() + first, sentence.start() + last, quantity) for first, last, quantity in pieces
        )
    return found


def _has_more_digits(folded: str, found: list[Found]) -> bool:
    """Return whether a number is left over beside the quantities, so that the text was not understood."""
    rest = list(hide(folded, running_text=False))
    for begin, finish, _ in found:
        rest[begin:finish] = FILLER * (finish - begin)
    return any(letter.isdigit() or unicodedata.category(letter) == "No" for letter in rest)


def _longest_digits(folded: str) -> int:
    return max((len(run) for run in re.findall(r"[0-9,.]+", folded)), default=0)


def _find(folded: str, *, running_text: bool) -> list[Found]:
    hidden = hide(folded, running_text=running_text)
    found = find_ranks(hidden, running_text=running_text)
    for begin, finish, _ in found:
        hidden = hidden[:begin] + FILLER * (finish - begin) + hidden[finish:]
    amounts = [
        amount for amount in find_amounts(hidden) if _counts(amount, hidden, running_text=running_text)
    ]
    found.extend(_grouped(amounts, hidden, running_text=running_text))
    taken = [range(begin, finish) for begin, finish, _ in found]
    found.extend(
        entry
        for entry in find_times(hidden)
        if not any(entry[0] in span or entry[1] - 1 in span for span in taken)
    )
    return sorted(found, key=lambda entry: entry[0])


def _counts(amount: Amount, hidden: str, *, running_text: bool) -> bool:
    """Return whether a number is one: a Chinese numeral needs a unit or 萬, 億 beside it."""
    typed = hidden[amount.begin : amount.finish].lstrip("+-")
    if any(letter.isascii() and letter.isdigit() for letter in typed):
        return True
    return amount.unit is not None or (amount.has_scale and len(typed) > 1)


def _grouped(amounts: list[Amount], hidden: str, *, running_text: bool) -> Iterator[Found]:
    """Yield each number, or two that belong together, with how it is meant."""
    position, index = 0, 0
    while index < len(amounts):
        first = amounts[index]
        before = hidden[position : first.begin]
        second = amounts[index + 1] if index + 1 < len(amounts) else None
        pair = _pair(first, second, before, hidden) if second else None
        if pair and running_text and _is_bare_range(pair[2]):
            pair = None
        if second and pair:
            index += 1
            position = second.finish
            yield pair
        else:
            single = _single(first, before, hidden, running_text=running_text)
            position = first.finish
            if single is not None:
                position = max(position, single[1])
                yield single
        index += 1


def _is_bare_range(quantity: Quantity) -> bool:
    """Return whether a range is only two numbers, as in 7-11, which in running text may be a name."""
    return quantity.comparator is Comparator.RANGE and quantity.unit is None and quantity.scale == 1


def _single(amount: Amount, before: str, hidden: str, *, running_text: bool) -> Found | None:
    after = hidden[amount.finish : amount.finish + LONGEST_TEXT]
    is_time = amount.unit in _TIME_UNITS
    meant = compare(before, after, sign=amount.sign, more=amount.more, is_time=is_time)
    comparator, unit, unit_text = meant.comparator, amount.unit, amount.unit_text
    if unit is None and not running_text:
        end = len(after) if not meant.after else 0
        typed = _TYPED_UNIT.fullmatch(after[:end]) if end else None
        if typed:
            unit, unit_text = typed[1].casefold(), (unit_text + typed[0]).strip()
    if unit == "倍" and comparator not in _CHANGES:
        comparator = Comparator.MULTIPLY
    if running_text and unit is None and not amount.has_scale and comparator is Comparator.EQUAL:
        return None
    quantity = Quantity(
        number=amount.number,
        unit=unit,
        scale=amount.scale,
        unit_text=unit_text,
        comparator=comparator,
        prefix=amount.prefix,
        falling=meant.falling,
    )
    return amount.begin - meant.before, amount.finish + meant.after, quantity


def _pair(first: Amount, second: Amount, before: str, hidden: str) -> Found | None:
    between = hidden[first.finish : second.begin]
    joined = joined_by(before, between)
    if joined is None:
        return None
    if joined is Comparator.RATIO:
        return _ratio(first, second)
    if joined is Comparator.SCORE:
        return _score(first, second, hidden)
    low = _inherited(first, second)
    if low is None:
        return None
    finish = second.finish
    if joined is Comparator.FROM_TO:
        begin = first.begin - joining_words_before(before)
        down = falls(between) or second.number < low
        return begin, finish, _quantity(second, Comparator.FROM_TO, second.number, start=low, falling=down)
    if low > second.number:
        raise Unreadable("quantity-range-reversed", text=hidden[first.begin : second.finish])
    is_time = second.unit in _TIME_UNITS
    meant = compare(
        before, hidden[finish : finish + LONGEST_TEXT], sign=first.sign, more=False, is_time=is_time
    )
    comparator = meant.comparator if meant.comparator in _CHANGES else Comparator.RANGE
    quantity = _quantity(second, comparator, low, high=second.number, falling=meant.falling)
    begin = first.begin - max(meant.before, joining_words_before(before))
    return begin, finish + (meant.after if comparator in _CHANGES else 0), quantity


def _inherited(first: Amount, second: Amount) -> Decimal | None:
    """Return the first number of two; 萬 or % may stand at the second only. None where they differ."""
    if first.unit is not None and second.unit is not None and first.unit != second.unit:
        return None
    if first.unit is not None and second.unit is None:
        return None if second.has_scale != first.has_scale or first.unit == "%" else first.number
    if first.scale == 1 and second.scale != 1 and first.typed <= second.typed:
        return EXACT.multiply(first.typed, second.scale)
    return first.number


def _quantity(
    amount: Amount,
    comparator: Comparator,
    number: Decimal,
    *,
    high: Decimal | None = None,
    start: Decimal | None = None,
    falling: bool = False,
) -> Quantity:
    return Quantity(
        number=number,
        high=high,
        start=start,
        unit=amount.unit,
        scale=amount.scale,
        unit_text=amount.unit_text,
        comparator=comparator,
        prefix=amount.prefix,
        falling=falling,
    )


def _ratio(first: Amount, second: Amount) -> Found | None:
    if first.unit or second.unit or first.number <= 0:
        return None
    if second.number == 1 != first.number:
        return first.begin, second.finish, Quantity(
            first.number, unit_text=":1", comparator=Comparator.RATIO
        )  # fmt: skip
    divided = tidy(_RATIO_PRECISION.divide(second.number, first.number))
    return first.begin, second.finish, Quantity(
        divided, high=first.number, comparator=Comparator.RATIO
    )  # fmt: skip


def _score(first: Amount, second: Amount, hidden: str) -> Found | None:
    marks = second.number
    if marks not in _FULL_MARKS or not 0 <= first.number <= marks or {first.unit, second.unit} - {None, "分"}:
        return None
    unit = first.unit or second.unit
    finish = second.finish + (1 if hidden[second.finish : second.finish + 1] == ")" else 0)
    return first.begin, finish, Quantity(
        first.number, high=marks, unit=unit, unit_text=first.unit_text or second.unit_text,
        comparator=Comparator.SCORE,
    )  # fmt: skip
