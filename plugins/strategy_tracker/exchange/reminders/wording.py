"""A digest as plain lines, which every service can show, and long ones in parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from strategy_tracker.exchange.reminders.digests import Digest, Item
from strategy_tracker.language import Language, message
from strategy_tracker.tracking.health import joined

# What some service takes for markup or for calling everybody: <!channel>, <at user_id="all">.
_SIGNS = str.maketrans({"<": "＜", ">": "＞"})


def title_of(digest: Digest, language: Language) -> str:
    """Return a digest's title: who, how many, which day."""
    count = len(digest.items)
    if digest.of_all:
        text = message(
            "All strategies on {date}: {count} items need somebody", date=digest.as_of, count=count
        )
    else:
        text = message(
            "{name}, {count} items to see to on {date}", name=digest.person, count=count, date=digest.as_of
        )
    return one_line(text.localize(language))


def lines_of(digest: Digest, language: Language) -> list[str]:
    """Return a digest's lines below its title: a head for each kind, or owner, and its items."""
    lines: list[str] = []
    if digest.of_all:
        nobody = message("No owner").localize(language)
        for owner, items in groupby(digest.items, key=lambda item: item.owner):
            lines += _section(owner or nobody, items, language)
        if digest.others:
            text = message("{count} more items are to be watched or updated", count=digest.others)
            lines.append(text.localize(language))
        return lines
    for kind, items in groupby(digest.items, key=lambda item: item.kind):
        lines += _section(kind.term.localize(language), items, language)
    return lines


def one_line(text: str) -> str:
    """Return a text in one line, without signs that a service would act on."""
    return " ".join(text.split()).translate(_SIGNS)


def _section(head: str, items: Iterator[Item], language: Language) -> Iterator[str]:
    yield f"【{one_line(head)}】" if language is not Language.ENGLISH else f"{one_line(head)}:"
    for item in items:
        yield from _lines_of_item(item, language)


def _lines_of_item(item: Item, language: Language) -> Iterator[str]:
    """Yield an item's name, its reasons in numbers, and where it is brought up to date."""
    name = f"{item.subject} {item.title}".strip() if item.subject else ""
    what = [name, item.strategy] if name else [item.strategy]
    reasons = joined([reason.reason for reason in item.reasons]).localize(language)
    yield one_line(f"• {' · '.join(what)}")
    yield f"  {one_line(reasons)}"
    if item.url:
        yield f"  {item.url}"


def parts_of(title: str, lines: Sequence[str], most: int, *, head: str = "") -> list[str]:
    """Return the texts of the messages that together say a title and lines, each at most `most` bytes long.

    They are split between lines; only a line that is too long by itself is cut. Where there are several,
    each has its number behind the title. `head` stands before the title of the first: whoever is called.
    """
    text = "\n".join((f"{head}{title}", *lines))
    if _size(text) <= most:
        return [text]
    numbered = f"{title} (99/99)\n"
    room = max(most - _size(head) - _size(numbered), 1)
    pieces = [piece for line in lines for piece in _pieces(line, room)]
    groups: list[list[str]] = [[]]
    for piece in pieces:
        if groups[-1] and _size("\n".join((*groups[-1], piece))) > room:
            groups.append([])
        groups[-1].append(piece)
    total = len(groups)
    return [
        "\n".join((f"{head if number == 1 else ''}{title} ({number}/{total})", *group))
        for number, group in enumerate(groups, 1)
    ]


def _size(text: str) -> int:
    return len(text.encode())


def _pieces(line: str, room: int) -> Iterator[str]:
    """Yield a line in pieces of at most `room` bytes, cut between characters."""
    piece, size = "", 0
    for letter in line:
        bytes_of_letter = _size(letter)
        if piece and size + bytes_of_letter > room:
            yield piece
            piece, size = "", 0
        piece, size = piece + letter, size + bytes_of_letter
    yield piece
