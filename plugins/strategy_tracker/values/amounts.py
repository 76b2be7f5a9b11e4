"""Finds numbers with scale and unit in a text: 81億4,276萬5千元, $1.5M, 三成, 3千多萬, twenty stores."""

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal

from ..vocabulary.patterns import Pattern
from ..vocabulary.units import CHINESE_SCALES, LATIN_SCALES
from .amount import EXACT, PREFIX_UNIT, Amount, decimal, more_than, tenth, tidy, unit_behind
from .compound_amounts import joined_durations, with_half
from .errors import Unreadable
from .numerals import ENGLISH_NUMERAL, NUMERAL_CHARACTERS
from .quantity import Comparator
from .signs import sign_before
from .unit_words import LISTED, either, open_unit, unit_named
from .worded_amounts import SHARES, amount_of_english, amount_of_numeral, amount_of_share

_LATIN_SCALE = {word.casefold(): scale for word, scale in LATIN_SCALES.items()}
_SCALE = either(list(CHINESE_SCALES))
_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,12}(?![0-9])|[0-9]{1,40})(?:\.[0-9]{1,30})?"
_NUMERAL = f"[{NUMERAL_CHARACTERS}]"
_NO_POINTS = "(?!百分[點点])"
"""3百分點 are three points, and not three hundred of anything."""
_MORE = r"(?P<{0}>[多餘余來来](?![少自源到])|許(?!多)){1}"
_AMOUNT = Pattern(
    rf"(?:(?P<prefix>{'|'.join(re.escape(word) for word in sorted(PREFIX_UNIT, key=len, reverse=True))}) ?"
    r"(?P<inner>[+-](?=[0-9]))?)?"
    r"(?:"
    rf"(?P<share>[{''.join(SHARES)}])分之(?P<part>{_NUMERAL}{{1,12}}(?:[點点]{_NUMERAL}{{1,6}})?|{_NUMBER})"
    r"|(?P<whole>百分百)"
    rf"|(?<![0-9.,])(?P<lead>{_NUMBER})"
    rf"(?: ?{_NO_POINTS}(?P<chinese>{_SCALE})(?P<rest>(?:{_NUMBER}(?:{_SCALE})){{0,6}}(?:{_NUMBER})?)"
    rf"| ?(?P<latin>{either([*_LATIN_SCALE, 'm', 'b'])}))?"
    rf"(?: ?(?P<plus>\+)|{_MORE.format('more', '(?P<further>[萬万億亿])?')})?"
    rf"(?P<unit> ?(?:{LISTED}))?(?P<half>(?<=成)[一二三四五六七八九半0-9](?![0-9]))?"
    rf"|(?P<numeral>(?:{_NO_POINTS}{_NUMERAL}){{1,24}})"
    rf"(?:{_MORE.format('several', '(?P<beyond>[萬万億亿])?')})?"
    rf"(?P<word>{LISTED})?(?P<tenth>(?<=成)[一二三四五六七八九半])?"
    rf"|(?P<english>{ENGLISH_NUMERAL})(?P<noun> (?:{LISTED}))?"
    r")",
    re.IGNORECASE,
)
_SPACED = Pattern(r"(?<=[一-鿿]) (?=[一-鿿])")
_UNKNOWN_MONEY = Pattern(r"[A-Za-z][$¥£€]\Z")
"""The dollars of a country that is not known are no US dollars."""
_CURRENCIES = frozenset(PREFIX_UNIT.values())
_REST = Pattern(rf"({_NUMBER})({_SCALE})?")
_SPOKEN_POINT = Pattern(rf"{_NUMERAL}[點点]$")
"""三點五萬 is 35,000, but 八點五萬人 may be at eight o'clock: neither is guessed."""
_SCALE_SIGNS = "十百千萬万億亿拾佰仟"
_VAGUE_AFTER = Pattern(r"[幾几]|分之")
"""幾十家 and 十幾家 are no numbers, and 三分之一 is none that ends."""
_NAMES_OF_ONE_LETTER = "GSK"
"""5G and 6S are names; what is measured so is written 5 GB and 6s."""
_LATIN_LETTER = Pattern(r"[A-Za-z0-9_]")


def find_amounts(folded: str, *, running_text: bool) -> list[Amount]:
    """Return the numbers of a folded text in order; parts of names (T001) and odd numerals are left out.

    A minus belongs to the number where nothing else can be meant; alone in a field one that might be a dash
    is Unreadable "quantity-unreadable", as are 幾十家 and 三分之一.
    """
    found: list[Amount] = []
    for match in _AMOUNT.finditer(folded):
        amount = _amount(match, folded, running_text=running_text)
        if amount is None:
            continue
        previous = found[-1].finish if found else None
        signed = sign_before(folded, previous, amount.begin, running_text=running_text)
        if signed is None:
            continue
        sign, begin = signed[0] or match["inner"] or "", signed[1]
        if sign == "-":
            amount = replace(amount, typed=EXACT.minus(amount.typed), number=EXACT.minus(amount.number))
        found.append(replace(amount, begin=begin, sign=sign))
    return joined_durations(found, folded)


def _amount(match: re.Match[str], folded: str, *, running_text: bool) -> Amount | None:
    if _is_vague(match, folded):
        if running_text:
            return None
        raise Unreadable("quantity-unreadable", text=folded)
    if match["numeral"]:
        if _SPOKEN_POINT.search(folded, max(match.start() - 2, 0), match.start()):
            raise Unreadable("quantity-unreadable", text=folded)
        amount = amount_of_numeral(match, folded)
    elif match["share"] or match["whole"]:
        amount = amount_of_share(match)
    elif match["english"]:
        amount = amount_of_english(match)
    else:
        amount = _from_digits(match, folded, running_text=running_text)
    return with_half(amount, folded) if amount else None


def _is_vague(match: re.Match[str], folded: str) -> bool:
    """Return whether a number is one of 幾十, 數百, 十幾 or the top or bottom of 三分之一."""
    before = folded[match.start() - 1 : match.start()] if match.start() else ""
    vague = before and before in "幾几數数" and match["numeral"] and match["numeral"][0] in _SCALE_SIGNS
    return bool(vague) or (not match["share"] and _VAGUE_AFTER.match(folded, match.end()) is not None)


def _from_digits(match: re.Match[str], folded: str, *, running_text: bool) -> Amount | None:
    begin, finish = match.span()
    if begin and not match["prefix"] and _LATIN_LETTER.match(folded[begin - 1]):
        return None
    if begin and not match["prefix"] and unicodedata.category(folded[begin - 1]) == "Sc":
        raise Unreadable("quantity-unreadable", text=folded)
    if match["prefix"] and _UNKNOWN_MONEY.search(folded[:begin] + match["prefix"][0]):
        raise Unreadable("quantity-unreadable", text=folded)
    typed_unit = match["unit"] or ""
    if match["prefix"] and unit_named(typed_unit)[0] not in _CURRENCIES:
        finish, typed_unit = finish - len(typed_unit), ""
    last, following = folded[finish - 1], folded[finish : finish + 1]
    if _LATIN_LETTER.match(following) and _LATIN_LETTER.match(last):
        typed_unit = "" if running_text or match["unit"] or match["prefix"] else open_unit(folded[finish:])
        if not typed_unit:
            return None
        finish += len(typed_unit)
    if len(typed_unit.strip()) == 1 and typed_unit[-1] in _NAMES_OF_ONE_LETTER:
        return None
    typed = decimal(match["lead"])
    scale, latin = Decimal(1), (match["latin"] or "")
    if match["chinese"]:
        scale = Decimal(CHINESE_SCALES[match["chinese"]])
    elif latin:
        if (latin in ("m", "b") and not match["prefix"]) or match["further"]:
            return None
        scale = Decimal(_LATIN_SCALE[latin.casefold()])
    number = EXACT.multiply(typed, scale)
    if match["rest"]:
        number = EXACT.add(number, _rest(match["rest"], scale, match[0]))
        typed = EXACT.divide(number, scale)
    unit, factor = unit_named(typed_unit)
    if match["further"]:
        factor = EXACT.multiply(factor, CHINESE_SCALES[match["further"]])
    if match["half"]:
        typed = number = EXACT.add(typed, tenth(match["half"]))
    if unit == "折" and typed > 10 and typed < 100:
        typed = number = EXACT.divide(typed, Decimal(10))
    prefix = match["prefix"] or ""
    if prefix:
        unit = unit_behind(prefix, unit, folded)
    scale_text = (match["chinese"] or latin) + (match["further"] or "")
    return Amount(
        begin=begin,
        finish=finish,
        typed=typed,
        number=tidy(EXACT.multiply(number, factor)),
        scale=EXACT.multiply(scale, factor),
        unit=unit,
        unit_text=_SPACED.sub("", scale_text + typed_unit).strip(),
        prefix=prefix,
        more=Comparator.AT_LEAST if match["plus"] else more_than(match["more"]),
        has_scale=bool(scale_text),
    )


def _rest(text: str, scale: Decimal, whole: str) -> Decimal:
    """Return what follows the first scale of a number such as 81億4,276萬5千; each must be smaller."""
    total = Decimal(0)
    for part in _REST.finditer(text):
        digits = decimal(part[1])
        smaller = Decimal(CHINESE_SCALES[part[2]]) if part[2] else Decimal(1)
        value = EXACT.multiply(digits, smaller)
        # 3萬5 is said for 35,000 and might be typed for 30,005: neither is guessed.
        if value >= scale or (not part[2] and len(part[1].replace(",", "")) < len(str(scale)) - 1):
            raise Unreadable("quantity-unreadable", text=whole)
        total, scale = EXACT.add(total, value), smaller
    return total
