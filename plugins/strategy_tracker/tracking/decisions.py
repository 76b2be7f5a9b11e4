"""What somebody has to decide, by the notes of a strategy's latest meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from strategy_tracker.model import Strategy, Update, text_of
from strategy_tracker.tracking.changes import recorded_by
from strategy_tracker.vocabulary.words import DECISION_WORDS

_EMPHASIS = r"(?:\*{1,3}|_{1,3})?"
_WORDS = "|".join(re.escape(word) for word in sorted(DECISION_WORDS, key=len, reverse=True))
_DECISION = re.compile(
    rf"[ \t]*(?:#+|[-*+•]|\d+[.)、]|[（(]?[一二三四五六七八九十]+[)）、.])?[ \t]*{_EMPHASIS}[【\[]?"
    rf"(?:{_WORDS})[】\]]?{_EMPHASIS}[ \t]*[:：]{_EMPHASIS}[ \t]*(?P<text>.*)",
    re.IGNORECASE,
)
_CONTINUED = re.compile(r"[ \t]+(?![-*+•]|\d+[.)、])\S")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_MARKS = re.compile(r"\*{1,3}|_{2,3}|`+|~~")


@dataclass(frozen=True, slots=True)
class Decision:
    """A question that waits for somebody's answer, as the notes of a meeting put it, without Markdown."""

    slug: str
    day: date
    author: str
    text: str


def open_decisions(strategy: Strategy, as_of: date) -> tuple[Decision, ...]:
    """Return what the notes of the latest meeting up to `as_of` ask to be decided, in their order.

    Each meeting goes through what is open: a question that its notes do not repeat has been answered.
    Records without notes are no meeting.
    """
    held = [(day, update) for day, update in recorded_by(strategy, as_of) if update.body.strip()]
    if not held:
        return ()
    last = held[-1][0]
    return tuple(
        Decision(strategy.slug, day, text_of(update.author), text)
        for day, update in held
        if day == last
        for text in _asked(update)
    )


def _asked(update: Update) -> list[str]:
    """Return the questions in a meeting's notes; a line that is indented goes on with the one before it."""
    found: list[str] = []
    goes_on = False
    for line in update.body.splitlines():
        match = _DECISION.fullmatch(line)
        if match is not None:
            found.append(match["text"])
        elif goes_on and _CONTINUED.match(line):
            found[-1] += f" {line.strip()}"
        goes_on = match is not None or (goes_on and bool(_CONTINUED.match(line)))
    plain = (_MARKS.sub("", _LINK.sub(r"\1", text)).strip() for text in found)
    return [text for text in plain if text]
