"""Which files are records, and which strategy each belongs to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SUFFIX = ".md"


@dataclass(slots=True)
class StrategyFiles:
    """The files of one strategy, as paths with forward slashes below the strategies folder."""

    slug: str
    main: str
    updates: list[str] = field(default_factory=list)
    retrospective: str | None = None


def markdown_files(folder: Path) -> Iterator[str]:
    """Yield the paths of all Markdown files below `folder` that are records, sorted.

    README files, names that begin with `_` or `.` and links that lead out of the folder are no records.
    """
    root = folder.resolve()
    found = []
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(("_", ".")))
        for name in files:
            if name.startswith(("_", ".")) or not name.lower().endswith(SUFFIX):
                continue
            path = Path(parent, name)
            if name.lower() == "readme.md" or not path.resolve().is_relative_to(root):
                continue
            found.append(path.relative_to(folder).as_posix())
    yield from sorted(found)


def slug_of(path: str) -> str:
    """Return a strategy's slug: its path without `.md` or `/index.md`."""
    return path[: -len(SUFFIX)].removesuffix("/index")


def group(paths: list[str]) -> tuple[list[StrategyFiles], list[tuple[str, str]]]:
    """Return the strategies that the files make up, and the pairs of files that claim the same slug."""
    folders = {path[: -len("/index.md")] for path in paths if path.endswith("/index.md")}
    strategies: dict[str, StrategyFiles] = {}
    belonging: list[str] = []
    clashes: list[tuple[str, str]] = []
    for path in paths:
        if _owner(path, folders) is not None:
            belonging.append(path)
            continue
        slug = slug_of(path)
        key = slug.casefold()
        if key in strategies:
            clashes.append((strategies[key].main, path))
            continue
        strategies[key] = StrategyFiles(slug, path)
    for path in belonging:
        owner = _owner(path, folders) or ""
        files = strategies[owner.casefold()]
        if path.rsplit("/", 1)[-1].lower() == "retrospective.md":
            files.retrospective = path
        else:
            files.updates.append(path)
    return [strategies[key] for key in sorted(strategies)], clashes


def _owner(path: str, folders: set[str]) -> str | None:
    """Return the strategy folder of an update or retrospective, or None for a strategy's own file."""
    parent, _, name = path.rpartition("/")
    if name.lower() == "retrospective.md" and parent in folders:
        return parent
    above, _, last = parent.rpartition("/")
    return above if last == "updates" and above in folders else None
