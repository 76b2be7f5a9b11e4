"""Reads quantities as people write them, alone in a field or in running text."""

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from strategy_tracker.vocabulary.patterns import Pattern

from .amount import MOST_DIGITS, Amount
from .amounts import find_amounts
from .comparisons import compare
from .errors import Unreadable
from .folded_text import fold_width_in_place, folded_or_refused, refuse_spreadsheet_text
from .grouping import Found, Grouping
from .not_quantities import FILLER, hide
from .numerals import ENGLISH_NUMERAL, NUMERAL_CHARACTERS
from .quantity import Comparator, Quantity
from .rates import Rate, find_rates, has_unclear_rate
from .relative_values import refuse_distances
from .restatements import read_counted_share, without_restatements
from .special_quantities import find_doublings, find_ranks, find_times
from .unit_words import counted_noun

_PLAIN = Pattern(r"([0-9]{1,15}(?:\.[0-9]{1,10})?)(%?)")
_MINUS = Pattern(r"^[–—](?=[0-9])")
_EITHER_WAY = Pattern(r"(?:\+ ?/ ?-|±) ?(?=[0-9])")
_ACCOUNTING = Pattern(
    r"(?P<money>(?:US|NT|HK)?[$¥€£]? ?)"
    r"\((?P<amount>(?:(?:US|NT|HK)?[$¥€£]|[A-Z]{3})? ?[0-9][0-9,]*(?:\.[0-9]+)?[^()0-9]{0,6})\)"
    r"(?P<unit>[^()0-9]{0,6})"
)
_JOINS_NUMBERS = Pattern(
    rf" ?(?:-|~|–|—|至|到|or|to|and|、|或) ?(?=[0-9{NUMERAL_CHARACTERS}]|{ENGLISH_NUMERAL})", re.IGNORECASE
)
_NUMBER_IN_WORDS = Pattern(
    rf"(?=[{NUMERAL_CHARACTERS}]*[十百千萬万億亿拾佰仟])(?=[{NUMERAL_CHARACTERS}]*[一二兩两三四五六七八九])[{NUMERAL_CHARACTERS}]{{2,}}"
)
_TOUCHES_BEFORE = Pattern(rf"[{NUMERAL_CHARACTERS}半幾几數数] ?[-~–—至到、或]? ?\Z")
_TOUCHES_AFTER = Pattern(rf" ?[-~–—至到、或]? ?[{NUMERAL_CHARACTERS}半幾几]")
_PIECE = Pattern(r"[^\n]{1,4000}")
"""Running text is read by lines, and those of hostile length in parts."""


@lru_cache(maxsize=8192)
def read_quantity(text: str) -> Quantity:
    """Return the one quantity of the text.

    Words around it are allowed (同比增長20%). Unreadable "quantity-without-number" where nothing in the text
    is a digit, "quantity-unreadable" where digits make no number, "quantity-several" where there are several,
    "rate-unclear" where it is said of each of what is not, "quantity-from-target" where of the way to one.
    """
    if plain := _PLAIN.fullmatch(text):
        return Quantity(Decimal(plain[1]), unit=plain[2] or None, unit_text=plain[2])
    refuse_spreadsheet_text(text)
    folded = _MINUS.sub("-", folded_or_refused(text, "quantity-unreadable"))
    if either_way := _EITHER_WAY.match(folded):
        return _either_way(folded[either_way.end() :], text)
    if "±" in folded or _longest_digits(folded) > MOST_DIGITS:
        raise Unreadable("quantity-unreadable", text=text)
    if accounting := _ACCOUNTING.fullmatch(folded):
        folded = f"-{accounting['money']}{accounting['amount']}{accounting['unit']}"
    if share := read_counted_share(folded):
        return share
    refuse_distances(folded, text)
    try:
        found = without_restatements(_find(folded, running_text=False), folded)
    except Unreadable as problem:
        raise Unreadable(problem.rule, text=text) from problem
    if not found and not any(character.isnumeric() for character in folded):
        raise Unreadable("quantity-without-number", text=text)
    if not found or _has_more_numbers(folded, found):
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

    Bare numbers without unit, scale or comparing word are left out unless a metric is named (an NPS of 60),
    as are dates and names with digits. A unit is a listed one or an English plural (6 partner webinars). A
    span of time (三個月內) is a quantity too.
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


def _has_more_numbers(folded: str, found: list[Found]) -> bool:
    """Return whether a number is left over beside the quantities, so that the text was not understood.

    That is any digit, a numeral such as 六百, or a character of one that touches a quantity (百分之五至十).
    """
    hidden = hide(folded, running_text=False)
    for begin, finish in _counts_of(find_rates(hidden)):
        hidden = hidden[:begin] + FILLER * (finish - begin) + hidden[finish:]
    for begin, finish, _ in found:
        if _TOUCHES_BEFORE.search(hidden, 0, begin) or _TOUCHES_AFTER.match(hidden, finish):
            return True
    rest = list(hidden)
    for begin, finish, _ in found:
        rest[begin:finish] = FILLER * (finish - begin)
    is_digit = any(letter.isdigit() or unicodedata.category(letter) == "No" for letter in rest)
    return is_digit or _NUMBER_IN_WORDS.search("".join(rest)) is not None


def _counts_of(rates: list[Rate]) -> list[tuple[int, int]]:
    return [rate.number_span for rate in rates if rate.number_span is not None]


def _longest_digits(folded: str) -> int:
    return max((len(run) for run in re.findall(r"[0-9.]+", folded.replace(",", ""))), default=0)


def _find(folded: str, *, running_text: bool) -> list[Found]:
    hidden = hide(folded, running_text=running_text)
    rates = find_rates(hidden)
    if not running_text and has_unclear_rate(hidden, rates):
        raise Unreadable("rate-unclear", text=folded)
    found = [*find_ranks(hidden, running_text=running_text), *find_doublings(hidden)]
    for begin, finish in [*(entry[:2] for entry in found), *_counts_of(rates)]:
        hidden = hidden[:begin] + FILLER * (finish - begin) + hidden[finish:]
    amounts = [
        amount
        for amount in find_amounts(hidden, running_text=running_text)
        if _counts(amount, hidden, running_text=running_text)
    ]
    rates = [
        rate
        for rate in rates
        if not any(amount.begin < rate.finish and rate.begin < amount.finish for amount in amounts)
    ]
    found.extend(Grouping(hidden, rates, running_text=running_text).quantities(amounts))
    taken = [range(begin, finish) for begin, finish, _ in found]
    found.extend(
        entry
        for entry in find_times(hidden)
        if not any(entry[0] in span or entry[1] - 1 in span for span in taken)
    )
    return sorted(found, key=lambda entry: entry[0])


def _counts(amount: Amount, hidden: str, *, running_text: bool) -> bool:
    """Return whether a number is one: in words it needs a unit, 萬 or 億 beside it, or a comparing word."""
    if amount.is_digits or amount.unit is not None or amount.has_scale:
        return True
    if hidden[amount.begin : amount.finish] == "零" and not running_text:
        return True  # 零投訴 is 0
    if _JOINS_NUMBERS.match(hidden, amount.finish):
        return True
    if running_text and counted_noun(hidden[amount.finish :]):
        return True  # five enterprise logos
    before, after = hidden[: amount.begin], hidden[amount.finish :]
    meant = compare(before, after)
    if running_text or (after.strip() and not meant.after):
        return False
    return not before.strip() or meant.before > 0
