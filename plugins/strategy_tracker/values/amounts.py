"""Finds numbers with scale and unit in a text: 81億4,276萬5千元, $1.5M, 三成, 百分之三十."""

import re
from dataclasses import dataclass
from decimal import Context, Decimal

from ..vocabulary.units import CHINESE_SCALES, CURRENCY_PREFIXES, LATIN_SCALES, SCALED_UNITS, UNITS
from .errors import Unreadable
from .numerals import NUMERAL_CHARACTERS, read_chinese_number

EXACT = Context(prec=100)
"""Wide enough for the longest number that is read, times the largest scale, without rounding."""
MOST_DIGITS = 30


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text, and where it stands."""

    begin: int
    finish: int
    typed: Decimal
    number: Decimal
    scale: Decimal
    unit: str | None
    unit_text: str
    prefix: str
    sign: str
    more: bool
    has_scale: bool


def _either(words: list[str]) -> str:
    """Return a pattern for any of the words, longest first; Latin ones only as whole words."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(
        re.escape(word).replace("\\ ", " ")
        + ("(?![a-z0-9])" if word[-1].isascii() and word[-1].isalpha() else "")
        for word in ordered
    )


_UNIT_OF_WORD = {word.casefold(): unit.name for unit in UNITS for word in unit.words}
_PREFIX_UNIT = {word.casefold(): unit for word, unit in CURRENCY_PREFIXES.items()}
_LATIN_SCALE = {word.casefold(): scale for word, scale in LATIN_SCALES.items()}
_UNIT = _either([*_UNIT_OF_WORD, *SCALED_UNITS])
_CHINESE_SCALE = _either(list(CHINESE_SCALES))
_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,12}(?![0-9])|[0-9]{1,40})(?:\.[0-9]{1,30})?"
_NUMERAL = f"[{NUMERAL_CHARACTERS}]"
_UNIT_PART = rf"(?P<unit> ?(?:{_UNIT})(?: ?(?:/|每) ?(?:{_UNIT}|月|季|日|年)(?![0-9]))?)"
_AMOUNT = re.compile(
    rf"(?:(?P<prefix>{'|'.join(re.escape(word) for word in sorted(_PREFIX_UNIT, key=len, reverse=True))}) ?)?"
    r"(?P<sign>(?:(?<=^)|(?<=[\s(:≥≤<>=~至到為为比長长率幅值]))[+\-])?"
    r"(?:"
    rf"百分(?:之(?P<per_cent>{_NUMERAL}{{1,12}}|{_NUMBER})|(?P<whole>百))"
    rf"|(?<![0-9.,])(?P<lead>{_NUMBER})"
    rf"(?: ?(?P<chinese>{_CHINESE_SCALE})(?P<rest>(?:{_NUMBER}(?:{_CHINESE_SCALE})){{0,6}}(?:{_NUMBER})?)"
    rf"| ?(?P<latin>{_either([*_LATIN_SCALE, 'm', 'b'])}))?"
    rf"(?P<more> ?[+多餘余](?!少))?(?:{_UNIT_PART})?(?P<half>(?<=成)[一二三四五六七八九半0-9](?![0-9]))?"
    rf"|(?P<numeral>{_NUMERAL}{{1,24}})(?P<several>[多餘余])?"
    rf"(?:(?P<word>{_UNIT})(?P<tenth>(?<=成)[一二三四五六七八九半])?)?"
    r")",
    re.IGNORECASE,
)
_REST = re.compile(rf"({_NUMBER})({_CHINESE_SCALE})?")
_SPOKEN_POINT = re.compile(rf"{_NUMERAL}[點点]$")
"""三點五萬 is 35,000, but 八點五萬人 may be at eight o'clock: neither is guessed."""
_ASCII_WORD = re.compile(r"[A-Za-z0-9_]")


def find_amounts(folded: str) -> list[Amount]:
    """Return the numbers of a folded text in order; parts of names (T001) and odd numerals are left out."""
    found = []
    for match in _AMOUNT.finditer(folded):
        amount = _amount(match, folded)
        if amount is not None:
            found.append(amount)
    return found


def _amount(match: re.Match[str], folded: str) -> Amount | None:
    if match["numeral"]:
        if _SPOKEN_POINT.search(folded, max(match.start() - 2, 0), match.start()):
            raise Unreadable("quantity-unreadable", text=folded)
        return _from_numeral(match)
    if match["per_cent"] or match["whole"]:
        return _from_per_cent(match)
    before = folded[match.start() - 1 : match.start()] if match.start() else ""
    after = folded[match.end() : match.end() + 1]
    if (before and not match["prefix"] and _ASCII_WORD.match(before)) or (after and _ASCII_WORD.match(after)):
        return None
    return _from_digits(match)


def tidy(number: Decimal) -> Decimal:
    """Return the number without idle zeros or an exponent: 1.5 x 1000000 is 1500000, not 1500000.0."""
    whole = number.to_integral_value(context=EXACT)
    return whole.quantize(Decimal(1), context=EXACT) if whole == number else number.normalize(context=EXACT)


def _decimal(text: str) -> Decimal:
    digits = text.replace(",", "")
    if len(digits) > MOST_DIGITS:
        raise Unreadable("quantity-unreadable", text=text)
    return Decimal(digits)


def _from_digits(match: re.Match[str]) -> Amount | None:
    typed = _decimal(match["lead"])
    scale, latin = Decimal(1), (match["latin"] or "")
    if match["chinese"]:
        scale = Decimal(CHINESE_SCALES[match["chinese"]])
    elif latin:
        if latin in ("m", "b") and not match["prefix"]:
            return None
        scale = Decimal(_LATIN_SCALE[latin.casefold()])
    number = EXACT.multiply(typed, scale)
    if match["rest"]:
        number = EXACT.add(number, _rest(match["rest"], scale, match[0]))
        typed = EXACT.divide(number, scale)
    has_scale = scale != 1
    unit, factor = _unit((match["unit"] or "").strip())
    if match["half"]:
        typed = EXACT.add(typed, _tenth(match["half"]))
    number = EXACT.multiply(typed if match["half"] else number, factor)
    if match["sign"] == "-":
        typed, number = EXACT.minus(typed), EXACT.minus(number)
    prefix = match["prefix"] or ""
    if prefix and unit in (None, "元"):
        unit = _PREFIX_UNIT[prefix.casefold()]
    typed_scale = (match["chinese"] or latin) + (match["unit"] or "")
    return Amount(
        begin=match.start(),
        finish=match.end(),
        typed=typed,
        number=tidy(number),
        scale=EXACT.multiply(scale, factor),
        unit=unit,
        unit_text=typed_scale.strip(),
        prefix=prefix,
        sign=match["sign"] or "",
        more=bool(match["more"]),
        has_scale=has_scale,
    )


def _rest(text: str, scale: Decimal, whole: str) -> Decimal:
    """Return what follows the first scale of a number such as 81億4,276萬5千; each must be smaller."""
    total = Decimal(0)
    for part in _REST.finditer(text):
        digits = _decimal(part[1])
        smaller = Decimal(CHINESE_SCALES[part[2]]) if part[2] else Decimal(1)
        value = EXACT.multiply(digits, smaller)
        # 3萬5 is said for 35,000 and might be typed for 30,005: neither is guessed.
        if value >= scale or (not part[2] and len(part[1].replace(",", "")) < len(str(scale)) - 1):
            raise Unreadable("quantity-unreadable", text=whole)
        total, scale = EXACT.add(total, value), smaller
    return total


def _unit(typed: str) -> tuple[str | None, Decimal]:
    """Return the canonical unit of a typed one, and the factor that the word carries."""
    if not typed:
        return None, Decimal(1)
    if typed.casefold() in SCALED_UNITS:
        return SCALED_UNITS[typed.casefold()]
    if typed.casefold() in _UNIT_OF_WORD:
        return _UNIT_OF_WORD[typed.casefold()], Decimal(1)
    over, per = re.split(r" ?[/每] ?", typed, maxsplit=1)
    unit, factor = _unit(over)
    return f"{unit}/{_UNIT_OF_WORD.get(per.casefold(), per)}", factor


def _tenth(text: str) -> Decimal:
    digit = 5 if text == "半" else int(text) if text.isascii() else read_chinese_number(text) or 0
    return EXACT.divide(Decimal(digit), Decimal(10))


def _from_numeral(match: re.Match[str]) -> Amount | None:
    value = read_chinese_number(match["numeral"])
    if value is None:
        return None
    unit, factor = _unit(match["word"] or "")
    typed = Decimal(value)
    if match["tenth"]:
        typed = EXACT.add(typed, _tenth(match["tenth"]))
    large = next(
        (Decimal(CHINESE_SCALES[last]) for last in match["numeral"][-1:] if last in "萬万億亿"), Decimal(1)
    )
    prefix = match["prefix"] or ""
    if prefix and unit in (None, "元"):
        unit = _PREFIX_UNIT[prefix.casefold()]
    return Amount(
        begin=match.start(),
        finish=match.end(),
        typed=EXACT.divide(typed, large),
        number=tidy(EXACT.multiply(typed, factor)),
        scale=EXACT.multiply(large, factor),
        unit=unit,
        unit_text=(match["numeral"][-1] if large != 1 else "") + (match["word"] or ""),
        prefix=prefix,
        sign=match["sign"] or "",
        more=bool(match["several"]),
        has_scale=large != 1,
    )


def _from_per_cent(match: re.Match[str]) -> Amount | None:
    text = match["per_cent"] or match["whole"]
    value = _decimal(text) if text[0].isascii() else 100 if text == "百" else read_chinese_number(text)
    if value is None:
        return None
    number = Decimal(value)
    return Amount(
        match.start(), match.end(), number, number, Decimal(1), "%", "%", "", match["sign"] or "", False, True
    )
