"""Makes what other tests have importable here: what makes records, and a plan that has every field."""

import sys
from pathlib import Path

for folder in ("tracking", "comparison"):
    sys.path.insert(0, str(Path(__file__).parents[1] / folder))
