"""The guide's recipe works as it stands there: TLS, login by a directory, headers, the site in Chromium."""

from __future__ import annotations

import http.client
import re
import ssl
import tempfile
from base64 import b64encode
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import intranet
import pytest
from browsing import Reader
from click.testing import CliRunner

from strategy_tracker.cli import main

pytestmark = pytest.mark.skipif(bool(intranet.missing()), reason=f"needs {', '.join(intranet.PROGRAMS)}")
SERVERS = {"nginx": intranet.nginx, "caddy": intranet.caddy}
HEADERS = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}


class Answer(NamedTuple):
    """What a server said."""

    status: int
    headers: http.client.HTTPMessage
    text: str


@dataclass(frozen=True)
class Server:
    """A running web server of the recipe."""

    folder: Path
    port: int

    def get(self, path: str, user: str | None = None, password: str | None = None) -> Answer:
        """Return the answer to a person with or without a login, whose machine trusts the company alone."""
        headers = {"Host": intranet.HOST}
        if user is not None:
            words = f"{user}:{intranet.PASSWORDS[user] if password is None else password}"
            headers["Authorization"] = f"Basic {b64encode(words.encode()).decode()}"
        context = ssl.create_default_context(cafile=str(self.folder / "company-ca.pem"))
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=context)
        with closing(connection):
            connection.request("GET", quote(path), headers=headers)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read().decode())


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder that the login's own user can enter too."""
    with tempfile.TemporaryDirectory(prefix="intranet-") as name:
        path = Path(name)
        path.chmod(0o755)
        intranet.write_certificates(path)
        yield path


@pytest.fixture(scope="module")
def login_port(folder: Path) -> Iterator[int]:
    with intranet.directory(folder) as directory_port, intranet.login(folder, directory_port) as port:
        yield port


@pytest.fixture(scope="module", params=SERVERS)
def server(
    request: pytest.FixtureRequest, folder: Path, login_port: int, example_folder: Path
) -> Iterator[Server]:
    policy = folder / f"policy.{request.param}"
    arguments = ["csp", str(example_folder), "--format", request.param, "--output", str(policy)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    with ExitStack() as running:
        yield Server(
            folder,
            running.enter_context(SERVERS[request.param](folder, example_folder, policy, login_port)),
        )


def test_nobody_is_let_in_without_the_directorys_word(server: Server) -> None:
    for path in ("/", "/tasks/", "/data/portfolio.json", "/search/search_index.json", "/404.html", "/none"):
        answer = server.get(path)
        assert answer.status == 401, path
        assert answer.headers.get("WWW-Authenticate", "").startswith("Basic "), path
        assert "策略" not in answer.text, path
    assert server.get("/", "wang", "wrong").status == 401
    assert server.get("/", "wang", "").status == 401  # LDAP takes this for nobody's name and lets it bind
    assert server.get("/", "chen").status == 401  # in the company, and not in the group
    assert server.get("/", "reader").status == 401  # in the directory, and nobody's account


def test_the_directorys_people_are_let_in(server: Server) -> None:
    answer = server.get("/tasks/", "wang")
    assert answer.status == 200
    assert "關鍵任務" in answer.text


def test_every_answer_has_the_headers(server: Server) -> None:
    answers = [server.get(path, "wang") for path in ("/", "/data/portfolio.json", "/none")]
    assert [one.status for one in answers] == [200, 200, 404]
    for answer in (*answers, server.get("/")):
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        policy = answer.headers.get("Content-Security-Policy", "")
        (scripts,) = re.findall(r"script-src ([^;]*)", policy)
        assert set(re.sub(r"'sha256-[^']+'", "hash", scripts).split()) == {"'self'", "hash"}
        assert re.fullmatch(r"(nginx|)", answer.headers.get("Server", ""))


def test_the_sites_own_page_says_what_is_missing(server: Server) -> None:
    answer = server.get("/none/", "wang")
    assert answer.status == 404
    assert 'class="md-' in answer.text


def test_the_site_works_behind_it_in_a_browser(server: Server, reader: Reader) -> None:
    driver = reader.driver
    driver.execute_cdp_cmd("Security.enable", {})
    driver.execute_cdp_cmd(
        "Security.setIgnoreCertificateErrors", {"ignore": True}
    )  # it has no company's root
    root = f"{intranet.HOST}:{server.port}/"
    driver.get(f"https://wang:{quote(intranet.PASSWORDS['wang'])}@{root}")
    visitor = reader.at(f"https://{root}")
    visitor.open("people/王_/")  # whose name the server has to take apart
    visitor.search("直播")
    visitor.wait(lambda: visitor.has_found("直播"))
    assert visitor.complaints() == []
    visitor.open("tasks/?find=直播")
    assert visitor.one("table[data-st-table] tbody tr")
    visitor.wait(lambda: visitor.run("return typeof document$ !== 'undefined'"))
    assert visitor.complaints() == []
