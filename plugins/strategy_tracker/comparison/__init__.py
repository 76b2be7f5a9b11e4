"""What a change of the files changes in the plan: two versions, field by field and in effect."""

from strategy_tracker.comparison.comparison import Comparison, StrategyComparison, compare
from strategy_tracker.comparison.difference import Difference, Kind, Step
from strategy_tracker.comparison.reading import compare_revisions

__all__ = [
    "Comparison",
    "Difference",
    "Kind",
    "Step",
    "StrategyComparison",
    "compare",
    "compare_revisions",
]
