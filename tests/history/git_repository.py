"""A real repository for a test, with commits by whom and when the test says."""

import os
import subprocess
from datetime import date
from pathlib import Path

from strategy_tracker.history.repository import read_history


def markdown(title: str, lines: int = 30) -> str:
    """A text that shares no line with that of another title."""
    return "".join(f"{title}: line {number} of {title}\n" for number in range(lines))


def at(day: str, made: str = "") -> dict[str, str]:
    """The variables that date a commit; a day as 2026-07-01, or with a time and offset."""
    dates = [f"{one}T12:00:00+08:00" if len(one) == 10 else one for one in (day, made or day)]
    return {"GIT_AUTHOR_DATE": dates[0], "GIT_COMMITTER_DATE": dates[1]}


class Repository:
    """Git in a folder, with no configuration but the test's."""

    def __init__(self, top: Path, *, create: bool = True) -> None:
        self.top = top
        if create:
            top.mkdir(parents=True)
            self.git("init", "--quiet", "--initial-branch=main", "--template=")

    @property
    def strategies(self) -> Path:
        return self.top / "strategies"

    def git(self, *arguments: str, **variables: str) -> str:
        environment = os.environ | {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            # Otherwise each commit starts a further process, which looks for something to tidy up.
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": "maintenance.auto",
            "GIT_CONFIG_VALUE_0": "false",
            "GIT_AUTHOR_NAME": "王小明",
            "GIT_AUTHOR_EMAIL": "wang@example.com",
            "GIT_COMMITTER_NAME": "committer",
            "GIT_COMMITTER_EMAIL": "committer@example.com",
        }
        done = subprocess.run(
            ["git", *arguments], cwd=self.top, env=environment | variables, capture_output=True, check=True
        )
        return done.stdout.decode("utf-8", "replace").strip()

    def write(self, path: str, content: str | bytes) -> None:
        file = self.top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def move(self, old: str, new: str) -> None:
        (self.top / new).parent.mkdir(parents=True, exist_ok=True)
        (self.top / old).rename(self.top / new)

    def remove(self, path: str) -> None:
        (self.top / path).unlink()

    def commit(
        self,
        day: str,
        message: str = "change",
        author: str = "王小明",
        email: str = "wang@example.com",
        made: str = "",
    ) -> str:
        """Commits all there is; `made` is the committer's date where it is not the author's."""
        self.git("add", "--all")
        self.git(
            *("commit", "--quiet", "--allow-empty", "-m", message),
            **at(day, made),
            GIT_AUTHOR_NAME=author,
            GIT_AUTHOR_EMAIL=email,
        )
        return self._head()

    def put(self, day: str, path: str, content: str | bytes, message: str = "change") -> str:
        self.write(path, content)
        return self.commit(day, message)

    def merge(self, day: str, *branches: str, options: tuple[str, ...] = ()) -> str:
        self.git("merge", "--quiet", "--no-ff", "--no-edit", *options, *branches, **at(day))
        return self._head()

    def _head(self) -> str:
        """Return the id of the commit that was just made, from where Git has written it."""
        folder = self.top / ".git"
        head = (folder / "HEAD").read_text("ascii").strip()
        return (folder / head[5:]).read_text("ascii").strip() if head.startswith("ref: ") else head

    def branch(self, name: str) -> None:
        self.git("checkout", "--quiet", "-B", name)

    def switch(self, name: str) -> None:
        self.git("checkout", "--quiet", name)


def files_at(folder: Path, day: str) -> dict[str, str]:
    """The folder as the published branch held it at the end of a day: blobs by path."""
    past = read_history(folder).at(date.fromisoformat(day))
    assert past is not None
    return dict(past.files)
