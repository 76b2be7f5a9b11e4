"""An outlook in one sentence, with the number of cases that it rests on."""

from __future__ import annotations

from fractions import Fraction

from strategy_tracker.language import Message, message
from strategy_tracker.language.formats import rounded
from strategy_tracker.tracking.outlook import Outlook


def chance_text(chance: Fraction) -> str:
    """Return a chance in whole percent, rounded down: one short of a threshold is not said to reach it."""
    whole = int(chance * 100)
    return "<1" if chance and not whole else str(whole)


def outlook_words(outlook: Outlook) -> Message:
    """Return the chance of a strategy and when its last task ends, or why nothing can be said of it."""
    said = _chance(outlook)
    if outlook.half is not None and outlook.most is not None:
        days = message(
            "last tasks done by {half} in half, by {most} in 85% of cases",
            half=outlook.half,
            most=outlook.most,
        )
        said = message("{first}; {rest}", first=said, rest=days)
    known = message("{count} finished tasks of all departments", count=outlook.cases)
    if outlook.department:
        known = message(
            "{count} finished tasks of {department}", count=outlook.cases, department=outlook.department
        )
    ratio = str(rounded(outlook.ratio, 2))
    return message(
        "{said} (work takes {ratio} times its planned days; by {known})", said=said, ratio=ratio, known=known
    )


def _chance(outlook: Outlook) -> Message:
    """Return the chance to end within the period, else what keeps it from being told."""
    if outlook.chance is not None:
        return message("{chance}% chance to end within the period", chance=chance_text(outlook.chance))
    if outlook.untold:
        return message(
            "no chance is told, as planned days or progress of {tasks} are not known",
            tasks=list(outlook.untold),
        )
    return message("no chance is told, as the period has no end")
