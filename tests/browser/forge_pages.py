"""A stand-in for the page on which a forge makes a new file: it shows what it was given."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, unquote, urlsplit

from local_server import serving

REPOSITORY = "/marketing/strategies"
_PAGE = """<!doctype html><meta charset=utf-8><title>New file</title>
<input id=name size=90 value="{name}"><br><textarea id=text rows=30 cols=90>
{text}</textarea>"""


class _ForgeHandler(BaseHTTPRequestHandler):
    """Answers the three kinds of addresses as GitHub, Gitea and GitLab do."""

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        given = {name: values[0] for name, values in parse_qs(address.query).items()}
        path = unquote(address.path).removeprefix(REPOSITORY)
        if path == "/new/main":
            name, text = given.get("filename", ""), given.get("value", "")
        elif path.startswith("/_new/main/"):
            name = f"{path.removeprefix('/_new/main/')}/{given.get('filename', '')}"
            text = given.get("value", "")
        elif path == "/-/new/main":
            name, text = given.get("file_name", ""), ""  # GitLab fills in no text
        else:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        page = _PAGE.format(name=escape(name), text=escape(text)).encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it so
        """Keep the tests' output quiet."""


@contextmanager
def forge_pages() -> Iterator[str]:
    """Serve the stand-in on a free port; gives the address of a repository there."""
    with serving(_ForgeHandler) as address:
        yield f"{address}{REPOSITORY}"
