"""No page has a fault that axe-core can find, in light or dark, on a wide screen or a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import PAGES, Reader

_RUN = """
const done = arguments[0];
axe.run(document, {resultTypes: ["violations"]}).then(
  (found) => done(found.violations.flatMap((one) => one.nodes.map(
    (node) => [one.id, node.target, node.failureSummary, node.html.slice(0, 160)].join(" ")))),
  (error) => done(["axe failed: " + error]));
"""


@pytest.fixture(scope="session")
def axe(npm_package: Callable[[str, str], Path]) -> str:
    """Return axe-core's script."""
    return (npm_package("axe-core", "4") / "axe.min.js").read_text("utf-8")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 1440), ("light", 390)])
@pytest.mark.parametrize("kind", PAGES)
def test_has_no_fault(reader: Reader, axe: str, kind: str, scheme: str, width: int) -> None:
    reader.looks(width, scheme)
    reader.open(PAGES[kind])
    assert reader.one(f"body[data-md-color-scheme={'slate' if scheme == 'dark' else 'default'}]")
    reader.run(axe)
    assert reader.driver.execute_async_script(_RUN) == []
