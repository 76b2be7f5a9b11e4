"""The thresholds and conventions of tracking, as a site may set them."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from strategy_tracker.language import Message, WordedError, message
from strategy_tracker.values import Cadence


class LagBasis(StrEnum):
    """What the lag is measured against."""

    POINTS = "points"
    RELATIVE = "relative"


class WorkCalendar(StrEnum):
    """Which days count: all, or the working days of a country, make-up days included."""

    ALL_DAYS = "all"
    CHINA = "CN"
    TAIWAN = "TW"


class TrackingSettings(BaseModel):
    """Thresholds are inclusive. Percentages and points are written as plain numbers: 20 is 20 points."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    lag_threshold: Decimal = Field(
        Decimal(20), ge=0, le=100, description=message("Lag in points that is alarming.").template
    )
    lag_basis: LagBasis = Field(
        LagBasis.POINTS, description=message("Points, or relative to what was expected.").template
    )
    due_soon_days: int = Field(
        3, ge=0, le=365, description=message("Days before a due date that the warning comes.").template
    )
    cadence: Cadence = Field(
        Cadence.WEEKLY, description=message("Cadence where neither task nor strategy names one.").template
    )
    kpi_met: Decimal = Field(
        Decimal(100), ge=0, description=message("Attainment from which a KPI is met, in percent.").template
    )
    kpi_watch: Decimal = Field(
        Decimal(80), ge=0, description=message("Attainment from which a KPI is watched.").template
    )
    kpi_pace: Decimal = Field(
        Decimal(90), ge=0, description=message("Pace below which a running KPI is behind.").template
    )
    kpi_ahead: Decimal = Field(
        Decimal(110), ge=0, description=message("Pace from which a running KPI is ahead.").template
    )
    health_spi: Decimal = Field(
        Decimal(80), ge=0, description=message("SPI in percent below which a strategy is off track.").template
    )
    health_spi_late: Decimal = Field(
        Decimal(90),
        ge=0,
        description=message("SPI below which it is off track if so it ends after its period.").template,
    )
    health_planned: Decimal = Field(
        Decimal(10),
        ge=0,
        le=100,
        description=message("Share of the work planned by now, in percent, from which SPI counts.").template,
    )
    health_work: Decimal = Field(
        Decimal(30),
        ge=0,
        le=100,
        description=message("Share of the weighted work overdue or lagging that is alarming.").template,
    )
    health_chance: Decimal = Field(
        Decimal(50),
        ge=0,
        le=100,
        description=message("Chance to end in time, in percent, below which it is off track.").template,
    )
    forecast_cases: int = Field(
        20, ge=1, description=message("Finished tasks that a forecast from the record needs.").template
    )
    calendar: WorkCalendar = Field(
        WorkCalendar.ALL_DAYS, description=message("All days, or working days of CN or TW.").template
    )
    retrospective_days: int = Field(
        14, ge=0, le=365, description=message("Days after the period until it is missed.").template
    )

    @cached_property
    def alarming_lag(self) -> Fraction:
        """The lag that is alarming, as a ratio (1 is 100 %)."""
        return Fraction(self.lag_threshold) / 100

    @model_validator(mode="after")
    def _bands_in_order(self) -> Self:
        # Who only lowers kpi_met means the default of kpi_watch no more.
        if "kpi_watch" in self.model_fields_set and self.kpi_watch > self.kpi_met:
            raise WordedError(_above("kpi_watch", self.kpi_watch, "kpi_met", self.kpi_met))
        if "kpi_pace" in self.model_fields_set and self.kpi_pace > self.kpi_ahead:
            raise WordedError(_above("kpi_pace", self.kpi_pace, "kpi_ahead", self.kpi_ahead))
        return self


def _above(lower: str, its_value: Decimal, upper: str, other_value: Decimal) -> Message:
    return message(
        "{lower} ({value}) is above {upper} ({bound}).",
        lower=lower,
        value=its_value,
        upper=upper,
        bound=other_value,
    )
