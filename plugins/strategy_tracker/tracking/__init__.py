"""What follows from the records on a day: pure functions of records, log and `as_of`."""

from strategy_tracker.model import Snapshot
from strategy_tracker.settings.tracking import TrackingSettings
from strategy_tracker.tracking.alerts import Alert, AlertKind, AlertReason
from strategy_tracker.tracking.bands import Band
from strategy_tracker.tracking.changes import Change, Origin
from strategy_tracker.tracking.cycles import Cycle
from strategy_tracker.tracking.health import BadPart, Health, Level, StrategyHealth
from strategy_tracker.tracking.kpis import TrackedKpi
from strategy_tracker.tracking.loop import NextStep
from strategy_tracker.tracking.outlook import FinishRange, Outlook
from strategy_tracker.tracking.portfolio import TrackedPortfolio, TrackedStrategy
from strategy_tracker.tracking.rollups import RollUp, roll_up, together
from strategy_tracker.tracking.tasks import TrackedTask
from strategy_tracker.tracking.track import track

__all__ = [
    "Alert",
    "AlertKind",
    "AlertReason",
    "BadPart",
    "Band",
    "Change",
    "Cycle",
    "FinishRange",
    "Health",
    "Level",
    "NextStep",
    "Origin",
    "Outlook",
    "RollUp",
    "Snapshot",
    "StrategyHealth",
    "TrackedKpi",
    "TrackedPortfolio",
    "TrackedStrategy",
    "TrackedTask",
    "TrackingSettings",
    "roll_up",
    "together",
    "track",
]
