"""How long the hostile texts of the tests take, each at its length and at half of it.

    uv run python tests/benchmark/hostile.py

prints the CPU seconds of each and how much doubling the length costs: about 2 is as it should be, 4 is a
method whose cost grows with the square. The tests judge only what such a text is answered with, so that they
pass on a slow machine.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "source"))
sys.path.insert(0, str(Path(__file__).parents[1] / "rules_text"))

from test_hostile_sizes import HUGE, front, read
from test_rules_text import every_judgement

PIECES = (
    *("市場", "王明、", "3", "1,", "待定", "a ", "各", "(", "（市場", "和與", "第", "前3天", "A-", "年"),
    *("within 3 ", "推進、", "，推進", "建設與", "will be ", "在", "加強和"),
)
REPEATED = 2_000


def cpu_seconds(work: Callable[[str], object], text: str) -> float:
    """Return the CPU seconds that work takes on a text."""
    started = time.process_time()
    work(text)
    return time.process_time() - started


def main() -> None:
    """Measure the files and the texts in them, slowest first."""
    texts: dict[str, tuple[Callable[[str], object], str]] = {
        f"file: {name}": (lambda text: read(front(text)), text) for name, (text, _) in HUGE.items()
    }
    texts |= {f"text: {piece!r}": (every_judgement, piece * REPEATED) for piece in PIECES}
    rows = []
    for name, (work, text) in texts.items():
        half, whole = cpu_seconds(work, text[: len(text) // 2]), cpu_seconds(work, text)
        rows.append((whole, whole / half if half else 0.0, name))
    for whole, growth, name in sorted(rows, reverse=True):
        print(f"{whole:8.3f} s  x {growth:4.1f}  {name}")


if __name__ == "__main__":
    main()
