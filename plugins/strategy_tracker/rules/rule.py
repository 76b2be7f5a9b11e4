"""What a rule is and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from strategy_tracker.language import Message, Term, message
from strategy_tracker.language.message import places_of
from strategy_tracker.model import Place, Problem
from strategy_tracker.values import Period

if TYPE_CHECKING:
    from strategy_tracker.tracking import TrackedPortfolio


class Severity(IntEnum):
    """How grave a finding is; only errors fail a build by themselves."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name used in settings and machine-readable output."""
        return self.name.lower()

    @property
    def term(self) -> Term:
        """The name in three languages."""
        return _SEVERITIES[self]


_SEVERITIES = {
    Severity.INFO: Term("提示", "提示", "info"),
    Severity.WARNING: Term("警告", "警告", "warning"),
    Severity.ERROR: Term("錯誤", "错误", "error"),
}


_ALERT = Term("預警", "预警", "alert")


def called(severity: Severity, *, alert: bool) -> Term:
    """Return what a finding is called: an alert is one whatever its severity, since it fails no build."""
    return _ALERT if alert else severity.term


class Family(StrEnum):
    """The families of `rules.md`."""

    READING = "reading"
    SHAPE = "shape"
    IDENTITY = "identity"
    AGREEMENT = "agreement"
    SMART = "smart"
    TASKS = "tasks"
    OWNERS = "owners"
    DATA = "data"
    TRACKING = "tracking"
    CHECKING = "checking"

    @property
    def term(self) -> Term:
        """The name in three languages."""
        return _FAMILIES[self]


_FAMILIES = {
    Family.READING: Term("讀取", "读取", "Reading"),
    Family.SHAPE: Term("格式", "格式", "Shape"),
    Family.IDENTITY: Term("編號與引用", "编号与引用", "Identity"),
    Family.AGREEMENT: Term("前後一致", "前后一致", "Agreement"),
    Family.SMART: Term("SMART 目標", "SMART 目标", "SMART goals"),
    Family.TASKS: Term("任務", "任务", "Tasks"),
    Family.OWNERS: Term("負責人", "负责人", "Owners"),
    Family.DATA: Term("數據", "数据", "Data"),
    Family.TRACKING: Term("跟蹤", "跟踪", "Tracking"),
    Family.CHECKING: Term("檢查", "检查", "Checking"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, complete in its one place.

    name      kebab-case; what `select`, `ignore` and inline ignores say
    what      what it does, one sentence: the head of its reference page
    why       why it matters to the people who track
    message   what is said of a value; its `{places}` are filled from the problem's values, with {text} and
              {path} always there
    hint      how to mend it; `suggestion_hint` replaces it where the problem has a value for all of
              its places (`suggestion`, `mended`)
    bad, good front matter that breaks and keeps the rule on 2024-08-01: some of its fields, or a whole file
              where it begins with ---; a line `>>> 2024-q3/index.md` begins a file of that name
    check     finds the problems in a tracked portfolio; None where reading the files finds them
    across    whether it looks at more than each strategy by itself: at others, people, what reading found
    options   the settings of tracking that it depends on
    limits    what it cannot see
    """

    name: str
    family: Family
    severity: Severity
    what: Message
    why: Message
    message: Message
    hint: Message
    bad: str
    good: str
    check: Callable[[TrackedPortfolio], Iterable[Problem]] | None = None
    suggestion_hint: Message | None = None
    options: tuple[str, ...] = ()
    limits: Message | None = None
    alert: bool = False
    across: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with its rule's words: what people and machines are shown."""

    rule: str
    severity: Severity
    place: Place
    path: str
    text: str
    message: Message
    hint: Message
    alert: bool = False

    @property
    def called(self) -> Term:
        """What it is called where people read it."""
        return called(self.severity, alert=self.alert)

    @property
    def order(self) -> tuple[object, ...]:
        """The order of findings: by place, then by rule."""
        return (self.place.file, self.place.line, self.place.column, self.rule, self.path)


LONGEST_QUOTE = 60


def _shortened(text: str) -> str:
    """Return what a message quotes of a text: all of it, or its beginning."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"


def _sayable(period: Period) -> Message:
    """Return a period as messages can say it."""
    if period.start is None:
        return message("until {end}", end=period.end or "—")
    if period.end is None:
        return message("from {start}", start=period.start)
    return message("{start} to {end}", start=period.start, end=period.end)


def finding_of(rule: Rule, problem: Problem, severity: Severity) -> Finding:
    """Return a problem in the words of its rule."""
    values = {**problem.values, "text": _shortened(problem.text), "path": problem.path}
    for name, value in problem.values.items():
        if isinstance(value, Period):
            values[name] = _sayable(value)
    hint = rule.hint
    if rule.suggestion_hint is not None and all(
        values.get(name) for name in places_of(rule.suggestion_hint.template)
    ):
        hint = rule.suggestion_hint
    return Finding(
        rule=rule.name,
        severity=severity,
        place=problem.place,
        path=problem.path,
        text=problem.text,
        message=rule.message.with_values(values),
        hint=hint.with_values(values),
        alert=rule.alert,
    )


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings of a run, sorted by place."""

    all: tuple[Finding, ...] = field(default=())

    def at_least(self, severity: Severity) -> list[Finding]:
        """Return the findings that are at least as grave, alerts left out: those never fail a build."""
        return [found for found in self.all if found.severity >= severity and not found.alert]
