"""What was probably meant by words for a status that may mean several, so that a person has to choose.

Keys of `STATUS_WORDS` in the order in which they are proposed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_OPEN = ("not_started", "in_progress")

STATUS_MEANINGS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    _OPEN: (
        "待上線", "待上线", "未上線", "未上线", "待發布", "待发布", "待投放", "待審批", "待审批", "待批", "等待中", "等待",
        "待跟進", "待跟进", "準備中", "准备中", "incomplete", "not done", "unfinished", "undone", "waiting", "ready",
        "還沒", "还没", "還沒有", "还没有", "沒做", "没做", "未做", "排期中", "排程中", "not complete", "not completed", "not finished", "not live", "unpublished", "unreleased", "not launched",
    ),
    ("in_progress", "delayed"): (
        "未達成", "未达成", "未達標", "未达标", "未如期完成", "未按時完成", "未按时完成", "未能完成", "有困難",
        "有困难", "not achieved", "not met", "missed",
    ),
    ("in_progress", "done"): ("已投放", "已執行", "已执行", "已通過", "已通过", "已批准", "approved", "passed"),
    ("done", "in_progress"): ("ok", "okay", "好了", "沒問題", "没问题"),
    ("done", "cancelled"): ("已下線", "已下线", "已下架", "已撤下", "offline", "taken down", "archived", "已歸檔", "已归档"),
    ("cancelled", "in_progress"): (
        "失敗", "失败", "未通過", "未通过", "已駁回", "已驳回", "已拒絕", "已拒绝", "已停止", "停止", "failed",
        "rejected", "stopped",
    ),
    ("not_started",): ("暫未開始", "暂未开始", "暫未啟動", "暂未启动", "暫未進行", "暂未进行"),
    ("in_progress",): ("正在", "完成一半", "大部分完成", "基本上完成", "過半", "过半"),
}  # fmt: skip
"""Statuses to choose from, with the words that may mean each of them."""

_NOT_YET = re.compile(r"(尚?未|尚待|等?待|沒有?|没有?|還沒有?|还没有?|還未|还未|即將|即将|將要|将要)(?=..)")
_BEING_DONE = re.compile(r"正?在?[^\W\da-z_]{2,4}中")
_NOT_BEING_DONE = re.compile(r"[暫暂停擱搁緩缓延待等計计劃划規规籌筹排終终消撤廢废棄弃止未不無无沒没難难]")


def statuses_meant(word: str) -> tuple[str, ...]:
    """Return the statuses that a word may mean, the most probable first; none where it is no such word."""
    folded = " ".join(re.split(r"[\s_-]+", word.casefold()))
    return next((statuses for statuses, words in STATUS_MEANINGS.items() if folded in words), ())


def statuses_implied(word: str) -> tuple[str, ...]:
    """Return what the grammar of a word says of any work: what is 未… or 待… is open, what is …中 has begun."""
    if _NOT_YET.match(word):
        return _OPEN
    if _BEING_DONE.fullmatch(word) and not _NOT_BEING_DONE.search(word):
        return ("in_progress",)
    return ()
