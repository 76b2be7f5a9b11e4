"""Take the README's picture of the example's home page: `uv run python tests/screenshot.py`.

Needs Debian's Chromium and its driver, as the tests in a browser do.
"""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import tempfile
import threading
import zlib
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.support.wait import WebDriverWait

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "assets" / "screenshot.png"
WIDTH, HEIGHT = 1280, 860
LARGEST = 320_000
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--lang=zh-TW")


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it so
        """Say nothing."""


def photograph(site: Path) -> bytes:
    """Return a picture of a site's home page as PNG; served, since the theme hides its search otherwise."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    options = ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in (*FLAGS, f"--window-size={WIDTH},{HEIGHT}"):
        options.add_argument(flag)
    driver = Chrome(options=options, service=ChromeService("/usr/bin/chromedriver"))
    try:
        metrics = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        driver.get(f"http://127.0.0.1:{server.server_port}/")
        WebDriverWait(driver, 10).until(
            lambda one: one.execute_script("return document.fonts.status") == "loaded"
        )
        if driver.find_element("tag name", "html").get_attribute("lang") != "zh-Hant":
            raise ValueError("the home page is not in Traditional Chinese")
        taken = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
        return base64.b64decode(taken["data"])
    finally:
        driver.quit()
        server.shutdown()
        server.server_close()


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


def main() -> None:
    """Build the example, photograph it, and write the picture."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", folder]
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        picture = packed(photograph(Path(folder)))
    if len(picture) > LARGEST:
        sys.exit(f"{len(picture)} bytes are too many for a README")
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(picture)
    print(f"{TARGET.relative_to(ROOT)}: {len(picture)} bytes")


if __name__ == "__main__":
    main()
