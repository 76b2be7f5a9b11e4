"""Finds what a number is counted per: 每週2條, 隔天1篇, 500萬/月, 日均3萬人, 2 posts per week."""

import re
from typing import NamedTuple

from ..vocabulary.patterns import Pattern
from ..vocabulary.units import CHINESE_SCALES, COUNTED_NOUNS, PERIODS
from .numerals import NUMERAL_CHARACTERS, read_chinese_number
from .unit_words import UNIT_OF_WORD, either

_PERIOD_OF_WORD = {word: name for name, (_, words) in PERIODS.items() for word in words}
_KNOWN = either([*_PERIOD_OF_WORD, *UNIT_OF_WORD, *COUNTED_NOUNS])
_OPEN = f"(?:(?![{NUMERAL_CHARACTERS}])[一-鿿])"
_SPAN = "[天日週周年]|個月|个月|季度|小時|小时|星期|禮拜|礼拜"
_ROUND = "100|1000|10000|[百千萬万]"
_COUNTED = (
    rf"(?:(?P<{{0}}_count>[1-9][0-9]{{{{0,2}}}}|[一二兩两三四五六七八九十]) ?(?P<{{0}}_span>{_SPAN})"
    rf"|(?P<{{0}}_round>{_ROUND}) ?(?P<{{0}}_of>{_KNOWN}))"
)
_VAGUE = (
    rf"(?:好?[幾几]|若干|隔(?=[0-9{NUMERAL_CHARACTERS}幾几數数若天日週周月季年個个星禮礼小])"
    rf"|[數数](?=[個个十百千萬万人場场篇次條条]|{_SPAN}))"
)
"""How many of what a rate is per is left open by 每幾天, 每隔幾週 and 3篇/數天."""
_VERBS = (
    "發布|发布|發佈|发佈|發放|发放|發送|发送|發|发|舉辦|举办|辦|办|推出|推|開|开|出|拍|寫|写|做|更新|產出|产出"
    "|增加|增|帶來|带来|觸及|触及|銷售|销售|賣|卖|賺|赚|收"
)
_BOUNDS = (
    "至少|最少|最低|最多|至多|不少於|不少于|不低於|不低于|不超過|不超过|超過|超过|平均|[約约近達达各共≥≤<>]"
)
_TO_A_NUMBER = rf"(?= ?(?:{_VERBS})? ?(?:{_BOUNDS})? ?[0-9{NUMERAL_CHARACTERS}$¥€£])"
"""What nobody listed is a noun only before a number, with nothing but what is done with it between."""
_NO_RATE = rf"[逢當当]|(?:個|个)? ?(?:{_SPAN}|月|季)(?:[底初中]|(?<![週周])末)"
"""每月底 says when, and 每逢 on which occasion."""
_SAID_OF_A_RATE = Pattern(
    rf"每(?!{_NO_RATE})|/ ?{_VAGUE}"
    rf"|隔 ?(?:[0-9]+|[{NUMERAL_CHARACTERS}]+)? ?(?:{_SPAN}|[月季])(?![^%]*(?:%|百分))"
)
"""隔日 beside a percentage is the next day: 隔日送達率95%."""
_HALVES = {"年": "6月", "月": "半月", "天": "12小時", "日": "12小時", "小時": "30分鐘", "小时": "30分鐘"}
"""What half of a span is as a whole number of smaller ones; half a month is none, and agrees with itself."""
_TIME = "days?|weeks?|months?|quarters?|years?|hours?"
_ADVERB = "daily|weekly|monthly|quarterly|yearly|annually|hourly"
_RATE = Pattern(
    rf"每(?!{_NO_RATE}| ?{_VAGUE}| ?[雙双][週周月])(?:個|个)? ?"
    rf"(?:{_COUNTED.format('each')}|半(?:個|个)?(?P<half>{either(list(_HALVES))})"
    rf"|(?P<each>(?>{_KNOWN})|{_OPEN}{{1,4}}?{_TO_A_NUMBER}))"
    rf"|(?:(?<!每)隔(?: ?[個个])? ?|(?:每 ?)?[雙双](?=[週周月]))(?P<second>[天日週周月季年]){_TO_A_NUMBER}"
    rf"|按(?P<by>[天日週周月季年]){_TO_A_NUMBER}"
    r"|(?<![全整每本今去])(?P<mean>[日天週周月季年時时場场人店篇單单戶户家件次支條条])均(?![衡勻匀價价可已])"
    r"|(?<![訂订下成買买簡简清表])[單单](?P<one>[日天週周月季年場场篇店條条支戶户次人])(?![均價价位元])"
    rf"|(?<![0-9])/ ?{_COUNTED.format('over')}"
    rf"| ?/ ?(?!{_VAGUE})(?P<over>{_KNOWN}|{_OPEN}{{1,4}}|[a-z]{{2,15}}(?![a-z0-9]))"
    r"| ?(?<![a-z])per (?!cent)(?:(?P<english_count>[1-9][0-9]{0,3}) )?(?P<per>[a-z]{2,15})(?![a-z$])"
    rf"| ?(?<![a-z])(?:an?|each|every) (?P<article>{_TIME})(?![a-z])"
    rf"| ?(?<![a-z])(?P<adverb>{_ADVERB})(?![a-z])",
    re.IGNORECASE,
)
_COUNTS = ("each_count", "each_round", "over_count", "over_round", "english_count")
_KIND = {
    "each_span": "each", "each_of": "each", "each": "each", "half": "each", "second": "each", "by": "each",
    "mean": "mean", "one": "one", "over_span": "over", "over_of": "over", "over": "over", "per": "per",
    "article": "article", "adverb": "adverb",
}  # fmt: skip
"""Each group that names what is counted per, with how it is said."""
_ANYWHERE_BEFORE = ("each", "mean", "one")


class Rate(NamedTuple):
    """One "per" of a text.

    per          its canonical name: 週, 3天, 人
    typed        as it stands after a number: /周, " per week"
    kind         each (每週), mean (日均), one (單店), over (/週), per, article (a week) or adverb (weekly)
    number_span  where the number of 每3天 stands, which is no quantity of its own
    """

    begin: int
    finish: int
    per: str
    typed: str
    kind: str
    number_span: tuple[int, int] | None = None

    @property
    def is_mean(self) -> bool:
        """Whether it is an average (日均), which a percentage may have without becoming a rate."""
        return self.kind == "mean"

    @property
    def is_of_time(self) -> bool:
        """Whether it is per a span of time, as a week or three days."""
        return self.per.lstrip("0123456789") in PERIODS


def find_rates(hidden: str) -> list[Rate]:
    """Return every "per" of a text in order."""
    return [_rate(match) for match in _RATE.finditer(hidden)]


def has_unclear_rate(hidden: str, rates: list[Rate]) -> bool:
    """Return whether a text counts per what none of its rates is: 每幾天3篇, 每隔3天2篇, 隔日到貨3件."""
    return any(
        not any(rate.begin <= said.start() < rate.finish for rate in rates)
        for said in _SAID_OF_A_RATE.finditer(hidden)
    )


def _rate(match: re.Match[str]) -> Rate:
    group, kind = next((group, kind) for group, kind in _KIND.items() if match[group])
    counted = next((name for name in _COUNTS if match[name]), None)
    count = match[counted] if counted else ""
    if group == "half":
        return Rate(match.start(), match.end(), _HALVES[match[group]], f"/半{match[group]}", kind)
    if group == "second":
        return Rate(match.start(), match.end(), f"2{_name(match[group])}", f"/2{match[group]}", kind)
    in_english = kind in ("per", "article", "adverb")
    typed = f" {match[0].strip()}" if in_english else f"/{count}{match[group]}"
    per = (_count(count) if count else "") + _name(match[group])
    return Rate(match.start(), match.end(), per, typed, kind, match.span(counted) if counted else None)


def _name(word: str) -> str:
    folded = word.casefold()
    singular = folded.removesuffix("s")
    known = _PERIOD_OF_WORD.get(folded) or _PERIOD_OF_WORD.get(singular)
    return known or UNIT_OF_WORD.get(folded) or UNIT_OF_WORD.get(singular) or folded


def _count(text: str) -> str:
    """Return the number of 每3天 or 每百人 in digits; nothing for 每一."""
    if text.isascii():
        number: int | None = int(text)
    else:
        number = CHINESE_SCALES.get(text) or read_chinese_number(text)
    return text if number is None else "" if number == 1 else str(number)


def after(rates: list[Rate], position: int) -> list[Rate]:
    """Return the rates that stand one behind the other from a position on."""
    chain: list[Rate] = []
    for rate in rates:
        if rate.begin == position and rate.kind not in ("mean", "one"):
            chain.append(rate)
            position = rate.finish
    return chain


def before(rates: list[Rate], start: int, number: int, words: int) -> list[Rate]:
    """Return the rates between the last quantity and a number with so many comparing words before it.

    每週 may stand anywhere before (每週發布2條), "weekly" only right before.
    """
    return [
        rate
        for rate in rates
        if start <= rate.begin
        and rate.finish <= number
        and (rate.kind in _ANYWHERE_BEFORE or (rate.kind == "adverb" and number - words - rate.finish <= 1))
    ]
