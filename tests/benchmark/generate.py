"""A portfolio of any size, made from a seed: what the benchmark builds.

    uv run python tests/benchmark/generate.py 1000 /tmp/portfolio

writes the strategies as this product reads them below `strategies/`, and the same pages as ready-made
Markdown, for MkDocs alone: those of the strategies below `markdown/`, with the pages across strategies (all
tasks, all KPIs, each person's tasks) below `markdown-all/`.
"""

import random
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

TASKS = 20
KPIS = 5
FIRST_DAY = date(2025, 1, 1)
AS_OF = date(2025, 8, 18)

_SURNAMES = "王李張劉陳楊黃趙吳周徐孫馬朱胡郭何高林羅"
_GIVEN = ("子涵", "語棠", "予澄", "若晴", "立行", "景明", "承安", "知夏", "以恆", "樂言")
_ACTIONS = (
    "發布種草筆記",
    "完成直播專場",
    "上線會員任務",
    "投放品牌關鍵詞",
    "交付主視覺",
    "簽約達人",
    "培訓導購",
)
_COUNTERS = ("篇", "場", "項", "個", "版", "位", "人")
_KPI_NAMES = ("線上銷售額", "新客占比", "品牌搜索量", "會員復購率", "退貨率")
_PROBLEMS = ("供應商檔期衝突，延期3天", "素材返稿2次", "轉化率低於預期", "審核未通過")
_STATES = ("未開始", "進行中", "已完成", "延期", "已取消")

TASK_FIELDS = (
    "任務編號", "任務描述", "負責人", "計劃起止時間", "實際起止時間", "當前進度%",
    "完成狀態", "存在問題", "解決方案", "備註",
)  # fmt: skip
KPI_FIELDS = ("指標編號", "指標名稱", "指標說明", "目標值", "當前值", "數據來源", "更新日期")
BASIC_FIELDS = ("策略名稱", "制定部門", "制定日期", "策略負責人", "目標周期", "核心目標")


@dataclass(frozen=True)
class Plan:
    """One strategy as rows of texts."""

    basic: dict[str, str]
    tasks: list[dict[str, str]]
    kpis: list[dict[str, str]]


def make_plans(count: int, seed: int = 7) -> list[Plan]:
    """Return as many strategies; the same count and seed give the same ones."""
    chance = random.Random(seed)  # noqa: S311 - sample data
    people = [surname + given for surname in _SURNAMES for given in _GIVEN][: max(20, min(200, count // 5))]
    return [_plan(number, chance, people) for number in range(count)]


def _plan(number: int, chance: random.Random, people: list[str]) -> Plan:
    start = FIRST_DAY + timedelta(days=chance.randrange(300))
    end = start + timedelta(days=89)
    basic = {
        "策略名稱": f"第{number:04d}號新品線上推廣策略",
        "制定部門": f"市場營銷{number % 12 + 1}部",
        "制定日期": f"{start - timedelta(days=15)}",
        "策略負責人": chance.choice(people),
        "目標周期": f"{start}至{end}",
        "核心目標": f"本季線上銷售額{chance.randrange(100, 900)}萬元，新客占比{chance.randrange(20, 40)}%",
    }
    tasks = [_task(place, chance, people, start) for place in range(1, TASKS + 1)]
    kpis = [_kpi(place, chance, end) for place in range(1, KPIS + 1)]
    return Plan(basic, tasks, kpis)


def _task(place: int, chance: random.Random, people: list[str], start: date) -> dict[str, str]:
    first = start + timedelta(days=chance.randrange(60))
    last = first + timedelta(days=chance.randrange(3, 25))
    status = chance.choice(_STATES)
    progress = {"未開始": 0, "已完成": 100}.get(status, chance.randrange(5, 95))
    finished = last + timedelta(days=chance.randrange(-3, 6))
    late = status == "延期"
    return {
        "任務編號": f"T{place:03d}",
        "任務描述": f"{chance.choice(_ACTIONS)}{chance.randrange(5, 90)}{chance.choice(_COUNTERS)}",
        "負責人": chance.choice(people),
        "計劃起止時間": f"{first}至{last}",
        "實際起止時間": f"{first}至{finished}" if status == "已完成" else "無",
        "當前進度%": str(progress),
        "完成狀態": status,
        "存在問題": chance.choice(_PROBLEMS) if late else "無",
        "解決方案": "改用備選供應商，每日跟進" if late else "無",
        "備註": f"點擊率{chance.randrange(1, 30)}%",
    }


def _kpi(place: int, chance: random.Random, end: date) -> dict[str, str]:
    target = chance.randrange(100, 900)
    return {
        "指標編號": f"K{place:03d}",
        "指標名稱": _KPI_NAMES[place - 1],
        "指標說明": "線上渠道，按自然月統計",
        "目標值": f"{target}萬元",
        "當前值": f"{target * chance.randrange(50, 120) // 100}萬元",
        "數據來源": "電商平台後台",
        "更新日期": f"{min(end, AS_OF)}",
    }


def front_matter(plan: Plan) -> str:
    """Return a strategy as this product reads it."""
    lines = ["---", *(f"{name}: {value}" for name, value in plan.basic.items())]
    for heading, rows in (("關鍵任務", plan.tasks), ("效果指標", plan.kpis)):
        lines.append(f"{heading}:")
        for row in rows:
            lead = "  - "
            for name, value in row.items():
                lines.append(f"{lead}{name}: {value}")
                lead = "    "
    return "\n".join([*lines, "---", "", "本策略承接上一季的結論。", ""])


def _table(fields: Sequence[str], rows: Iterable[Mapping[str, str]]) -> list[str]:
    lines = ["| " + " | ".join(fields) + " |", "|" + "---|" * len(fields)]
    return lines + ["| " + " | ".join(row[name] for name in fields) + " |" for row in rows]


def markdown(plan: Plan) -> str:
    """Return a strategy as a finished Markdown page with the form's tables."""
    facts = [{"項目": name, "內容": plan.basic[name]} for name in BASIC_FIELDS]
    lines = [f"# {plan.basic['策略名稱']}", "", "## 基本信息", "", *_table(("項目", "內容"), facts)]
    for heading, fields, rows in (("關鍵任務", TASK_FIELDS, plan.tasks), ("效果指標", KPI_FIELDS, plan.kpis)):
        lines += ["", f"## {heading}", "", *_table(fields, rows)]
    return "\n".join([*lines, "", "## 背景", "", "本策略承接上一季的結論。", ""])


def overviews(plans: Sequence[Plan]) -> dict[str, str]:
    """Return the finished Markdown of the pages across strategies, by file name.

    They hold the rows that this product's pages of the same kind hold: all strategies, all tasks, all KPIs,
    and for each person the tasks owned.
    """
    tasks = [{**task, "策略名稱": plan.basic["策略名稱"]} for plan in plans for task in plan.tasks]
    kpis = [{**kpi, "策略名稱": plan.basic["策略名稱"]} for plan in plans for kpi in plan.kpis]
    fields = ("策略名稱", *TASK_FIELDS[:8])
    pages = {
        "strategies.md": ["# 策略", "", *_table(BASIC_FIELDS, (plan.basic for plan in plans))],
        "tasks.md": ["# 關鍵任務", "", *_table(fields, tasks)],
        "kpis.md": ["# 效果指標", "", *_table(("策略名稱", *KPI_FIELDS), kpis)],
    }
    owned: dict[str, list[dict[str, str]]] = {}
    for task in tasks:
        owned.setdefault(task["負責人"], []).append(task)
    for place, name in enumerate(sorted(owned)):
        pages[f"person{place:03d}.md"] = [f"# {name}", "", *_table(fields, owned[name])]
    return {name: "\n".join([*lines, ""]) for name, lines in pages.items()}


def write_portfolio(count: int, folder: Path, seed: int = 7) -> None:
    """Write both forms of as many strategies below a folder."""
    for name in ("strategies", "markdown", "markdown-all", "docs"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    plans = make_plans(count, seed)
    for number, plan in enumerate(plans):
        (folder / "strategies" / f"s{number:04d}.md").write_text(front_matter(plan), "utf-8")
        for name in ("markdown", "markdown-all"):
            (folder / name / f"s{number:04d}.md").write_text(markdown(plan), "utf-8")
    for name, text in overviews(plans).items():
        (folder / "markdown-all" / name).write_text(text, "utf-8")


_PROGRESS = re.compile(r"(?<=當前進度%: )\d+")
_COMMIT = "commit refs/heads/main\ncommitter 王小明 <wang@example.com> {seconds} +0000\n"


def commit_versions(folder: Path, versions: int) -> None:
    """Make the folder a repository in which every strategy was committed so many times, a week apart.

    The last version is the file as it is. In each one before, every task's progress is smaller.
    """
    files = {path.name: path.read_text("utf-8") for path in sorted((folder / "strategies").iterdir())}
    stream = []
    for weeks in reversed(range(versions)):
        moment = datetime.combine(AS_OF - timedelta(weeks=weeks), time(4), UTC)
        stream += [_COMMIT.format(seconds=int(moment.timestamp())), _data("更新進度")]
        for name, text in files.items():
            stream.append(f"M 100644 inline strategies/{name}\n{_data(_earlier(text, weeks))}")
    git = ("git", "-C", str(folder))
    subprocess.run((*git, "init", "-q", "-b", "main"), check=True)
    subprocess.run((*git, "fast-import", "--quiet"), input="".join(stream).encode(), check=True)
    subprocess.run((*git, "reset", "-q"), check=True)


def _earlier(text: str, weeks: int) -> str:
    return _PROGRESS.sub(lambda found: str(max(int(found[0]) - 5 * weeks, 0)), text)


def _data(text: str) -> str:
    return f"data {len(text.encode())}\n{text}\n"


if __name__ == "__main__":
    write_portfolio(int(sys.argv[1]), Path(sys.argv[2]))
