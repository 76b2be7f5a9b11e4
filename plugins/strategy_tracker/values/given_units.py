"""Numbers whose unit stands in a field of its own: 目標值 500 beside 單位 萬元."""

from dataclasses import replace
from decimal import Context, Decimal
from functools import lru_cache

from .errors import Unreadable
from .folded_text import fold_width
from .quantities import read_quantity
from .quantity import Comparator, Quantity, commensurable

_EXACT = Context(prec=100)
_WITHOUT_UNIT = (Comparator.RANK, Comparator.RATIO, Comparator.SCORE, Comparator.MULTIPLY)
_CHANGES = (Comparator.INCREASE_BY, Comparator.DECREASE_BY)


@lru_cache(maxsize=1024)
def read_unit(text: str) -> Quantity:
    """Return one of a unit, as a quantity: 萬元 is 10,000 元. Unreadable "unit-unreadable"."""
    try:
        one = read_quantity(f"1{fold_width(text)}")
    except Unreadable as error:
        raise Unreadable("unit-unreadable", text=text) from error
    if one.comparator is not Comparator.EQUAL or one.number != one.scale or not one.unit_text:
        raise Unreadable("unit-unreadable", text=text)
    return one


def in_unit(quantity: Quantity, one: Quantity) -> Quantity:
    """Return a quantity with the unit of `one` where it was typed without; Unreadable "unit-disagrees".

    A number typed with a unit of its own keeps it, if the two measure the same; a rank, a score and a ratio
    have none, and a change by a share (增長20%) is of any unit. 420萬 beside 萬元 repeats the 萬, and 420萬
    beside 元 has it once.
    """
    by_a_share = quantity.comparator in _CHANGES and quantity.unit == "%"
    if quantity.comparator in _WITHOUT_UNIT or by_a_share:
        return quantity
    if quantity.unit is not None:
        if one.unit is not None and not commensurable(quantity, one):
            raise Unreadable("unit-disagrees")
        return quantity
    if quantity.scale == 1:
        factor, scale, unit_text = one.scale, one.scale, one.unit_text
    elif one.scale in (1, quantity.scale):
        factor, scale = Decimal(1), quantity.scale
        unit_text = one.unit_text if one.scale != 1 else quantity.unit_text + one.unit_text
    else:
        raise Unreadable("unit-disagrees")
    return replace(
        quantity,
        number=_EXACT.multiply(quantity.number, factor),
        high=None if quantity.high is None else _EXACT.multiply(quantity.high, factor),
        start=None if quantity.start is None else _EXACT.multiply(quantity.start, factor),
        unit=one.unit,
        scale=scale,
        unit_text=unit_text,
    )


def text_in_unit(text: str, quantity: Quantity, unit: str) -> str:
    """Return a typed number with the unit from the other field: 500萬元, 48以內 (小時)."""
    typed = text.strip()
    if quantity.unit_text and typed.endswith(quantity.unit_text) and unit.startswith(quantity.unit_text):
        return typed + unit.removeprefix(quantity.unit_text)
    return f"{typed}{unit}" if typed[-1:].isdigit() or quantity.unit_text else f"{typed} ({unit})"
