"""What is incomplete in the record, why, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from strategy_tracker.history.repository import Completeness
from strategy_tracker.language import Language, Message, message

# Git goes by the top of the repository, and names it as a shell takes it at the end of its own words.
_REFUSED = re.compile(r"--add safe\.directory (.+)")


@dataclass(frozen=True, slots=True)
class HistoryNote:
    """How much of the past a run knows.

    completeness  how much could be read
    reason        git's own words where it failed, '' otherwise
    oldest        the day of the oldest commit read; in a shallow clone, of the one it was cut at
    versions      how many committed versions of strategies there are
    broken        how many of them could not be read, and are missing from the record
    missing       how many of them a partial clone lacks
    ahead         how many commits are dated ahead, and counted on the last possible day
    as_committed  the records are those that the published branch held on as_of, which lies in the past
    out_of_reach  as_of lies in the past, and what the branch held then is not known; the files are shown as
                  they are now
    folder        the folder that was asked for
    """

    completeness: Completeness = Completeness.NOT_READ
    reason: str = ""
    oldest: date | None = None
    versions: int = 0
    broken: int = 0
    missing: int = 0
    ahead: int = 0
    as_committed: bool = False
    out_of_reach: bool = False
    folder: str = ""

    @property
    def words(self) -> tuple[Message, ...]:
        """What the reader of a page has to know; nothing where the record is complete and of today."""
        found = []
        if self.completeness in _WORDS:
            found.append(_WORDS[self.completeness].with_values({"date": self.oldest, "count": self.missing}))
        if self.broken:
            found.append(message("{count} committed versions could not be read", count=self.broken))
        if self.as_committed:
            found.append(message("The records are shown as they were committed by that day"))
        if self.out_of_reach:
            found.append(message("The records are shown as they are now: that day is not on record"))
        return tuple(found)

    @property
    def advice(self) -> tuple[Message, ...]:
        """What whoever runs a command has to know: what is missing, git's own words, and the way out."""
        found = []
        if self.completeness in _WORDS:
            found.append(_WORDS[self.completeness].with_values({"date": self.oldest, "count": self.missing}))
            if self.completeness is not Completeness.NOT_READ:
                found.append(message("No task is called out of date, and trends and delays may be missing."))
        refused = _REFUSED.search(self.reason)
        if self.reason:
            said = self.reason.partition("\n")[0] if refused is not None else self.reason
            found.append(message("Git says: {reason}", reason=said))
        if self.completeness in _REMEDIES:
            folder = self.folder if refused is None else refused[1]
            found.append(_REMEDIES[self.completeness].with_values({"folder": folder}))
        if self.ahead:
            found.append(
                message("Commits dated ahead of today, which count as of today: {count}.", count=self.ahead)
            )
        return tuple(found)

    @property
    def calls_for_action(self) -> bool:
        """Whether a repository is there, and how it was cloned or set up keeps its record from being read."""
        return self.completeness in _FAULTS

    def told(self, language: Language) -> str:
        """Return the advice as one text, a line for each part; '' where there is none."""
        return "\n    ".join(words.localize(language) for words in self.advice)


_FAULTS = (
    Completeness.SHALLOW,
    Completeness.PARTIAL,
    Completeness.REFUSED,
    Completeness.NO_PROGRAM,
    Completeness.FAILED,
)
_WORDS: Mapping[Completeness, Message] = {
    Completeness.SHALLOW: message("The history is incomplete: the clone begins on {date}"),
    Completeness.PARTIAL: message("The history is incomplete: the clone lacks {count} committed versions"),
    Completeness.REFUSED: message("The history is not read: Git refuses the folder as another user's"),
    Completeness.NO_PROGRAM: message("The history is not read: there is no Git program"),
    Completeness.NO_REPOSITORY: message("The history is incomplete: the folder lies in no Git repository"),
    Completeness.NO_COMMITS: message("The history is incomplete: nothing has been committed yet"),
    Completeness.NOT_COMMITTED: message("The history is incomplete: the strategies were never committed"),
    Completeness.FAILED: message("The history is not read: Git failed"),
    Completeness.NOT_READ: message("The history is not read"),
}
_REMEDIES: Mapping[Completeness, Message] = {
    Completeness.SHALLOW: message(
        "Fetch all of it: `fetch-depth: 0` in GitHub's checkout, `GIT_DEPTH: 0` in GitLab, "
        "elsewhere `git fetch --unshallow`."
    ),
    Completeness.PARTIAL: message("Clone it without `--filter`."),
    Completeness.REFUSED: message("Allow it: `git config --global --add safe.directory {folder}`"),
    Completeness.NO_PROGRAM: message("Install Git where the site is built."),
    Completeness.NO_REPOSITORY: message(
        "Keep the strategies in Git, or write `history: files` where they are tracked by update records "
        "alone."
    ),
    Completeness.NO_COMMITS: message("The record begins with the first commit of the strategies."),
    Completeness.NOT_COMMITTED: message("The record begins with the first commit of the strategies."),
    Completeness.FAILED: message("Look with `git fsck`, or clone it anew."),
}
