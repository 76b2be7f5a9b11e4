"""Pages print as people hand them round: the strategy as the form, the weekly report on one page of A4."""

from __future__ import annotations

import base64
import re
import subprocess
from pathlib import Path

import pytest
from browsing import PAGES, Reader

_LANDSCAPE_A4 = (842, 595)
_LANDSCAPE_A3 = (1191, 842)


class Printed:
    """A printed page: its sheets' sizes in points, and the words of each sheet with their right edges."""

    def __init__(self, reader: Reader, target: Path) -> None:
        options = {"printBackground": True, "preferCSSPageSize": True}
        pdf = reader.driver.execute_cdp_cmd("Page.printToPDF", options)
        target.write_bytes(base64.b64decode(pdf["data"]))
        command = ["pdftotext", "-bbox", str(target), "-"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"pdftotext (poppler-utils) failed: {done.stderr}"
        self.sheets = done.stdout.split("<page ")[1:]

    def sizes(self) -> set[tuple[int, int]]:
        found = (re.search(r'width="([\d.]+)" height="([\d.]+)"', sheet) for sheet in self.sheets)
        return {(round(float(size[1])), round(float(size[2]))) for size in found if size}

    def text(self, number: int) -> str:
        return "".join(re.findall(r">([^<>]+)</word>", self.sheets[number]))

    def overhanging(self) -> list[str]:
        """Return the words that come nearer than 7 mm to the right edge of their sheet."""
        found = []
        for sheet in self.sheets:
            size = re.search(r'width="([\d.]+)"', sheet)
            limit = float(size[1]) - 20 if size else 0
            words = re.findall(r'xMax="([\d.]+)" yMax="[\d.]+">([^<>]+)<', sheet)
            found += [word for edge, word in words if float(edge) > limit]
        return found


def test_a_strategy_prints_whole_as_the_form_on_a4_and_its_schedule_on_a3(
    reader: Reader, tmp_path: Path
) -> None:
    reader.open(PAGES["strategy"])
    printed = Printed(reader, tmp_path / "strategy.pdf")
    assert printed.sizes() <= {_LANDSCAPE_A4, _LANDSCAPE_A3}
    assert printed.overhanging() == []
    whole = "".join(map(printed.text, range(len(printed.sheets))))
    reader.run("document.querySelectorAll('.st-edit').forEach(link => link.remove())")  # nor printed
    names = "th[scope=row]:not(details *)"
    script = f"return [...document.querySelectorAll('{names}')].map(cell => cell.textContent.trim())"
    cells = [cell for cell in reader.run(script) if cell]
    assert len(cells) > 5
    assert [cell for cell in cells if re.sub(r"\s", "", cell) not in whole] == []


@pytest.mark.parametrize("kind", ["tasks", "kpis"])
def test_heads_stand_on_every_sheet_of_a_long_table(reader: Reader, tmp_path: Path, kind: str) -> None:
    reader.open(PAGES[kind])
    heads = [re.sub(r"[\s↕↑↓]", "", head) for head in reader.texts("thead th")][:4]
    printed = Printed(reader, tmp_path / "table.pdf")
    assert printed.sizes() == {_LANDSCAPE_A4}
    assert printed.overhanging() == []
    assert len(printed.sheets) > 1
    for number in range(1, len(printed.sheets) - 1):
        assert all(head in printed.text(number) for head in heads)


def test_only_the_rows_shown_are_printed(reader: Reader, tmp_path: Path) -> None:
    reader.open("tasks/?owner=王*")
    reader.one(".st-tools:not([hidden])")
    printed = Printed(reader, tmp_path / "rows.pdf")
    whole = "".join(map(printed.text, range(len(printed.sheets))))
    assert "王*" in whole
    assert "許若晴" not in whole


def test_the_weekly_report_is_one_sheet(reader: Reader, tmp_path: Path) -> None:
    reader.open(PAGES["weekly report"])
    printed = Printed(reader, tmp_path / "weekly.pdf")
    assert len(printed.sheets) == 1
    assert {tuple(sorted(size)) for size in printed.sizes()} == {tuple(sorted(_LANDSCAPE_A4))}
