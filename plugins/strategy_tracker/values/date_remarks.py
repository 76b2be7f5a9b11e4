"""What people write around days that changes none of them: how often, how surely, at which stage.

6.15-6.18每天 are the days from 6.15 to 6.18, 6月20日左右 and 預計6月20日 are planned for that day,
5.20-5.31（預熱期） for those days. Whatever is read without such words says so (`days-assumed`).
"""

from strategy_tracker.vocabulary.patterns import Pattern

_OFTEN = (
    r"(?:(?:每|逢)(?:個|个)?(?:工作日|[天日周週月]|星期|禮拜|礼拜)[一二三四五六日天1-7]?"
    r"(?:[各一二兩两三四五六1-9]{1,2}[次場场篇期條条支個个更])?|daily|weekly|monthly)"
)
_AT_THE_END = Pattern(rf"[ ,;、]*(?:{_OFTEN}|左右|\((?:{_OFTEN}|左右)\))$")
_AT_THE_START = Pattern(
    r"^(?:預計|预计|預定|预定|計劃|计划|暫定|暂定|初定|大約|大约|約|约(?!定)|approx\.?|around|about)[ :]*"
    r"|^(?:每|逢)(?:天|日|[周週][一二三四五六日天])[ ,:]*"
)
_STAGE = Pattern(r"^[^0-9()]{1,8}(?:期|階段|阶段|檔期|档期|波段?|輪|轮)[ :]*(?=[0-9])")
_UNDONE = Pattern(r"取消|作[廢废]|[延改順顺推緩缓未不非除原前後后]|提早|cancel|post|delay|not|tbd|tbc")


def without_remarks(folded: str) -> str:
    """Return a normalised text without what it says beside its days; itself where it says nothing more."""
    bare = _AT_THE_END.sub("", _AT_THE_START.sub("", folded))
    return _STAGE.sub("", bare).strip()


def is_remark(gloss: str) -> bool:
    """Tell whether words in brackets leave the days before them as they are: （預熱期）, not （延期）."""
    return not any(letter.isdigit() for letter in gloss) and _UNDONE.search(gloss) is None
