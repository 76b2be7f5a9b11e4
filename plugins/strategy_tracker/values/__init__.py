"""Exact values and their readers: a text has one meaning, or it is Unreadable with the reason."""

from .choices import (
    Aggregate,
    Cadence,
    Concern,
    Direction,
    KpiType,
    Measure,
    Status,
    concern_of,
    is_ditto,
    is_nothing,
    read_aggregate,
    read_boolean,
    read_cadence,
    read_direction,
    read_kpi_type,
    read_measure,
    read_status,
)
from .dates import FIRST_YEAR, LAST_YEAR, says_no_end
from .errors import Unreadable
from .folded_text import fold_width
from .names import name_key, name_without_contact, tidy_name, with_usual_letters
from .one_day import read_date
from .percents import read_percent, read_stated_percent
from .period import NO_CONTEXT, Context, DateReading, Period, PeriodReading, told
from .periods import read_period
from .quantities import find_quantities, read_quantity
from .quantity import (
    Comparator,
    Quantity,
    commensurable,
    is_lower_better,
    lacks_full_marks,
    lacks_unit,
    number_in_unit_of,
    shown,
)
from .sums import total_of

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "NO_CONTEXT",
    "Aggregate",
    "Cadence",
    "Comparator",
    "Concern",
    "Context",
    "DateReading",
    "Direction",
    "KpiType",
    "Measure",
    "Period",
    "PeriodReading",
    "Quantity",
    "Status",
    "Unreadable",
    "commensurable",
    "concern_of",
    "find_quantities",
    "fold_width",
    "is_ditto",
    "is_lower_better",
    "is_nothing",
    "lacks_full_marks",
    "lacks_unit",
    "name_key",
    "name_without_contact",
    "number_in_unit_of",
    "read_aggregate",
    "read_boolean",
    "read_cadence",
    "read_date",
    "read_direction",
    "read_kpi_type",
    "read_measure",
    "read_percent",
    "read_period",
    "read_quantity",
    "read_stated_percent",
    "read_status",
    "says_no_end",
    "shown",
    "tidy_name",
    "told",
    "total_of",
    "with_usual_letters",
]
