"""Which files a check is limited to by the paths on its command line."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from strategy_tracker.cli.project import Project
from strategy_tracker.language import Message, message


def _below(path: Path, folder: Path) -> str | None:
    """Return a path's name below a folder ('' for the folder itself), None where it lies elsewhere."""
    for each, parent in (
        (Path(os.path.normpath(path.absolute())), folder.absolute()),
        (path.resolve(), folder.resolve()),
    ):
        if each.is_relative_to(parent):
            name = each.relative_to(parent).as_posix()
            return unicodedata.normalize("NFC", "" if name == "." else name)
    return None


def _limit(path: Path, project: Project) -> str | None:
    """Return the name below the strategies folder that a path stands for; None for all of them."""

    def refused(reason: Message) -> click.UsageError:
        return click.UsageError(reason.localize(project.language))

    if not path.exists():
        raise refused(message("{path}: there is no such file or folder.", path=str(path)))
    name = _below(path, project.strategies)
    if name is not None:
        return name or None
    if (
        path.is_dir()
        and _below(path, project.root) is not None
        and _below(project.strategies, path) is not None
    ):
        return None
    raise refused(
        message("{path} is not in the folder of the strategies, {folder}.", path=str(path),
                folder=str(project.strategies))
    )  # fmt: skip


def limited_to(paths: Sequence[Path], project: Project) -> Callable[[str], bool] | None:
    """Return whether a file, as findings name it, is among the paths; None where all files are.

    A path that does not exist or lies outside the strategies folder is wrong usage.
    """
    limits = [_limit(path, project) for path in paths]
    if not limits or None in limits:
        return None
    wanted = {f"{project.settings.strategies_dir}/{name}" for name in limits}

    def is_wanted(file: str) -> bool:
        name = unicodedata.normalize("NFC", file)
        return name in wanted or any(name.startswith(f"{folder}/") for folder in wanted)

    return is_wanted
