"""What rules are called: their severities, their families, and their names by family.

Settings know the names by this table alone, and need none of the rules for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, StrEnum

from strategy_tracker.language import Term


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


RULE_NAMES: Mapping[Family, tuple[str, ...]] = {
    Family.READING: (
        "folder-missing", "not-on-record-yet", "file-unreadable", "file-not-read", "file-name-unusable",
        "file-too-large", "encoding-not-utf8", "encoding-broken", "invisible-character",
        "front-matter-missing", "front-matter-fence-wrong", "front-matter-not-closed", "merge-conflict",
        "front-matter-closed-early", "front-matter-empty", "front-matter-not-fields", "update-without-date",
        "retrospective-twice", "body-not-converted", "yaml-full-width-colon", "yaml-no-space-after-colon",
        "yaml-tab", "yaml-full-width-space", "yaml-colon-in-value", "yaml-special-start",
        "yaml-quote-not-closed", "yaml-text-after-quote", "yaml-indentation", "yaml-unreadable",
        "yaml-key-not-text", "yaml-alias", "yaml-tag", "yaml-too-deep", "yaml-several-documents",
        "duplicate-key", "yaml-bracket-not-closed", "yaml-full-width-comma", "yaml-sign-ends-value",
        "yaml-comma-missing", "yaml-bracket-unpaired", "yaml-braces-missing", "yaml-list-sign",
        "yaml-no-break-space", "yaml-quote-inside", "yaml-list-on-key-line", "yaml-dash-misplaced",
        "yaml-no-space-after-dash", "yaml-comment-in-value", "yaml-merge-key", "yaml-too-many-values",
        "yaml-escape-unknown",
    ),
    Family.SHAPE: (
        "field-missing", "unknown-field", "wrong-type", "fields-wrapped", "table-in-fields",
        "dates-disagree", "ditto-mark", "unit-unreadable", "unit-disagrees", "status-unknown",
        "cadence-unknown", "choice-unknown", "boolean-unreadable", "number-unreadable",
        "percent-unreadable", "percent-out-of-range", "quantity-without-number", "quantity-unreadable",
        "rate-unclear", "spreadsheet-text", "quantity-several", "quantity-from-target", "value-with-day",
        "quantity-range-reversed", "percent-as-fraction", "date-unreadable", "date-ambiguous",
        "date-not-on-calendar", "date-without-year", "date-year-too-short", "date-year-implausible",
        "date-says-no-end", "created-unknown", "year-assumed", "republic-year-assumed", "days-assumed",
        "period-unreadable", "period-in-words", "period-without-end", "period-ambiguous",
        "period-end-before-start", "value-is-change", "unit-missing", "full-marks-missing", "units-differ",
        "mail-address-wrong", "people-not-below-key",
    ),
    Family.IDENTITY: (
        "duplicate-id", "unknown-reference", "duplicate-slug", "copied-file", "looks-like-another",
        "dependency-cycle", "previous-circle", "person-spelled-as-another",
    ),
    Family.AGREEMENT: (
        "done-not-complete", "complete-not-done", "progress-before-start", "dates-before-start",
        "actual-in-future", "delay-without-problem", "problem-without-solution", "done-without-end",
        "attainment-differs", "on-time-rate-differs", "missed-without-cause", "direction-missing",
        "zero-target",
    ),
    Family.SMART: (
        "goal-not-measurable", "goal-not-timebound", "goal-vague", "goal-without-kpi", "kpi-without-goal",
    ),
    Family.TASKS: (
        "task-vague", "task-outside-period", "task-without-initiative",
    ),
    Family.OWNERS: (
        "owner-collective", "owner-several", "owner-placeholder", "owner-with-contact",
        "owner-spelled-twice", "owner-unknown",
    ),
    Family.DATA: (
        "source-estimate", "kpi-without-date", "kpi-without-value", "value-in-future", "kpi-stale",
    ),
    Family.TRACKING: (
        "overdue", "lagging", "blocked", "on-hold", "at-risk", "not-started", "due-soon", "stale",
        "kpi-behind-pace", "retrospective-due", "next-step-open",
    ),
    Family.CHECKING: (
        "unused-ignore", "unknown-rule", "ignore-without-rule",
    ),
}  # fmt: skip
