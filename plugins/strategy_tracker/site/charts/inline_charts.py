"""Charts small enough for a table's cell."""

from collections.abc import Sequence
from fractions import Fraction

from markupsafe import Markup

from .chart_text import escaped
from .frame import checked_identifier, names
from .gantt_records import State
from .scale import DateScale, Number, ValueScale, divide, written

SPARK_WIDTH = 80
SPARK_HEIGHT = 20
_INSET = 30


def sparkline(
    values: Sequence[Number | None],
    target: Number | None = None,
    *,
    identifier: str,
    title: str,
    description: str,
) -> Markup:
    """Return a line of the values, evenly spaced, with its last one marked; None is a gap.

    Without any value only the target, if any, is drawn.
    """
    prefix = checked_identifier(identifier)
    attributes, elements = names(prefix, title, description)
    known = [Fraction(value) for value in values if value is not None]
    body = ""
    if known or target is not None:
        body = _spark(values, known, target)
    return Markup(  # noqa: S704 - every text in it went through escaped()
        f'<svg class="st-spark" viewBox="0 0 {SPARK_WIDTH} {SPARK_HEIGHT}" {attributes}>'
        f"{elements}{body}</svg>"
    )


def _spark(values: Sequence[Number | None], known: list[Fraction], target: Number | None) -> str:
    bounds = [*known, *([Fraction(target)] if target is not None else [])]
    low, high = min(bounds), max(bounds)
    if low == high:
        low, high = low - 1, high + 1
    vertical = ValueScale(low, high, SPARK_HEIGHT * 10 - _INSET, _INSET)
    horizontal = DateScale(0, max(len(values) - 1, 1), _INSET, SPARK_WIDTH * 10 - 2 * _INSET)
    body = ""
    if target is not None:
        body = f'<path class="st-target" d="M0 {written(vertical.at(target))}H{SPARK_WIDTH}"/>'
    path = ""
    last = ""
    joined = False
    for index, value in enumerate(values):
        if value is None:
            joined = False
            continue
        last = f"{written(horizontal.at(index))} {written(vertical.at(value))}"
        path += ("L" if joined else "M") + last
        joined = True
    if path:
        body += f'<path class="st-earned" d="{path}"/><path class="st-dots" d="M{last}h0"/>'
    return body


def progress_bar(
    actual: Number, expected: Number | None, state: State, label: str = "", *, behind: bool = False
) -> Markup:
    """Return a bar with its percentage in words and a tick at the expected value (both 0..1).

    The percentage is rounded half up; `behind` colours the bar as behind its plan. `label` is what a
    pointer and a screen reader get, such as
    `實 60 %，應 80 %`; it is the bar's title and description in one.
    """
    done = _percent(actual)
    style = f"--v:{done}" if expected is None else f"--v:{done};--e:{_percent(expected)}"
    said = f' role="img" title="{escaped(label)}"' if label else ""
    tick = "" if expected is None else " st-tick"
    kind = state.replace("_", "-") + (" st-behind" if behind else "")
    return Markup(  # noqa: S704 - every text in it went through escaped()
        f'<span class="st-progress{tick} st-{kind}" style="{style}"{said}>{done}%</span>'
    )


def _percent(share: Number) -> int:
    whole, part = share.as_integer_ratio()
    return min(max(divide(whole * 100, part), 0), 100)
