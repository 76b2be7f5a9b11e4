"""What people write for the dates of a plan when they mean no days."""

import re

_WITHOUT_DAYS = re.compile(
    r"(?:持續|持续|長期|长期|長線|长线|常態|常态|滾動|滚动|不定期|定期|經常|经常|日常|全程|全期|隨時|随时|永久|無限期|无限期"
    r"|長期有效|长期有效|待定|未定|待確認|待确认|待確定|待确定|待通知|待排期|待安排|待議|待议|另定|另行通知|另行安排|視情況|视情况"
    r"|ongoing|continuous(?:ly)?|rolling|recurring|permanent|long[- ]term|open[- ]ended|indefinite(?:ly)?"
    r"|always|tb[dacn]|to be (?:determined|decided|announced|confirmed|defined))"
    r"(?:性|中|化|進行|进行|推進|推进|執行|执行|開展|开展|跟進|跟进|優化|优化|工作|維護|维护|更新)*"
)
_BY_AN_EVENT = re.compile(
    r"(?:[^0-9]|(?<=[雙双])1[12]|618){1,20}(?:之?前|以前|之?[後后]|以[後后]|[時时]|期間|期间|階段|阶段|當天|当天|當日|当日)"
    r"(?:完成|交付|提交)?"
    r"|(?:before|after|until|upon|at|during|by) (?:the )?[a-z][a-z &'-]{1,40}"
)


def says_when_in_words(folded: str) -> bool:
    """Tell whether a normalised text says when without a day: 持續, TBD, 待定, 上線前, after launch."""
    bare = folded.strip(" .。…()")
    return bool(_WITHOUT_DAYS.fullmatch(bare) or _BY_AN_EVENT.fullmatch(bare))
