"""Results kept from one run to the next: found again, never believed where damaged, never in the way."""

import os
import pickle
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from strategy_tracker.cache import FOLDER, NOTHING_KEPT, Store, open_store
from strategy_tracker.cache import store as store_module
from strategy_tracker.cache.compression import compressed
from strategy_tracker.cache.pickles import packed, unpacked
from strategy_tracker.language import Language
from strategy_tracker.model import Place, Problem, Written
from strategy_tracker.rules import Findings
from strategy_tracker.values import Status

VALUE = (
    Written("60%", Decimal(60), Place("a.md", 3, 5, 3, 8)),
    Written("進行中", Status.IN_PROGRESS, Place("a.md", 4)),
    Problem("date-impossible", Place("a.md", 9), values={"day": date(2025, 2, 28)}),
)


def put(root: Path, name: str, value: object) -> None:
    with open_store(root) as store:
        store.put(name.encode(), value)


def kept(root: Path, name: str) -> object | None:
    with open_store(root) as store:
        assert not store.notes
        return store.get(name.encode())


def file_of(root: Path) -> Path:
    (file,) = (root / FOLDER).glob("*.sqlite3")
    return file


def told(store: Store) -> list[str]:
    return [note.template for note in store.notes]


def test_what_is_kept_is_there_in_the_next_run(tmp_path: Path) -> None:
    put(tmp_path, "one", VALUE)
    assert kept(tmp_path, "one") == VALUE
    assert kept(tmp_path, "another") is None


def test_what_was_just_put_is_found_before_it_is_written(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.put(b"key", VALUE)
        assert store.get(b"key") == VALUE


def test_keys_tell_apart_kinds_and_where_one_part_ends() -> None:
    keys = [("a", "bc", "d"), ("a", "b", "cd"), ("ab", "c", "d"), ("a", "bcd")]
    assert len({NOTHING_KEPT.key(*key) for key in keys}) == len(keys)


def test_a_key_is_of_the_program_that_made_the_result(monkeypatch: pytest.MonkeyPatch) -> None:
    before = NOTHING_KEPT.key("a")
    monkeypatch.setattr(store_module, "program", lambda: b"another")
    assert NOTHING_KEPT.key("a") != before


def test_no_repository_takes_the_folder_in(tmp_path: Path) -> None:
    put(tmp_path, "one", VALUE)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    status = subprocess.run(["git", "status", "--porcelain"], cwd=tmp_path, capture_output=True, check=True)
    assert status.stdout == b""


def test_a_store_of_nothing_keeps_nothing() -> None:
    with NOTHING_KEPT as store:
        store.put(b"key", VALUE)
        assert store.get(b"key") is None
        assert not store.keeps
        assert not store.notes


@pytest.mark.parametrize("damage", ["", "no database", "SQLite format 3\0" + "x" * 5000])
def test_a_file_that_is_no_store_is_made_anew_and_that_is_said(tmp_path: Path, damage: str) -> None:
    put(tmp_path, "one", VALUE)
    file_of(tmp_path).write_text(damage)
    with open_store(tmp_path) as store:
        assert store.get(b"one") is None
        store.put(b"one", VALUE)
        store.put(b"two", VALUE)
    assert told(store) == (["Kept results were damaged; they are made anew."] if damage else [])
    assert kept(tmp_path, "one") == VALUE


@settings(deadline=None, max_examples=40)
@example(36, 1)  # how many pages are free, which SQLite asks when all is written
@example(18, 3)  # by which version of SQLite it may be written: by none that is known
@given(st.integers(0), st.integers(1, 255))
def test_whatever_byte_is_changed_nothing_wrong_comes_out(
    tmp_path_factory: pytest.TempPathFactory, offset: int, change: int
) -> None:
    root = tmp_path_factory.mktemp("damaged")
    for name in ("one", "two"):
        put(root, name, VALUE)
    data = bytearray(file_of(root).read_bytes())
    data[offset % len(data)] ^= change
    file_of(root).write_bytes(data)
    with open_store(root) as store:
        for name in ("one", "two"):
            assert store.get(name.encode()) in (None, VALUE)
            store.put(name.encode(), VALUE)
    assert kept(root, "one") == VALUE


def test_a_description_of_itself_that_is_no_text_is_damage(tmp_path: Path) -> None:
    put(tmp_path, "one", VALUE)
    data = file_of(tmp_path).read_bytes()
    assert b"CREATE TABLE results" in data
    file_of(tmp_path).write_bytes(data.replace(b"CREATE TABLE results", b"CR\xc5ATE TABLE results"))
    put(tmp_path, "one", VALUE)
    assert kept(tmp_path, "one") == VALUE


@pytest.mark.parametrize(
    ("table", "damage"),
    [
        ("results", "CREATE TABLE results (key BLOB PRIMARY KEY, digest BLOB, value BLOB CHECK (0))"),
        ("uses", "CREATE TABLE uses AS SELECT x'00' AS key, 9 AS used, NULL AS size"),
    ],
)
def test_tables_that_are_not_as_they_were_made_stop_nothing(tmp_path: Path, table: str, damage: str) -> None:
    put(tmp_path, "one", VALUE)
    connection = sqlite3.connect(file_of(tmp_path))
    connection.executescript(f"DROP TABLE {table}; {damage}")
    connection.close()
    put(tmp_path, "one", VALUE)
    assert kept(tmp_path, "one") == VALUE


def test_entries_that_change_places_are_not_believed(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.put(b"one", "first")
        store.put(b"two", "second")
    connection = sqlite3.connect(file_of(tmp_path))
    with connection:
        connection.execute("UPDATE results SET value = (SELECT value FROM results WHERE key = ?)", (b"two",))
        connection.execute(
            "UPDATE results SET digest = (SELECT digest FROM results WHERE key = ?)", (b"two",)
        )
    connection.close()
    with open_store(tmp_path) as store:
        assert store.get(b"one") is None
        assert store.get(b"two") == "second"
    assert told(store) == ["Kept results were damaged; they are made anew."]


class Trap:
    """A value that runs a program when it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str, ...]]:
        return os.system, ("touch caught",)


@pytest.mark.parametrize(
    "trap",
    [
        pickle.dumps(Trap()),
        b"cos\nsystem\n(S'touch caught'\ntR.",
        b'cbuiltins\neval\n(S\'open("caught", "w")\'\ntR.',
        b"\x80\x04cstrategy_tracker.model.place\nPlace._make.__func__\n.",
        b"cstrategy_tracker.values.dates\nread_date\n(S'2025-01-01'\ntR.",
        b"cstrategy_tracker.values.dates\nre\n.",
        b"cstrategy_tracker.values.not_imported\nThing\n.",
    ],
)
def test_bytes_from_elsewhere_run_nothing(
    trap: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match=r"\."):
        unpacked(compressed(trap))
    assert not list(tmp_path.iterdir())


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_a_value_or_a_value_error(data: bytes) -> None:
    for one in (data, compressed(data)):
        try:
            unpacked(one)
        except ValueError:
            continue


def test_a_bomb_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        unpacked(compressed(b"\0" * ((1 << 28) + 1)))


def test_what_is_cut_off_is_no_value() -> None:
    with pytest.raises(ValueError, match="not whole"):
        unpacked(packed(VALUE)[:-1])


def test_values_come_back_as_they_were() -> None:
    assert unpacked(packed(VALUE)) == VALUE
    several = (Status, Status.DONE, Findings(()))
    assert unpacked(packed(several)) == several


def test_what_a_value_has_twice_is_one_object_again() -> None:
    found = unpacked(packed((VALUE[0], VALUE[0], VALUE[1]), VALUE[1:]), VALUE[1:])
    assert found == (VALUE[0], VALUE[0], VALUE[1])
    assert isinstance(found, tuple)
    assert found[0] is found[1]
    assert found[2] is VALUE[1]


def test_an_instance_with_too_few_fields_is_no_value() -> None:
    short = b"cstrategy_tracker.model.place\nWritten\n(Vtext\nVtext\ntR."
    with pytest.raises(ValueError, match="has 3 fields"):
        unpacked(compressed(short))


def test_without_a_folder_everything_works_and_it_is_said_once(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where the folder would be")
    with open_store(tmp_path) as store:
        store.put(b"key", VALUE)
        assert store.get(b"key") is None
    assert told(store) == ["Results cannot be kept in {folder}: {reason}"]


def test_a_store_that_another_program_holds_is_said_in_the_readers_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "one", VALUE)
    monkeypatch.setattr(store_module, "_WAIT", 0)
    with closing(sqlite3.connect(tmp_path / FOLDER / store_module.FILE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with open_store(tmp_path) as store:
            assert store.get(b"one") is None
    (note,) = store.notes
    assert note.localize(Language.TRADITIONAL).endswith("別的程式正在使用它")


@pytest.mark.parametrize(
    "link", [".cache", ".cache/strategy-tracker", ".cache/strategy-tracker/results.sqlite3"]
)
def test_nothing_is_written_through_a_link(tmp_path: Path, link: str) -> None:
    root, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    (root / link).parent.mkdir(parents=True)
    elsewhere.mkdir()
    (root / link).symlink_to(elsewhere if not link.endswith("3") else elsewhere / "other")
    put_somewhere = open_store(root)
    put_somewhere.put(b"key", VALUE)
    put_somewhere.close()
    assert told(put_somewhere) == ["Results cannot be kept in {folder}: {reason}"]
    assert not list(elsewhere.iterdir())


def test_what_was_not_used_for_longest_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "LARGEST", 3 * 2000)
    noise = {name: os.urandom(1500).hex() for name in "abcd"}
    for name in "abc":
        put(tmp_path, name, noise[name])
    with open_store(tmp_path) as store:
        assert store.get(b"a") == noise["a"]
        store.put(b"d", noise["d"])
    found = [name for name in "abcd" if kept(tmp_path, name) is not None]
    assert found == ["a", "c", "d"]


WRITER = """
import sys
from pathlib import Path
from strategy_tracker.cache import open_store
for number in range(int(sys.argv[3])):
    with open_store(Path(sys.argv[1])) as store:
        store.put(f"{sys.argv[2]}{number}".encode(), "x" * 5000 + str(number))
        assert not store.notes, store.notes
    print(number, flush=True)
"""


def test_two_processes_lose_nothing_of_each_other(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    both = [subprocess.Popen([*command, name, "25"], stdout=subprocess.PIPE) for name in ("a", "b")]
    assert [process.communicate()[0].split()[-1] for process in both] == [b"24"] * 2
    missing = [f"{name}{n}" for name in "ab" for n in range(25) if kept(tmp_path, f"{name}{n}") is None]
    assert not missing


def test_a_process_that_is_killed_leaves_whole_entries(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path), "a", "100000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        written = [process.stdout.readline() for _ in range(7)]
        process.send_signal(signal.SIGKILL)
    assert written == [b"%d\n" % number for number in range(7)]
    number = 0
    while (found := kept(tmp_path, f"a{number}")) is not None:
        assert found == "x" * 5000 + str(number)
        number += 1
    assert number > 6
    put(tmp_path, "after", VALUE)
    assert kept(tmp_path, "after") == VALUE
