"""Four plans in files: a, b and c are one department's, and d another's; b comes after a."""

from datetime import date
from pathlib import Path

AS_OF = date(2025, 8, 18)
NAMES = ("a", "b", "c", "d")
_PLAN = """---
策略名稱: {name}
制定部門: {department}
目標周期: 2025-01-01至2025-12-31
上一周期: {before}
{also}關鍵任務:
"""
_TASK = """  - 任務編號: T00{number}
    任務描述: 發布筆記{number}篇
    負責人: 王小明
    計劃起止時間: 2025-0{number}-01至2025-0{number}-10
    實際起止時間: 2025-0{number}-01至2025-0{number}-12
    完成狀態: {status}
"""
_RETROSPECTIVE = "復盤總結:\n  復盤日期: 2025-08-01\n  後續計劃:\n    - 內容: 預留緩衝\n      納入: c/T001\n"
_UPDATE = "---\n日期: 2025-08-15\n任務:\n  c/T007: {當前進度: 60}\n---\n"


def write_plans(root: Path, also: str = "") -> None:
    """Write the plans below a project's folder, each with some fields more, and a record across them."""
    folder = root / "strategies"
    (folder / "updates").mkdir(parents=True)
    for name in NAMES:
        department = "乙部" if name == "d" else "甲部"
        text = _PLAN.format(name=name, department=department, before="a" if name == "b" else "無", also=also)
        text += "".join(
            _TASK.format(number=number, status="已完成" if number < 7 else "進行中") for number in range(1, 8)
        )
        text += _RETROSPECTIVE if name == "a" else ""
        (folder / f"{name}.md").write_text(f"{text}---\n", "utf-8")
    (folder / "updates" / "2025-08-15.md").write_text(_UPDATE, "utf-8")
