"""Versions of a site: the link leads to a whole one, and nothing that is somebody else's is touched."""

from __future__ import annotations

import multiprocessing
import multiprocessing.synchronize
import os
from pathlib import Path

import pytest

from strategy_tracker.serving.versions import NotOursError, next_version

FUTURE = 4_000_000_000


def unexpected() -> None:
    raise AssertionError("nobody else builds")


def publish(place: Path, text: str) -> None:
    with next_version(place, unexpected) as version:
        (version.folder / "index.html").write_text(text, "utf-8")
        version.put_in_place()


def shown(place: Path) -> str:
    return (place / "index.html").read_text("utf-8")


def versions(place: Path) -> list[str]:
    return sorted(one.name for one in place.with_name(f"{place.name}.versions").iterdir())


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "www" / "site"


def test_the_version_before_is_kept(place: Path) -> None:
    for text in ("first", "second", "third"):
        publish(place, text)
        assert shown(place) == text
    assert versions(place) == ["2", "3", "lock"]
    assert place.readlink() == Path("site.versions/3")


def test_what_is_not_put_in_place_is_not_shown_and_goes_with_the_next(place: Path) -> None:
    publish(place, "first")
    with next_version(place, unexpected) as version:
        (version.folder / "index.html").write_text("half", "utf-8")
    place.with_name("site.versions").joinpath("link").symlink_to(
        "elsewhere"
    )  # killed just before the last step
    assert shown(place) == "first"
    publish(place, "third")
    assert shown(place) == "third"
    assert versions(place) == ["1", "3", "lock"]


def test_the_newest_is_known_by_its_number_whatever_the_clock_says(place: Path) -> None:
    publish(place, "first")
    for one in place.parent.rglob("*"):
        os.utime(one, (FUTURE, FUTURE), follow_symlinks=False)
    for text in ("second", "third"):
        publish(place, text)
    assert shown(place) == "third"
    assert versions(place) == ["2", "3", "lock"]


def test_the_present_version_is_known_below_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "www").symlink_to("disk")
    publish(tmp_path / "www" / "site", "first")
    with next_version(tmp_path / "www" / "site", unexpected):
        assert shown(tmp_path / "www" / "site") == "first"
    assert shown(tmp_path / "disk" / "site") == "first"


def test_a_relative_place_is_one(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place.parent.mkdir()
    monkeypatch.chdir(place.parent)
    publish(Path("site"), "first")
    assert shown(place) == "first"


@pytest.mark.parametrize("kind", ["folder", "file", "link", "dangling link"])
def test_what_is_there_and_not_ours_is_left_alone(place: Path, kind: str) -> None:
    other = place.parent / "mine"
    other.mkdir(parents=True)
    if kind == "folder":
        place.mkdir()
    elif kind == "file":
        place.write_text("mine", "utf-8")
    else:
        place.symlink_to(other if kind == "link" else "nowhere")
    before = sorted(place.parent.iterdir())
    with pytest.raises(NotOursError), next_version(place, unexpected):
        pass
    assert sorted(place.parent.iterdir()) == before


def test_a_version_that_somebody_has_removed_is_built_anew(place: Path) -> None:
    publish(place, "first")
    place.resolve().rename(place.parent / "moved away")
    publish(place, "second")
    assert shown(place) == "second"


def test_other_files_among_the_versions_are_left_alone(place: Path) -> None:
    publish(place, "first")
    for name in ("notes.txt", "0", "\uff11"):  # the last one is a digit, and no number of ours
        place.with_name("site.versions").joinpath(name).write_text("mine", "utf-8")
    publish(place, "second")
    publish(place, "third")
    assert versions(place) == ["0", "2", "3", "lock", "notes.txt", "\uff11"]


def _second(place: Path, waits: multiprocessing.synchronize.Event) -> None:
    with next_version(place, waits.set) as version:
        (version.folder / "index.html").write_text("second", "utf-8")
        version.put_in_place()


def test_the_second_of_two_says_that_it_waits_and_then_builds(place: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    waits = spawn.Event()
    with next_version(place, unexpected) as version:
        other = spawn.Process(target=_second, args=(place, waits))
        other.start()
        assert waits.wait(60)
        (version.folder / "index.html").write_text("first", "utf-8")
        version.put_in_place()
        assert shown(place) == "first"
    other.join()
    assert other.exitcode == 0
    assert shown(place) == "second"
    assert versions(place) == ["1", "2", "lock"]
