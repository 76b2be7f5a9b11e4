"""The thresholds and conventions of tracking, as a site may set them."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

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

    lag_threshold: Decimal = Field(Decimal(20), ge=0, le=100, description="Lag in points that is alarming.")
    lag_basis: LagBasis = Field(LagBasis.POINTS, description="Points, or relative to what was expected.")
    due_soon_days: int = Field(3, ge=0, le=365, description="Days before a due date that the warning comes.")
    cadence: Cadence = Field(Cadence.WEEKLY, description="Cadence where neither task nor strategy names one.")
    kpi_met: Decimal = Field(
        Decimal(100), ge=0, description="Attainment from which a KPI is met, in percent."
    )
    kpi_watch: Decimal = Field(Decimal(80), ge=0, description="Attainment from which a KPI is watched.")
    kpi_pace: Decimal = Field(Decimal(90), ge=0, description="Pace below which a running KPI is behind.")
    calendar: WorkCalendar = Field(
        WorkCalendar.ALL_DAYS, description="All days, or working days of CN or TW."
    )
    retrospective_days: int = Field(14, ge=0, le=365, description="Days after the period until it is missed.")
