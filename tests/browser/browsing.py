"""A Chromium that tests drive, a site to open in it, and a server that holds the site."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from local_server import serving

DRIVER = Path("/usr/bin/chromedriver")
CHROMIUM = Path("/usr/bin/chromium")
# Not the script of that name in /usr/bin: the driver would end the script, and leave the browser running.
HEADLESS_SHELL = Path("/usr/lib/chromium/chromium-headless-shell")
SUB_PATH = "intranet/"
BLANK = "/blank"
"""An empty page of the site's host: coming from it, a browser keeps its process and its colour scheme."""
ICON = "/favicon.ico"
SEARCH_INDEX = "search_index.json"
WITHOUT_SEARCH = "Without-Search"
"""The header of a browser that searches nothing: indexing all words is two fifths of opening a page."""
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--font-render-hinting=none",  # the shell has letters as wide as Chromium then
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP plans.example.com 127.0.0.1",  # the guide's host, on this machine
    "--lang=zh-TW",
)
PATIENCE = 60
"""How long, in seconds, is waited for what a page has to do: long enough for a busy machine."""

PAGES = {
    "home": "",
    "strategies": "strategies/",
    "cycles": "strategies/cycles/",
    "strategy": "strategies/2024-q3-online-launch/",
    "strategy with a chart of several pages": "strategies/2025-q3-summer-cold-brew/",
    "tasks": "tasks/",
    "board": "tasks/board/",
    "calendar": "tasks/calendar/",
    "kpis": "kpis/",
    "alerts": "alerts/",
    "people": "people/",
    "person": "people/王_/",
    "retrospectives": "retrospectives/",
    "retrospective": "strategies/2024-q3-online-launch/retrospective/",
    "weekly report": "reports/weekly/",
    "monthly report": "reports/monthly/",
    "past weekly report": "reports/weekly/2025-W33/",
    "quality": "quality/",
    "rules": "quality/rules/",
    "data": "data/",
    "guide": "guide/",
    "guide with tables": "guide/format/",
    "guide with code": "guide/engineer/",
    "guide with views": "guide/views/",
}
"""One page of each kind, by its address below the site's root."""


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves a folder at / and below the sub-path as well, with the policy of the site where it has one.

    `instead` has the content of files, by their paths in the folder, in place of what is there.
    """

    def __init__(
        self, *args: Any, policy: str | None, instead: Mapping[str, bytes] | None = None, **options: Any
    ) -> None:
        self.policy = policy
        self.instead = instead or {}
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        if self.policy is not None:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix("/").removeprefix(SUB_PATH))

    def do_GET(self) -> None:
        """Answer `/blank` with an empty page, and the icon that a browser asks for at any time with none."""
        path = Path(self.translate_path(self.path))
        instead = self.instead.get(path.relative_to(self.directory).as_posix())
        if self.path.endswith(SEARCH_INDEX) and self.headers[WITHOUT_SEARCH]:
            index = json.loads(path.read_bytes())
            self._answer(json.dumps(index | {"docs": []}).encode(), "application/json")
        elif instead is not None:
            self._answer(instead, self.guess_type(path))
        elif self.path not in (BLANK, ICON):
            super().do_GET()
        else:
            self._answer(b"", "text/html", HTTPStatus.OK if self.path == BLANK else HTTPStatus.NO_CONTENT)

    def _answer(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it so
        """Keep the tests' output quiet."""


@contextmanager
def served(
    folder: Path, policy: str | None = None, instead: Mapping[str, bytes] | None = None
) -> Iterator[str]:
    """Serve a folder on a free port, under a Content-Security-Policy; `instead` is as in SiteHandler.

    Gives its address, with a slash at the end. The sitemap is as where `site_url` is that address: swapping
    pages in place needs it.
    """
    files = dict(instead or {})
    handler = partial(SiteHandler, directory=str(folder), policy=policy, instead=files)
    with serving(handler) as address:
        files["sitemap.xml"] = sitemap(folder, f"{address}/")
        yield f"{address}/"


def build(project: Path, target: Path) -> None:
    """Build a project's site with MkDocs, as a reader of its documentation would."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def sitemap(folder: Path, root: str) -> bytes:
    """Return the sitemap that MkDocs writes where `site_url` is `root`."""
    paths = sorted(page.parent.relative_to(folder).as_posix() for page in folder.rglob("index.html"))
    urls = [root + ("" if path == "." else f"{quote(path)}/") for path in paths]
    entries = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
    head = (
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    )
    return f"{head}{entries}</urlset>".encode()


def browser() -> Path:
    """Return Chromium's headless shell where it is installed, and Chromium where it is not.

    The engine is the same; without windows, profiles and extensions opening a page is a third less work.
    """
    return HEADLESS_SHELL if HEADLESS_SHELL.exists() else CHROMIUM


def start_chromium(downloads: Path) -> Chrome:
    """Start Debian's Chromium with Debian's driver; without them the tests fail.

    The driver makes a profile for it, and takes it away at the end.
    """
    for program in (DRIVER, browser()):
        assert program.exists(), f"{program} is missing: apt-get install chromium chromium-driver"
    options = ChromeOptions()
    options.binary_location = str(browser())
    for flag in _FLAGS:
        options.add_argument(flag)
    # With each window that is opened later the driver tells the shell this folder, and else the current one.
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = Chrome(options=options, service=ChromeService(str(DRIVER)))
    driver.set_script_timeout(PATIENCE)
    driver.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(downloads)}
    )
    return driver


def let_search(driver: Chrome, *, wanted: bool) -> None:
    """Let a browser have the words of the sites that are served here, or do without."""
    headers = {} if wanted else {WITHOUT_SEARCH: "true"}
    driver.execute_cdp_cmd("Network.enable", {})
    driver.execute_cdp_cmd("Network.setExtraHTTPHeaders", {"headers": headers})


class Reader:
    """Somebody at a browser, on one site."""

    def __init__(self, driver: Chrome, root: str, downloads: Path) -> None:
        self.driver = driver
        self.root = root
        self.downloads = downloads

    def at(self, root: str) -> Reader:
        """Return the same reader on another site."""
        return Reader(self.driver, root, self.downloads)

    def looks(self, width: int = 1440, scheme: str = "light", height: int = 900) -> None:
        """Take a screen of a width and a colour scheme."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": features})

    def open(self, path: str) -> None:
        """Open a page by its address below the site's root, as on a first visit and with empty logs."""
        address = self.root + quote(path, safe="/?=&#%*+")
        here = self.driver.current_url
        # Another fragment alone makes no new page, and another host takes another process of the browser.
        if urldefrag(here).url == urldefrag(address).url or not here.startswith(self.root):
            self.driver.get(urljoin(self.root, BLANK))
        forget = {"origin": self.root, "storageTypes": "local_storage"}  # it would keep the colour scheme
        self.driver.execute_cdp_cmd("Storage.clearDataForOrigin", forget)
        for kind in ("performance", "browser"):
            self._log(kind)
        self.driver.get(address)

    def _log(self, kind: str) -> list[dict[str, Any]]:
        return list(self.driver.get_log(kind))  # type: ignore[no-untyped-call]

    def requests(self) -> list[str]:
        """Return the addresses of all requests since the page was opened, except data: and blob:."""
        found = []
        for entry in self._log("performance"):
            event = json.loads(entry["message"])["message"]
            if event["method"] == "Network.requestWillBeSent":
                found.append(event["params"]["request"]["url"])
            elif event["method"] == "Network.webSocketCreated":
                found.append(event["params"]["url"])
        return [url for url in found if urlsplit(url).scheme not in ("data", "blob")]

    def foreign_requests(self) -> list[str]:
        """Return the addresses of requests that left the site's host."""
        host = urlsplit(self.root).netloc
        return [url for url in self.requests() if urlsplit(url).netloc != host]

    def complaints(self) -> list[str]:
        """Return what the browser's console holds against the page."""
        return [entry["message"] for entry in self._log("browser") if entry["level"] == "SEVERE"]

    def run(self, script: str, *values: object) -> Any:
        """Return what a script returns."""
        return self.driver.execute_script(script, *values)

    def all(self, selector: str) -> list[WebElement]:
        """Return the elements of a CSS selector."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        """Return the first element of a CSS selector, waiting for it."""
        element: WebElement = self.wait(lambda: next(iter(self.all(selector)), None))
        return element

    def wait(self, condition: Callable[[], Any]) -> Any:
        """Return a condition's value as soon as there is one; a page may change while it is asked."""
        going = [StaleElementReferenceException]
        waiting = WebDriverWait(self.driver, PATIENCE, poll_frequency=0.03, ignored_exceptions=going)
        return waiting.until(lambda _: condition())

    def texts(self, selector: str) -> list[str]:
        """Return the texts of the elements that can be seen."""
        script = """return [...document.querySelectorAll(arguments[0])]
            .filter(one => one.getClientRects().length).map(one => one.textContent.trim())"""
        return list(self.run(script, selector))

    def search(self, words: str) -> None:
        """Type words into the site's search field, in place of what was in it and of what that found."""
        self.one("label.md-search__icon[for=__search], .md-search__input").click()
        field = self.one(".md-search__input")
        self.wait(lambda: field.is_displayed() and field.is_enabled())
        field.clear()
        self.wait(lambda: not self.all(".md-search-result__item"))
        field.send_keys(words)

    def has_found(self, *words: str) -> bool:
        """Tell whether a result has any of the words: the results follow what is typed, letter by letter."""
        texts = "return [...document.querySelectorAll('.md-search-result__item')].map(one => one.textContent)"
        return any(one in text.replace("\u200b", "") for one in words for text in self.run(texts))

    def downloaded(self, name: str) -> bytes:
        """Return a downloaded file, which is then taken away."""
        path = self.downloads / name
        self.wait(lambda: path.exists() and not list(self.downloads.glob("*.crdownload")))
        content = path.read_bytes()
        path.unlink()
        return content
