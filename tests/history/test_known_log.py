"""A history of which an earlier run has kept the log is the history read from nothing."""

import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from git_repository import Repository
from hypothesis import given, settings
from hypothesis import strategies as st
from story import plan

from strategy_tracker.cache import NOTHING_KEPT, Store
from strategy_tracker.cache.store import open_store
from strategy_tracker.history import merges
from strategy_tracker.history.authors import names_of
from strategy_tracker.history.log import Commit, read_side_commits
from strategy_tracker.history.repository import History, read_history
from strategy_tracker.history.snapshots import Snapshots, read_snapshots
from strategy_tracker.source.loading import load_portfolio


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "site")


def told(repository: Repository, store: Store = NOTHING_KEPT) -> tuple[History, Snapshots]:
    """The history of the folder, and the versions of its strategies."""
    folder = repository.strategies
    history = read_history(folder, store=store)
    strategies = load_portfolio(folder).strategies if folder.is_dir() else ()
    return history, read_snapshots(folder, strategies, history.versions, store=store)


def told_by_the_next_run(repository: Repository) -> tuple[History, Snapshots]:
    with open_store(repository.top.parent) as store:
        found = told(repository, store)
    assert not store.notes
    return found


@contextmanager
def commands(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[list[str]]]:
    """What git is asked meanwhile: the words of each command line."""
    asked: list[list[str]] = []
    popen = subprocess.Popen.__init__

    def counted(self: subprocess.Popen[bytes], command: Sequence[str], **options: Any) -> None:
        asked.append(list(command))
        popen(self, command, **options)

    with monkeypatch.context() as patch:
        patch.setattr(subprocess.Popen, "__init__", counted)
        yield asked


class Tale:
    """Things that happen to a repository, each at a place that a number tells."""

    def __init__(self, top: Path) -> None:
        self.repository = Repository(top)
        self.days = 0
        self.create(0)
        self.create(1)

    def files(self) -> list[str]:
        found = sorted(path.name for path in self.repository.strategies.glob("*.md"))
        return [f"strategies/{name}" for name in found] or ["strategies/0.md"]

    def commit(self, author: str = "王小明") -> None:
        self.days += 1
        self.repository.commit(f"2026-07-{self.days % 28 + 1:02}", author=author)

    def write(self, path: str, number: int) -> None:
        self.repository.write(path, plan(first=str(self.days + number), second=str(number)))

    def edit(self, number: int) -> None:
        files = self.files()
        self.write(files[number % len(files)], number)
        self.commit()

    def create(self, number: int) -> None:
        """Also where one was deleted."""
        self.write(f"strategies/{number}.md", number)
        self.commit()

    def rename(self, number: int) -> None:
        files = self.files()
        if (self.repository.top / files[0]).exists():
            self.repository.move(files[number % len(files)], f"strategies/{number + 2}.md")
        self.commit()

    def delete(self, number: int) -> None:
        files = self.files()
        if len(files) > 1:
            self.repository.remove(files[number % len(files)])
        self.commit()

    def merge(self, number: int) -> None:
        """Meanwhile the main branch has got another file."""
        self.repository.branch("topic")
        self.edit(number)
        self.rename(number)
        self.repository.switch("main")
        self.write(f"strategies/new-{self.days}.md", number)
        self.commit(author="李大華")
        self.repository.merge("2026-07-30", "topic")

    def rewrite(self, number: int) -> None:
        """As after a push by force: the last commits are others."""
        self.repository.git("reset", "--quiet", "--hard", f"HEAD~{number % 2}")
        self.edit(number + 1)

    def leave(self, number: int) -> None:
        """Another branch is built, and then the first one again."""
        self.repository.branch("other")
        self.edit(number)
        told_by_the_next_run(self.repository)
        self.repository.switch("main")

    def call(self, number: int) -> None:
        """A mailmap says what the authors are called, committed or not."""
        self.repository.write(".mailmap", f"王{number} <wang@example.com>\n")


HAPPENINGS: tuple[Callable[[Tale, int], None], ...] = (
    Tale.edit,
    Tale.create,
    Tale.rename,
    Tale.delete,
    Tale.merge,
    Tale.rewrite,
    Tale.leave,
    Tale.call,
)


@settings(deadline=None, max_examples=10)
@given(st.lists(st.tuples(st.sampled_from(HAPPENINGS), st.integers(0, 5)), min_size=3, max_size=8))
def test_whatever_happens_the_next_run_tells_what_a_first_one_would(
    happenings: list[tuple[Callable[[Tale, int], None], int]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        tale = Tale(Path(name) / "site")
        for happens, number in happenings:
            happens(tale, number)
            assert told_by_the_next_run(tale.repository) == told(tale.repository)


def test_a_log_that_is_known_is_not_asked_for(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    tale = Tale(repository.top.parent / "tale")
    tale.merge(1)
    told_by_the_next_run(tale.repository)
    with commands(monkeypatch) as asked:
        told_by_the_next_run(tale.repository)
    assert not [words for words in asked if "log" in words or "rev-list" in words]


def test_of_a_longer_branch_the_new_commits_alone_are_read(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = repository.put("2026-07-01", "strategies/a.md", plan())
    told_by_the_next_run(repository)
    second = repository.put("2026-07-02", "strategies/a.md", plan(first="10"))
    with commands(monkeypatch) as asked:
        history, _ = told_by_the_next_run(repository)
    (log,) = [words for words in asked if "log" in words]
    assert {second, f"^{first}"} < set(log)
    assert [version.commit for version in history.versions["a.md"]] == [first, second]


def test_of_a_new_merge_what_it_brought_in_alone_is_read(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    tale = Tale(repository.top.parent / "tale")
    tale.merge(1)
    told_by_the_next_run(tale.repository)
    tale.merge(2)
    asked: list[str] = []
    read = read_side_commits

    def counted(folder: Path, commits: Sequence[str], *, exact: bool) -> Iterator[Commit]:
        asked.extend(commits)
        return read(folder, commits, exact=exact)

    monkeypatch.setattr(merges, "read_side_commits", counted)
    told_by_the_next_run(tale.repository)
    assert asked == tale.repository.git("rev-list", "--reverse", "main^1..topic").split()


def test_two_files_that_changed_places_in_the_first_new_commit(repository: Repository) -> None:
    """Whether they did is seen by their contents in the last commit that was known."""
    repository.write("strategies/a.md", plan())
    repository.write("strategies/b.md", "另一份\n" * 40)
    repository.commit("2026-07-01")
    told_by_the_next_run(repository)
    repository.move("strategies/a.md", "strategies/c.md")
    repository.move("strategies/b.md", "strategies/a.md")
    repository.move("strategies/c.md", "strategies/b.md")
    repository.commit("2026-07-02")
    history, _ = told_by_the_next_run(repository)
    assert [version.path for version in history.versions["b.md"]] == ["a.md", "b.md"]
    assert history == read_history(repository.strategies)


def test_a_shallow_clone_that_was_completed(repository: Repository) -> None:
    for day in range(1, 5):
        repository.put(f"2026-07-0{day}", "strategies/a.md", plan(first=str(day)))
    clone = Repository(repository.top.parent / "clone", create=False)
    source = f"file://{repository.top}"
    repository.git("clone", "--quiet", "--depth", "2", source, str(clone.top))
    assert told_by_the_next_run(clone) == told(clone)
    clone.git("fetch", "--quiet", "--deepen", "1")
    assert told_by_the_next_run(clone) == told(clone)
    clone.git("fetch", "--quiet", "--unshallow")
    found = told_by_the_next_run(clone)
    assert found == told(clone)
    assert len(found[0].versions["a.md"]) == 4


def test_a_commit_that_another_one_stands_for_is_read_as_it_was_made(repository: Repository) -> None:
    first = repository.put("2026-07-01", "strategies/a.md", plan())
    repository.put("2026-07-02", "strategies/a.md", plan(first="10"))
    before = told_by_the_next_run(repository)
    repository.branch("other")
    other = repository.put("2026-07-03", "strategies/a.md", plan(first="90"))
    repository.switch("main")
    repository.git("replace", first, other)
    assert told_by_the_next_run(repository) == before == told(repository)


def test_authors_are_called_what_git_calls_them(repository: Repository) -> None:
    repository.write(
        ".mailmap", "李大華 <Da@example.com>\n李 大 <new@example.com> da hua <old@example.com>\n"
    )
    authors = [
        ("da", "da@example.com"),
        ("Da Hua", "old@example.com"),
        ("other", "old@example.com"),
        ("A < B", "a@example.com"),
        ("王*", ""),
    ]
    for number, (name, email) in enumerate(authors):
        repository.write("strategies/a.md", plan(first=str(number)))
        repository.commit("2026-07-01", author=name, email=email)
    raw = [
        "author  <nobody@example.com> 1780000000 +0800",
        "author caf\xe9 <c@example.com> 1780000000 +0800",
        "author A <B <c@d> 1780000000 +0800",
    ]
    for line in raw:
        tree, parent = repository.git("rev-parse", "HEAD^{tree}", "HEAD").split()
        made = f"tree {tree}\nparent {parent}\n{line}\ncommitter c <c@d> 1780000000 +0800\n\nc\n"
        (repository.top / ".git/made").write_bytes(made.encode("latin-1"))
        commit = repository.git("hash-object", "-t", "commit", "-w", "--literally", ".git/made")
        repository.git("update-ref", "HEAD", commit)
    wanted = repository.git("log", "--format=%aN").split("\n")
    found = [version.author for version in read_history(repository.strategies).versions["a.md"]]
    assert found == list(reversed(wanted))[: len(authors)]
    identities = [one.decode("utf-8", "surrogateescape") for one in log_of(repository)]
    names = names_of(repository.top, identities)
    assert [names[one] for one in identities] == wanted


def log_of(repository: Repository) -> list[bytes]:
    done = subprocess.run(
        ["git", "log", "--format=%an <%ae>"], cwd=repository.top, capture_output=True, check=True
    )
    return done.stdout.split(b"\n")[:-1]
