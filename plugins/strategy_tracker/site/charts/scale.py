"""From dates and exact numbers to coordinates, which are whole tenths of a pixel until they are written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

Number = int | Decimal | Fraction


def divide(numerator: int, denominator: int) -> int:
    """Return the quotient rounded half up; the denominator is positive."""
    return (2 * numerator + denominator) // (2 * denominator)


@lru_cache(maxsize=32768)
def written(tenths: int) -> str:
    """Return a coordinate as SVG writes it: 125 is 12.5, 120 is 12."""
    if tenths % 10 == 0:
        return str(tenths // 10)
    sign = "-" if tenths < 0 else ""
    whole, rest = divmod(abs(tenths), 10)
    return f"{sign}{whole}.{rest}"


@dataclass(frozen=True, slots=True)
class DateScale:
    """Places the beginning of a day: `first` at `left`, `end` at `left + width`, proportionally."""

    first: int
    end: int
    left: int
    width: int
    single: date | None = None

    @classmethod
    def between(cls, first: date, end: date, left: int, width: int) -> "DateScale":
        """Return the scale of two dates in either order; one single date stands in the middle."""
        low, high = sorted((first.toordinal(), end.toordinal()))
        if low == high:
            return cls(low - 1, high + 1, left, width, first)
        return cls(low, high, left, width)

    def at(self, ordinal: int) -> int:
        """Return the position of a day's beginning, in tenths; outside the range it is at the edge."""
        if ordinal <= self.first:
            return self.left
        if ordinal >= self.end:
            return self.left + self.width
        return self.left + divide((ordinal - self.first) * self.width, self.end - self.first)

    def holds(self, ordinal: int) -> bool:
        """Return whether the day's beginning lies in the range."""
        return self.first <= ordinal <= self.end


class ValueScale:
    """Places a number: `low` at `bottom`, `high` at `top` (smaller), in tenths."""

    __slots__ = ("bottom", "high", "low", "low_part", "low_whole", "span_part", "span_whole", "top")

    def __init__(self, low: Number, high: Number, bottom: int, top: int) -> None:
        self.low = Fraction(low)
        self.high = Fraction(high)
        self.bottom = bottom
        self.top = top
        self.low_whole, self.low_part = self.low.as_integer_ratio()
        self.span_whole, self.span_part = (self.high - self.low).as_integer_ratio()
        if self.span_whole <= 0:
            raise ValueError("the highest value must be above the lowest")

    def at(self, value: Number) -> int:
        """Return the position of the value; outside the range it is at the edge."""
        whole, part = value.as_integer_ratio()
        above = (whole * self.low_part - self.low_whole * part) * self.span_part
        unit = part * self.low_part * self.span_whole
        if above <= 0:
            return self.bottom
        return self.bottom - divide(above * (self.bottom - self.top), unit) if above < unit else self.top


def round_step(span: Fraction, most: int) -> Fraction:
    """Return the smallest of 1, 2, 5 × 10ⁿ that divides the span into at most so many steps."""
    smallest = span / most
    power = Fraction(10) ** (len(str(smallest.numerator)) - len(str(smallest.denominator)) - 1)
    for factor in (1, 2, 5, 10, 20, 50, 100, 200, 500):
        if power * factor >= smallest:
            return power * factor
    raise ValueError(f"no step for {span}")


_MOST_STEPS = 4


def round_ticks(values: Iterable[Number]) -> list[Fraction]:
    """Return round numbers, evenly spaced, that enclose the values; from zero on where zero is near."""
    exact = [Fraction(value) for value in values] or [Fraction(0), Fraction(1)]
    low, high = min(exact), max(exact)
    if 0 < low <= high / 2:
        low = Fraction(0)
    elif high < 0 and high >= low / 2:
        high = Fraction(0)
    if low == high:
        room = abs(low) / 10 or Fraction(1)
        low, high = low - room, high + room
    step = round_step(high - low, _MOST_STEPS)
    first = low // step
    if low and first * step == low:
        # A reading on the lowest line would look like none.
        first -= 1
    last = -(-high // step)
    return [step * count for count in range(first, last + 1)]


def spread(wanted: list[int], apart: int, low: int, high: int) -> list[int]:
    """Return the positions moved as little as needed to stand apart, in their order, within the bounds.

    The order of places is kept; where there is no room for all, they begin at the lower bound.
    """
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    placed = [0] * len(wanted)
    edge = low
    for index in order:
        placed[index] = edge = max(wanted[index], edge)
        edge += apart
    edge = high
    for index in reversed(order):
        placed[index] = edge = min(placed[index], edge)
        edge -= apart
    edge = low
    for index in order:
        placed[index] = edge = max(placed[index], edge)
        edge += apart
    return placed
