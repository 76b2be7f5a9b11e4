"""The site's colours on white paper, as hexadecimal RGB."""

from __future__ import annotations

from strategy_tracker.tracking import Level

INK = "1F2430"
QUIET = "616161"
PAPER = "FFFFFF"
ACCENT = "303F9F"
PROGRESS = "3F51B5"
PLAN = "B0B5C3"
HEAD = "E8EAF6"
LINE = "D5D8E0"
OF_LEVEL = {Level.BAD: "C0322B", Level.WATCH: "B4540A", Level.GOOD: "2E7D52", Level.UNKNOWN: "757575"}
