"""`remind`: printed, or sent; who was reached, and what is refused before anything is sent."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from apprise.plugins.base import NotifyBase
from apprise.plugins.wecombot import NotifyWeComBot
from cli_runs import SOUND, run
from click.testing import Result

from strategy_tracker.exchange.reminders import Outcome, Sender

CONFIGURATION = """site_name: Example
site_url: https://plans.example.com/
plugins:
  - strategy-tracker:
      language: zh-Hant
      tracking: {calendar: TW}
"""
PEOPLE = """人員:
  - {姓名: 王小明, 其他寫法: [王*], 電子郵件: wang@example.com, 企業微信: XiaoMing}
  - {姓名: 陳經理, 電子郵件: chen@example.com, 主管: 是}
"""
LATE = SOUND.replace("2024-07-15至2024-08-15", "2024-07-15至2024-07-29")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose only task is overdue since Tuesday, 2024-07-30."""
    monkeypatch.delenv("STRATEGY_TRACKER_SERVICES", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1722492000")  # 2024-08-01, a Thursday
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    (tmp_path / "people.yml").write_text(PEOPLE, "utf-8")
    (tmp_path / "strategies").mkdir()
    (tmp_path / "strategies" / "sound.md").write_text(LATE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def outbox(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is sent: nothing leaves, and everything arrives."""
    sent: list[str] = []

    def send(_sender: Sender, text: str) -> Outcome:
        sent.append(text)
        return Outcome(True)

    monkeypatch.setattr(Sender, "send", send)
    return sent


def heads(result: Result) -> list[str]:
    return [line for line in result.stdout.splitlines() if line.startswith("王小明") or "全部策略" in line]


def test_it_prints_a_digest_for_everybody_and_one_for_the_manager(project: Path) -> None:
    result = run("remind")
    assert result.exit_code == 0
    assert (
        result.stdout
        == """\
王小明，2024-08-01 有 1 項要處理
【逾期】
• T001 發布3篇產品種草文 · 線上推廣策略
  應於 2024-07-29 完成，逾期 3 天；應 100%，實 60%，落後 40 點
  https://plans.example.com/strategies/sound/?update=T001

全部策略，2024-08-01 有 1 項需要有人處理
【王小明】
• T001 發布3篇產品種草文 · 線上推廣策略
  應於 2024-07-29 完成，逾期 3 天；應 100%，實 60%，落後 40 點
  https://plans.example.com/strategies/sound/?update=T001
"""
    )


@pytest.mark.parametrize("name", ["王小明", "王*", "王＊"])
def test_one_person_is_asked_for_by_any_spelling(project: Path, name: str) -> None:
    assert heads(run("remind", "--owner", name)) == ["王小明，2024-08-01 有 1 項要處理"]


@pytest.mark.parametrize(
    ("day", "options", "told"),
    [
        ("2024-07-30", ["--daily"], True),
        ("2024-07-31", ["--daily"], False),
        ("2024-07-31", ["--only", "new"], False),
        ("2024-07-31", [], True),
        ("2024-07-31", ["--weekly"], True),
        ("2024-07-31", ["--weekly", "--only", "new"], True),
        ("2024-08-06", ["--weekly", "--only", "new"], False),
    ],
)
def test_the_same_warning_is_not_sent_every_day(
    project: Path, day: str, options: list[str], told: bool
) -> None:
    """The lag is alarming since before, and on the 30th the task is overdue."""
    text = LATE.replace("當前進度%: 60", "當前進度%: 90").replace(
        "更新日期: 2024-07-31", "更新日期: 2024-08-05"
    )
    (project / "strategies" / "sound.md").write_text(
        text.replace("完成狀態", "跟蹤頻率: 無\n    完成狀態"), "utf-8"
    )
    result = run("remind", "--owner", "王*", "--as-of", day, *options)
    assert result.exit_code == 0
    assert bool(result.stdout) is told
    assert ("沒有人有要處理的事項。" in result.stderr) is not told


def test_on_a_monday_what_is_new_is_new_since_friday(project: Path) -> None:
    text = LATE.replace("2024-07-15至2024-07-29", "2024-07-15至2024-07-26")  # a Friday
    (project / "strategies" / "sound.md").write_text(text, "utf-8")
    assert "逾期" in run("remind", "--daily", "--as-of", "2024-07-29").stdout
    assert run("remind", "--daily", "--as-of", "2024-07-30").stdout == ""


@pytest.mark.parametrize(("day", "off"), [("2024-08-03", True), ("2024-10-10", True), ("2024-08-02", False)])
def test_on_a_day_off_nobody_is_reminded(project: Path, outbox: list[str], day: str, off: bool) -> None:
    (project / "services.txt").write_text("json://hooks.example.com/SECRET\n", "utf-8")
    result = run("remind", "--working-days", "--send", "--services", "services.txt", "--as-of", day)
    assert result.exit_code == 0
    assert (outbox == []) is off
    assert (f"{day} 是休息日，不送提醒。" in result.stderr) is off


def test_it_is_sent_through_the_services_of_the_environment(
    project: Path, outbox: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(
        "STRATEGY_TRACKER_SERVICES", "# mail\nmailtos://u:SECRET@mail.example.com\nwecombot://SECRET"
    )
    result = run("remind", "--send")
    assert result.exit_code == 0
    assert [text.split("\n")[0] for text in outbox] == [
        "王小明，2024-08-01 有 1 項要處理",
        "王小明，2024-08-01 有 1 項要處理",
        "全部策略，2024-08-01 有 1 項需要有人處理",
        "全部策略，2024-08-01 有 1 項需要有人處理",
    ]
    assert (
        result.stdout
        == """\
王小明 · E-Mail (1)：已送出，1 則
王小明 · WeCom Bot (2)：已送出，1 則
陳經理 · E-Mail (1)：已送出，1 則
陳經理 · WeCom Bot (2)：已送出，1 則
"""
    )
    assert "SECRET" not in result.output


def test_a_dry_run_says_who_would_be_reached(project: Path, outbox: list[str]) -> None:
    (project / "people.yml").write_text(PEOPLE.replace("電子郵件: wang@example.com, ", ""), "utf-8")
    (project / "services.txt").write_text("mailtos://u:SECRET@mail.example.com\n", "utf-8")
    result = run("remind", "--send", "--dry-run", "--services", "services.txt")
    assert result.exit_code == 1
    assert outbox == []
    assert "王小明 · E-Mail (1)：沒有送出，人員檔案裡沒有「電子郵件」" in result.stdout
    assert "陳經理 · E-Mail (1)：會送出，1 則" in result.stdout
    assert "沒有送到：王小明\n" in result.stderr


def test_without_a_manager_nobody_is_told_of_all(project: Path, outbox: list[str]) -> None:
    (project / "people.yml").write_text(PEOPLE.replace(", 主管: 是", ""), "utf-8")
    (project / "services.txt").write_text("wecombot://SECRET\n", "utf-8")
    result = run("remind", "--send", "--services", "services.txt")
    assert result.exit_code == 0
    assert len(outbox) == 1
    assert "人員檔案裡沒有主管" in result.stderr


def test_whoever_is_not_reached_makes_it_fail(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NotifyBase, "request_rate_per_sec", 0)
    monkeypatch.setattr(NotifyWeComBot, "request_rate_per_sec", 0)
    monkeypatch.setattr(NotifyWeComBot, "notify_url", "http://127.0.0.1:1/send?key={key}")
    monkeypatch.setattr("strategy_tracker.exchange.reminders.sending.WAITS", ())
    monkeypatch.setenv("STRATEGY_TRACKER_SERVICES", "wecombot://SECRET")
    result = run("remind", "--send")
    assert result.exit_code == 1
    assert "王小明 · WeCom Bot (1)：沒有送出，連不上" in result.stdout
    assert "沒有送到：王小明、陳經理" in result.stderr
    assert "SECRET" not in result.output


@pytest.mark.parametrize(
    ("arguments", "services", "said"),
    [
        (["--owner", "王小名"], "", "沒有「王小名」這位負責人。是不是「王小明」？"),
        (["--send"], "", "請把地址放進環境變數 STRATEGY_TRACKER_SERVICES"),
        (["--send"], "# nothing\n", "請把地址放進環境變數 STRATEGY_TRACKER_SERVICES"),
        (["--send"], "wechat://SECRET", "第 1 個地址（wechat://…）不完整，或沒有服務認得它。"),
        (["--send"], "wecombot://SECRET\nmailto://", "第 2 個地址（mailto://…）不完整"),
        (["--send"], "json://host/{phone}", "「phone」不是人員的欄位"),
        (["--daily", "--weekly"], "", "只能選一個"),
        (["--dry-run"], "", "--dry-run 要和 --send 一起用"),
        (["--send", "--services", "none.txt"], "", "none.txt"),
        (["--as-of", "someday"], "", "someday"),
    ],
)
def test_what_is_refused_sends_nothing(
    project: Path,
    outbox: list[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    services: str,
    said: str,
) -> None:
    monkeypatch.setenv("STRATEGY_TRACKER_SERVICES", services)
    result = run("remind", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert outbox == []
    assert "SECRET" not in result.output


def test_without_apprise_it_prints_and_says_what_sending_needs(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    monkeypatch.setenv("STRATEGY_TRACKER_SERVICES", "wecombot://SECRET")
    assert run("remind").exit_code == 0
    result = run("remind", "--send")
    assert result.exit_code == 2
    assert "pip install 'strategy-tracker[remind]'" in result.stderr


def test_a_new_record_has_the_tasks_of_a_person_by_any_spelling(project: Path) -> None:
    result = run("new", "update", "--owner", "王＊", "--dry-run")
    assert result.exit_code == 0
    assert "T001" in result.stdout


def test_without_a_site_there_are_no_links(project: Path) -> None:
    text = CONFIGURATION.replace("site_url: https://plans.example.com/\n", "")
    (project / "mkdocs.yml").write_text(text, "utf-8")
    result = run("remind")
    assert "http" not in result.stdout
    assert "mkdocs.yml 沒有 site_url" in result.stderr


def test_what_could_play_with_the_terminal_is_escaped(project: Path) -> None:
    (project / "strategies" / "sound.md").write_text(LATE.replace("發布3篇", '"\\u202E發布3篇'), "utf-8")
    assert "\u202e" not in run("remind").stdout


def test_other_commands_do_not_load_the_services(project: Path) -> None:
    code = "import sys, strategy_tracker.cli; print({'apprise', 'requests'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
