"""No page has a fault that axe-core can find, in light or dark, on a wide screen or a phone."""

from __future__ import annotations

import pytest
from axe import faults
from browsing import PAGES, Reader


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("kind", PAGES)
def test_has_no_fault(reader: Reader, axe: str, kind: str, scheme: str, width: int) -> None:
    reader.looks(width, scheme)
    reader.open(PAGES[kind])
    assert reader.one(f"body[data-md-color-scheme={'slate' if scheme == 'dark' else 'default'}]")
    assert faults(reader, axe) == []
