"""The strategies in sites with other plugins: their pages are there, links lead somewhere, nothing is harmed.

These plugins are not among the usual ones of development:
`uv run --group compatibility pytest -m compatibility tests/compatibility`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hosts import CASES, Built, host, together

pytestmark = pytest.mark.compatibility

NINE = [
    "awesome-pages", "literate-nav", "section-index", "tags", "blog", "macros", "minify", "redirects",
    "git-revision-date-localized",
]  # fmt: skip
CASES_BY_NAME = CASES["alone"] | CASES["translated"] | {"nine": together(NINE)}
OURS = [
    "", "strategies", "strategies/autumn", "tasks", "kpis", "alerts", "people", "people/王小明",
    "people/陳美玲", "retrospectives", "reports/weekly", "reports/monthly", "data", "quality",
]  # fmt: skip
HOSTS = ["index.html", "team/people/index.html"]


def files_of(addresses: list[str]) -> set[str]:
    return {f"{address}/index.html".lstrip("/") for address in addresses}


def hold_that_all_is_well(without: Built, together_with: Built, case: dict[str, Any], prefix: str) -> None:
    """Hold what is true of every site that the strategies are added to."""
    # A site's own first page is kept, so that without a folder of their own the overview is elsewhere.
    addresses = [f"{prefix}{address}".rstrip("/") for address in OURS]
    ours = files_of([address or "overview" for address in addresses])
    missing = (ours | files_of(case.get("pages", []))) - together_with.pages
    assert sorted(missing) == []
    for address in HOSTS:
        assert together_with.html(address).article == without.html(address).article, address
    assert "辦6場直播" in together_with.html("team/index.html").article
    assert without.pages - together_with.pages == set()
    assert together_with.dead_links() == []
    new = {line for line in together_with.warnings - without.warnings if "overview/index.md" not in line}
    assert sorted(new) == []
    assert "Traceback" not in together_with.said
    assert "jieba" not in together_with.said


@cache
def site_without(folder: Path, name: str, prefix: str) -> Built:
    return host(folder / f"{name}-{prefix.strip('/')}", CASES_BY_NAME[name], prefix, strategies=False)


def seen(folder: Path, name: str, prefix: str, *, first: bool) -> Built:
    case = CASES_BY_NAME[name]
    without = site_without(folder.parent / "without", name, prefix)
    with_them = host(folder / "with", case, prefix, strategies=True, first=first)
    hold_that_all_is_well(without, with_them, case, prefix)
    return with_them


BELOW_FOLDER_FIRST, ON_TOP_LAST = ("marketing/", True), ("", False)
places = pytest.mark.parametrize(
    ("prefix", "first"), [BELOW_FOLDER_FIRST, ON_TOP_LAST], ids=["folder-first", "top-last"]
)


@pytest.mark.parametrize("name", CASES["alone"])
def test_beside_another_plugin(tmp_path: Path, name: str) -> None:
    case = CASES["alone"][name]
    site = seen(tmp_path, name, "marketing/", first=len(name) % 2 == 0)
    entries = iter(site.html("index.html").entries)
    assert [one for one in case.get("entries", []) if one not in entries] == []
    for address, text in case.get("text", {}).items():
        assert text in site.html(f"{address}/index.html").article


@places
def test_beside_nine_at_once(tmp_path: Path, prefix: str, first: bool) -> None:
    seen(tmp_path, "nine", prefix, first=first)


@places
@pytest.mark.parametrize("name", CASES["translated"])
def test_in_a_site_of_several_languages(tmp_path: Path, name: str, prefix: str, first: bool) -> None:
    site = seen(tmp_path, name, prefix, first=first)
    entries = site.html("index.html").entries
    assert {"關鍵任務", "任務", "Tasks"} & set(entries)
    for language in ("en", "fr", "ja"):
        assert not (site.folder / language / prefix / "tasks").exists()
        assert not (site.folder / language / "assets" / "strategy-tracker.css").exists()


def test_all_languages_find_the_strategies(tmp_path: Path) -> None:
    site = seen(tmp_path, "suffix", "marketing/", first=True)
    sitemap = (site.folder / "sitemap.xml").read_text("utf-8")
    assert sitemap.count("https://intranet.example/handbook/marketing/tasks/<") == 1
    assert '../../../marketing/people/"' in site.html("en/team/people/index.html").text
    assert "辦6場直播" in site.html("en/team/index.html").article
    switch = site.html("marketing/tasks/index.html")
    assert {"/handbook/en/", "/handbook/ja/"} <= set(switch.links)
    assert site.html("en/index.html").text.count("strategy-tracker.css") == 1
