"""Every link in the files for other programs finds its page, whether pages are folders or files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from test_build import FORM, built, project

from strategy_tracker.cli import main

_SITE = "https://plans.example/team/"
_NAMES = ("a#b.md", "2024/q3/index.md", "2024/q4.md", "index.md", "2024/retrospective.md", "Über 策略.md")


def _linking(folder: Path, *, directories: str, prefix: str) -> Path:
    open_task = FORM.read_text("utf-8").replace("完成狀態: 已完成", "完成狀態: 進行中", 1)
    records = {f"strategies/{name}": open_task for name in _NAMES}
    made = project(folder, directories=directories, **records)
    configuration = made / "mkdocs.yml"
    text = configuration.read_text("utf-8").replace(
        "history: false", f"history: false, fail_on: never, prefix: {prefix or '/'!r}"
    )
    configuration.write_text(f"site_url: {_SITE}\n{text}", "utf-8")
    return made


def _links(site: Path, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield the links of the published files, each with the file it is in."""
    data = site / prefix / "data"
    feed = ElementTree.parse(data / "feed.xml")  # noqa: S314 - our own
    yield from (("feed", one.attrib["href"]) for one in feed.iter("{http://www.w3.org/2005/Atom}link"))
    for calendar in sorted(site.rglob("*.ics")):
        text = re.sub("\r\n ", "", calendar.read_bytes().decode())
        yield from (("calendar", address) for address in re.findall(r"(?m)^URL:(.*?)\r?$", text))
    portfolio = json.loads((data / "portfolio.json").read_text("utf-8"))
    yield from (("portfolio", portfolio["site_url"] + one["url"]) for one in portfolio["strategies"])


def _links_of_commands(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the links of the reminders and of the deck that the commands make."""
    told = CliRunner().invoke(main, ["remind"])
    assert told.exit_code == 0, told.output
    yield from (("reminder", address) for address in re.findall(r"https://\S+", told.output))
    deck = folder / "deck.pptx"
    made = CliRunner().invoke(main, ["brief", "--month", "2024-08", "--output", str(deck)])
    assert made.exit_code == 0, made.output
    with ZipFile(deck) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
    yield from (("deck", one) for text in parts for one in re.findall(r"https://plans[^\s<\"]*", text))


@pytest.mark.parametrize("prefix", ["", "marketing/"], ids=["at the root", "below a folder"])
@pytest.mark.parametrize("directories", ["true", "false"], ids=["folders", "files"])
def test_every_link_finds_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, directories: str, prefix: str
) -> None:
    folder = _linking(tmp_path, directories=directories, prefix=prefix)
    site = built(folder)
    monkeypatch.chdir(folder)
    links = {*_links(site, prefix), *_links_of_commands(folder)}
    assert {kind for kind, _ in links} == {"feed", "calendar", "portfolio", "reminder", "deck"}
    lost = [(kind, link) for kind, link in links if not _is_found(site, link, files=directories == "false")]
    assert lost == []


def _is_found(site: Path, link: str, *, files: bool) -> bool:
    """Tell whether a link leads to a page; where pages are files, to none only through a server's help."""
    path = unquote(urlsplit(urljoin(_SITE, link)).path).removeprefix("/team/")
    target = site / path
    return target.is_file() or (not files and (target / "index.html").is_file())
