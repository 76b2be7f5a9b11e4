"""What the authors of commits are called, by the repository's mailmap."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from strategy_tracker.history.command import HistoryError, output


def names_of(folder: Path, authors: Iterable[str]) -> Mapping[str, str]:
    """Return the name of each author of a commit (`王* <wang@example.com>`), as `git log` tells it.

    The mailmap is another matter than the commits: it holds for old ones too, and may change at any time.
    """
    asked = list(dict.fromkeys(authors))
    requests = "".join(f"{author}\n" for author in asked).encode("utf-8", "surrogateescape")
    told = output(["check-mailmap", "--stdin"], folder, requests).split(b"\n")[:-1] if asked else []
    if len(told) != len(asked):
        raise HistoryError("git names other authors than it was asked for")
    return {author: _name(answer) for author, answer in zip(asked, told, strict=True)}


def _name(answer: bytes) -> str:
    return answer.partition(b"<")[0].rstrip().decode("utf-8", "replace")
