"""Makes the helper that scripts repositories importable here."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "source"))
