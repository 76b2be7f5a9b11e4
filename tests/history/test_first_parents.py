"""Whatever the branches: a day shows what the published branch held, by git's own account of it."""

import subprocess
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from git_repository import Repository, markdown
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategy_tracker.history.repository import read_history

FIRST = date(2026, 7, 1)
NAMES = ("a.md", "b.md", "b/index.md", "c.md")


@dataclass(frozen=True)
class Step:
    """A commit on one of three branches: what it merges, its day, the files it writes or (None) deletes."""

    branch: int
    merges: frozenset[int]
    day: int
    files: tuple[tuple[str, int | None], ...]


def steps() -> st.SearchStrategy[list[Step]]:
    written = st.tuples(st.sampled_from(NAMES), st.one_of(st.none(), st.integers(0, 5)))
    return st.lists(
        st.builds(
            Step,
            branch=st.integers(0, 2),
            merges=st.frozensets(st.integers(0, 2), max_size=2),
            day=st.integers(0, 9),
            files=st.lists(written, max_size=3).map(tuple),
        ),
        min_size=1,
        max_size=12,
    )


def imported(repository: Repository, steps: list[Step]) -> None:
    """Make the commits; branch 0 is the published one. Content 1 is content 0 with a line more, and so on."""
    stream: list[str] = []
    tips: dict[int, int] = {}
    for number, step in enumerate(steps, 1):
        seconds = 1_782_900_000 + step.day * 86_400  # 2026-07-01 18:00 in Taipei
        stream.append(f"commit refs/heads/{step.branch}\nmark :{number}\n")
        stream.append(f"committer w <w@example.com> {seconds} +0000\ndata 0\n")
        parent = tips.get(step.branch, tips.get(0))
        if parent is not None:
            stream.append(f"from :{parent}\n")
        merged = {tips[one] for one in step.merges if one in tips and one != step.branch} - {parent}
        stream += [f"merge :{one}\n" for one in sorted(merged)]
        for name, content in step.files:
            if content is None:
                stream.append(f"D strategies/{name}\n")
            else:
                text = markdown(str(content // 2)) + f"{content}\n"
                stream.append(f"M 100644 inline strategies/{name}\ndata {len(text)}\n{text}\n")
        tips[step.branch] = number
    subprocess.run(
        ["git", "fast-import", "--quiet", "--force"],
        cwd=repository.top,
        input="".join(stream).encode(),
        check=True,
    )
    repository.git("symbolic-ref", "HEAD", "refs/heads/0" if 0 in tips else f"refs/heads/{min(tips)}")


def published(repository: Repository) -> list[tuple[date, dict[str, str]]]:
    """The first parents, oldest first: the day each counts on, and its files by git's listing."""
    found: list[tuple[date, dict[str, str]]] = []
    day = FIRST
    for line in repository.git("log", "--first-parent", "--reverse", "--format=%H %ct").splitlines():
        commit, _, seconds = line.partition(" ")
        day = max(day, FIRST + timedelta(days=(int(seconds) - 1_782_900_000) // 86_400))
        listed = repository.git("ls-tree", "-r", commit).splitlines()
        files = {entry.split("\t")[1].removeprefix("strategies/"): entry.split()[2] for entry in listed}
        found.append((day, files))
    return found


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps())
def test_every_day_is_what_git_says(tmp_path_factory: pytest.TempPathFactory, steps: list[Step]) -> None:
    repository = Repository(tmp_path_factory.mktemp("branches") / "work")
    repository.strategies.mkdir()
    imported(repository, steps)
    history = read_history(repository.strategies)
    truth = published(repository)
    for number in range(-1, 11):
        day = FIRST + timedelta(days=number)
        held = [files for when, files in truth if when <= day]
        past = history.at(day)
        assert (dict(past.files) if past else {}) == (held[-1] if held else {}), day
    chain = set(repository.git("rev-list", "--first-parent", "HEAD").split())
    contents = {blob for _, files in truth for blob in files.values()}
    versions = [version for file in history.files for version in file]
    assert {version.commit for version in versions} <= chain
    assert {version.blob for version in versions} == contents
    for file in history.files:
        assert [version.date for version in file] == sorted(version.date for version in file)


def test_a_discarded_branch_leaves_no_trace_anywhere(tmp_path: Path) -> None:
    """Guard the property above against steps that never merge."""
    repository = Repository(tmp_path / "work")
    repository.strategies.mkdir()
    none: frozenset[int] = frozenset()
    imported(
        repository,
        [
            Step(0, none, 0, (("a.md", 0),)),
            Step(1, none, 1, (("a.md", 1),)),
            Step(0, frozenset({1}), 2, ()),
        ],
    )
    assert repository.git("rev-list", "--count", "HEAD") == "3"
    assert len(read_history(repository.strategies).versions["a.md"]) == 1
