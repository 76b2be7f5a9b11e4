"""Which versions belong to which file, however it was renamed, merged, deleted."""

from pathlib import Path

import pytest
from git_repository import Repository, at, markdown
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategy_tracker.history.lineage import FileVersion
from strategy_tracker.history.repository import History, read_history


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "work")


def told(versions: tuple[FileVersion, ...]) -> list[tuple[str, str]]:
    """Day in July and path of each version, a deletion with a minus sign."""
    return [(f"{version.date:%d}", ("-" if version.deleted else "") + version.path) for version in versions]


def read(repository: Repository) -> History:
    return read_history(repository.strategies)


def test_each_committed_content_is_a_version_oldest_first(repository: Repository) -> None:
    first = repository.put("2026-07-01", "strategies/a.md", "one\n", "Begin\n\nMore words")
    repository.put("2026-07-02", "other.txt", "no strategy")
    second = repository.put("2026-07-03", "strategies/a.md", "two\n")
    repository.write("strategies/a.md", "not committed\n")
    repository.write("strategies/new.md", "not committed\n")
    history = read(repository)
    assert list(history.versions) == ["a.md"]
    assert [version.commit for version in history.versions["a.md"]] == [first, second]
    version = history.versions["a.md"][0]
    assert (version.author, version.boundary) == ("王小明", False)
    assert version.blob == repository.git("rev-parse", f"{first}:strategies/a.md")


def test_chain_of_renames_with_edits_up_to_a_folder(repository: Repository) -> None:
    text = markdown("plan")
    repository.put("2026-07-01", "strategies/a.md", text)
    repository.move("strategies/a.md", "strategies/b.md")
    repository.put("2026-07-02", "strategies/b.md", text + "edited\n")
    repository.move("strategies/b.md", "strategies/b/index.md")
    repository.put("2026-07-03", "strategies/b/index.md", text + "edited\nagain\n")
    history = read(repository)
    assert told(history.versions["b/index.md"]) == [("01", "a.md"), ("02", "b.md"), ("03", "b/index.md")]
    assert history.deleted == {}


def test_new_file_at_the_old_path_of_a_renamed_one(repository: Repository) -> None:
    repository.put("2026-07-01", "strategies/a.md", markdown("old"))
    repository.move("strategies/a.md", "strategies/b.md")
    repository.commit("2026-07-02")
    repository.put("2026-07-03", "strategies/a.md", markdown("new"))
    versions = read(repository).versions
    assert told(versions["a.md"]) == [("03", "a.md")]
    assert told(versions["b.md"]) == [("01", "a.md"), ("02", "b.md")]


def test_new_file_at_the_old_path_in_the_same_commit(repository: Repository) -> None:
    repository.put("2026-07-01", "strategies/a.md", markdown("old"))
    repository.move("strategies/a.md", "strategies/b.md")
    repository.put("2026-07-02", "strategies/a.md", markdown("new"))
    versions = read(repository).versions
    assert told(versions["b.md"]) == [("01", "a.md"), ("02", "b.md")]
    assert told(versions["a.md"])[-1] == ("02", "a.md")


@pytest.mark.parametrize("edit", ["", "edited\n"])
def test_two_files_that_change_places(repository: Repository, edit: str) -> None:
    repository.write("strategies/a.md", markdown("first"))
    repository.write("strategies/b.md", markdown("second"))
    repository.commit("2026-07-01")
    repository.write("strategies/a.md", markdown("second") + edit)
    repository.write("strategies/b.md", markdown("first") + edit)
    repository.commit("2026-07-02")
    versions = read(repository).versions
    assert told(versions["a.md"]) == [("01", "b.md"), ("02", "a.md")]
    assert told(versions["b.md"]) == [("01", "a.md"), ("02", "b.md")]


def test_move_of_the_whole_folder_is_no_change_of_path(repository: Repository) -> None:
    repository.write("old/plans/a.md", markdown("first"))
    repository.write("old/plans/gone.md", markdown("gone"))
    repository.write("old/readme.md", "stays\n")
    repository.commit("2026-07-01")
    repository.remove("old/plans/gone.md")
    repository.commit("2026-07-02")
    repository.move("old/plans", "strategies")
    repository.commit("2026-07-03")
    history = read(repository)
    assert told(history.versions["a.md"]) == [("01", "a.md"), ("03", "a.md")]
    assert told(history.deleted["gone.md"]) == [("01", "gone.md"), ("02", "-gone.md")]
    assert len(history.deleted) == 1


def test_file_that_came_from_outside_does_not_make_its_old_folder_the_folder(repository: Repository) -> None:
    for name in ("note", "other", "gone"):
        repository.write(f"docs/{name}.md", markdown(name))
    repository.commit("2026-07-01")
    repository.remove("docs/gone.md")
    repository.commit("2026-07-02")
    repository.move("docs/note.md", "strategies/note.md")
    repository.commit("2026-07-03")
    history = read(repository)
    assert told(history.versions["note.md"]) == [("01", "../docs/note.md"), ("03", "note.md")]
    assert history.deleted == {}


def test_deleted_files_keep_their_versions(repository: Repository) -> None:
    first = repository.put("2026-07-01", "strategies/a.md", markdown("a"))
    repository.write("strategies/b.md", "b\n")
    repository.remove("strategies/a.md")
    repository.commit("2026-07-02")
    history = read(repository)
    assert list(history.versions) == ["b.md"]
    assert told(history.deleted["a.md"]) == [("01", "a.md"), ("02", "-a.md")]
    assert history.deleted["a.md"][1].blob == repository.git("rev-parse", f"{first}:strategies/a.md")


def test_file_moved_out_of_the_folder_left_it(repository: Repository) -> None:
    repository.write("strategies/b.md", markdown("b"))
    repository.put("2026-07-01", "strategies/a.md", markdown("a"))
    repository.move("strategies/a.md", "archive/a.md")
    repository.commit("2026-07-02")
    assert told(read(repository).deleted["a.md"]) == [("01", "a.md"), ("02", "-a.md")]


def test_recreated_file_goes_on_with_its_history(repository: Repository) -> None:
    repository.put("2026-07-01", "strategies/a.md", "one\n")
    repository.remove("strategies/a.md")
    repository.commit("2026-07-02")
    repository.put("2026-07-03", "strategies/a.md", "three\n")
    history = read(repository)
    assert told(history.versions["a.md"]) == [("01", "a.md"), ("02", "-a.md"), ("03", "a.md")]
    assert history.deleted == {}


def test_revert_is_a_version(repository: Repository) -> None:
    repository.put("2026-07-01", "strategies/a.md", "one\n")
    repository.put("2026-07-02", "strategies/a.md", "two\n")
    repository.git("revert", "--no-edit", "HEAD", **at("2026-07-03"))
    versions = read(repository).versions["a.md"]
    assert [version.date.day for version in versions] == [1, 2, 3]
    assert versions[0].blob == versions[2].blob


def test_mode_change_and_link_are_no_versions(repository: Repository) -> None:
    repository.put("2026-07-01", "strategies/a.md", "one\n")
    (repository.strategies / "a.md").chmod(0o755)
    (repository.strategies / "link.md").symlink_to("a.md")
    repository.commit("2026-07-02")
    history = read(repository)
    assert {path: told(versions) for path, versions in history.versions.items()} == {"a.md": [("01", "a.md")]}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["edit", "rename", "delete"]), st.integers(0, 3), st.integers(0, 3)),
        max_size=8,
    )
)
def test_nothing_committed_is_lost(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int]]
) -> None:
    repository = Repository(tmp_path_factory.mktemp("history") / "work")
    repository.put("2026-07-01", "strategies/keep.md", markdown("keep"))
    for number, (step, one, other) in enumerate(steps):
        path, target = f"strategies/{one}.md", f"strategies/{other}.md"
        exists = (repository.top / path).exists()
        if step == "edit" or not exists:
            repository.write(path, markdown(f"{path} {number}"))
        elif step == "rename":
            repository.move(path, target)
        else:
            repository.remove(path)
        repository.commit("2026-07-02")
    history = read(repository)
    found = {
        version.blob
        for versions in (*history.versions.values(), *history.deleted.values())
        for version in versions
        if not version.deleted
    }
    listed = repository.git("log", "--raw", "--no-abbrev", "--no-renames", "--format=", "--root").splitlines()
    assert found == {line.split()[3] for line in listed} - {"0" * 40}
    present = {path.name for path in repository.strategies.glob("*.md")}
    assert set(history.versions) == present
    for path, versions in history.versions.items():
        assert versions[-1].blob == repository.git("rev-parse", f"HEAD:strategies/{path}")
        assert versions[-1].path == path
