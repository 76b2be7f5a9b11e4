"""Values out of a fixed list of words: status, cadence, yes or no, and the KPI's settings."""

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from ..language import Term
from ..vocabulary import words
from ..vocabulary.opposites import are_opposite
from ..vocabulary.patterns import Pattern
from ..vocabulary.status_meanings import statuses_implied, statuses_meant
from ..vocabulary.suggestions import slip_of
from .errors import Unreadable
from .folded_text import fold_width, folded_or_refused


class Status(StrEnum):
    """How far a task has come."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DELAYED = "delayed"
    CANCELLED = "cancelled"

    @property
    def open(self) -> bool:
        """Whether the task is still to be done."""
        return self not in (Status.DONE, Status.CANCELLED)


class Concern(StrEnum):
    """What a status says is wrong with a task that has begun: 阻塞, 暫停, 有風險."""

    BLOCKED = "blocked"
    ON_HOLD = "on_hold"
    AT_RISK = "at_risk"


class Cadence(StrEnum):
    """How often a task or KPI is to be updated."""

    DAILY = "daily"
    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"
    MONTHLY = "monthly"
    NONE = "none"

    @property
    def days(self) -> int | None:
        """The longest time between two updates, in days; None where nothing is tracked."""
        return _CADENCE_DAYS[self]


_CADENCE_DAYS: dict[Cadence, int | None] = {
    Cadence.DAILY: 1,
    Cadence.WEEKLY: 7,
    Cadence.BIWEEKLY: 14,
    Cadence.MONTHLY: 31,
    Cadence.NONE: None,
}


class KpiType(StrEnum):
    """Whether a KPI measures the doing or its effect."""

    PROCESS = "process"
    RESULT = "result"


class Aggregate(StrEnum):
    """How readings become the current value."""

    LATEST = "latest"
    SUM = "sum"


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"


class Measure(StrEnum):
    """What is computed from the tasks."""

    ON_TIME_RATE = "on_time_rate"
    COMPLETION_RATE = "completion_rate"
    PROGRESS = "progress"


_BESIDE_THE_POINT = Pattern(r"[\s_\-]+")
_ENDINGS = " 。.…!！;；,，、"
_NAMED_SIGNS = Pattern(r":[a-z0-9_+-]+:|\[[ xX]?\]|[0-9]\ufe0f?\u20e3")
"""Signs of several characters: :white_check_mark:, [x], a digit on a key."""
_REMARK = Pattern(r"了|[((\[:：,，;；。/|–—]| - | by | for |[至到](?=[^。]{0,6}[0-9])|(?=[0-9])")
_HOW_LATE = Pattern(
    r"(?:已?(?:延期|延遲|延迟|逾期|超期|推遲|推迟|晚|遲|迟|delay(?:ed)?|late|提前|提早|早)了?)"
    r" ?[0-9一二兩两三四五六七八九十半]{1,3} ?(?:個|个)?(?:天|日|[週周]|工作日|days?|weeks?)"
)
"""Behind a finished task, when it was finished: 已完成（延期2天）."""
_SHARE = Pattern(r"[0-9]{1,2} ?%")
"""A share below 100: 已完成80% is not done."""
_BRACKETS = "()[]【】「」『』〔〕《》{}"
_DECORATIONS = frozenset(("So", "Sk", "Sm", "Me", "Mn", "Cf", "Cn", "Co"))
"""Categories of characters that decorate a word: signs, their variants and what joins them."""
_BULLETS = "•·‧∙-*>+"


def _key(text: str) -> str:
    return _BESIDE_THE_POINT.sub("", text.casefold()) or text


def without_signs(text: str) -> str:
    """Return a word without the signs, bullets and brackets around it: ✅ 已完成, 🔵 進行中, 【延期】."""
    bare = _NAMED_SIGNS.sub(" ", text.strip())
    bare = "".join(" " if unicodedata.category(each) in _DECORATIONS else each for each in bare)
    return bare.strip(_ENDINGS + _BULLETS + _BRACKETS)


class _Words:
    """The words of one field, ready for looking up."""

    def __init__(self, vocabulary: Mapping[str, tuple[str, ...]], rule: str) -> None:
        self.rule = rule
        self.values = {
            _key(word): value for value, accepted in vocabulary.items() for word in (value, *accepted)
        }
        # The proper names come first, so that of words equally near one of them is suggested.
        names = [word for accepted in vocabulary.values() for word in accepted[:2]]
        names += [word for accepted in vocabulary.values() for word in accepted]
        first: dict[str, str] = {}
        for word in names:
            first.setdefault(_key(word), word)
        self.names = tuple(first.values())

    def find(self, text: str) -> str | None:
        """Return the value of a word, with or without what decorates it; None where it is none."""
        forms = (text, text.strip(_ENDINGS), without_signs(text))
        return next((self.values[_key(form)] for form in forms if _key(form) in self.values), None)

    def read(self, text: str) -> str:
        """Return the value of a word; Unreadable with the word of which it is a slip as `suggestion`."""
        value = self.find(folded_or_refused(text, self.rule))
        if value is None:
            raise Unreadable(self.rule, text=text, suggestion=self.slip(text))
        return value

    def slip(self, text: str) -> str:
        """Return the word of which a text is a slip of the keyboard, '' where it is of none."""
        return slip_of(without_signs(fold_width(text)), self.names, fold=_key) or ""


_STATUS = _Words(
    {
        **words.STATUS_WORDS,
        "in_progress": (
            *words.STATUS_WORDS["in_progress"],
            *(word for accepted in words.CONCERN_WORDS.values() for word in accepted),
        ),
    },
    "status-unknown",
)
_CONCERN = _Words(words.CONCERN_WORDS, "status-unknown")
_CADENCE = _Words(words.CADENCE_WORDS, "cadence-unknown")
_BOOLEAN = _Words(words.BOOLEAN_WORDS, "boolean-unreadable")
_KPI_TYPE = _Words(words.KPI_TYPE_WORDS, "choice-unknown")
_AGGREGATE = _Words(words.AGGREGATE_WORDS, "choice-unknown")
_DIRECTION = _Words(words.DIRECTION_WORDS, "choice-unknown")
_MEASURE = _Words(words.MEASURE_WORDS, "choice-unknown")
_NOTHING = {_key(word) for word in words.NOTHING_WORDS}
_DITTO = {_key(word) for word in words.DITTO_WORDS}


@lru_cache(maxsize=4096)
def is_nothing(text: str) -> bool:
    """Return whether the text says that there is nothing: 無, -, N/A, a program's NaN, or no text."""
    try:
        folded = folded_or_refused(text, "too-long")
    except Unreadable:
        return False
    if not folded or folded in words.MACHINE_NOTHING:
        return True
    return _key(folded.strip(_ENDINGS) or folded) in _NOTHING


@lru_cache(maxsize=4096)
def is_ditto(text: str) -> bool:
    """Return whether the text stands for what is written above it: 同上, 〃. That is no value of its own."""
    return len(text) < 20 and _key(text.strip(_ENDINGS) or text) in _DITTO


@lru_cache(maxsize=4096)
def read_status(text: str) -> Status:
    """Return the status of a word, with or without a sign before it, or of a sign that has one meaning.

    Unreadable "status-unknown": `suggestion` is what the word means where that leaves a choice, else the
    word of which it is a slip; it never says the opposite.
    """
    folded = folded_or_refused(text, "status-unknown")
    found = _STATUS.find(folded) or _sign_alone(folded)
    if found is None:
        raise Unreadable("status-unknown", text=text, suggestion=_status_meant(folded))
    if found == Status.DONE and not words.CROSS_SIGNS.isdisjoint(folded):
        raise Unreadable("status-unknown", text=text, suggestion="")
    return Status.IN_PROGRESS if found in words.CONCERN_WORDS else Status(found)


@lru_cache(maxsize=4096)
def concern_of(text: str) -> Concern | None:
    """Return what a readable status says is wrong (阻塞, 暫停, 有風險, ⏸), None where nothing is."""
    folded = fold_width(text)
    found = _CONCERN.find(folded) or _sign_alone(folded)
    return Concern(found) if found in words.CONCERN_WORDS else None


def _sign_alone(text: str) -> str | None:
    """Return the status of signs without a word, None where they have no meaning, or several."""
    signs = {sign for sign in words.STATUS_SIGNS if sign in text.casefold()}
    rest = text.casefold()
    for sign in (*signs, "\ufe0f", "\ufe0e"):
        rest = rest.replace(sign, "")
    meant = {words.STATUS_SIGNS[sign] for sign in signs}
    return meant.pop() if len(meant) == 1 and not rest.strip() else None


def _status_meant(text: str) -> Term | str:
    """Return what an unknown word may mean: by its meaning, as a slip of the keyboard, by its grammar."""
    word = without_signs(text)
    meant = statuses_meant(word)
    found = "" if meant else _before_remark(word) or _STATUS.slip(text)
    meant = meant or (() if found else statuses_implied(word))
    return _named(*meant) if meant else found


def _named(*meant: str) -> Term:
    """Return the names of statuses to choose from."""
    names = [words.STATUS_WORDS[status][:3] for status in meant]
    hant, hans, english = (" / ".join(each) for each in zip(*names, strict=True))
    return Term(hant, hans, english)


def _before_remark(word: str) -> Term | str:
    """Return the status before a remark (暫停，等預算); '' for none, or where the remark may undo it."""
    status = _REMARK.split(word, maxsplit=1)[0].strip()
    found = None if status == word else _STATUS.find(status)
    if found is None:
        return ""
    remark = word[len(status) :].strip(_BRACKETS + _ENDINGS + "-/：:")
    if found == Status.DONE:
        if _SHARE.fullmatch(remark):
            return _named(Status.IN_PROGRESS)
        return status if _HOW_LATE.fullmatch(remark) else ""
    if found == Status.IN_PROGRESS and _CONCERN.find(remark) is not None:
        return remark  # 進行中（有風險）: the graver of the two
    return "" if are_opposite(word, status) else status


@lru_cache(maxsize=4096)
def read_cadence(text: str) -> Cadence:
    """Return the cadence; words for nothing mean none; Unreadable "cadence-unknown"."""
    return Cadence.NONE if text.strip() and is_nothing(text) else Cadence(_CADENCE.read(text))


def read_boolean(text: str) -> bool:
    """Return yes or no; Unreadable "boolean-unreadable"."""
    return _BOOLEAN.read(text) == "true"


def read_kpi_type(text: str) -> KpiType:
    """Return the type of a KPI; Unreadable "choice-unknown"."""
    return KpiType(_KPI_TYPE.read(text))


def read_aggregate(text: str) -> Aggregate:
    """Return how readings are combined; Unreadable "choice-unknown"."""
    return Aggregate(_AGGREGATE.read(text))


def read_direction(text: str) -> Direction:
    """Return which way is better; Unreadable "choice-unknown"."""
    return Direction(_DIRECTION.read(text))


def read_measure(text: str) -> Measure:
    """Return what is computed from the tasks; Unreadable "choice-unknown"."""
    return Measure(_MEASURE.read(text))
