"""Tells whether a goal can be measured (a quantity) and whether it is bound to a time."""

import re

from strategy_tracker.rules.text import goal_words as words
from strategy_tracker.rules.text.folding import as_written, fold, lower
from strategy_tracker.rules.text.judgement import Judgement
from strategy_tracker.rules.text.measures import quantity_in
from strategy_tracker.vocabulary.patterns import Pattern

__all__ = ["is_measurable", "is_timebound"]

_NUMBER = r"\d+(?:[,.]\d+)*"
_HAN_NUMBER = "[一二三四五六七八九十百千万亿两几半]"
_YEAR = r"(?:19|20)\d\d"
_DURATION = r"(?:年|个?月|个?季度|季|个?星期|周|个?工作日|天|日|个?礼拜)"

_TIME = Pattern(
    "|".join(
        [
            rf"十[一二三四五六]五(?=期|末|规划|收官|年|时|开)|第(?:{_NUMBER}|{_HAN_NUMBER}+)周|"
            rf"(?<![\d.])\d\d ?(?:q[1-4]|h[12])(?![0-9a-z])|{_YEAR} ?(?:年|财年|学年|年度)|"
            rf"民国 ?\d{{2,3}} ?年|\b\d{{3}}年(?:度|底|初|\d)?|"
            rf"(?:fy|cy) ?'?(?:{_YEAR}|\d\d)\b|二[〇零]二[〇零一二三四五六七八九]年",
            rf"(?<![\d.,$¥€£]){_YEAR}(?![\d.,%万亿千百名家人个件场元kmw+])(?! ?(?:new|users?|"
            rf"leads|customers|people|sign-?ups|subscribers|followers|units|orders))",
            rf"{_YEAR}[-./]\d{{1,2}}(?:[-./]\d{{1,2}})?(?![\d%])",
            r"(?<![个\d.])\d{1,2} ?月(?!活|销|薪|均|度|费|卡)(?:份|底|初|中旬|上旬|下旬|末|"
            r"\d{1,2}[日号])?|"
            r"(?<![个几每一二三四五六七八九十])[一二三四五六七八九十]{1,3}月(?!活|均|销|薪|费|卡)",
            r"(?:[本当下上]|这|每年)个?月(?:底|内|份|初|中旬|末)?(?!度?均)|(?<![每])(?:月底|月末|"
            r"月中前|月内|季末|季底|季度末|季度内|周末前|周五前|周日前)",
            r"q[1-4](?![0-9])|\b[1-4]q\b|\bh[12]\b|\b[12]h\b|第?[一二三四1-4]季度?|"
            r"[本下上当]个?季度?|[上下]半年|半年(?:之?内|以?内|后|底)",
            r"年底|年末|年终前|年终|年中|年初|年内|全年|今年|明年|后年|本年度?|当年|来年|年前|"
            r"年后|本财年|下财年|财年末|全财年|[上下]年度|新年度|本学期|期末|本周|下周|当周|"
            r"[本下]旬|月[上中下]旬",
            rf"(?:{_NUMBER}|{_HAN_NUMBER}+) ?(?:个?月|年|个?季度|个?星期|周|个?礼拜)(?:之?内|以内|时间|后)",
            rf"(?:未来|接下来|首|前|今后)(?:{_NUMBER}|{_HAN_NUMBER}+)?(?:个?月|年|个?季度|周)",
            r"[一二两三四五六七八九十]+年(?:之?内|以内)|[一二三四]年(?:上|打)",
            words.FESTIVALS,
            words.BARE_SPAN,
            r"(?<![\d.])\d{1,2}/\d{1,2}(?:/\d{2,4})?(?= ?(?:以?前|之前|日|起|至|-|~|\(|$|完成|"
            r"上线))|(?<![\d.])\d{1,2}[日号](?:前|之前|起|至|到)",
            r"今[夏秋冬春]|[春夏秋冬]天|开业前|开展前|上市前|上线前|开幕前|截止|截至|期限|之前完成|为期",
            rf"\b(?:{words.MONTHS})\b|\b(?:in|by|on|before|until|through|during|end of|late|early|"
            rf"mid|mid-|this|next|of|from|since) (?:march|may|mar)\b|\b(?:march|may|mar)\.? \d|"
            rf"\d (?:march|may|mar)\b",
            r"\b(?:this|next|the|current|coming|by|end of|end of the|end-of-|"
            r"each)[ -](?:fiscal year|financial year|fiscal|year|quarter|month|half|week|"
            r"semester|term|spring|summer|autumn|fall|winter|season)(?:[- ]?end)?\b",
            r"\b(?:by|before|in|during|until|over) (?:the )?(?:end of |early |late |"
            r"mid-?)?(?:spring|summer|autumn|fall|winter|year|half|quarter|month|week)\b|"
            r"year-?end|quarter-?end|month-?end|\bey?o[yqm]\b|\bend of (?:day|year|quarter|"
            r"month)|half-year|first half|second half|\bannually by|(?:first|second|third|fourth|"
            r"1st|2nd|3rd|4th) quarter|by (?:monday|tuesday|wednesday|thursday|friday)",
            rf"\b(?:within|in|over|after|during|inside|for)(?: the)?(?: next| first| coming|"
            rf" following)? (?:{_NUMBER}|{words.ENGLISH_NUMBERS}|one|a|an)[- ]?(?:years?|months?|"
            rf"weeks?|quarters?|sprints?)\b(?! of)",
            r"\b(?:next|first|coming|following) (?:\d+|two|three|four|six|nine|twelve|"
            r"ninety) (?:years?|months?|weeks?|quarters?|days?)\b",
            words.ENGLISH_FESTIVALS,
            r"\bby \d{1,2}/\d{1,2}|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\btomorrow\b|\btoday\b|"
            r"\bdeadline\b|\bprior to (?:the )?launch|\bbefore (?:the )?launch",
        ]
    ),
    re.IGNORECASE | re.ASCII,
)
_DAYS = Pattern(
    rf"(?:{_NUMBER}|{_HAN_NUMBER}+) ?(?:个?工作日|天|日)(?:之?内|以内)|\b(?:within|in|"
    rf"over)(?: the)?(?: next| first)? (?:{_NUMBER}|{words.ENGLISH_NUMBERS}) (?:business |"
    rf"working )?days?\b",
    re.IGNORECASE | re.ASCII,
)
_SERVICE = Pattern(words.SERVICE, re.IGNORECASE | re.ASCII)
_NOT_TIME = Pattern(
    rf"{_YEAR}(?:系列|款|版)|每(?:个)?(?:季度?|月|年|周)|[春夏秋冬]季(?:系列|新品|款|限定)|"
    rf"payback (?:period )?(?:within|in|under|to|of)? ?\d+ months|{_NUMBER}个?月(?:复购|留存|回购|"
    rf"流失)"
    r"|(?:may|march) (?:help|be|have|need)|fall (?:below|under|short)|summer (?:collection|line)|"
    r"spring (?:collection|line)|(?:year|month|quarter|week)[- ](?:over|on)[- ](?:year|month|"
    r"quarter|week)"
    rf"|{words.ALL_YEAR_AS_A_PATTERN}"
    r"|\bin half\b|同比|环比|(?:比|较|相比于?|对比)(?:去年|上年|上季度?|上个?月|前一?年|"
    r"上年度|上半年|"
    r"20\d\d年)|去年(?:同期)?|上年同期|per (?:year|month|quarter|week)|a (?:year|month|quarter|"
    r"week)\b|last (?:year|quarter|month)"
    r"|(?:vs\.?|versus|compared (?:to|with)|against) (?:20\d\d|q[1-4]|fy\d+)(?: 20\d\d)?",
    re.IGNORECASE | re.ASCII,
)


def _blank(pattern: Pattern, text: str) -> str:
    return pattern.sub(lambda found: "\x00" * len(found.group()), text)


def is_measurable(text: str) -> Judgement:
    """Tell whether a goal names a quantity: number with unit, percent, multiple or rank."""
    folded = fold(text)
    evidence = quantity_in(folded)
    return Judgement(bool(evidence), as_written(evidence, folded, text))


def is_timebound(text: str) -> Judgement:
    """Tell whether a goal says when; how fast a service is (2小時內) is no deadline."""
    folded = fold(text)
    readable = _blank(_NOT_TIME, lower(folded))
    found = _TIME.search(readable)
    if not found:
        found = _DAYS.search(readable)
        if found and _SERVICE.search(readable[max(0, found.start() - 12) : found.end() + 12]):
            found = None
    evidence = folded[found.start() : found.end()].strip() if found else ""
    return Judgement(bool(found), as_written(evidence, folded, text))
