"""A site is whole whatever years are typed in its records, and on the first and last day that it can show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

RECORD = (Path(__file__).parent / "ends_of_the_calendar.md").read_text("utf-8")
DAYS = ("0001-01-01", "1900-01-01", "2199-12-31", "9999-12-31")
CONFIGURATION = """site_name: 測試
theme: {{name: material, language: zh-Hant, font: false}}
plugins:
  - search
  - strategy-tracker: {{as_of: {as_of}, timezone: {timezone}, fail_on: never, history: false}}
"""


def built(folder: Path, **settings: str) -> None:
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIGURATION.format(**settings), "utf-8")
    for day in DAYS:
        (folder / "strategies" / day / "updates").mkdir(parents=True)
        (folder / "strategies" / day / "index.md").write_text(RECORD.replace("{day}", day), "utf-8")
        update = f"---\n日期: {day}\n任務: {{T1: {{當前進度: 70}}}}\n---\n"
        (folder / "strategies" / day / "updates" / "1.md").write_text(update, "utf-8")
    build(load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site")))


@pytest.mark.parametrize(
    ("as_of", "timezone"),
    [
        ("2026-08-15", "Asia/Taipei"),
        ("1900-01-01", "Pacific/Kiritimati"),
        ("2199-12-31", "Pacific/Pago_Pago"),
    ],
)
def test_every_record_has_its_page(
    tmp_path: Path, as_of: str, timezone: str, caplog: pytest.LogCaptureFixture
) -> None:
    built(tmp_path, as_of=as_of, timezone=timezone)
    for day in DAYS:
        page = (tmp_path / "site" / "strategies" / day / "index.html").read_text("utf-8")
        for task in ("T1", "T2", "T3", "T4", "T5", "T6"):
            assert f">{task}<" in page
        assert page.count(day) >= 6  # what was typed stays visible
    said = {day: set(re.findall(rf"strategies/{day}.*\[([a-z-]+)\]", caplog.text)) for day in DAYS}
    assert "date-year-implausible" in said["0001-01-01"]
    assert "date-says-no-end" in said["9999-12-31"]
    assert not {"date-year-implausible", "date-says-no-end"} & (said["1900-01-01"] | said["2199-12-31"])


@pytest.mark.parametrize("as_of", ["0001-01-01", "9999-12-31"])
def test_a_day_that_no_site_can_show_is_named(
    tmp_path: Path, as_of: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        built(tmp_path, as_of=as_of, timezone="Asia/Taipei")
    assert "不在 1900 年到 2199 年之間" in caplog.text
