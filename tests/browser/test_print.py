"""Pages print as people hand them round: the strategy as the form, the weekly report on one page of A4."""

from __future__ import annotations

import base64
import re
import subprocess
from pathlib import Path

import pytest
from browsing import PAGES, Reader

_LANDSCAPE_A4 = (842, 595)
_UPRIGHT_A4 = (595, 842)
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

    def head(self, number: int) -> str:
        """Return what stands in the upper margin, 10 mm, from left to right, in whatever fonts."""
        place = r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<>]+)<'
        words = re.findall(place, self.sheets[number])
        inside = [(float(x), word) for x, top, bottom, word in words if (float(top) + float(bottom)) / 2 < 28]
        return "".join(word for _, word in sorted(inside))

    def overhanging(self) -> list[str]:
        """Return the words that come nearer than 7 mm to the right edge of their sheet."""
        found = []
        for sheet in self.sheets:
            size = re.search(r'width="([\d.]+)"', sheet)
            limit = float(size[1]) - 20 if size else 0
            words = re.findall(r'xMax="([\d.]+)" yMax="[\d.]+">([^<>]+)<', sheet)
            found += [word for edge, word in words if float(edge) > limit]
        return found


def test_a_strategy_prints_as_the_form_on_one_a4_and_its_schedule_on_another(
    reader: Reader, tmp_path: Path
) -> None:
    reader.open(PAGES["strategy"])
    printed = Printed(reader, tmp_path / "strategy.pdf")
    assert len(printed.sheets) == 2
    assert printed.sizes() == {_LANDSCAPE_A4}
    assert printed.overhanging() == []
    reader.run(
        "document.querySelectorAll('.st-edit, .st-update').forEach(link => link.remove())"
    )  # nor printed
    script = (
        """return [...document.querySelectorAll('.st-paper-form th')].map(cell => cell.textContent.trim())"""
    )
    cells = [re.sub(r"\s", "", cell) for cell in reader.run(script)]
    assert len(cells) > 25
    assert [cell for cell in cells if cell not in printed.text(0)] == []
    assert "任務甘特圖" in printed.text(1)


def test_a_page_that_people_wrote_stands_upright(reader: Reader, tmp_path: Path) -> None:
    reader.open(PAGES["guide with views"])
    printed = Printed(reader, tmp_path / "guide.pdf")
    assert printed.sizes() == {_UPRIGHT_A4}
    assert printed.overhanging() == []


def test_a_month_is_one_sheet(reader: Reader, tmp_path: Path) -> None:
    reader.open(PAGES["calendar"])
    printed = Printed(reader, tmp_path / "month.pdf")
    assert len(printed.sheets) == 1
    due_in_august = "Move30,000units"
    assert due_in_august in printed.text(0)
    reader.open(PAGES["calendar"] + "#2025-09")
    printed = Printed(reader, tmp_path / "next.pdf")
    assert len(printed.sheets) == 1
    assert "T001" in printed.text(0)
    assert due_in_august not in printed.text(0)


def test_every_sheet_says_what_it_is_of_as_of_when_and_its_number(reader: Reader, tmp_path: Path) -> None:
    reader.open(PAGES["strategy with a chart of several pages"])
    printed = Printed(reader, tmp_path / "strategy.pdf")
    total = len(printed.sheets)
    for number in range(total):
        assert printed.head(number) == "2025年Q3「晨露系列」冷泡茶夏季推廣策略·截至2025-08-18"
        assert f"{number + 1}/{total}" in printed.text(number)
    assert printed.sizes() == {_LANDSCAPE_A4, _LANDSCAPE_A3}  # more than a dozen tasks take the larger sheet


def test_the_rest_of_a_strategy_is_printed_where_it_is_asked_for(reader: Reader, tmp_path: Path) -> None:
    reader.open(PAGES["strategy"])
    reader.run("window.print = () => {}")
    reader.one(".st-print:not([hidden])").click()
    printed = Printed(reader, tmp_path / "whole.pdf")
    whole = "".join(map(printed.text, range(len(printed.sheets))))
    for said in ("下一步", "指標分析", "補充說明", "本頁正文為自由填寫的背景說明"):
        assert said in whole
    assert len(printed.sheets) > 2


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


@pytest.mark.parametrize("address", ["weekly/", "weekly/2025-W33/", "monthly/2025-07/"])
def test_a_report_is_one_sheet(reader: Reader, tmp_path: Path, address: str) -> None:
    reader.open(f"reports/{address}")
    printed = Printed(reader, tmp_path / "weekly.pdf")
    assert len(printed.sheets) == 1
    assert {tuple(sorted(size)) for size in printed.sizes()} == {tuple(sorted(_LANDSCAPE_A4))}
