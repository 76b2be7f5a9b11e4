"""A server on which pages come in pieces, each as soon as the reader has seen the one before."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

from browsing import BLANK, PATIENCE, SiteHandler

from local_server import serving

PIECE = 8 * 1024
"""Bytes of a piece, at least: about half of what a connection sends before it hears from the other side."""
_PAINTED = "/painted"
TELL_WHAT_IS_PAINTED = f"""
{{
  let elements = 0, frames = 0;
  const look = () => {{
    const now = document.getElementsByTagName("*").length;
    frames = now === elements ? frames + 1 : 0;
    elements = now;
    if (document.body && frames === 2) fetch("{_PAINTED}");
    if (document.readyState === "loading") requestAnimationFrame(look);
  }};
  requestAnimationFrame(look);
}}
"""
"""A script for each page: it tells the server that what has come was in two frames without any more."""
_ELEMENT = re.compile(rb"\n<[a-z]")


class _PiecesHandler(SiteHandler):
    """Sends the body of a page in pieces; each begins with an element, so that the script sees it come."""

    def __init__(self, *args: Any, painted: threading.Event, **options: Any) -> None:
        self.painted = painted
        super().__init__(*args, **options)

    def do_GET(self) -> None:  # noqa: N802 - the base class calls it so
        """Answer with a file, a page in pieces, or nothing where a page tells what it has painted."""
        page = Path(self.translate_path(self.path)) / "index.html"
        if self.path == _PAINTED:
            self.painted.set()
            self.send_response(HTTPStatus.NO_CONTENT)
            self.end_headers()
        elif self.path != BLANK and page.is_file():
            content = page.read_bytes()
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self._send(content)
        else:
            super().do_GET()

    def _send(self, content: bytes) -> None:
        sent = 0
        for cut in cuts(content):
            self.painted.clear()
            self.wfile.write(content[sent:cut])
            sent = cut
            assert self.painted.wait(PATIENCE), f"{self.path}: nothing was painted of the bytes up to {cut}"
        self.wfile.write(content[sent:])


def cuts(content: bytes) -> Iterator[int]:
    """Give the places at which a page is cut: at elements of its article, but for its templates."""
    last = content.index(b"<article")
    yield last
    article = content[: content.rindex(b"</article>")].partition(b"<template")[0]
    for element in _ELEMENT.finditer(article, last):
        if element.start() >= last + PIECE:
            last = element.start()
            yield last


@contextmanager
def served_in_pieces(folder: Path, policy: str) -> Iterator[str]:
    """Serve a site whose pages run TELL_WHAT_IS_PAINTED; gives its address, with a slash at the end."""
    handler = partial(_PiecesHandler, directory=str(folder), policy=policy, painted=threading.Event())
    with serving(handler) as address:
        yield f"{address}/"
