"""A web server on loopback that answers as it is told, and keeps what it was sent."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

HANG = None
"""The answer of a server that does not answer."""
Answer = tuple[int, str] | None


class Receiver:
    """Answers one request after the other; the last answer is given again and again."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self.answers = list(answers)
        self.requests: list[tuple[str, dict[str, str], Any]] = []
        self.ended = threading.Event()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                receiver.receive(self)

            def log_message(self, *_arguments: object) -> None:
                """Print nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.address = f"127.0.0.1:{self.server.server_port}"

    def receive(self, handler: BaseHTTPRequestHandler) -> None:
        """Keep a request, and give its answer."""
        parts = urlsplit(handler.path)
        body = handler.rfile.read(int(handler.headers["Content-Length"])).decode()
        form = handler.headers["Content-Type"].startswith("application/x-www-form-urlencoded")
        content = json.loads(dict(parse_qsl(body))["payload"] if form else body)
        self.requests.append((parts.path, dict(parse_qsl(parts.query)), content))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if answer is HANG:
            self.ended.wait(30)
            return
        status, text = answer
        handler.send_response(status)
        if 300 <= status < 400:
            handler.send_header("Location", "/elsewhere")
        handler.end_headers()
        handler.wfile.write(text.encode())

    @property
    def contents(self) -> list[Any]:
        """What was sent, without where to."""
        return [content for _, _, content in self.requests]


@contextmanager
def receiving(*answers: Answer) -> Iterator[Receiver]:
    """Run a receiver."""
    receiver = Receiver(answers)
    thread = threading.Thread(target=receiver.server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield receiver
    finally:
        receiver.ended.set()
        receiver.server.shutdown()
        thread.join()
        receiver.server.server_close()
