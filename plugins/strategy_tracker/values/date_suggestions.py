"""What a text that is no date may have meant, to be offered and never taken: 8月第一周, 國慶前, 下周五, Q3前.

Each offer is days of the calendar, counted from what the strategy says of itself: its period, and the day on
which it was made.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from strategy_tracker.vocabulary.patterns import Pattern

from .errors import Unreadable
from .numerals import read_chinese_number
from .period import Context, Period
from .sides import place, read_side

MOST_OFFERED = 3
_BEFORE = Pattern(r" ?(?:之?前|以前)(?:完成|交付|上線|上线|提交)?$|^before ")
_UNTIL = Pattern(r"(?:完成|交付|上線|上线|提交|截止)$|^by ")
_FESTIVALS: tuple[tuple[str, tuple[tuple[int, int], ...]], ...] = (
    ("元旦|新年", ((1, 1),)),
    ("(?:西洋)?情人節?|情人节", ((2, 14),)),
    ("婦女節|妇女节|三八節?|三八节|女神節|女神节", ((3, 8),)),
    ("勞動節|劳动节|五一|勞工節", ((5, 1),)),
    ("520", ((5, 20),)),
    ("兒童節|儿童节|六一", ((6, 1), (4, 4))),
    ("618", ((6, 18),)),
    ("父親節|父亲节", ((8, 8),)),
    ("教師節|教师节", ((9, 10), (9, 28))),
    ("國慶節?|国庆节?|十一", ((10, 1), (10, 10))),
    ("雙十節?", ((10, 10),)),
    ("萬聖節|万圣节|halloween", ((10, 31),)),
    ("[雙双](?:11|十一)|1111|double eleven|singles'? day", ((11, 11),)),
    ("[雙双](?:12|十二)|1212|double twelve", ((12, 12),)),
    ("聖誕節?|圣诞节?|耶誕節?|christmas|xmas", ((12, 25),)),
    ("跨年|new year'?s eve", ((12, 31),)),
)
"""Festivals and sales with the days on which they may fall; those by the moon move from year to year."""
_FESTIVAL = tuple(
    (Pattern(rf"(?:{names})(?:大促|活動|活动|檔期|档期|當天|当天|當日|当日|期間|期间)?"), days)
    for names, days in _FESTIVALS
)
_WEEK_OF_MONTH = Pattern(
    r"(?P<month>[0-9]{1,2})月份?的?(?:第(?P<week>[1-5])[個个]?|首|(?P<last>最[後后][1一]?[個个]?))[週周]"
)
_WEEK_AROUND = Pattern(
    r"(?P<day>.*[0-9日號号]) ?(?:當|当|那|這|这|該|该|所在)?[1一]?[週周]|(?:the )?week of (?P<named>.+)"
)
_PART_OF = Pattern(
    r"(?P<year>年)(?P<part>[初中])|(?P<of>q[1-4]|第?[1-4一二三四] ?季度?)的?(?P<third>[初中])"
    r"|(?P<early>early|mid)[- ](?P<quarter>q[1-4])"
)
_RELATIVE = Pattern(
    r"(?:(?P<days>今天|今日|明天|明日|後天|后天|昨天)"
    r"|(?P<week>[本這这下上])(?:個|个)?(?:[週周]|星期|禮拜|礼拜)(?P<weekday>[一二三四五六日天])?[內内]?"
    r"|(?P<month>[本這这下上次])(?:個|个)?月(?P<in_month>.*)|(?P<year>今|明|去|次|後|后)年(?P<in_year>.*))"
)
_SPAN = Pattern(
    r"(?P<start>.+?) ?(?:起|開始|开始)?[ ,、\-~至到]*(?:為期|为期|持續|持续|共|連續|连续)? ?"
    r"(?P<count>[0-9]{1,3}|[一二三四五六七八九十兩两半]{1,3}) ?(?P<unit>天|日|[週周]|個?月|个月)[內内]?"
)
_SEVERAL = Pattern(r" ?[、,;和及與与&] ?")
_MONTH_LEFT_OUT = Pattern(r"(?<=[0-9])(?=[、,和及與与&] ?[0-9]{1,2}月(?![0-9]))")
_DIGITS = Pattern(r"(?P<year>[0-9]{2})?(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])")
_BY_DAY = {"今天": 0, "今日": 0, "明天": 1, "明日": 1, "後天": 2, "后天": 2, "昨天": -1}
_BY_WORD = {
    "本": 0,
    "這": 0,
    "这": 0,
    "今": 0,
    "下": 1,
    "次": 1,
    "明": 1,
    "上": -1,
    "去": -1,
    "後": 2,
    "后": 2,
}
_WEEKDAYS = "一二三四五六日"


def offered(folded: str, context: Context) -> str:
    """Return the days that a normalised text may mean, as they are written in a file; '' for none."""
    before, until = (pattern.search(folded) is not None for pattern in (_BEFORE, _UNTIL))
    bare = _UNTIL.sub("", _BEFORE.sub("", folded)).strip()
    found: dict[str, None] = {}
    for readers in (_NAMED, _SPANS):
        for reader in readers:
            for period in reader(bare, context):
                shown = _deadlines(period, bare, before=before) if before or until else (_shown(period),)
                found.update(dict.fromkeys(shown))
        if found:
            break
    return " / ".join(list(found)[:MOST_OFFERED])


def last_day_offered(folded: str, context: Context) -> str:
    """Return the days that a text may mean where one day is wanted: the last of each."""
    days = (days.removesuffix("前")[-10:] for days in offered(folded, context).split(" / "))
    return " / ".join(dict.fromkeys(days))


def _shown(period: Period) -> str:
    return f"{period.start}" if period.start == period.end else f"{period.start}~{period.end}"


def _deadlines(period: Period, text: str, *, before: bool) -> Iterator[str]:
    """Yield the ends that a text may mean: before its days begin, and before they are over.

    A day itself counts, as in 7月20日前; a festival does not, since what is done before is to be there on it.
    """
    one_day = period.start == period.end
    is_festival = any(pattern.fullmatch(text) for pattern, _ in _FESTIVAL)
    if before and period.start is not None and (not one_day or is_festival):
        yield f"{period.start - timedelta(days=1)}前"
    if period.end is not None and not (before and one_day and is_festival):
        yield f"{period.end}前"


def _placed(text: str, context: Context) -> Iterator[Period]:
    """Yield the days that a text names; nothing where it names none."""
    try:
        side = read_side(text, text)
        if side is not None and side.kind != "created":
            yield place(side, context, text).period
    except Unreadable:
        return


def _festivals(text: str, context: Context) -> Iterator[Period]:
    for pattern, days in _FESTIVAL:
        if pattern.fullmatch(text):
            for month, day in days:
                yield from _placed(f"{month}月{day}日", context)


def _weeks_of_a_month(text: str, context: Context) -> Iterator[Period]:
    """Yield both ways to count: in sevens from the 1st, and from Monday to Sunday, where they differ."""
    found = _WEEK_OF_MONTH.fullmatch(text)
    if found is None:
        return
    for month in _placed(f"{found['month']}月", context):
        if month.start is None or month.end is None:
            continue
        if found["last"]:
            yield Period(month.end - timedelta(days=6), month.end)
            continue
        weeks = timedelta(weeks=int(found["week"] or 1) - 1)
        monday = month.start + timedelta(days=-month.start.weekday() % 7)
        for first in (month.start, monday):
            if first + weeks <= month.end:
                last = first + weeks + timedelta(days=6)
                yield Period(first + weeks, last if first == monday else min(last, month.end))


def _week_around(text: str, context: Context) -> Iterator[Period]:
    found = _WEEK_AROUND.fullmatch(text)
    if found is None:
        return
    for day in _placed(found["day"] or found["named"], context):
        if day.start is not None and day.start == day.end:
            monday = day.start - timedelta(days=day.start.weekday())
            yield Period(monday, monday + timedelta(days=6))


def _parts_of_a_span(text: str, context: Context) -> Iterator[Period]:
    """Yield 年中 as the half of the year, Q3初 as its first month, each by its last day."""
    found = _PART_OF.fullmatch(text)
    if found is None:
        return
    if found["year"]:
        yield from _placed("1月底" if found["part"] == "初" else "6月底", context)
        return
    for quarter in _placed(found["of"] or found["quarter"], context):
        if quarter.start is not None:
            month = quarter.start.month + (0 if (found["third"] or found["early"]) in ("初", "early") else 1)
            yield from _placed(f"{quarter.start.year}年{month}月底", context)


def _relative(text: str, context: Context) -> Iterator[Period]:
    """Yield what 下周五 and 明年1月 were on the day on which the strategy was made."""
    found, today = _RELATIVE.fullmatch(text), context.created
    if found is None or today is None:
        return
    if found["days"]:
        day = today + timedelta(days=_BY_DAY[found["days"]])
        yield Period(day, day)
    elif found["week"]:
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=_BY_WORD[found["week"]])
        if not found["weekday"]:
            yield Period(monday, monday + timedelta(days=6))
            return
        day = monday + timedelta(days=_WEEKDAYS.index(found["weekday"].replace("天", "日")))
        yield Period(day, day)
    elif found["month"]:
        months = today.year * 12 + today.month - 1 + _BY_WORD[found["month"]]
        yield from _placed(f"{months // 12}年{months % 12 + 1}月{found['in_month']}", context)
    else:
        year, rest = today.year + _BY_WORD[found["year"]], found["in_year"]
        yield from _placed(f"{year}年{rest}", context)


def _counted_from_a_day(text: str, context: Context) -> Iterator[Period]:
    """Yield the days of 7月1日起30天, its first day counted."""
    found = _SPAN.fullmatch(text)
    if found is None or not (count := _number(found["count"])):
        return
    for start in _placed(found["start"], context):
        if start.start is None or start.start != start.end:
            continue
        if "月" in found["unit"]:
            months = start.start.year * 12 + start.start.month - 1 + count
            year, month = months // 12, months % 12 + 1
            day = min(start.start.day, calendar.monthrange(year, month)[1])
            yield Period(start.start, date(year, month, day) - timedelta(days=1))
        else:
            days = count * (7 if found["unit"] in "週周" else 1)
            yield Period(start.start, start.start + timedelta(days=days - 1))


def _number(typed: str) -> int | None:
    return int(typed) if typed.isdigit() else read_chinese_number(typed)


def _several(text: str, context: Context) -> Iterator[Period]:
    """Yield the time from the first to the last of several days: 7/1、7/15、8/1."""
    parts = _SEVERAL.split(_MONTH_LEFT_OUT.sub("月", text))
    days = [next(_placed(part, context), None) for part in parts] if 1 < len(parts) <= 12 else []
    known = [day for day in days if day is not None and day.start is not None and day.end is not None]
    if known and len(known) == len(parts):
        first, last = known[0].start, known[-1].end
        if first is not None and last is not None and first <= last:
            yield Period(first, last)


def _digits(text: str, context: Context) -> Iterator[Period]:
    """Yield the days of 0815 and 250815."""
    found = _DIGITS.fullmatch(text)
    if found is not None:
        year = f"20{found['year']}年" if found["year"] else ""
        yield from _placed(f"{year}{found['month']}月{found['day']}日", context)


def _itself(text: str, context: Context) -> Iterator[Period]:
    """Yield the days of a name that is read, and was refused only for what stands around it: Q3前."""
    yield from _placed(text, context)


_Reader = Callable[[str, Context], Iterator[Period]]
_NAMED: tuple[_Reader, ...] = (
    _festivals,
    _weeks_of_a_month,
    _parts_of_a_span,
    _relative,
    _digits,
    _itself,
)
_SPANS: tuple[_Reader, ...] = (_counted_from_a_day, _week_around, _several)
