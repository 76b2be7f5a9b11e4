"""The whole deck of a period: its slides in the order of the meeting."""

from __future__ import annotations

from strategy_tracker.exchange.brief.periods import Span
from strategy_tracker.exchange.brief.results import kpi_slides, retrospective_slides
from strategy_tracker.exchange.brief.scope import Scope, one_line
from strategy_tracker.exchange.brief.slides import Deck
from strategy_tracker.exchange.brief.state import plan_slides, state_slide
from strategy_tracker.exchange.brief.work import decision_slides, due_slides, slipped_slides, step_slides
from strategy_tracker.language import message

_TITLES = {
    Span.WEEK: message("Strategy review of the week"),
    Span.MONTH: message("Strategy review of the month"),
    Span.CYCLE: message("Strategy review of the cycle"),
}


def deck_of(scope: Scope) -> Deck:
    """Return the deck of a period; what there is nothing to say of has no slide."""
    count = len(scope.strategies)
    title = message(
        "{title}: {period}",
        title=_TITLES[scope.period.span],
        period=one_line(scope.period.label(scope.language)),
    )
    subtitle = message("{count} strategies, as of {date}", count=count, date=scope.as_of)
    footer = message("As of {date}", date=scope.as_of)
    return Deck(
        title=scope.words(title),
        subtitle=scope.words(subtitle),
        language=scope.language,
        as_of=scope.as_of,
        footer=f"{scope.words(footer)} · {scope.words(title)}",
        slides=(
            state_slide(scope),
            *plan_slides(scope),
            *kpi_slides(scope),
            *slipped_slides(scope),
            *decision_slides(scope),
            *due_slides(scope),
            *step_slides(scope),
            *retrospective_slides(scope),
        ),
    )
