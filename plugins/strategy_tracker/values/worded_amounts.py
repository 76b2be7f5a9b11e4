"""Numbers in words: 五百萬元, 破百萬, 百分之三點五, twenty-five stores."""

import re
from decimal import Decimal

from ..vocabulary.patterns import Pattern
from ..vocabulary.units import CHINESE_SCALES
from .amount import EXACT, Amount, decimal, more_than, tenth, tidy, unit_behind
from .errors import Unreadable
from .numerals import read_chinese_number, read_english_number
from .quantity import Comparator
from .unit_words import unit_named

SHARES = {
    "十": Decimal(10),
    "百": Decimal(1),
    "千": Decimal("0.1"),
    "萬": Decimal("0.01"),
    "万": Decimal("0.01"),
}
"""What one of 十分之, 百分之, 千分之 is in percent."""

_BARE_SCALE = Pattern(r"[十百千萬万億亿兆]{1,2}")
_SAID_OF_A_SCALE = Pattern(
    r"(?:(?P<above>(?<![通經经])[過过])|(?P<from>上)|破|超|近|逾|約|约|達|达|滿|满|至少|[於于到至])\Z"
)
_PLACEHOLDER = Pattern(r"[A-Za-z_…○〇×*□\ufffc]\Z")
_LARGE = "萬万億亿兆"


def amount_of_numeral(match: re.Match[str], folded: str) -> Amount | None:
    """Return the number of a Chinese numeral, with its unit; None for one that is not well formed."""
    numeral, word = match["numeral"], match["word"] or ""
    alone = _bare_scale(match, folded)
    value = alone or read_chinese_number(numeral)
    if value is None or set(numeral) <= set("〇○") or (numeral[0] in "萬万億亿兆" and len(numeral) > 2):
        return None
    unit, factor = unit_named(word)
    typed = Decimal(value)
    if len(numeral) == 2 and value >= 10 and not set(numeral) & set("十拾〇○零百千廿卅萬万億亿兆"):
        if unit != "折":
            raise Unreadable("quantity-unreadable", text=folded)  # 三五家 are three to five
        typed = EXACT.divide(typed, Decimal(10))
    if match["tenth"]:
        typed = EXACT.add(typed, tenth(match["tenth"]))
    large = next((Decimal(CHINESE_SCALES[last]) for last in numeral[-1:] if last in _LARGE), Decimal(1))
    if match["beyond"]:
        factor = EXACT.multiply(factor, CHINESE_SCALES[match["beyond"]])
    prefix = match["prefix"] or ""
    if prefix:
        unit = unit_behind(prefix, unit, folded)
    return Amount(
        begin=match.start(),
        finish=match.end(),
        typed=EXACT.divide(typed, large),
        number=tidy(EXACT.multiply(typed, factor)),
        scale=EXACT.multiply(large, factor),
        unit=unit,
        unit_text=(numeral[-1] if large != 1 else "") + (match["beyond"] or "") + word,
        prefix=prefix,
        more=more_than(match["several"]) or (_more_than_scale(match, folded) if alone else None),
        has_scale=large != 1 or bool(match["beyond"]) or alone is not None,
        is_digits=False,
    )


def _more_than_scale(match: re.Match[str], folded: str) -> Comparator | None:
    """Return what 過千 and 上百 say; the words that stand before any number are read with it."""
    said = _SAID_OF_A_SCALE.search(folded, 0, match.start())
    if said is None or not (said["above"] or said["from"]):
        return None
    return Comparator.ABOVE if said["above"] else Comparator.AT_LEAST


def _bare_scale(match: re.Match[str], folded: str) -> int | None:
    """Return 10,000,000 for 千萬元 and 破千萬: a scale without a number stands for one of it.

    A single 百, 千, 萬 or 億 is one only after a word that compares (破億, 近百家), since 萬元 alone is what
    is left of a number that was never filled in. 兆元 is said for a trillion. N萬 is no number.
    """
    numeral, before = match["numeral"], folded[: match.start()]
    if not _BARE_SCALE.fullmatch(numeral) or numeral == "十" or _PLACEHOLDER.search(before):
        return None
    if len(numeral) == 2 or _SAID_OF_A_SCALE.search(before) or (numeral == "兆" and match["word"] == "元"):
        return CHINESE_SCALES.get(numeral)
    return None


def amount_of_share(match: re.Match[str]) -> Amount | None:
    """Return 百分之三十 and 千分之五 in percent."""
    if match["whole"]:
        number = Decimal(100)
        return Amount(match.start(), match.end(), number, number, unit="%", unit_text="%", is_digits=False)
    whole, _, fraction = re.split(r"([點点])", match["part"] + "點")[:3]
    if whole == "百":
        number = Decimal(100)
    elif whole[0].isascii():
        number = decimal(whole)
    else:
        value, after = read_chinese_number(whole), read_chinese_number(fraction) if fraction else None
        if value is None or (fraction and (after is None or len(str(after)) != len(fraction))):
            return None
        number = Decimal(f"{value}.{after}") if fraction else Decimal(value)
    number = tidy(EXACT.multiply(number, SHARES[match["share"]]))
    return Amount(
        match.start(), match.end(), number, number, unit="%", unit_text="%", has_scale=True, is_digits=False
    )  # fmt: skip


def amount_of_english(match: re.Match[str]) -> Amount:
    """Return the number of English words, with its unit."""
    unit, factor = unit_named(match["noun"] or "")
    number = Decimal(read_english_number(match["english"]))
    return Amount(
        match.start(), match.end(), number, EXACT.multiply(number, factor), factor, unit,
        (match["noun"] or "").strip(), is_digits=False,
    )  # fmt: skip
