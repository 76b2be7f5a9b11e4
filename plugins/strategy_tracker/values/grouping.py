"""Makes quantities of the numbers of a text: how each is meant, which two belong together, what it is per."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Context, Decimal

from ..vocabulary.patterns import Pattern
from ..vocabulary.units import INTENSIVE_UNITS, METRIC_NAMES, UNITS
from .amount import EXACT, Amount, tidy
from .comparisons import Comparison, compare, falls, joined_by, joining_words_before
from .errors import Unreadable
from .folded_text import LONGEST_TEXT
from .quantity import Comparator, Quantity
from .rates import Rate
from .rates import after as rates_after
from .rates import before as rates_before
from .unit_words import counted_noun, open_unit, unit_named

Found = tuple[int, int, Quantity]
_TIME_UNITS = frozenset(unit.name for unit in UNITS if unit.dimension in ("time", "months", "工作日"))
_FULL_MARKS = frozenset(Decimal(marks) for marks in (5, 7, 10, 20, 50, 100, 1000))
_CHANGES = (Comparator.INCREASE_BY, Comparator.DECREASE_BY)
_METRIC_BEFORE = Pattern(
    rf"(?<![a-z])(?:{'|'.join(METRIC_NAMES)})(?![a-z])[^,;.:()、，。；0-9]{{0,12}}\Z", re.IGNORECASE
)
_NAME_BEFORE = Pattern(r"(?<=[a-z,] )[A-Z][a-z]+ \Z")
_HAN_AT_THE_END = Pattern(r"[一-鿿]\Z")
_YUAN = Pattern(r" ?[元圓圆塊块]\Z")
"""What repeats a currency's sign: of $100至200元, $100 is shown and of 人民幣100至200元, 人民幣100元."""
_RATIO_PRECISION = Context(prec=28)


class Grouping:
    """The numbers of one text, given where its dates and names are hidden and what it has of rates."""

    def __init__(self, hidden: str, rates: list[Rate], *, running_text: bool) -> None:
        self._hidden = hidden
        self._rates = rates
        self._running_text = running_text

    def quantities(self, amounts: list[Amount]) -> Iterator[Found]:
        """Yield each number, or two that belong together, with how it is meant."""
        ends = [*(amount.begin for amount in amounts[1:]), len(self._hidden)]
        amounts = [self._with_open_unit(*entry) for entry in zip(amounts, ends, strict=False)]
        begins = [*(amount.begin for amount in amounts), len(self._hidden), len(self._hidden)]
        position, index = 0, 0
        while index < len(amounts):
            first = amounts[index]
            second = amounts[index + 1] if index + 1 < len(amounts) else None
            pair = self._pair(first, second, position, begins[index + 2]) if second else None
            if pair and self._running_text and _is_bare_range(pair[2]):
                pair = None
            found = pair or self._single(first, position, begins[index + 1])
            index += 2 if pair else 1
            position = amounts[index - 1].finish
            if found is not None:
                position = max(position, found[1])
                yield found

    def _with_open_unit(self, amount: Amount, limit: int) -> Amount:
        """Return an amount with the unit that nobody listed; it ends before the next number, at `limit`."""
        if amount.unit is not None:
            return amount
        after = self._hidden[amount.finish : limit]
        if self._running_text:
            typed = "" if self._is_named(amount) else counted_noun(after)
        else:
            typed = open_unit(self._hidden[amount.finish :])
        is_none_of = self._hidden[amount.begin : amount.finish] == "零"
        if not typed or is_none_of or amount.finish + len(typed) > limit:
            return amount
        if any(rate.begin <= amount.finish < rate.finish for rate in self._rates):
            return amount
        return replace(
            amount, finish=amount.finish + len(typed), unit=unit_named(typed.strip().lstrip("級级"))[0],
            unit_text=(amount.unit_text + typed).strip(),
        )  # fmt: skip

    def _is_named(self, amount: Amount) -> bool:
        """Return whether a number is part of a name (Model 3 accessories) or a year."""
        year = amount.scale == 1 and 1900 <= amount.number < 2100 and amount.finish - amount.begin == 4
        return year or _NAME_BEFORE.search(self._hidden, 0, amount.begin) is not None

    def _single(self, amount: Amount, position: int, limit: int) -> Found | None:
        begin, finish, meant, rates = self._around(amount, amount, position, limit)
        comparator = meant.comparator
        if amount.unit == "倍" and comparator not in _CHANGES:
            comparator = Comparator.MULTIPLY
        bare = amount.unit is None and not amount.has_scale and comparator is Comparator.EQUAL
        if self._running_text and bare and not rates and not self._names_a_metric(position, begin):
            return None
        quantity = _quantity(amount, comparator, amount.number, falling=meant.falling)
        return begin, finish, _per(quantity, rates)

    def _names_a_metric(self, position: int, begin: int) -> bool:
        """Return whether a bare number is said of a metric: NPS達到72, an NPS of 60."""
        return _METRIC_BEFORE.search(self._hidden[position:begin]) is not None

    def _around(
        self, first: Amount, last: Amount, position: int, limit: int
    ) -> tuple[int, int, Comparison, list[Rate]]:
        """Return where one or two numbers begin and end with their words, what these mean, and the rates.

        Their words lie between the last quantity, which ends at `position`, and the next number at `limit`.
        """
        following = rates_after(self._rates, last.finish)
        finish = following[-1].finish if following else last.finish
        meant = compare(
            self._hidden[position : first.begin],
            self._hidden[finish : min(limit, finish + LONGEST_TEXT)],
            sign=first.sign,
            more=last.more,
            is_time=last.unit in _TIME_UNITS,
        )
        finish += meant.after
        if meant.after and not following:
            following = rates_after(self._rates, finish)
            finish = following[-1].finish if following else finish
        leading = rates_before(self._rates, position, first.begin, meant.before)
        if last.unit not in INTENSIVE_UNITS:  # 轉化率/月 3% is an average, and no growth
            leading += self._behind_a_title(position, first.begin - meant.before)
        rates = [
            rate
            for rate in dict.fromkeys([*leading, *following])
            if not (rate.is_mean and last.unit in INTENSIVE_UNITS)
        ]
        return first.begin - meant.before, finish, meant, rates

    def _behind_a_title(self, position: int, number: int) -> list[Rate]:
        """Return the span of time at the end of a title, right before a number: 更新/週 2條."""
        return [
            rate
            for rate in self._rates
            if rate.kind == "over" and rate.is_of_time and position <= rate.begin and rate.finish <= number
            if not self._hidden[rate.finish : number].strip(" :")
        ]

    def _pair(self, first: Amount, second: Amount, position: int, limit: int) -> Found | None:
        before = self._hidden[position : first.begin]
        between = self._hidden[first.finish : second.begin]
        joined = joined_by(before, between, self._hidden[second.finish :])
        if joined is None:
            return None
        if joined is Comparator.RATIO:
            return _ratio(first, second)
        if joined is Comparator.SCORE:
            return self._score(first, second)
        low = _inherited(first, second)
        if low is None or (joined is Comparator.RANGE and "by" in before[-4:] and "to" in between):
            return None  # increase by 5% to 45%
        second = _with_unit_of(first, second)
        begin, finish, meant, rates = self._around(first, second, position, limit)
        begin = min(begin, first.begin - joining_words_before(before))
        if joined is Comparator.FROM_TO:
            down = falls(between) or second.number < low
            quantity = _quantity(second, joined, second.number, start=low, falling=down)
            return begin, second.finish, _per(quantity, rates)
        if low > second.number:
            raise Unreadable("quantity-range-reversed", text=self._hidden[first.begin : second.finish])
        comparator = meant.comparator if meant.comparator in _CHANGES else Comparator.RANGE
        quantity = _quantity(second, comparator, low, high=second.number, falling=meant.falling)
        return begin, finish, _per(quantity, rates)

    def _score(self, first: Amount, second: Amount) -> Found | None:
        marks, units = second.number, {first.unit, second.unit} - {None}
        if marks not in _FULL_MARKS or not 0 <= first.number <= marks or units not in ({"分"}, {"星"}, set()):
            return None
        finish = second.finish
        if ending := re.match(r"制?\)?", self._hidden[finish:]):
            finish += ending.end()
        return first.begin, finish, Quantity(
            first.number, high=marks, unit=first.unit or second.unit,
            unit_text=first.unit_text or second.unit_text, comparator=Comparator.SCORE,
        )  # fmt: skip


def _is_bare_range(quantity: Quantity) -> bool:
    """Return whether a range is only two numbers, as in 7-11, which in running text may be a name."""
    small_step = quantity.comparator is Comparator.FROM_TO and quantity.number < 10  # 從0到1
    joined = quantity.comparator is Comparator.RANGE or small_step
    return joined and quantity.unit is None and quantity.scale == 1


def _inherited(first: Amount, second: Amount) -> Decimal | None:
    """Return the first number of two; 萬 or % may stand at the second only. None where they differ."""
    units_differ = first.unit is not None and second.unit is not None and first.unit != second.unit
    if units_differ and not (first.prefix and not second.prefix and second.unit == "元"):
        return None
    if first.unit is not None and second.unit is None and first.unit == "%":
        return None
    if second.scale == 1 and first.scale != 1:
        return None if second.unit is None else first.number
    if first.scale == 1 and first.typed <= second.typed:
        return EXACT.multiply(first.typed, second.scale)
    return first.number


def _with_unit_of(first: Amount, second: Amount) -> Amount:
    """Return the second of two numbers with the currency or unit that stands at the first only."""
    if first.prefix and not second.prefix and second.unit in (None, "元"):
        text = second.unit_text if _HAN_AT_THE_END.search(first.prefix) else _YUAN.sub("", second.unit_text)
        return replace(second, unit=first.unit, prefix=first.prefix, unit_text=text)
    if second.unit is None and first.unit is not None:
        scale = second.unit_text
        return replace(second, unit=first.unit, unit_text=scale or first.unit_text)
    return second


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


def _per(quantity: Quantity, rates: list[Rate]) -> Quantity:
    """Return a quantity with what it is counted per as part of its unit."""
    if not rates:
        return quantity
    unit = "/".join([quantity.unit or "", *(rate.per for rate in rates)])
    return replace(quantity, unit=unit, unit_text=quantity.unit_text + "".join(rate.typed for rate in rates))


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
