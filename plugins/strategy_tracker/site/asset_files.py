"""The stylesheet and the script of the site: each one file, so that it takes one request."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import DataFile
from strategy_tracker.site.update.words import mark_style, script_data

# Made of those that are edited; what depends on the site's settings and language stands before them.
_PARTS = {
    "strategy-tracker.css": (
        "theme.css",
        "charts.css",
        "tracker.css",
        "tables.css",
        "home.css",
        "strategy.css",
        "update.css",
        "phone.css",
        "print.css",
    ),
    "strategy-tracker.js": (
        "downloads.js",
        "tracker.js",
        "page.js",
        "record-text.js",
        "update-fields.js",
        "update-form.js",
        "update.js",
    ),
}


def asset_files(site: Site) -> Iterator[DataFile]:
    """Yield the site's own stylesheet and script."""
    folder = files("strategy_tracker.site") / "assets"
    workspace = site.workspace
    generated = {
        "strategy-tracker.css": mark_style(workspace.language),
        "strategy-tracker.js": script_data(workspace.settings, workspace.language, site.forge),
    }
    for name, parts in _PARTS.items():
        content = [generated[name], *((folder / part).read_bytes() for part in parts)]
        yield DataFile(f"assets/{name}", b"\n".join(content))
