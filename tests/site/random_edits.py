"""Edits of a project at random, to compare what is built after them with builds from nothing.

    uv run python tests/site/random_edits.py --edits 200 --seed 3 --history

edits a copy of some examples step by step. After each it builds as a server does and as the next run does,
both with what is kept, and from nothing, and names the first edit after which a file differs.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kept_builds import Kept, commit, write_history, write_project

VALUES = {
    "當前進度%": ("0", "40", "100", "一半"),
    "完成狀態": ("已完成", "延期", "已取消", "待定"),
    "負責人": ("王*", "陳大文", "無", "客服部"),
    "計劃起止時間": ("2025-07-01至2025-08-10", "八月底"),
    "實際起止時間": ("2025-07-02至2025-07-20", "無"),
    "前置任務": ("[T001]", "[T009]"),
    "當前值": ("12%", "300萬元", "約三成"),
    "上一周期": ("2025-q2-spring-tea", "2025-618-promotion"),
    "制定部門": ("市場營銷部", "新媒體部"),
    "策略名稱": ("夏季冷泡茶", "另一個名字"),
    "納入": ("2025-q3-summer-cold-brew/T001", "2025-q3-summer-cold-brew/T099"),
    "內容": ("換了說法，數字照舊", "供應商計劃預留5天緩衝"),
    "備註": ("無", "點擊率12%"),
}
OPTIONS = (
    "as_of: 2025-08-18",
    "as_of: 2025-08-19",
    "as_of: 2025-09-30",
    "as_of: 2025-08-18, withhold: {mask_people: true}",
    "as_of: 2025-08-18, tracking: {calendar: TW}",
    "as_of: 2025-08-18, page_rows: 100",
    "as_of: 2025-08-18, language: en",
)
PEOPLE = "人員:\n  - 姓名: 王小明\n    其他寫法: [王*]\n"


def edits(folder: Path, seed: int) -> Iterator[str]:
    """Make edits without end, each told when it is made."""
    chance = random.Random(seed)  # noqa: S311 - a walk that can be repeated
    while True:
        steps = [_field] * 12 + [_move, _remove, _option, _people, _update]
        if (folder / ".git").exists():
            steps += [_commit] * 4
        step = chance.choice(steps)
        told = step(folder, chance)
        if told:
            yield told


def _records(folder: Path) -> list[Path]:
    return sorted((folder / "strategies").rglob("*.md"))


def _field(folder: Path, chance: random.Random) -> str:
    """Give a field another value, wherever it stands."""
    field = chance.choice(sorted(VALUES))
    pattern = re.compile(rf"(?m)^([- ]*{re.escape(field)}: )\S.*$")
    found = [(path, one) for path in _records(folder) for one in pattern.finditer(path.read_text("utf-8"))]
    if not found:
        return ""
    path, one = chance.choice(found)
    text, new = path.read_text("utf-8"), f"{one[1]}{chance.choice(VALUES[field])}"
    path.write_text(text[: one.start()] + new + text[one.end() :], "utf-8")
    return f"{path.relative_to(folder)}: {new.strip()}"


def _move(folder: Path, chance: random.Random) -> str:
    path = chance.choice([path for path in _records(folder) if path.parent.name == "strategies"])
    target = path.with_name(f"{path.stem}-{chance.randrange(100)}.md")
    path.rename(target)
    return f"{path.name} is now {target.name}"


def _remove(folder: Path, chance: random.Random) -> str:
    path = chance.choice(_records(folder))
    if path.parent.name != "updates":
        return ""
    path.unlink()
    return f"{path.name} is gone"


def _option(folder: Path, chance: random.Random) -> str:
    file, option = folder / "mkdocs.yml", chance.choice(OPTIONS)
    changed = re.sub(
        r"strategy-tracker: \{.*", f"strategy-tracker: {{{option}, fail_on: never}}", file.read_text("utf-8")
    )
    file.write_text(changed, "utf-8")
    return option


def _people(folder: Path, chance: random.Random) -> str:
    file = folder / "people.yml"
    if file.exists():
        file.unlink()
        return "no people file"
    file.write_text(PEOPLE, "utf-8")
    return "a people file"


def _update(folder: Path, chance: random.Random) -> str:
    day, progress = f"2025-08-{chance.randrange(10, 18)}", chance.randrange(99)
    task = f"2025-q3-summer-cold-brew/T002: {{當前進度: {progress}}}"
    text = f"---\n日期: {day}\n記錄人: 王*\n任務:\n  {task}\n---\n"
    (folder / "strategies" / "updates" / f"{day}.md").write_text(text, "utf-8")
    return f"an update of {day}"


def _commit(folder: Path, chance: random.Random) -> str:
    day = f"2025-{chance.choice(('07-20', '08-01', '08-10', '08-17'))}"
    commit(folder, day)
    return f"a commit of {day}"


def main() -> None:
    """Walk, and stop where a build differs from one from nothing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--history", action="store_true", help="in a repository, with commits between edits")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        kept = Kept(write_project(Path(name) / "project"))
        if options.history:
            write_history(kept.folder)
        kept.differing()
        for number, told in zip(range(1, options.edits + 1), edits(kept.folder, options.seed), strict=False):
            differing = kept.differing()
            print(number, told, "·", differing or "equal", flush=True)
            if differing:
                shutil.copytree(kept.folder, f"differing-{options.seed}-{number}")
                raise SystemExit(1)


if __name__ == "__main__":
    main()
