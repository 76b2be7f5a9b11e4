"""Tells where an owner field holds a place for a name instead of one. Works on folded text."""

import re

from strategy_tracker.rules.text import owner_words as words
from strategy_tracker.rules.text.folding import lower
from strategy_tracker.vocabulary.patterns import Pattern

_PLACEHOLDER_SHAPE = Pattern(r"^(?:[?？\-—–_./\\~…*。+= ]+|[xX×]{1,6}|\{\{.*\}\}?|0+|o{2,}|○+|□+)$")
# What a form says where a name belongs: [Name, Role], 负责人1, Person 2.
_TEMPLATE = Pattern(
    r"^[\[{<]+[^\[\]{}<>]*\b(?:name|role|owner|title|person|assignee|who)\b[^\[\]{}<>]*[\]}>]*$|"
    r"^(?:负责人|责任人|姓名|执行人|person|owner|name|assignee)[ _#]?(?:\d{1,2}|[a-dn]|[一二三])$|"
    # 填寫崗位, 岗位名称, "Responsible person": a form's own words for the place where a name belongs.
    r"^who\b.*\?$|"
    r"^[\[【(<{]?请?(?:在此)?(?:填写|填入|填|输入|选择|选填|指定|注明|写明)(?!人$)[\u3400-\u9fff]{1,8}[\]】)>}]?$|"
    r""
    r"^[\[【(<{]?(?:负责|责任|主责|承办)?(?:岗位|职位|职务|职称|人员|姓名|人名|负责人|责任人)(?:名称|姓名|名字)?[\]】)>}]?$|"
    r""
    r"^(?=.*\b(?:person|party|individual|name|assignee|role|position)\b)(?:(?:the|a|your|of|in|or|to|"
    r"be|for|responsible|"
    r"accountable|assigned|charge|person|party|individual|name|owner|assignee|role|position|title|"
    r"contact|task|here)\b[ /]*)+$",
    re.IGNORECASE,
)
_PLACEHOLDER_START = Pattern(
    r"^(?:待定|未定|暂定|待确认|待聘|待招|待安排|待指派|待分配|未分配|空缺|暂缺|tbd|tbc|tba|"
    r"unassigned|vacant|vacancy|open role|to be \w+)(?![\w])|"
    r"^待[\u3400-\u9fff]{1,8}$|^(?:n/a|none|nobody|no (?:one|owner|body|assignee)|tb[acd])(?![\w])|"
    r"^not (?:yet )?(?:assigned|decided|confirmed|known|set|named|defined|specified|listed|"
    r"applicable|allocated|identified|appointed|filled|available|determined|hired)\b|"
    r"^(?:awaiting|pending|waiting)\b|"
    r"^请?(?:参阅|参见|参照|参考|详见|请见)[\u3400-\u9fff]{1,8}$|^(?:尚|仍|还)待[\u3400-\u9fff]{1,6}$|"
    r"^(?:尚未|还未|暂未)[\u3400-\u9fff]{1,5}$|^(?:待|尚未|暂未|未)(?:定|确认|确定|安排|分配|指派|"
    r"指定|聘|招聘|补|商议)|(?:待定|未定|"
    r"待确认|待确定|待指派|待安排|待招聘|待聘|待补)$",
    re.IGNORECASE,
)


def is_placeholder(text: str) -> bool:
    """Tell whether the whole text is a placeholder: 待定, TBD, [填寫崗位], ???."""
    small = lower(text).strip()
    return small.strip(" .。!") in words.PLACEHOLDERS or bool(
        _PLACEHOLDER_SHAPE.match(text) or _TEMPLATE.match(text)
    )


def begins_as_placeholder(text: str) -> bool:
    """Tell whether the text says that nobody is named yet, whatever else it says: 待定(人事)."""
    return bool(_PLACEHOLDER_START.search(text))
