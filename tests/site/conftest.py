"""Makes importable what other tests have: records, a plan with every field, portfolios of any size."""

import sys
from pathlib import Path

for folder in ("tracking", "comparison"):
    sys.path.insert(0, str(Path(__file__).parents[1] / folder))
sys.path.append(str(Path(__file__).parents[1] / "benchmark"))
