"""Which versions a file has where branches were merged, and its record where it was moved."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from git_repository import Repository, at, markdown

from strategy_tracker.history.lineage import FileVersion
from strategy_tracker.history.repository import read_history

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("merges.yaml").read_text("utf-8"))


def content(text: str) -> str:
    """`!one` is a text of its own; else `before|after` stands around, and `+` within, a long common text."""
    if text.startswith("!"):
        return markdown(text)
    before, _, after = text.rpartition("|")
    return f"{before}\n{markdown('common')}{after.replace('+', chr(10))}\n"


class Script:
    """Carries out the steps of a case."""

    def __init__(self, top: Path) -> None:
        self.repository = Repository(top)

    def step(self, words: list[str]) -> None:
        """One step: a command, or a day, maybe a name, and what is committed."""
        if not words[0].isdigit():
            self.plain(*words)
            return
        day = f"2026-07-{words[0]}"
        author = "王小明" if words[1].isascii() else words[1]
        self.dated(day, author, words[1:] if author == "王小明" else words[2:])

    def plain(self, command: str, branch: str) -> None:
        if command == "branch":
            self.repository.branch(branch)
        elif command == "switch":
            self.repository.switch(branch)
        else:  # rebase-with-dates: a branch put upon this one, each commit with the dates it had
            commits = self.repository.git("rev-list", "--reverse", f"HEAD..{branch}").split()
            for commit in commits:
                date = self.repository.git("show", "--no-patch", "--format=%ad", commit)
                self.repository.git("cherry-pick", commit, GIT_COMMITTER_DATE=date)

    def dated(self, day: str, author: str, words: list[str]) -> None:
        git, who = self.repository.git, at(day) | {"GIT_AUTHOR_NAME": author}
        command, *rest = words
        if command == "merge":
            branches = rest[: rest.index("with")] if "with" in rest else rest
            git("merge", "--quiet", "--no-ff", "--no-edit", *branches, **who)
            if "with" in rest:
                self.edit(rest[rest.index("with") + 1 :])
                git("commit", "--all", "--quiet", "--amend", "--no-edit", **who)
        elif command == "squash":
            git("merge", "--quiet", "--squash", *rest)
            git("commit", "--quiet", "-m", "squash", **who)
        elif command == "pick":
            git("cherry-pick", *rest, GIT_COMMITTER_DATE=who["GIT_COMMITTER_DATE"])
        elif command == "revert":
            git("revert", "--no-edit", *rest, **who)
        elif command == "rebase":
            git("rebase", "--quiet", "main", *rest, GIT_COMMITTER_DATE=who["GIT_COMMITTER_DATE"])
            git("checkout", "--quiet", "main")
            git("merge", "--quiet", "--ff-only", *rest)
        else:
            self.edit(words)
            self.repository.commit(day, author=author)

    def edit(self, words: list[str]) -> None:
        """Change files: `move a b`, `remove a`, `swap a b`, `a=text`, one after the other."""
        path = "strategies/{}.md".format
        while words:
            first, *words = words
            if first == "move":
                self.repository.move(path(words[0]), path(words[1]))
            elif first == "remove":
                self.repository.remove(path(words[0]))
            elif first == "swap":
                for old, new in ((words[0], "away"), (words[1], words[0]), ("away", words[1])):
                    self.repository.move(path(old), path(new))
            else:
                self.repository.write(path(first.partition("=")[0]), content(first.partition("=")[2]))
            words = words[{"move": 2, "remove": 1, "swap": 2}.get(first, 0) :]


def told(versions: tuple[FileVersion, ...]) -> list[str]:
    return [f"{one.date:%d} {'-' if one.deleted else ''}{one.path} {one.author}" for one in versions]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_versions(case: dict[str, Any], tmp_path: Path) -> None:
    script = Script(tmp_path / "work")
    for step in case["steps"]:
        script.step(str(step).split())
    history = read_history(script.repository.strategies)
    found = {**history.deleted, **history.versions}
    assert {path: told(versions) for path, versions in found.items()} == case["versions"]
