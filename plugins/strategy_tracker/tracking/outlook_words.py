"""An outlook in one sentence, with the number of cases that it rests on."""

from __future__ import annotations

from strategy_tracker.language import Message, message
from strategy_tracker.language.formats import in_percent
from strategy_tracker.tracking.outlook import Outlook


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
    return message("{said} (by {known})", said=said, known=known)


def _chance(outlook: Outlook) -> Message:
    """Return the chance to end within the period, else what keeps it from being told."""
    if outlook.chance is not None:
        return message("{chance}% chance to end within the period", chance=in_percent(outlook.chance))
    if outlook.beyond:
        return message("{tasks} is later than any task on record", tasks=list(outlook.beyond))
    if outlook.undated:
        return message("no chance is told, as {tasks} has no planned end", tasks=list(outlook.undated))
    return message("no chance is told, as the period has no end")
