"""A repository with a long history, written at once by `git fast-import`.

Each commit brings the tasks of one strategy up to date, in turn, as weekly meetings do.
"""

import re
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

from generate import front_matter, make_plans

FIRST = datetime(2024, 1, 1, 1, tzinfo=UTC)
LAST_DAYS = 560
_PROGRESS = re.compile(r"(?<=當前進度%: )\d+")


def write_repository(strategies: int, commits: int, folder: Path) -> None:
    """Write a repository of as many strategies and commits, all of them before the benchmark's day."""
    folder.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(
        "site_name: 基準\nplugins:\n  - strategy-tracker: {as_of: 2025-08-15, fail_on: never}\n", "utf-8"
    )
    texts = {f"strategies/s{n:04d}.md": front_matter(one) for n, one in enumerate(make_plans(strategies, 7))}
    git = ["git", "-C", str(folder)]
    subprocess.run([*git, "init", "-q", "--initial-branch=main"], check=True)
    with subprocess.Popen([*git, "fast-import", "--quiet"], stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.writelines(_commits(texts, commits))
    if process.returncode:
        raise SystemExit("git fast-import failed")
    subprocess.run([*git, "reset", "-q", "--hard"], check=True)


def _commits(texts: dict[str, str], commits: int) -> list[bytes]:
    names = list(texts)
    parts = []
    for number in range(commits):
        moment = FIRST + timedelta(days=LAST_DAYS) * number / commits
        who = f"王* <wang@example.com> {int(moment.timestamp())} +0800"
        changed = names if number == 0 else [names[number % len(names)]]
        parts.append(f"commit refs/heads/main\ncommitter {who}\ndata 6\nweekly\n".encode())
        for name in changed:
            texts[name] = _moved_on(texts[name], number % 3)
            data = texts[name].encode()
            parts.append(f"M 644 inline {name}\ndata {len(data)}\n".encode() + data + b"\n")
    return parts


def _moved_on(text: str, percent: int) -> str:
    """Return a strategy whose first three tasks are further by some percent."""
    return _PROGRESS.sub(lambda found: str(min(100, int(found[0]) + percent)), text, count=3)
