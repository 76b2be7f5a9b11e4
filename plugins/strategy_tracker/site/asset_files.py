"""The stylesheet and the script of the site: each one file, so that it takes one request.

What only pages with very long lists need is a script of its own, and so is the dialog that most readers never
open: both are loaded when they are asked for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files

from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import DataFile
from strategy_tracker.site.update.words import mark_style, script_data
from strategy_tracker.vocabulary.scripts import SIMPLIFIED_BY_TRADITIONAL

# Made of those that are edited; what depends on the site's settings and language stands before them.
_PARTS = {
    "strategy-tracker.css": (
        "theme.css",
        "charts.css",
        "tracker.css",
        "tables.css",
        "task-views.css",
        "home.css",
        "strategy.css",
        "update.css",
        "phone.css",
        "print.css",
    ),
    "strategy-tracker.js": (
        "loading.js",
        "table-rows.js",
        "downloads.js",
        "shown-rows.js",
        "tracker.js",
        "page.js",
        "update-opening.js",
    ),
    "strategy-tracker-update.js": (
        "record-text.js",
        "update-days.js",
        "update-percents.js",
        "update-fields.js",
        "update-form.js",
        "update.js",
    ),
    "strategy-tracker-large.js": ("large-table.js",),
}

_COMMENT = re.compile(rb"^[ \t]*/\*.*?\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(rb"^[ \t]+", re.MULTILINE)
_LAST_COMMENT = re.compile(rb"(?<=[;,{}]) // .*$", re.MULTILINE)
_BLANKS = re.compile(rb" ?([{};,]|:(?= ))[ \n]*")


def asset_files(site: Site) -> Iterator[DataFile]:
    """Yield the site's own stylesheet and scripts."""
    folder = files("strategy_tracker.site") / "assets"
    workspace = site.workspace
    generated = {
        "strategy-tracker.css": mark_style(workspace.language),
        "strategy-tracker.js": chinese_scripts(),
        "strategy-tracker-update.js": script_data(workspace.settings, workspace.language, site.forge),
    }
    for name, parts in _PARTS.items():
        content = (
            generated.get(name, b""),
            *(_shorter((folder / part).read_bytes(), part) for part in parts),
        )
        yield DataFile.of(f"assets/{name}", b"\n".join(content))


def _shorter(text: bytes, name: str) -> bytes:
    """Return a stylesheet or script without what is there for those who change it, for all readers load it.

    That is indents, comments that begin a line or end a statement, and in a stylesheet the blanks around
    signs. No text in quotes has any of these (a test looks).
    """
    text = _INDENT.sub(b"", _COMMENT.sub(b"", text))
    return _BLANKS.sub(rb"\1", text) if name.endswith(".css") else _LAST_COMMENT.sub(b"", text)


def chinese_scripts() -> bytes:
    """Return the line that tells the script which Simplified character each Traditional one is.

    In the order of the Simplified ones, several of which stand for many: so it packs best.
    """
    pairs = sorted(SIMPLIFIED_BY_TRADITIONAL.items(), key=lambda pair: (pair[1], pair[0]))
    texts = ["".join(texts) for texts in zip(*pairs, strict=True)]
    return f"window.strategyTrackerScripts = {json.dumps(texts, ensure_ascii=False)};\n".encode()
