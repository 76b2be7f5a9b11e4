"""What each person is told: by whose move it is, only what is new, in lines that can be split."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from strategy_tracker.exchange.addresses import SiteAddress
from strategy_tracker.exchange.reminders import (
    Digest,
    items_of,
    keys_of,
    lines_of,
    manager_digest,
    personal_digests,
    title_of,
)
from strategy_tracker.exchange.reminders.wording import parts_of
from strategy_tracker.language import Language
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.tracking import TrackedPortfolio, track

PLAN = """\
---
策略名稱: 夏季推廣
策略負責人: 李*
目標周期: 2025-07-01至2025-09-30
關鍵任務:
  - 任務編號: T001
    任務描述: 拍攝短片3支
    負責人: 王*
    計劃起止時間: 2025-08-01至2025-08-10
    當前進度: 40
    完成狀態: 進行中
    跟蹤頻率: 無
  - 任務編號: T 2/#
    任務描述: 上線頁面
    負責人: 張*
    計劃起止時間: 2025-08-18至2025-08-20
    當前進度: 10
    完成狀態: 進行中
    前置任務: [T001]
    跟蹤頻率: 無
  - 任務編號: T003
    任務描述: 印製海報
    負責人: 王*
    計劃起止時間: 2025-08-17至2025-09-20
    當前進度: 5
    完成狀態: 進行中
    跟蹤頻率: 無
  - 任務編號: T004
    任務描述: 訂場地
    計劃起止時間: 2025-08-01至2025-08-16
    當前進度: 90
    完成狀態: 進行中
    跟蹤頻率: 無
效果指標:
  - {指標編號: K001, 指標名稱: 銷售額, 目標值: 500萬元, 當前值: 400萬元, 更新日期: 2025-07-01, 數據來源: 後台}
復盤總結:
  復盤日期: 2025-08-01
  後續計劃: [{內容: 延長預售, 負責人: 王*}]
---
"""


def tracked(folder: Path, day: date, text: str = PLAN) -> TrackedPortfolio:
    (folder / "夏季.md").write_text(text, "utf-8")
    return track(load_portfolio(folder), day)


def told(digest: Digest) -> list[tuple[str, str]]:
    return [(item.kind.value, item.subject) for item in digest.items]


def test_everybody_is_told_what_is_theirs_to_do(tmp_path: Path) -> None:
    portfolio = tracked(tmp_path, date(2025, 8, 18))
    digests = personal_digests(items_of(portfolio), portfolio.as_of)
    assert {digest.person: told(digest) for digest in digests} == {
        "張*": [("due-soon", "T 2/#")],
        "李*": [("kpi-stale", "K001")],
        "王*": [("overdue", "T001"), ("blocked", "T 2/#"), ("next-step-open", "")],
    }


def test_a_line_says_the_reasons_in_numbers_and_links_to_the_dialog(tmp_path: Path) -> None:
    portfolio = tracked(tmp_path, date(2025, 8, 18))
    items = items_of(portfolio, site=SiteAddress("https://plans.example.com/"))
    wang = personal_digests(items, portfolio.as_of)[-1]
    assert title_of(wang, Language.TRADITIONAL) == "王*，2025-08-18 有 3 項要處理"
    page = "https://plans.example.com/strategies/%E5%A4%8F%E5%AD%A3/"
    assert lines_of(wang, Language.TRADITIONAL) == [
        "【逾期】",
        "• T001 拍攝短片3支 · 夏季推廣",
        "  應於 2025-08-10 完成，逾期 8 天；應 100%，實 40%，落後 60 點",
        f"  {page}?update=T001",
        "【受阻】",
        "• T 2/# 上線頁面 · 夏季推廣",
        "  等待 T001",
        f"  {page}?update=T%202%2F%23",
        "【後續計劃未落實】",
        "• 夏季推廣",
        "  既未完成，也未納入任務：延長預售",
        f"  {page}#retrospective",
    ]
    english = lines_of(wang, Language.ENGLISH)
    assert english[0] == "Overdue:"
    assert title_of(personal_digests(items, portfolio.as_of)[0], Language.ENGLISH).startswith("張*, 1 item ")


def test_the_manager_is_told_what_is_grave_or_nobodys(tmp_path: Path) -> None:
    portfolio = tracked(tmp_path, date(2025, 8, 18))
    digest = manager_digest("陳*", items_of(portfolio), portfolio.as_of)
    assert digest is not None
    assert [(item.owner, item.subject) for item in digest.items] == [
        ("", "T004"),
        ("王*", "T001"),
        ("王*", "T 2/#"),
    ]
    lines = lines_of(digest, Language.TRADITIONAL)
    assert [line for line in lines if line.startswith("【")] == ["【沒有負責人】", "【王*】"]
    assert lines[-1] == "另有 3 項要留意或更新"


def test_the_manager_is_told_of_what_has_no_owner_before_it_is_grave(tmp_path: Path) -> None:
    portfolio = tracked(tmp_path, date(2025, 8, 15))
    digest = manager_digest("陳*", items_of(portfolio), portfolio.as_of)
    assert digest is not None
    assert told(digest)[0] == ("due-soon", "T004")


def test_who_has_nothing_to_do_hears_nothing(tmp_path: Path) -> None:
    portfolio = tracked(
        tmp_path, date(2025, 7, 2), PLAN.replace("復盤日期: 2025-08-01", "復盤日期: 2025-09-01")
    )
    assert personal_digests(items_of(portfolio), portfolio.as_of) == ()
    assert manager_digest("陳*", items_of(portfolio), portfolio.as_of) is None


def test_only_what_was_not_so_on_the_earlier_day_is_new(tmp_path: Path) -> None:
    new: dict[int, list[tuple[str, str, str]]] = {}
    for day in range(9, 24):
        before = keys_of(tracked(tmp_path, date(2025, 8, day - 1)))
        now = items_of(tracked(tmp_path, date(2025, 8, day)), known=before)
        new[day] = [(item.owner, item.subject, item.kind.value) for item in now]
    assert {day: items for day, items in new.items() if items} == {
        11: [("王*", "T001", "overdue"), ("王*", "T 2/#", "blocked")],
        13: [("", "T004", "due-soon")],
        17: [("", "T004", "overdue"), ("張*", "T 2/#", "due-soon")],
        19: [("張*", "T 2/#", "lagging")],
        21: [("張*", "T 2/#", "overdue")],
    }


def test_a_task_that_changes_hands_is_new_to_its_new_owner(tmp_path: Path) -> None:
    before = keys_of(tracked(tmp_path, date(2025, 8, 18)))
    handed = PLAN.replace("拍攝短片3支\n    負責人: 王*", "拍攝短片3支\n    負責人: 劉*")
    now = items_of(tracked(tmp_path, date(2025, 8, 18), handed), known=before)
    assert [(item.owner, item.subject) for item in now] == [("劉*", "T001"), ("劉*", "T 2/#")]


@given(
    st.text(alphabet="ab王\u3000 ", max_size=30),
    st.lists(st.text(alphabet="ab王小明😀", max_size=120), max_size=12),
    st.integers(200, 400),
    st.sampled_from(["", "@13812345678 "]),
)
@example("題", ["王" * 20] * 20, 200, "@13812345678 ")
@example("題", ["王" * 200], 202, "@13812345678 ")
@example("", ["a" * 99, "b" * 100], 201, "")
def test_parts_are_short_enough_and_together_say_everything(
    title: str, lines: list[str], most: int, head: str
) -> None:
    parts = parts_of(title, lines, most, head=head)
    assert all(len(part.encode()) <= most for part in parts)
    assert parts[0].startswith(head)
    assert sum(part.count(head) for part in parts if head) == bool(head)
    said = "".join("".join(part.split("\n")[1:]) for part in parts)
    assert said == "".join(lines)
    whole = "\n".join((head + title, *lines))
    assert (parts == [whole]) == (len(whole.encode()) <= most)
    short = [line for line in lines if len(line.encode()) <= 60]
    assert all(line in "\n".join(parts).split("\n") for line in short)
