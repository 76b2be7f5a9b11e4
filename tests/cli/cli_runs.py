"""Projects to run the command line on, and running it."""

from pathlib import Path

from click.testing import CliRunner, Result

from strategy_tracker.cli import main

CONFIGURATION = """site_name: Example
plugins:
  - search
  - strategy-tracker:
      language: en
      as_of: 2024-08-01
      history: files
"""
SOUND = """---
策略名稱: 線上推廣策略
制定部門: 市場部
制定日期: 2024-06-20
策略負責人: 王*
目標周期: 2024-07-01至2024-09-30
核心目標:
  - 目標編號: G1
    目標: 2024年Q3線上銷售額達500萬元
    指標: [K001]
關鍵任務:
  - 任務編號: T001
    任務描述: 發布3篇產品種草文
    負責人: 王*
    計劃起止時間: 2024-07-15至2024-08-15
    當前進度%: 60
    完成狀態: 進行中
    存在問題: 無
    解決方案: 無
    備註: 無
效果指標:
  - 指標編號: K001
    指標名稱: 線上銷售額
    指標說明: 各平台成交額之和
    目標值: 500萬元
    實際值: 200萬元
    數據來源: 電商後台
    更新日期: 2024-07-31
---
"""
FAULTY = SOUND.replace("    負責人: 王*\n", "    負責者: 王*\n")
# The rules that the faulty strategy breaks, so that runs do not depend on what else is checked.
ONLY = ("--select", "unknown-field", "--select", "field-missing")


def write_project(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    strategies = folder / "strategies"
    strategies.mkdir()
    (strategies / "sound.md").write_text(SOUND, "utf-8")
    (strategies / "雙11").mkdir()
    (strategies / "雙11" / "index.md").write_text(FAULTY, "utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def check(*arguments: str) -> Result:
    return run("check", *ONLY, *arguments)
