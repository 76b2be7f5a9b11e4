"""Take the pictures of the README and the guide from the example's site: `uv run python tests/screenshot.py`.

Needs Debian's Chromium and its driver, as the tests in a browser do. With names only those are taken:
`uv run python tests/screenshot.py step-goal.webp`.
"""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import tempfile
import threading
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.support.wait import WebDriverWait

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "docs" / "assets"
LARGEST = 320_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a page: from its top, or from the heading of an id on; a file in docs/assets.

    With `typed` it is of the dialog that the page's address opens, with that text in its fields.
    """

    file: str
    page: str
    heading: str = ""
    width: int = 1280
    height: int = 860
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def format(self) -> str:
        """The format, as Chromium names it."""
        return self.file.rpartition(".")[2]


COLD_BREW = "strategies/2025-q3-summer-cold-brew/"
PICTURES = (
    Picture("screenshot.png", ""),
    Picture(
        "update-dialog.png",
        f"{COLD_BREW}?update=T002",
        width=940,
        height=720,
        typed={
            "progress": "60",
            "problem": "第七場主播請假",
            "solution": "由備用主播頂替，8月22日補播",
        },
    ),
    Picture("step-goal.webp", COLD_BREW, "goal-tree", 960, 520),
    Picture("step-tasks.webp", COLD_BREW, "tasks", 1060, 470),
    Picture("step-tracking.webp", COLD_BREW, "gantt", 980, 520),
    Picture("step-kpis.webp", COLD_BREW, "kpi-grid", 980, 500),
    Picture("step-retrospective.webp", "strategies/2025-618-promotion/retrospective/", "steps", 960, 410),
)
# The bars of the theme would cover what is below a heading.
_ONLY_CONTENT = ".md-header, .md-tabs, .md-top, .st-menu, .md-sidebar { display: none !important }"
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--lang=zh-TW")


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it so
        """Say nothing."""


def photographs(site: Path, pictures: Iterable[Picture]) -> Iterator[tuple[Picture, bytes]]:
    """Yield each picture of a site with its bytes; served, since the theme hides its search otherwise."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    options = ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in FLAGS:
        options.add_argument(flag)
    driver = Chrome(options=options, service=ChromeService("/usr/bin/chromedriver"))
    try:
        for picture in pictures:
            yield picture, taken(driver, picture, f"http://127.0.0.1:{server.server_port}/{picture.page}")
    finally:
        driver.quit()
        server.shutdown()
        server.server_close()


def taken(driver: Chrome, picture: Picture, address: str) -> bytes:
    """Return a picture of the page at an address."""
    metrics = {"width": picture.width, "height": 860, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    driver.get(address)
    WebDriverWait(driver, 10).until(
        lambda one: one.execute_script("return document.fonts.status") == "loaded"
    )
    if driver.find_element("tag name", "html").get_attribute("lang") != "zh-Hant":
        raise ValueError(f"{picture.page} is not in Traditional Chinese")
    top = 0.0
    if picture.heading:
        top = driver.execute_script(_BARE, _ONLY_CONTENT, picture.heading)
    asked: dict[str, object] = {"format": picture.format, "captureBeyondViewport": bool(picture.heading)}
    asked["clip"] = {"x": 0, "y": top, "width": picture.width, "height": picture.height, "scale": 1}
    if picture.typed:
        asked["clip"] = {**driver.execute_script(_DIALOG, picture.typed), "scale": 1}
    if picture.format == "webp":
        asked["quality"] = 80
    return base64.b64decode(driver.execute_cdp_cmd("Page.captureScreenshot", asked)["data"])


_BARE = """
const style = document.createElement("style")
style.textContent = arguments[0]
document.head.append(style)
const heading = document.getElementById(arguments[1])
return Math.max(0, heading.getBoundingClientRect().top + window.scrollY - 12)
"""
# What stands in the fields is typed as people type it; without a cursor, which blinks.
_DIALOG = """
const dialog = document.querySelector("dialog[open]")
for (const [name, text] of Object.entries(arguments[0])) {
  const control = dialog.querySelector(`[name="${name}"]`)
  control.value = text
  control.dispatchEvent(new Event("input", { bubbles: true }))
}
dialog.querySelector("details").open = true
document.activeElement.blur()
const { x, y, width, height } = dialog.getBoundingClientRect()
return { x, y, width, height }
"""


def packed(picture: bytes) -> bytes:
    """Return a PNG with its pixels packed as tightly as zlib can."""
    start, parts, pixels = 8, [picture[:8]], b""
    chunks: list[tuple[bytes, bytes]] = []
    while start < len(picture):
        length = int.from_bytes(picture[start : start + 4], "big")
        kind, content = picture[start + 4 : start + 8], picture[start + 8 : start + 8 + length]
        start += length + 12
        if kind == b"IDAT":
            pixels += content
        else:
            chunks.append((kind, content))
    chunks.insert(-1, (b"IDAT", zlib.compress(zlib.decompress(pixels), 9)))
    for kind, content in chunks:
        check = zlib.crc32(kind + content).to_bytes(4, "big")
        parts.append(len(content).to_bytes(4, "big") + kind + content + check)
    return b"".join(parts)


def main(names: Collection[str]) -> None:
    """Build the example, photograph it, and write the pictures."""
    wanted = [picture for picture in PICTURES if not names or picture.file in names]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", folder]
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        for picture, found in photographs(Path(folder), wanted):
            content = packed(found) if picture.format == "png" else found
            if len(content) > LARGEST:
                sys.exit(f"{picture.file}: {len(content)} bytes are too many")
            ASSETS.mkdir(parents=True, exist_ok=True)
            (ASSETS / picture.file).write_bytes(content)
            print(f"docs/assets/{picture.file}: {len(content)} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
