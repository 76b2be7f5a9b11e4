"""Tells whether a task says what will exist when it is done. In doubt it does: a false alarm costs trust."""

# A word list reads better as one text than as a column of quoted words.
# ruff: noqa: SIM905

import re

from strategy_tracker.rules.text import english_task_words, english_tasks
from strategy_tracker.rules.text import task_words as words
from strategy_tracker.rules.text.clauses import ends_in_thing, open_heads
from strategy_tracker.rules.text.folding import as_written, fold, has_chinese, lower
from strategy_tracker.rules.text.judgement import Judgement
from strategy_tracker.rules.text.measures import has_quantity
from strategy_tracker.vocabulary.patterns import Pattern

__all__ = ["is_vague", "vague_verbs"]

_DELIVERABLE = Pattern(words.DELIVERABLES, re.IGNORECASE)
# These are handed over, unless something is only to be done to them: 完善相關制度, 優化系統.
_SOFT_DELIVERABLE = Pattern("制度|规范|标准|系统|功能|排期|日程|画像|标签体系|粉专|专页")
# How much, but not how many: 多發文章, 多參加展會.
_MORE_OF = Pattern(
    r"^(?:多多?|常|勤|尽量多?|尽可能多?)(?:发|做|拍|写|跑|参加|联系|接触|投|办|举办|开|学|了解|关注|"
    r"宣传|拜访|与|和|跟|沟通|推)"
)
# 相關事宜, 後勤工作: what it is that has to be done stays open.
_LEFT_OPEN = Pattern(r"(?:事宜|事务|庶务|杂务|琐事|事项|(?:相关|有关|等)工作)[。.!]?$")
_OPEN_END = Pattern(r"(?:事宜|事务|庶务|杂务|琐事|事项|相关工作|等工作|有关工作|工作|业务)[。.!]?$")
_DELIVERING = Pattern(words.DELIVERING_VERBS)
# Work that ends in a finding, where nothing vague stands before it: 競品分析, 市場調研.
_FINDING = Pattern("调研|分析|盘点|复盘")
_DETAIL = Pattern(r"\(([^()]{4,})\)?|[:](.{4,})|《[^》]+》|「[^」]+」|“[^”]+”|\"[^\"]+\"")
_DETAIL_MARKS = '():《》「」“”"'
_WORD = Pattern(r"[A-Za-z0-9][\w/'&.-]*")
_LATIN_OR_HAN = Pattern(r"[A-Za-z0-9]+|[\u3400-\u9fff]")
_LONGEST_WORD = 6
# A weak verb with more unknown characters (in English: words) after it may well be concrete.
_MOST_UNKNOWN = 3
# These stay vague before any object but a deliverable.
_ABSTRACT_STARTS = frozenset(
    "做好 加强 提升 提高 深化 促进 强化 增强 巩固 深耕 增进 提振 推动 活化 扩大 增加 加大 改善 "
    "落实 协助 配合 支持 保障 助力 赋能 推广 推展 推行 推介 鼓励 激励 引导 关怀 倡导 弘扬 宣传 确保 "
    "保持 维持 持续 "
    "带动 注意 留意 重视 了解 熟悉 掌握 支援 关注 参与 促成 凝聚 营造 树立 塑造 发扬 传承 精进 稳定 "
    "避免 防止 杜绝 "
    "发挥 节省 节约 简化 善用 充分利用 统筹 管控 把控".split()
)
_MOST_UNKNOWN_AFTER_ABSTRACT = 8
_START = Pattern(
    r"^(?:[\d一二三四五六七八九十]+[、.) ]+|请|需|要|主要|全面|全力|积极|持续|继续|进一步|大力|"
    r"切实|努力|认真|不断|定期|及时|尽快|逐步|适时|严格|滚动式?|重点|全程|稳步|深入|着力|有效|日常|"
    r"充分|共同|一起)*"
)
_VAGUE_STARTS = tuple(
    "负责 推进 跟进 配合 做好 加强 提升 协助 维护 支持 推动 关注 协调 提高 拓展 增加 加大 深化 "
    "促进 强化 参与 抓好 改善 增强 扩大 巩固 深耕 完善 落实 管理 优化 开展 进行 保持 确保 "
    "保障 打造 统筹 争取 继续 持续 处理 对接 沟通 探索 助力 赋能 聚焦 改进 降低 发展 维系 关怀 "
    "督促 挖掘 经营 运营 推广 宣传 吸引 引导 开拓 增进 推行 推展 扩展 提振 活化 活络 维持 拓宽 "
    "改良 激发 激活 盘活 精进 充实 健全 树立 塑造 营造 提供 带动 倡导 弘扬 执行 实施 贯彻 辅导 "
    "强打 力推 夯实 协同 监督 监控 支援 指导 注意 留意 重视 想办法 设法 利用 充分利用 善用 运用 用好 "
    "跟踪 引进 保证 招揽 延揽 引入 把关 审视 检视 检讨 推介 鼓励 激励 促成 发扬 传承 节省 节约 简化 "
    "精简 管控 把控 掌控 关爱 照顾 联合 携手 突破 洽谈 寻找 寻求 物色 讨论 "
    "商讨 思考 规范 安排 合理安排 回应 发现 破圈 圈粉 涨粉 力争 力求 "
    "冲刺 抢占 把握 抓住 培养 培育 发挥 调动 拉动 紧跟 紧盯 做优 做精 做细 做深 壮大 丰富 凝聚 创新 "
    "突出 展现 展示 "
    "满足 解决 避免 防止 杜绝 稳定 稳固 讲好 打响 擦亮 打通 积累 累积 研拟 研议 了解 熟悉 掌握 学习 "
    "研究".split()
)
_KNOWN = words.WEAK_VERBS | words.GENERIC_NOUNS | frozenset(_VAGUE_STARTS)


def _steps(small: str, place: int) -> list[tuple[int, int]]:
    """Return where the text may be cut after this place, each with what remains unknown; longest first."""
    ends = range(min(len(small), place + _LONGEST_WORD), place, -1)
    steps = [(end, 0) for end in ends if small[place:end] in _KNOWN]
    found = _LATIN_OR_HAN.match(small, place)
    return [*steps, (found.end(), 1) if found else (place + 1, 0)]


def _pieces(text: str) -> tuple[list[str], int]:
    """Return the known words of a folded Chinese text and how much is unknown, cut so that it is least."""
    small = lower(text)
    least: list[tuple[int, int]] = [(0, len(small))] * (len(small) + 1)
    for place in range(len(small) - 1, -1, -1):
        least[place] = min(
            ((cost + least[end][0], end) for end, cost in _steps(small, place)),
            key=lambda step: (step[0], -step[1]),
        )
    known: list[str] = []
    place = 0
    while place < len(small):
        end = least[place][1]
        if small[place:end] in _KNOWN:
            known.append(text[place:end])
        place = end
    return known, least[0][0]


def _has_detail(text: str) -> bool:
    found = _DETAIL.search(text)
    return found is not None and _pieces(found.group().strip(_DETAIL_MARKS))[1] > 0


def _of_unknown_words(text: str) -> str:
    """Judge a Chinese task by how little of it is more than weak verbs and wide nouns."""
    more = _MORE_OF.match(text)
    if more:
        return more.group()
    left_open = _LEFT_OPEN.search(text)
    if left_open and not _DELIVERING.match(text):
        return left_open.group()
    known, unknown = _pieces(text)
    if unknown and (_DELIVERABLE.search(text) or _has_detail(text)):
        return ""
    rest = _START.sub("", text, count=1)
    opening = next((verb for verb in _VAGUE_STARTS if rest.startswith(verb)), "")
    open_end = _OPEN_END.search(rest)
    delivered = _DELIVERING.search(rest[len(opening) :]) and not (opening and open_end)
    if unknown == 0:
        handed_over = _DELIVERABLE.search(_SOFT_DELIVERABLE.sub("", text) if opening else text)
        concrete = handed_over or (not opening and _FINDING.search(text))
        return "" if concrete else (opening or " ".join(known[:1]))
    if open_end and not _DELIVERING.search(rest) and unknown <= _MOST_UNKNOWN_AFTER_ABSTRACT:
        return open_end.group()
    abstract = opening in _ABSTRACT_STARTS or (opening and open_end)
    most = _MOST_UNKNOWN_AFTER_ABSTRACT if abstract else _MOST_UNKNOWN
    if opening and not delivered and unknown <= most:
        return opening
    return ""


_FULL_STOPS = "。；;.!！ "


def _vague_part(folded: str) -> str:
    bare = folded.strip().rstrip(_FULL_STOPS)
    if has_quantity(folded):
        return ""
    if not has_chinese(bare):
        return english_tasks.vague_part(bare)
    heads = open_heads(bare)
    return heads[0] if heads else "" if ends_in_thing(bare) else _of_unknown_words(bare)


def is_vague(text: str) -> Judgement:
    """Tell whether a task lacks a concrete action with an object, a deliverable or a number."""
    folded = fold(text)
    evidence = _vague_part(folded)
    return Judgement(bool(evidence), as_written(evidence, folded, text))


def vague_verbs(text: str) -> tuple[str, ...]:
    """Return the vague verbs of a goal that has neither a number nor a concrete object, as typed."""
    folded = fold(text)
    found = _vague_part(folded)
    if not found:
        return ()
    if not has_chinese(folded):
        return (as_written(found, folded, text),) if lower(found) in english_task_words.WEAK else ()
    pieces = [piece for piece in _pieces(folded)[0] if piece in _VAGUE_STARTS]
    verbs = dict.fromkeys(pieces or open_heads(folded.strip()))
    return tuple(as_written(verb, folded, text) for verb in verbs)
