"""The editor's folder: packages, this product's own scripts, configuration; swapped in when complete."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

_OWN = ("index.html", "start.js", "record-format.js", "fields.js", "writing.js", "splicing.js")
_CONFIGURATION = "config.json"
_VOCABULARY = "vocabulary.json"


class NotAnEditorError(Exception):
    """The folder to write to holds something that is no editor; carries its name."""


def write_editor(
    folder: Path,
    packages: Mapping[str, bytes],
    configuration: Mapping[str, Any],
    vocabulary: Mapping[str, Any],
) -> None:
    """Write the editor to a folder, in place of an earlier one.

    It is made beside the folder first, so that no half of it is ever served. A folder with other files in
    it is left alone: NotAnEditorError. OSError where it cannot be written.
    """
    if folder.exists() and not _is_editor(folder):
        raise NotAnEditorError(str(folder))
    own = files(__package__) / "files"
    contents = {name: (own / name).read_bytes() for name in _OWN}
    contents[_CONFIGURATION] = _json(configuration)
    contents[_VOCABULARY] = _json(vocabulary)
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
    try:
        for name, data in {**packages, **contents}.items():
            path = aside / "new" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if folder.exists():
            folder.rename(aside / "old")
        (aside / "new").rename(folder)
    finally:
        shutil.rmtree(aside)


def _is_editor(folder: Path) -> bool:
    return folder.is_dir() and (not any(folder.iterdir()) or (folder / _VOCABULARY).is_file())


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
