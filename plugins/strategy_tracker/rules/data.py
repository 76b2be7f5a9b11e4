"""Data: where a KPI's values come from, and of which day they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from strategy_tracker.language import message
from strategy_tracker.model import Problem, Strategy, Written, text_of, value_of
from strategy_tracker.rules.agreement_kpis import at
from strategy_tracker.rules.rule import Family, Rule, Severity
from strategy_tracker.tracking import TrackedPortfolio, TrackedStrategy
from strategy_tracker.values import Quantity, fold_width, is_nothing

# What says that a number was thought of, not counted. 預測, 測算 and a forecast are methods with data behind
# them, and a name such as 預估系統 or "Estimates dashboard" is a source.
_ESTIMATE = re.compile(
    r"估算|估計|估计|估摸|預估|预估|預計|预计|粗估|目測|目测|約莫|约莫|拍腦[袋門]|拍脑[袋门]|憑感覺|凭感觉"
    r"|憑印象|凭印象|憑經驗|凭经验|經驗判斷|经验判断|感覺|感觉|大概|大約|大约|猜"
    r"|\bguess(?:ed|es|timates?|work)?\b|\bestimat(?:e|es|ed|ion|ions)\b|\bgut feeling\b"
    r"|\bballpark\b|\brough(?:ly)?\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"系統|系统|平台|後台|后台|報表|报表|模型|工具|軟件|软件|軟體|數據庫|数据库|數據倉|数据仓"
    r"|\b(?:system|platform|model|tool|dashboard|database|software|report|api)s?\b",
    re.IGNORECASE,
)


def estimate_in(text: str) -> str | None:
    """Return the word that makes a source an estimate, or None for a source that can be looked up."""
    folded = fold_width(text)
    found = _ESTIMATE.search(folded)
    return found.group() if found is not None and not _MEASURED.search(folded) else None


def _sources(strategy: Strategy) -> Iterator[tuple[str, Written[str]]]:
    """Yield every source that a strategy names, with its path."""
    for kpi in strategy.kpis:
        if kpi.source is not None:
            yield f"{kpi.path}.source", kpi.source
        for reading in kpi.readings:
            if reading.source is not None:
                yield f"{reading.path}.source", reading.source
    for update in strategy.updates:
        for item in update.kpis:
            if item.source is not None:
                yield f"{item.path}.source", item.source


def _estimates(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for tracked in portfolio.strategies:
        for path, written in _sources(tracked.record):
            evidence = estimate_in(written.value) if written.value else None
            if evidence is not None:
                yield Problem("source-estimate", written.place, path, written.text, {"evidence": evidence})


SOURCE_ESTIMATE = Rule(
    name="source-estimate",
    family=Family.DATA,
    severity=Severity.WARNING,
    what=message("Reports a source of data that is an estimate."),
    why=message("A decision on a number that somebody thought of is a decision on nothing."),
    message=message("The source 「{text}」 is an estimate (「{evidence}」)."),
    hint=message("Name the system or report that anyone can look the number up in."),
    bad="效果指標:\n  - 數據來源: 負責人估算\n",
    good="效果指標:\n  - 數據來源: 電商平台後台\n",
    check=_estimates,
    limits=message("A system, platform, model or report with such a word in its name is let pass."),
)


def _is_none(written: Written[object] | None) -> bool:
    """Tell whether nothing was written; a value that cannot be read is another rule's."""
    return written is None or is_nothing(written.text)


def _without_date(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for kpi in portfolio.kpis:
        written = kpi.record.current
        if written is not None and written.value is not None and _is_none(kpi.record.updated):
            yield at(kpi, "kpi-without-date", "current")


KPI_WITHOUT_DATE = Rule(
    name="kpi-without-date",
    family=Family.DATA,
    severity=Severity.ERROR,
    what=message("Reports a KPI with a current value but no day on which that was read."),
    why=message("Without its day a value enters no trend, and nobody sees that it is months old."),
    message=message("{kpi} is {text}, but of which day is not written down."),
    hint=message("Add 「updated」."),
    bad="效果指標:\n  - 當前值: 420萬元\n    更新日期: 無\n",
    good="效果指標:\n  - 當前值: 420萬元\n    更新日期: 2024-07-31\n",
    check=_without_date,
)


def _without_value(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for kpi in portfolio.kpis:
        begun = kpi.share_elapsed is not None and kpi.share_elapsed > 0
        if begun and kpi.current is None and not kpi.measured and _is_none(kpi.record.current):
            yield at(kpi, "kpi-without-value", "current")


KPI_WITHOUT_VALUE = Rule(
    name="kpi-without-value",
    family=Family.DATA,
    severity=Severity.WARNING,
    what=message("Reports a KPI without any value although the period has begun."),
    why=message("A KPI that nobody reads off shows no colour, and hides what it was meant to show."),
    message=message("{kpi} has no value, although the period has begun."),
    hint=message("Enter 「current」 with its source and day."),
    bad="效果指標:\n  - 當前值: 無\n",
    good="效果指標:\n  - 當前值: 420萬元\n",
    check=_without_value,
)


def _dated_values(
    strategy: TrackedStrategy,
) -> Iterator[tuple[str, str, Written[Quantity] | None, Written[date] | None]]:
    """Yield the values of KPIs that may have a day of their own: KPI, path of the day, value, day."""
    names = {kpi.id: f"{kpi.id} {kpi.name}".strip() for kpi in strategy.kpis}
    for kpi in strategy.kpis:
        record = kpi.record
        yield names[kpi.id], f"{record.path}.updated", record.current, record.updated
        for reading in record.readings:
            yield names[kpi.id], f"{reading.path}.date", reading.value, reading.date
    for update in strategy.record.updates:
        for item in update.kpis:
            name = text_of(item.id)
            yield names.get(name, name), f"{item.path}.date", item.value, item.date


def _value_in_future(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    as_of = portfolio.as_of
    for strategy in portfolio.strategies:
        for name, path, value, written in _dated_values(strategy):
            day = value_of(written)
            if value is None or written is None or day is None or is_nothing(value.text) or day <= as_of:
                continue
            values = {"kpi": name, "value": value.text, "day": day, "as_of": as_of}
            yield Problem("value-in-future", written.place, path, written.text, values)


VALUE_IN_FUTURE = Rule(
    name="value-in-future",
    family=Family.DATA,
    severity=Severity.WARNING,
    what=message("Reports a KPI's value of a day that lies after the day of the report."),
    why=message("Nobody can have read it yet; it counts, and is shown, from that day on only."),
    message=message("{kpi}: the value {value} is of {day}, after {as_of}; until then it does not count."),
    hint=message("Write the day on which the value was read."),
    bad="效果指標:\n  - 當前值: 420萬元\n    更新日期: 2024-08-31\n",
    good="效果指標:\n  - 當前值: 420萬元\n    更新日期: 2024-07-31\n",
    check=_value_in_future,
    limits=message("A report made for an earlier day (as_of) shows what was entered later as lying ahead."),
)

RULES: tuple[Rule, ...] = (SOURCE_ESTIMATE, KPI_WITHOUT_DATE, KPI_WITHOUT_VALUE, VALUE_IN_FUTURE)
