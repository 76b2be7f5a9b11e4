import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from exchange_samples import CONTROLS, FORM_DAY, FORMULA, MARKUP, tracked_examples, tracked_hostile
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from strategy_tracker.exchange.addresses import NOWHERE, SiteAddress
from strategy_tracker.exchange.calendar_files import calendar, events_of, sorted_events, text_line
from strategy_tracker.exchange.feed import ATOM, feed
from strategy_tracker.exchange.file_text import clean
from strategy_tracker.language import Language
from strategy_tracker.tracking import TrackedPortfolio

DAY = date(2025, 8, 15)
ENGLISH = Language.ENGLISH


def events(data: bytes) -> list[Component]:
    return Calendar.from_ical(data).walk("VEVENT")


def entries(tracked: TrackedPortfolio, site_url: str = "", limit: int = 10_000) -> list[dict[str, str]]:
    root = ET.fromstring(feed(tracked, ENGLISH, SiteAddress(site_url), limit=limit))  # noqa: S314 - our own
    found = []
    for entry in root.iter(f"{{{ATOM}}}entry"):
        texts = {child.tag.split("}")[1]: child.text or "" for child in entry}
        link = entry.find(f"{{{ATOM}}}link")
        assert link is not None
        found.append({**texts, "href": link.get("href", "")})
    return found


def calendars(
    tracked: TrackedPortfolio, language: Language, address: SiteAddress = NOWHERE
) -> tuple[bytes, Mapping[str, bytes]]:
    of_each = (events_of(one, tracked.as_of, language, address) for one in tracked.strategies)
    everybody, by_owner = sorted_events(chain.from_iterable(of_each))
    own = {name: b"".join(calendar(events, language, name)) for name, events in by_owner.items()}
    return b"".join(calendar(everybody, language)), own


def test_open_tasks_are_all_day_events() -> None:
    tracked = tracked_examples(DAY)
    found = events(calendars(tracked, ENGLISH)[0])
    wanted = [task for task in tracked.tasks if task.open and task.planned_end]
    assert len(found) == len(wanted) > 50
    first = found[0]
    assert first.decoded("dtstart") == min(task.planned_end for task in wanted if task.planned_end)
    assert (first.decoded("dtend") - first.decoded("dtstart")).days == 1
    assert first.decoded("dtstamp") == datetime(2025, 8, 15, tzinfo=UTC)
    assert not any(event.get("attendee") or event.get("url") for event in found)


def test_the_library_writes_the_same_bytes(tmp_path: Path) -> None:
    for tracked, address in (
        (tracked_examples(DAY), ""),
        (tracked_examples(DAY), "https://intranet/plan/"),
        (tracked_hostile(tmp_path), "https://intranet/plan/"),
    ):
        everybody, by_owner = calendars(tracked, ENGLISH, SiteAddress(address))
        assert Calendar.from_ical(everybody).to_ical() == everybody
        for own in by_owner.values():
            assert Calendar.from_ical(own).to_ical() == own


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\\;,長𠮷")))
def test_any_text_comes_back_from_its_folded_line(text: str) -> None:
    written = text_line("SUMMARY", text)
    pieces = written.removesuffix(b"\r\n").split(b"\r\n")
    assert max(len(piece) for piece in pieces) <= 75
    assert all(piece.decode() for piece in pieces)
    unfolded = written.decode().removesuffix("\r\n").replace("\r\n ", "").removeprefix("SUMMARY:")
    unescaped = re.sub(r"\\(.)", lambda match: {"n": "\n"}.get(match[1], match[1]), unfolded)
    assert unescaped == text


def test_one_owner_has_the_same_events_as_in_the_calendar_of_all() -> None:
    tracked = tracked_examples(DAY)
    of_all, by_owner = calendars(tracked, ENGLISH)
    everything = {str(event["uid"]) for event in events(of_all)}
    own = {str(event["uid"]) for event in events(by_owner["王*"])}
    assert own < everything
    assert len(own) == sum(
        task.open and task.planned_end is not None and task.owner == "王*" for task in tracked.tasks
    )


def test_identifiers_stay_from_day_to_day() -> None:
    days = (DAY, date(2025, 8, 16))
    first, second = (
        {str(e["uid"]) for e in events(calendars(tracked_examples(day), ENGLISH)[0])} for day in days
    )
    assert first == second


def test_calendar_lines_are_folded_and_text_cannot_leave_its_line(tmp_path: Path) -> None:
    data = calendars(tracked_hostile(tmp_path), ENGLISH, SiteAddress("https://intranet/plan/"))[0]
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert not {b"\n", b"\r"} & {byte for line in data.split(b"\r\n") for byte in (line[:1], line[-1:])}
    found = events(data)
    assert sorted(str(event["summary"]) for event in found)[0] == f"+1 {FORMULA}"
    assert len({str(event["uid"]) for event in found}) == len(found) == 2
    assert {str(event["url"]) for event in found} == {"https://intranet/plan/strategies/harm/"}
    assert MARKUP in str(found[0]["description"])


def test_feed_is_newest_first_with_ids_of_their_own() -> None:
    found = entries(tracked_examples(DAY))
    days = [entry["updated"] for entry in found]
    assert days == sorted(days, reverse=True)
    assert len({entry["id"] for entry in found}) == len(found) > 20
    assert all(entry["id"].startswith("urn:uuid:") for entry in found)
    assert entries(tracked_examples(DAY), limit=5) == found[:5]
    assert {entry["href"][:14] for entry in found} == {"../strategies/"}


def test_feed_says_what_changed() -> None:
    texts = [entry["content"] for entry in entries(tracked_examples(DAY))]
    assert any("T003 Progress 35 → 55" in text.splitlines() for text in texts)
    assert any("Expected 52.5%, actual 30%, 22.5 points behind" in text for text in texts)


def test_feed_entries_keep_their_ids() -> None:
    before = {entry["id"]: entry["title"] for entry in entries(tracked_examples(DAY))}
    after = {entry["id"]: entry["title"] for entry in entries(tracked_examples(date(2025, 8, 16)))}
    kept = before.keys() & after.keys()
    assert len(kept) > 20
    assert {before[name] for name in kept} == {after[name] for name in kept}


def test_feed_holds_markup_as_text(tmp_path: Path) -> None:
    found = entries(tracked_hostile(tmp_path), site_url="https://intranet/plan")
    assert any(MARKUP in entry["title"] for entry in found)
    assert len({entry["id"] for entry in found}) == len(found)
    assert {entry["href"] for entry in found} == {"https://intranet/plan/strategies/harm/"}


@pytest.mark.parametrize("make", [calendars, feed])
def test_links_are_web_addresses_or_nothing(make: Callable[..., object]) -> None:
    with pytest.raises(ValueError, match="is no web address"):
        make(tracked_examples(FORM_DAY), ENGLISH, SiteAddress("javascript:alert(1)"))


@pytest.mark.parametrize("make", [calendars, feed])
def test_the_same_input_gives_the_same_bytes(make: Callable[..., object]) -> None:
    first, second = (make(tracked_examples(DAY), ENGLISH) for _ in range(2))
    assert first == second


def test_control_characters_are_shown_as_lost() -> None:
    assert clean(CONTROLS) == "a\ufffdb\nc"
