"""Which files are records, and which strategy each belongs to."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from strategy_tracker.language import message
from strategy_tracker.language.system_errors import reason_of
from strategy_tracker.model import Place, Problem
from strategy_tracker.source.copies import copied_from
from strategy_tracker.values.folded_text import INVISIBLE

SUFFIX = ".md"
UPDATES = "updates"
ACROSS = f"{UPDATES}/"
"""Where the records across strategies are, below the folder of strategies."""
_LEADS_OUT = message("it is a link that leads out of the folder of strategies")
# What cannot stand in a message, an address or a table of files: bytes that are no UTF-8, controls, marks
# that turn the reading order around.
_UNSHOWABLE = re.compile(f"[\ud800-\udfff\t\n\r]|{INVISIBLE.pattern}")


# 計劃.markdown, and what is left behind when an editor, a mail program or Windows had a hand in it.
_NEARLY_A_RECORD = re.compile(
    r"\.(?:markdown|mdown|mkdn?|mdwn|md(?:~|[._-]?(?:txt|bak|old|orig|tmp|rej)|\.\w{1,4}))$", re.IGNORECASE
)


@dataclass(slots=True)
class StrategyFiles:
    """The files of one strategy, as paths with forward slashes below the strategies folder."""

    slug: str
    main: str
    updates: list[str] = field(default_factory=list)
    retrospectives: list[str] = field(default_factory=list)

    @property
    def all(self) -> tuple[str, ...]:
        """All files of the strategy."""
        return (self.main, *self.updates, *self.retrospectives)


@dataclass(slots=True)
class Grouped:
    """What the files of a folder are: strategies by slug, records across them, files that claim one slug."""

    strategies: list[StrategyFiles]
    across: list[str]
    clashes: list[Clash]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two files that claim the same slug: the one that has it, and the other with the slug it was given."""

    kept: str
    other: str
    wanted: str
    given: str


@dataclass(slots=True)
class Found:
    """The record files below a folder: where each is, by the path that is shown for it, and problems."""

    files: dict[str, Path]
    problems: list[Problem]


def markdown_files(folder: Path, prefix: str = "") -> Found:
    """Return all Markdown files below `folder` that are records, sorted by path.

    README files, names that begin with `_` or `.` and links that lead out of the folder are no records, nor
    are copies that a tool left beside a record's file. Copies, folders that cannot be opened and names that
    cannot be shown are problems.
    """
    root = os.path.realpath(folder)
    found: dict[str, Path] = {}
    problems: list[Problem] = []
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(os.path.join(folder, below)) as entries:  # noqa: PTH118 - Path drops odd names
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            place = Place(f"{prefix}{shown_name(below)}")
            reason = reason_of(error)
            problems.append(Problem("file-unreadable", place, values={"reason": reason}))
            continue
        for entry in listed:
            if entry.name.startswith(("_", ".")):
                continue
            path = f"{below}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{path}/")
            elif not _has_records_name(entry.name):
                problems.extend(_why_not_read(entry, Place(f"{prefix}{shown_name(path)}"), root))
            elif _leads_out(entry, root):
                place = Place(f"{prefix}{shown_name(path)}")
                problems.append(Problem("file-unreadable", place, values={"reason": _LEADS_OUT}))
            elif not _is_link_to_folder(entry):
                _keep(path, Path(entry.path), found, problems, prefix)
    copies = {path: origin for path in found if (origin := _copied_from(path, found)) is not None}
    for path, origin in sorted(copies.items()):
        del found[path]
        place = Place(f"{prefix}{path}")
        problems.append(Problem("copied-file", place, text=path, values={"other": f"{prefix}{origin}"}))
    return Found(dict(sorted(found.items())), problems)


def _copied_from(path: str, found: Mapping[str, Path]) -> str | None:
    return copied_from(path, found, lambda other: slug_key(slug_of(other)))


def looks_like_record(entry: os.DirEntry[str]) -> bool:
    """Tell whether a file that is no record was probably meant to be one: by its name, or how it begins."""
    if _NEARLY_A_RECORD.search(entry.name):
        return True
    if not entry.name.lower().endswith(".txt"):
        return False
    try:
        if not stat.S_ISREG(os.stat(entry.path).st_mode):  # noqa: PTH116 - a DirEntry
            return False
        with Path(entry.path).open("rb") as file:
            return file.read(7).removeprefix(b"\xef\xbb\xbf").startswith(b"---")
    except OSError:
        return False


def _why_not_read(entry: os.DirEntry[str], place: Place, root: str) -> Iterator[Problem]:
    """Yield what is to be said of an entry that is no record by its name."""
    if looks_like_record(entry):
        yield Problem("file-not-read", place, text=entry.name)
    elif _is_link_to_folder(entry) and _leads_out(entry, root):
        yield Problem("file-unreadable", place, values={"reason": _LEADS_OUT})


def _has_records_name(name: str) -> bool:
    """Tell whether a file is a record by its name: Markdown, and no README."""
    return name.lower().endswith(SUFFIX) and name.lower() != "readme.md"


def is_record_path(path: str) -> bool:
    """Tell whether a file would be a record by its path below the folder, with forward slashes."""
    *folders, name = path.split("/")
    return _has_records_name(name) and not any(part.startswith(("_", ".")) for part in (*folders, name))


def _leads_out(entry: os.DirEntry[str], root: str) -> bool:
    """Tell whether an entry is a link to a place outside the folder, which is not read."""
    return entry.is_symlink() and not f"{os.path.realpath(entry.path)}{os.sep}".startswith(root + os.sep)


def _is_link_to_folder(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a link to a folder inside; what leads nowhere is none: reading it says so."""
    try:
        return entry.is_symlink() and stat.S_ISDIR(os.stat(entry.path).st_mode)  # noqa: PTH116 - a DirEntry
    except OSError:
        return False


def shown_name(path: str) -> str:
    """Return a path as it can be shown anywhere."""
    return _UNSHOWABLE.sub("\ufffd", path)


def _keep(path: str, location: Path, found: dict[str, Path], problems: list[Problem], prefix: str) -> None:
    """Add a file under a name that can be shown and that no other file has."""
    shown = shown_name(path)
    if shown != path:
        while shown in found:
            shown = f"{shown[: -len(SUFFIX)]}\ufffd{SUFFIX}"
        reason = "encoding" if any("\ud800" <= c <= "\udfff" for c in path) else "control"
        place = Place(f"{prefix}{shown}")
        problems.append(Problem("file-name-unusable", place, text=shown, values={"reason": reason}))
    found[shown] = location


def slug_of(path: str) -> str:
    """Return a strategy's slug: its path without `.md` or `/index.md`."""
    bare = path[: -len(SUFFIX)]
    return bare[: -len("/index")] if bare.lower().endswith("/index") else bare


def folder_of(path: str) -> str:
    """Return the folder that holds a strategy's updates and retrospective, by the path of its own file."""
    return path.rpartition("/")[0] if path.lower().endswith("/index.md") else slug_of(path)


def slug_key(slug: str) -> str:
    """Return what makes two slugs one: without case, width and ways to compose a character."""
    folded = unicodedata.normalize("NFKC", slug).casefold()
    return unicodedata.normalize("NFKC", folded)


def group(paths: Sequence[str]) -> Grouped:
    """Return the strategies that the files make up, the records across them, and what claims one slug.

    Of two files with one slug both are strategies: the later one gets a slug with a number behind it.
    """
    across = [path for path in paths if path.startswith(ACROSS)]
    ordered = [path for path in paths if not path.startswith(ACROSS)]
    homes = _homes(ordered)
    taken: dict[str, StrategyFiles] = {}
    by_main: dict[str, StrategyFiles] = {}
    clashes: list[Clash] = []
    wanted = {path: slug_of(path) for path in ordered if _home(path, homes) is None}
    for path, slug in wanted.items():
        given = slug
        number = 2
        while slug_key(given) in taken:
            given = f"{slug}-{number}"
            number += 1
        if given != slug:
            clashes.append(Clash(taken[slug_key(slug)].main, path, slug, given))
        taken[slug_key(given)] = by_main[path] = StrategyFiles(given, path)
    for path in ordered:
        home = _home(path, homes)
        if home is not None:
            files = by_main[home]
            is_retrospective = path.rsplit("/", 1)[-1].lower() == "retrospective.md"
            in_updates = "/updates/" in path[len(folder_of(home)) :]
            (files.retrospectives if is_retrospective and not in_updates else files.updates).append(path)
    strategies = sorted(by_main.values(), key=lambda files: (files.slug.casefold(), files.slug))
    return Grouped(strategies, across, clashes)


def _homes(paths: Iterable[str]) -> dict[str, str]:
    """Return, by folder, the strategy's file that updates and a retrospective in the folder belong to.

    That is the index file in the folder; without one it is the file beside the folder, of the same name.
    """
    found: dict[str, str] = {}
    for path in paths:
        if path.lower().endswith("/index.md"):
            found[slug_of(path)] = path
        elif not path.lower().endswith("/retrospective.md"):
            found.setdefault(slug_of(path), path)
    return found


def _home(path: str, homes: Mapping[str, str]) -> str | None:
    """Return the file of the strategy that an update or retrospective is of, or None for a strategy's own."""
    parent, _, name = path.rpartition("/")
    names = parent.split("/")
    # From the left: what lies in a strategy's updates belongs to it, whatever folders it is in there.
    for depth, folder in enumerate(names):
        if folder == UPDATES and (above := "/".join(names[:depth])) in homes:
            return homes[above]
    return homes.get(parent) if name.lower() == "retrospective.md" else None
