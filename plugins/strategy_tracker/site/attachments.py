"""Files beside the strategies that are published with them: pictures and documents, nothing that can run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

# No SVG and no HTML: both can carry scripts that would run with the site's rights.
_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf", ".csv", ".xlsx", ".docx", ".pptx", ".zip", ".txt"}
)


def attachments(folder: Path) -> Iterator[str]:
    """Yield the paths, below `folder`, of the files to publish, sorted; links out of it are left out."""
    root = folder.resolve()
    found = []
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(("_", ".")))
        for name in files:
            path = Path(parent, name)
            if name.startswith(("_", ".")) or path.suffix.lower() not in _SUFFIXES:
                continue
            if path.resolve().is_relative_to(root):
                found.append(path.relative_to(folder).as_posix())
    yield from sorted(found)
