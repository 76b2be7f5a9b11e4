"""The record form and the example portfolio."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from strategy_tracker.language import Language
from strategy_tracker.model import Portfolio
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.source.reading import read_strategy, read_text
from strategy_tracker.tracking import AlertKind, TrackedPortfolio, TrackedStrategy, track
from strategy_tracker.tracking.contradictions import contradictions

TESTS = Path(__file__).parent.parent
WANTED: dict[str, Any] = yaml.load(
    Path(__file__).with_name("examples.yaml").read_text("utf-8"),
    Loader=yaml.CBaseLoader,  # noqa: S506 - it makes nothing but text
)
AS_OF = date(2025, 8, 18)


@pytest.fixture(scope="module")
def source() -> Portfolio:
    return load_portfolio(TESTS.parent / "strategies", prefix="strategies/")


@pytest.fixture(scope="module")
def portfolio(source: Portfolio) -> TrackedPortfolio:
    return track(source, AS_OF)


@pytest.fixture(scope="module")
def form() -> TrackedStrategy:
    data = (TESTS / "data" / "form-zh-Hant.md").read_bytes()
    strategy = read_strategy(read_text(data, "form.md"), "form", "form.md")
    (found,) = track(Portfolio((strategy,), (), {}), date(2024, 9, 30)).strategies
    return found


def percent(ratio: Fraction | None) -> str:
    return "null" if ratio is None else str(ratio * 100)


def by_kind(strategy: TrackedStrategy) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for alert in strategy.alerts:
        for reason in alert.reasons:
            if reason.kind is not AlertKind.NEXT_STEP_OPEN:
                found.setdefault(reason.kind.value, []).append(alert.subject)
    return {kind: sorted(subjects) for kind, subjects in found.items()}


def test_all_examples_are_in_the_table(portfolio: TrackedPortfolio) -> None:
    assert [strategy.slug for strategy in portfolio.strategies] == list(WANTED)


@pytest.mark.parametrize("slug", WANTED)
def test_example(slug: str, portfolio: TrackedPortfolio) -> None:
    strategy = portfolio.strategy(slug)
    assert strategy is not None
    sums = strategy.sums
    counts = (sums.tasks, sums.done, sums.open, sums.overdue, sums.lagging)
    assert {
        "tasks": dict(zip(("counted", "done", "open", "overdue", "lagging"), map(str, counts), strict=True)),
        "on_time": f"{sums.on_time}/{sums.was_due}",
        "progress": percent(sums.progress),
        "health": strategy.health.level.name,
        "kpis": {kpi.id: percent(kpi.ratio) for kpi in strategy.kpis},
        "alerts": by_kind(strategy),
        "open_steps": str(sum(step.open for step in strategy.steps)),
    } == WANTED[slug]


def test_the_form_s_attainments(form: TrackedStrategy) -> None:
    assert [percent(kpi.ratio) for kpi in form.kpis] == ["84", "80", "75", "850/9"]
    assert not any(kpi.stated_differs for kpi in form.kpis)


def test_the_form_s_tasks(form: TrackedStrategy) -> None:
    assert [(task.id, task.late_days, task.on_time) for task in form.tasks] == [
        ("T001", 5, False),
        ("T002", -2, True),
        ("T003", 5, False),
    ]
    assert form.sums.on_time_rate == Fraction(1, 3)
    assert form.kpis[3].recomputed == Fraction(1, 3)
    assert form.sums.progress == form.sums.spi == 1


def claims_of(strategy: TrackedStrategy) -> Iterable[tuple[str, str]]:
    retrospective = strategy.record.retrospective
    if retrospective is None:
        return
    for name in ("highlights", "problems", "improvements", "next_steps"):
        for entry in getattr(retrospective, name):
            for found in contradictions(entry.text.text, strategy):
                yield entry.text.text, found.localize(Language.ENGLISH)


def test_the_form_claims_three_late_tasks_of_two(form: TrackedStrategy) -> None:
    assert list(claims_of(form)) == [
        ("3個任務延期，主因是跨部門資源協調不及時", "The records show 2 late tasks: T001, T003")
    ]


def test_no_false_alarm_in_the_examples(portfolio: TrackedPortfolio) -> None:
    found = {strategy.slug: list(claims_of(strategy)) for strategy in portfolio.strategies}
    assert {slug for slug, claims in found.items() if claims} == {"2024-q3-online-launch"}


@pytest.mark.parametrize("as_of", [AS_OF, date(2024, 9, 30), date(2025, 1, 1), date(2026, 1, 1)])
def test_the_same_twice_and_in_any_order(source: Portfolio, as_of: date) -> None:
    once, again = track(source, as_of), track(source, as_of)
    assert once == again
    turned = Portfolio(tuple(reversed(source.strategies)), source.problems, source.sources)
    backwards = track(turned, as_of)
    assert tuple(reversed(backwards.strategies)) == once.strategies
    assert backwards.sums == once.sums
    assert backwards.alerts == once.alerts
