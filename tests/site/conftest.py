"""Makes the helper that makes records, which the tests of tracking have, importable here."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tracking"))
