"""The words by which the notes of a meeting mark what somebody has to decide: data."""

DECISION_WORDS: tuple[str, ...] = (
    "需決策", "需决策", "待決策", "待决策", "請決策", "请决策", "需要決策", "需要决策", "待定奪", "待定夺", "需拍板", "待拍板",
    "decision needed", "decision required", "for decision", "to decide", "to be decided",
)  # fmt: skip
"""The first of the longest that fits counts; a colon follows."""
