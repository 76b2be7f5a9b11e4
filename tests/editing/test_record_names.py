"""Names of records: they say of when and what they are, never meet, and do no harm."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_tracker.editing.record_names import LONGEST_NAME, harmless, record_name, short_hash

DAY = date(2025, 8, 18)


@pytest.mark.parametrize(
    ("at", "subject", "text", "name"),
    [
        (time(14, 5), "T003", "", "2025-08-18-1405-T003-811c9dc5.md"),
        (None, "王*", "a", "2025-08-18-王-e40c292c.md"),
        (time(9, 0), "Kelvin Sim", "進度", "2025-08-18-0900-Kelvin_Sim-0c755ca9.md"),
        (None, "../../etc/passwd", "foobar", "2025-08-18-etc_passwd-bf9cf968.md"),
        (None, "", "foobar", "2025-08-18-bf9cf968.md"),
    ],
)
def test_names(at: time | None, subject: str, text: str, name: str) -> None:
    assert record_name(DAY, at, subject, text) == name


@given(st.text(), st.text())
def test_no_name_leads_anywhere(subject: str, text: str) -> None:
    name = record_name(DAY, None, subject, text)
    assert name.startswith("2025-08-18-")
    assert name.endswith(f"{short_hash(text)}.md")
    assert all(character.isalnum() or character in "-_." for character in name)
    assert name.count(".") == 1
    assert len(harmless(subject)) <= LONGEST_NAME


def test_what_two_people_write_has_two_names() -> None:
    names = {record_name(DAY, None, "T003", f"progress: {number}") for number in range(1000)}
    assert len(names) == 1000
