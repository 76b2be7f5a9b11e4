"""How well the text rules judge labelled statements: `uv run python tests/rules_text/scoring.py` prints it.

What the statements are and where they come from: tests/data/statements/README.md.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from strategy_tracker.rules.text.goals import is_measurable, is_timebound
from strategy_tracker.rules.text.judgement import Judgement
from strategy_tracker.rules.text.owners import classify_owner
from strategy_tracker.rules.text.tasks import is_vague

STATEMENTS = Path(__file__).parents[1] / "data" / "statements"
JUDGES: dict[str, dict[str, Callable[[str], Judgement]]] = {
    "goals": {"measurable": is_measurable, "timebound": is_timebound},
    "tasks": {"vague": is_vague},
}


@dataclass(frozen=True)
class Score:
    """How one judgement did on one file; the shares run from 0 to 1."""

    file: str
    label: str
    rows: int
    precision: float
    recall: float
    accuracy: float
    wrong: tuple[str, ...]


def files(kind: str) -> list[Path]:
    return sorted(STATEMENTS.glob(f"*/{kind}-*.jsonl"))


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def name(path: Path) -> str:
    return path.relative_to(STATEMENTS).with_suffix("").as_posix()


def flag_scores(kind: str) -> Iterator[Score]:
    """Score the yes-or-no judgements on goals or tasks."""
    for path in files(kind):
        for label, judge in JUDGES[kind].items():
            pairs = [(row[label], judge(row["text"]).verdict, row["text"]) for row in rows(path)]
            right = sum(expected and found for expected, found, _ in pairs)
            yield Score(
                name(path),
                label,
                len(pairs),
                precision=right / max(1, sum(found for _, found, _ in pairs)),
                recall=right / max(1, sum(expected for expected, _, _ in pairs)),
                accuracy=sum(expected == found for expected, found, _ in pairs) / len(pairs),
                wrong=tuple(text for expected, found, text in pairs if expected != found),
            )


def owner_scores() -> Iterator[Score]:
    """Score the kinds of owners; precision and recall are those of what is reported at all."""
    for path in files("owners"):
        pairs = [(row["kind"], str(classify_owner(row["text"]).kind), row["text"]) for row in rows(path)]
        reported = {"team", "several", "placeholder"}
        right = sum(expected in reported and found in reported for expected, found, _ in pairs)
        yield Score(
            name(path),
            "kind",
            len(pairs),
            precision=right / max(1, sum(found in reported for _, found, _ in pairs)),
            recall=right / max(1, sum(expected in reported for expected, _, _ in pairs)),
            accuracy=sum(expected == found for expected, found, _ in pairs) / len(pairs),
            wrong=tuple(text for expected, found, text in pairs if expected != found),
        )


def every_score() -> list[Score]:
    return [*owner_scores(), *flag_scores("goals"), *flag_scores("tasks")]


if __name__ == "__main__":
    for score in every_score():
        print(
            f"{score.file:<40} {score.label:<11} {score.rows:>5} rows  precision {score.precision:.3f}  "
            f"recall {score.recall:.3f}  accuracy {score.accuracy:.3f}"
        )
