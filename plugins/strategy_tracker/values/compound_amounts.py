"""Numbers in two parts: 兩年半, 3個半月, 1小時30分."""

from dataclasses import replace
from decimal import Decimal

from ..vocabulary.patterns import Pattern
from ..vocabulary.units import UNITS
from .amount import EXACT, Amount, tidy
from .unit_words import unit_named

_HALF = Decimal("0.5")
_HALVED = ("年", "個月", "週", "天", "小時", "分鐘", "倍")
_HALF_AFTER = Pattern(r"半(?=$|[^一-鿿]|[以之左內内上])")
_HALF_BEFORE = Pattern(r"半(?P<unit>月|小時|小时|鐘頭|钟头|星期|禮拜|礼拜)")
_SIZES = {unit.name: unit.size for unit in UNITS if unit.dimension == "time"}


def with_half(amount: Amount, folded: str) -> Amount:
    """Return 兩年半 as 2.5 years and 3個半月 as 3.5 months; another amount as it is."""
    before = _HALF_BEFORE.match(folded, amount.finish) if amount.unit == "個" else None
    if before is not None:
        month = before["unit"] == "月"
        typed, text = EXACT.add(amount.typed, _HALF), "個月" if month else before["unit"]
        unit, _ = unit_named(text)
        return replace(amount, finish=before.end(), typed=typed, number=typed, unit=unit, unit_text=text)
    after = _HALF_AFTER.match(folded, amount.finish) if amount.unit in _HALVED else None
    if after is None:
        return amount
    typed = EXACT.add(amount.typed, _HALF)
    number = tidy(EXACT.multiply(typed, amount.scale))
    return replace(amount, finish=after.end(), typed=typed, number=number)


def joined_durations(amounts: list[Amount], folded: str) -> list[Amount]:
    """Return the amounts with 1小時30分 made one of 90 minutes; its parts touch and grow smaller."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        sum_of = _sum(last, amount, folded) if last else None
        if sum_of is not None:
            joined[-1] = sum_of
        else:
            joined.append(amount)
    return joined


def _sum(first: Amount, second: Amount, folded: str) -> Amount | None:
    between = folded[first.finish : second.begin]
    is_marks = folded[second.finish : second.finish + 1] in ("數", "数")
    spoken = second.unit_text.strip() == "分" and not is_marks and first.unit in ("小時", "天")
    unit = "分鐘" if spoken else second.unit
    larger, smaller = _SIZES.get(_long_minutes(first) or ""), _SIZES.get(unit or "")
    if (
        between.strip()
        or larger is None
        or smaller is None
        or larger <= smaller
        or second.sign
        or second.more
    ):
        return None
    factor = larger / smaller
    if factor.denominator != 1 or second.number >= factor:
        return None
    number = EXACT.add(EXACT.multiply(first.number, Decimal(factor.numerator)), second.number)
    text = "分鐘" if spoken else second.unit_text
    return replace(
        first,
        finish=second.finish,
        typed=number,
        number=number,
        scale=second.scale,
        unit=unit,
        unit_text=text,
    )


def _long_minutes(amount: Amount) -> str | None:
    """Return the unit of the first of two; the 分 of 2分30秒 are minutes."""
    return "分鐘" if amount.unit == "分" and amount.unit_text == "分" else amount.unit
