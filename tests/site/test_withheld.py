"""What the settings leave out is nowhere in the output: no page, file, index or address has it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import zipfile
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from test_build import built, page, project
from test_people_file import site_text

from strategy_tracker.cli import main
from strategy_tracker.settings import WithholdSettings

WITHHOLD = """{fields: [備註, kpi.current, extra.預算, 正文], strategies: [merger-*],
    people: [陳大文], mask_people: true}"""
PLAN = """\
---
策略名稱: 秋季上新
制定部門: 市場部
制定日期: 2024-06-20
策略負責人: 王曉旻
目標周期: 2024-07-01至2024-09-30
核心目標: 9月30日前新增會員1萬人
關鍵任務:
  - 任務編號: T001
    任務描述: 發布3篇種草文
    負責人: {owner}
    協作者: [Wong Kar, 王大同]
    計劃起止時間: 2024-07-01至2024-09-10
    實際起止時間: 2024-07-01開始
    當前進度: {progress}
    完成狀態: 進行中
    存在問題: 等王曉旻和陳 大文回覆，wong kar也在等
    解決方案: 先看《併購整合計劃》和 merger-2024/T001
    備註: 機密甲
    前置任務: [merger-2024/T001]
    擴展字段: {{預算: 機密乙, 通路: 直播}}
效果指標:
  - 指標編號: K001
    指標名稱: 會員數
    目標值: 100000人
    當前值: 87531人
    數據來源: 後台
    更新日期: 2024-09-29
    歷史數據: [{{日期: 2024-08-01, 數值: 86419人}}]
  - {{指標編號: K002, 指標名稱: 客單價, 目標值: 100元, 當前值: 九千三百一十七點, 數據來源: 後台}}
復盤總結:
  參與人: [王大同, 陳大文]
  後續計劃: [{{內容: 王大同續辦, 負責人: 王大同, 納入: [merger-2024/T001]}}]
---

機密丙
"""
MERGER = """\
---
策略名稱: 併購整合計劃
制定部門: 機密丁部
策略負責人: 王曉旻
目標周期: 2024-07-01至2024-09-30
關鍵任務:
  - {任務編號: T001, 任務描述: 機密戊, 負責人: 王曉旻, 計劃起止時間: 2024-07-01至2024-08-01, 當前進度: 10}
效果指標:
  - {指標編號: K001, 指標名稱: 機密己, 目標值: 壞掉的值, 當前值: 1}
---
"""
UPDATE = """\
---
日期: 2024-09-20
記錄人: 王曉旻
任務: {T001: {備註: 機密庚, 當前進度: 55}}
指標: {K001: {數值: 87042人}}
---

機密辛
"""
SECRETS = (
    *(f"機密{sign}" for sign in "甲乙丙丁戊己庚辛"),
    "王曉旻", "王大同", "陳大文", "陳 大文", "林舊人", "wong kar",
    "Wong Kar", "併購整合", "merger-2024", "87531", "86419", "87042",
    "九千三百一十七點", "壞掉的值", "附件密",
)  # fmt: skip


def _commit(folder: Path, author: str, day: date) -> None:
    moment = f"{day.isoformat()}T12:00:00+08:00"
    names = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", author), ("EMAIL", "a@intranet.example"), ("DATE", moment))
    }
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "記錄"]):
        subprocess.run(["git", *command], cwd=folder, check=True, env={**os.environ, **names})


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("withheld")
    project(
        folder,
        **{
            "strategies/plan.md": PLAN.format(owner="林舊人", progress=20),
            "strategies/merger-2024.md": MERGER,
            "strategies/merger-2024/附件密.txt": "附件密",
            "strategies/merger-2024.csv": "附件密",
            "strategies/plan/報價.txt": "報價",
            "docs/meeting.md": "# 會議\n\n```tracker\nview: tasks\nowner: 王大同\n```\n",
        },
    )
    _commit(folder, "林舊人", date(2024, 8, 1))
    (folder / "strategies/plan.md").write_text(PLAN.format(owner="王大同", progress=40), "utf-8")
    (folder / "strategies/plan/updates").mkdir()
    (folder / "strategies/plan/updates/2024-09-20.md").write_text(UPDATE, "utf-8")
    _commit(folder, "陳大文", date(2024, 9, 1))
    configuration = folder / "mkdocs.yml"
    text = configuration.read_text("utf-8").replace("history: false", f"fail_on: never, withhold: {WITHHOLD}")
    configuration.write_text(text, "utf-8")
    return built(folder)


def _everything(site: Path) -> str:
    names = "\n".join(str(path.relative_to(site)) for path in site.rglob("*"))
    # What each rule says is the same on every site; its examples have names that may be anybody's.
    rules = (site / "quality" / "rules" / "index.html").read_text("utf-8")
    own = rules.partition("<article")[2].partition("</article>")[0]
    assert own
    text = site_text(site).replace(own, "")
    return unquote(unescape(f"{names}\n{text}")).replace("\u200b", "")


@pytest.mark.parametrize("word", SECRETS)
def test_nothing_that_is_left_out_is_in_the_output(site: Path, word: str) -> None:
    text = _everything(site)
    where = text.find(word)
    assert where < 0, text[max(where - 300, 0) : where + 100]


def _printed(project: Path, *arguments: str) -> str:
    """Return all that a command says, with the texts of the deck that it may have written."""
    done = CliRunner().invoke(main, arguments)
    decks = [zipfile.ZipFile(path) for path in project.glob("*.pptx")]
    parts = [deck.read(name).decode("utf-8", "ignore") for deck in decks for name in deck.namelist()]
    return "\n".join((done.output, *(re.sub(r"<[^>]+>", "", part) for part in parts)))


@pytest.mark.parametrize(
    ("arguments", "kept"),
    [
        (("show", "--format", "json"), "秋季上新"),
        (("show", "plan", "--format", "json"), "秋季上新"),
        (("show", "merger-204", "--format", "json"), "merger-204"),  # a slip: nothing is suggested
        (("brief", "--force", "-o", "deck.pptx", "--week", "2024-09-20"), "秋季上新"),
        (("brief", "--force", "-o", "deck.pptx", "--cycle", "plan"), "秋季上新"),
    ],
)
def test_no_command_that_is_for_the_sites_readers_says_it(
    site: Path, arguments: tuple[str, ...], kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.parent)
    said = unescape(_printed(site.parent, *arguments)).replace("\u200b", "")
    assert [word for word in SECRETS if word in said] == []
    assert kept in said


def test_the_rest_is_shown(site: Path) -> None:
    strategy = page(site, "strategies/plan")
    for text in ("秋季上新", "發布3篇種草文", "直播", "100000人", "王*", "***"):
        assert text in strategy
    assert (site / "strategies/plan/報價.txt").is_file()


def test_people_with_one_mask_stay_two(site: Path) -> None:
    people = {one.name for one in (site / "people").iterdir() if one.is_dir()}
    assert {name for name in people if name.startswith("王")} == {"王_", "王_2", "王_3"}  # one typed so
    assert "發布3篇種草文" in page(site, "meeting")  # a view may still name the person


def test_a_value_that_is_left_out_is_unknown(site: Path) -> None:
    """A KPI whose value is not shown is not scored: its attainment would give the value away."""
    kpis = json.loads((site / "data/portfolio.json").read_text("utf-8"))["strategies"][1]["kpis"]
    assert [kpi["attainment"] for kpi in kpis] == [None, None]


def test_the_history_is_told_without_it(site: Path) -> None:
    assert "20%" in page(site, "strategies/plan")


@pytest.mark.parametrize("name", ["備住", "tasks", "id", "任務編號", "nonsense.note", "kpi.備註"])
def test_a_field_that_cannot_be_left_out_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="fields"):
        WithholdSettings(fields=(name,))
