"""The store of kept results: one SQLite file, which any number of processes may use at a time.

One file, since a thousand small ones take longer to find, to list and to pack in CI than what they save;
SQLite, since it leaves no entry half written when a process is killed, and lets two of them write. What is
found is believed only if its digest says that it is what was put there; anything else is made anew, and told.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from strategy_tracker.cache.fingerprint import program
from strategy_tracker.cache.memory import NO_MEMORY, Memory
from strategy_tracker.cache.pickles import packed, unpacked
from strategy_tracker.language import Localizable, Message, message
from strategy_tracker.language.system_errors import reason_of

FOLDER = Path(".cache") / "strategy-tracker"
"""Where the store is, below the folder of mkdocs.yml."""
FILE = "results.sqlite3"
LARGEST = 1 << 30
"""How many bytes all entries may have; the entries that were not used for longest go."""

_WAIT = 10  # seconds, for another process that is writing
_DIGEST = 16
_BUFFER = 1 << 24
# Without waiting for the disk: after a power cut the digests tell what is not whole. The schema of a file
# that somebody made up must not call functions. When a value was used stands beside it, since to change a row
# is to write all of it; `entries` had both.
_OPENING = """
    PRAGMA trusted_schema = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA auto_vacuum = INCREMENTAL;
    DROP TABLE IF EXISTS entries;
    CREATE TABLE IF NOT EXISTS results (
        key BLOB PRIMARY KEY, digest BLOB NOT NULL, value BLOB NOT NULL
    );
    CREATE TABLE IF NOT EXISTS uses (
        key BLOB PRIMARY KEY, used INTEGER NOT NULL, size INTEGER NOT NULL
    ) WITHOUT ROWID;
"""
_ONE = "SELECT digest, value FROM results WHERE key = ?"
# What says that a file cannot be used here and now. Whatever else SQLite finds means that it is damaged.
_CIRCUMSTANCES = frozenset(
    {
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_INTERRUPT),
        *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_TOOBIG),
        *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_NOLFS),
    }
)
# What SQLite cannot do, as the operating system says it.
_NUMBERS = {
    **dict.fromkeys((sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN), errno.EACCES),
    **dict.fromkeys((sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL), errno.EBUSY),
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
}
# The module cannot quote what SQLite says of a damaged schema where that is no text any more.
_FAILURES = (sqlite3.DatabaseError, UnicodeDecodeError)
_NOT_SHARED = "# Made by strategy-tracker; safe to delete.\n*\n"
_DAMAGED = message("Kept results were damaged; they are made anew.")


class Store:
    """Results by key; to be used in a with statement, by one thread.

    A store without a file keeps nothing: every result is made. `notes` say, for whoever runs the program,
    what of the store could not be used. `memory` is what the process remembers from build to build, and
    `workers` how many processes may fill the store (see `forks`).
    """

    def __init__(
        self,
        file: Path | None,
        notes: Iterable[Message] = (),
        memory: Memory | None = None,
        workers: int = 1,
    ) -> None:
        self.memory = memory or NO_MEMORY
        self.workers = workers
        self._notes = list(notes)
        self._connection: sqlite3.Connection | None = None
        self._waiting: dict[bytes, tuple[bytes, bytes]] = {}
        self._waiting_bytes = 0
        self._read: set[bytes] = set()
        self._file = self._place = file
        if file is not None:
            self._connect(file)

    @property
    def notes(self) -> tuple[Message, ...]:
        """What is to be told of the store, each once."""
        return tuple({one.template: one for one in self._notes}.values())

    @property
    def keeps(self) -> bool:
        """Whether results are kept at all."""
        return self._connection is not None

    def key(self, kind: str, *parts: str | bytes) -> bytes:
        """Return the key of a result: of its kind, of all it was made from, and of the program."""
        digest = hashlib.blake2b(program(), digest_size=_DIGEST)
        for part in (kind, *parts):
            data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
            digest.update(len(data).to_bytes(8, "big"))
            digest.update(data)
        return digest.digest()

    def get(self, key: bytes, beside: Sequence[object] = ()) -> object | None:
        """Return what is kept below a key; None where nothing is, or nothing that can be believed.

        `beside` are the objects that were no part of it when it was put there.
        """
        if key in self._waiting:
            return unpacked(self._waiting[key][1], beside)
        if self._connection is None:
            return None
        try:
            row = self._connection.execute(_ONE, (key,)).fetchone()
        except _FAILURES as error:
            self._failed(error)
            return None
        if row is None:
            return None
        digest, value = row
        try:
            if digest != _digest(key, value):
                raise ValueError("other bytes than were kept")  # noqa: TRY301 - damaged like any other
            found = unpacked(value, beside)
        except (TypeError, ValueError):
            self._notes.append(_DAMAGED)
            return None
        self._read.add(key)
        return found

    def put(self, key: bytes, value: object, beside: Sequence[object] = ()) -> None:
        """Keep a value, which must be made of classes of values (see `pickles`), and not be None.

        Objects `beside` it are not kept: whoever gets the value has equal ones, in the same order.
        """
        if self._connection is None:
            return
        data = packed(value, beside)
        self.take({key: (_digest(key, data), data)})

    @property
    def waiting(self) -> int:
        """How many bytes wait to be written."""
        return self._waiting_bytes

    def reopened(self) -> Store:
        """Return this store for a fork of this process: a connection must not be used on both sides of it."""
        return Store(self._place)

    def handed_over(self) -> dict[bytes, tuple[bytes, bytes]]:
        """Return what waits, for the process that is going to write it."""
        waiting, self._waiting, self._waiting_bytes = self._waiting, {}, 0
        return waiting

    def take(self, results: dict[bytes, tuple[bytes, bytes]]) -> None:
        """Let results wait to be written, those that a fork of this process has handed over too."""
        if self._connection is not None:
            self._waiting |= results
            self._waiting_bytes += sum(len(data) for _, data in results.values())
            if self._waiting_bytes > _BUFFER:
                self._write()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write what is to be kept, and let go of the file."""
        self._write()
        self._let_go()

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connect(self, file: Path) -> None:
        try:
            _make_folder(file)
            self._connection = sqlite3.connect(file, timeout=_WAIT, isolation_level=None)
            self._connection.executescript(_OPENING)
        except OSError as error:
            self._notes.append(unusable(reason_of(error)))
        except _FAILURES as error:
            self._failed(error)

    def _failed(self, error: sqlite3.DatabaseError | UnicodeDecodeError) -> None:
        """Begin with an empty file where this one is damaged; go on without one for any other reason."""
        self._let_go()
        file, self._file = self._file, None  # the next failure is the last
        if file is None or not _is_damage(error, file):
            self._notes.append(unusable(_why(error)))
            return
        self._notes.append(_DAMAGED)
        try:
            file.with_name(f"{file.name}-journal").unlink(missing_ok=True)
            file.unlink(missing_ok=True)
        except OSError as refused:
            self._notes.append(unusable(reason_of(refused)))
            return
        self._connect(file)

    def _write(self) -> None:
        waiting, self._waiting, self._waiting_bytes = self._waiting, {}, 0
        if self._connection is None or not waiting:
            return
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            (last,) = self._connection.execute("SELECT coalesce(max(used), 0) FROM uses").fetchone()
            self._connection.executemany(
                "INSERT OR REPLACE INTO results (key, digest, value) VALUES (?, ?, ?)",
                [(key, digest, value) for key, (digest, value) in waiting.items()],
            )
            self._connection.executemany(
                "INSERT OR REPLACE INTO uses (key, used, size) VALUES (?, ?, ?)",
                [(key, last + 1, len(value)) for key, (_, value) in waiting.items()],
            )
            touched = [(last + 1, key) for key in self._read]
            self._connection.executemany("UPDATE uses SET used = ? WHERE key = ?", touched)
            _forget_oldest(self._connection)
            self._connection.execute("COMMIT")
            self._connection.execute("PRAGMA incremental_vacuum").fetchall()
        except _FAILURES as error:
            self._failed(error)
            if self._connection is not None:  # an empty file in the place of the damaged one
                self._waiting = waiting
                self._write()


NOTHING_KEPT = Store(None)
"""The store of a run that keeps nothing."""


def unusable(reason: object) -> Message:
    """Return what is said where nothing can be kept; `reason` is a text or a message."""
    return message("Results cannot be kept in {folder}: {reason}", folder=FOLDER.as_posix(), reason=reason)


def open_store(root: Path, memory: Memory | None = None, workers: int = 1) -> Store:
    """Return the store of a project; one that keeps nothing, and says why, where its folder is unusable."""
    return Store(root / FOLDER / FILE, memory=memory, workers=workers)


def _is_damage(error: sqlite3.DatabaseError | UnicodeDecodeError, file: Path) -> bool:
    """Tell whether a failure means that a file is damaged, and not that it cannot be used here and now."""
    if isinstance(error, UnicodeDecodeError):
        return True
    code = error.sqlite_errorcode & 0xFF
    if code == sqlite3.SQLITE_READONLY:
        # A file calls itself so by one wrong byte, though nothing keeps it from being written.
        return all(os.access(path, os.W_OK) for path in (file, file.parent))
    return code not in _CIRCUMSTANCES


def _why(error: sqlite3.DatabaseError | UnicodeDecodeError) -> Localizable:
    """Return what SQLite cannot do, in the reader's words; for a rare reason, in its own."""
    number = _NUMBERS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return reason_of(OSError(str(error)) if number is None else OSError(number, str(error)))


def _make_folder(file: Path) -> None:
    """Make the store's folder, which no repository takes in.

    OSError where it cannot be made, or where a link stands on the way: what is kept belongs below the
    project's folder, and what a link leads to may have come with the project.
    """
    folder = file.parent
    for path in (folder.parent, folder, file):
        if path.is_symlink():
            raise OSError(0, f"{path.name} is a link")
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text(_NOT_SHARED, "utf-8")


def _forget_oldest(connection: sqlite3.Connection) -> None:
    """Delete the entries that were not used for longest, until the others have room."""
    sizes = "SELECT used, sum(size) FROM uses GROUP BY used ORDER BY used DESC"
    kept = 0
    for used, size in connection.execute(sizes).fetchall():
        kept += size or 0  # none in a damaged line
        if kept > LARGEST:
            connection.execute(
                "DELETE FROM results WHERE key IN (SELECT key FROM uses WHERE used <= ?)", (used,)
            )
            connection.execute("DELETE FROM uses WHERE used <= ?", (used,))
            return


def _digest(key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=_DIGEST, key=key).digest()
