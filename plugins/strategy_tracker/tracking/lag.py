"""How far a task is behind its plan, and from when on that is alarming."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from strategy_tracker.settings.tracking import LagBasis, TrackingSettings
from strategy_tracker.tracking.days import DayCount

_NOTHING = Fraction(0)
_COMPLETE = Fraction(1)


def expected_progress(start: date | None, end: date | None, as_of: date, days: DayCount) -> Fraction | None:
    """Return the share of the planned days that have fully passed, 0 to 1; None without both dates.

    Full days elapsed since the planned start ÷ planned days, both ends counted: below 1 on the due day
    itself and 1 from the day after. A plan without any counted day (a holiday) is complete after its end.
    """
    if start is None or end is None or end < start:
        return None
    planned = days.between(start, end)
    if planned == 0:
        return _COMPLETE if as_of > end else _NOTHING
    passed = days.elapsed(start, as_of)
    return Fraction(passed, planned) if passed < planned else _COMPLETE


def lag_of(expected: Fraction | None, progress: Fraction | None, basis: LagBasis) -> Fraction | None:
    """Return expected − progress, or that ÷ expected on the relative basis (0 where nothing is expected)."""
    if expected is None or progress is None:
        return None
    if basis is LagBasis.RELATIVE:
        return (expected - progress) / expected if expected else Fraction(0)
    return expected - progress


def is_lagging(lag: Fraction | None, settings: TrackingSettings) -> bool:
    """Tell whether a lag is alarming: at the threshold or above, and behind at all."""
    return lag is not None and lag.numerator > 0 and lag >= settings.alarming_lag


def lagging_from(
    start: date, end: date, progress: Fraction, days: DayCount, settings: TrackingSettings
) -> date | None:
    """Return the first day on which a task that stays at its progress `is_lagging`; None where it never is.

    That is the day after as many counted days as make the expected progress alarming: at least
    progress + threshold, or progress ÷ (1 − threshold) on the relative basis, and above the progress.
    """
    alarming = settings.alarming_lag
    if settings.lag_basis is LagBasis.POINTS:
        needed = progress + alarming
    elif alarming < 1:
        needed = progress / (1 - alarming)
    else:
        needed = progress + 1 if progress else _NOTHING  # what has begun is never behind by all of the plan
    if needed > 1 or progress >= 1 or end < start:
        return None
    planned = days.between(start, end)
    count = max(ceil(needed * planned), floor(progress * planned) + 1)
    passed = days.nth(start, count) if planned else end
    return passed + timedelta(days=1) if passed is not None and passed < date.max else None
