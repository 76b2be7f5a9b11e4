"""The plugin in a site as people have it: the smallest of all, and one with pages of its own."""

from __future__ import annotations

import re
from contextlib import nullcontext
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from mkdocs.exceptions import Abort
from pydantic import ValidationError
from test_build import FORM, built, page

from strategy_tracker.cli.options import CommonOptions
from strategy_tracker.cli.project import find_project
from strategy_tracker.configuration import read_configuration
from strategy_tracker.language import message
from strategy_tracker.settings import SiteSettings
from strategy_tracker.workspace import open_workspace

README = Path(__file__).parents[2] / "README.md"
SMALLEST: str = re.findall(r"```yaml\n(site_name: .*?)```", README.read_text("utf-8"), re.DOTALL)[0]


def site_of(folder: Path, configuration: str, files: dict[str, str]) -> Path:
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(configuration, "utf-8")
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return built(folder)


@pytest.fixture
def form() -> dict[str, str]:
    return {"strategies/form.md": FORM.read_text("utf-8")}


def test_the_smallest_site_of_the_readme_has_a_navigation(tmp_path: Path, form: dict[str, str]) -> None:
    html = page(site_of(tmp_path, SMALLEST, form), "tasks")
    beside = re.search(r'<div class="md-sidebar md-sidebar--primary"[^>]*>', html)
    assert beside is not None
    assert "hidden" not in beside[0]


def test_tabs_are_navigation_enough(tmp_path: Path, form: dict[str, str]) -> None:
    tabs = SMALLEST.replace("  font: false", "  font: false\n  features: [navigation.tabs]")
    html = page(site_of(tmp_path, tabs, form), "tasks")
    assert 'class="md-tabs"' in html
    assert re.search(r'<div class="md-sidebar md-sidebar--primary"[^>]* hidden', html)


HOME = "# Our company\n\n[Tasks](marketing/tasks/index.md)\n"
FENCE = "# Team\n\n```tracker\nview: tasks\n```\n"


def with_options(*options: str, more: str = "") -> str:
    lines = "".join(f"      {option}\n" for option in ("as_of: 2024-09-30", "history: false", *options))
    return SMALLEST.replace("  - strategy-tracker\n", f"  - strategy-tracker:\n{lines}") + more


def navigation(html: str) -> list[str]:
    """Return the titles in the list of pages, a section's before those in it."""
    beside = html.split('<nav class="md-nav md-nav--primary"')[1].split('<div class="md-content')[0]
    titles = re.findall(r'<span class="md-ellipsis">\s*(.*?)\s*</span>', beside, re.DOTALL)
    return [title for number, title in enumerate(titles) if title not in titles[:number]]


def links(site: Path, address: str) -> list[Path]:
    """Return the files that a page's links to other pages of the site lead to."""
    html = (site / address).read_text("utf-8").split("<article")[1].split("</article")[0]
    found = {unquote(path) for path in re.findall(r'href="((?:\.\.?/|[a-z])[^"#?:]*)', html)}
    targets = [(site / address).parent / path for path in sorted(found)]
    return [target / "index.html" if target.is_dir() else target for target in targets]


MANAGERS_ORDER = ["策略", "關鍵任務", "效果指標", "預警", "負責人", "復盤", "報告"]


def test_pages_are_in_the_managers_order(tmp_path: Path, form: dict[str, str]) -> None:
    titles = navigation(page(site_of(tmp_path, SMALLEST, form), ""))
    assert [one for one in titles if one in ["總覽", *MANAGERS_ORDER]] == ["總覽", *MANAGERS_ORDER]


@pytest.mark.parametrize("directories", ["true", "false"])
def test_all_pages_can_be_below_a_folder_of_a_site(
    tmp_path: Path, form: dict[str, str], directories: str
) -> None:
    own = {"docs/index.md": HOME, "docs/team.md": FENCE, "docs/tasks.md": "# Chores\n"}
    own["strategies/2024-q4.md"] = "---\n關鍵任務:\n  - {任務編號: T001, 計劃時間: 2024-10-31}\n---\n"
    flat = f"use_directory_urls: {directories}\nsite_url: https://intranet.example/\n"
    site = site_of(tmp_path, with_options("prefix: marketing", "fail_on: never", more=flat), {**form, **own})
    assert "Our company" in (site / "index.html").read_text("utf-8")
    assert {path.name for path in site.iterdir() if path.is_dir()} - {"tasks", "team"} == {
        "assets", "marketing", "search"
    }  # fmt: skip
    team = "team/index.html" if directories == "true" else "team.html"
    for address in (team, *(str(one.relative_to(site)) for one in (site / "marketing").rglob("*.html"))):
        assert [target for target in links(site, address) if not target.is_file()] == [], address
    assert any("marketing" in str(target) for target in links(site, team))
    for file in ("portfolio.json", "feed.xml", "calendar.ics"):
        text = (site / "marketing/data" / file).read_text("utf-8").replace("\r\n ", "")
        assert "https://intranet.example/marketing/" in text, file


def test_the_folder_is_one_section_of_the_sites_own_navigation(tmp_path: Path, form: dict[str, str]) -> None:
    nav = "nav: [{Welcome: index.md}, {Team: team.md}]\n"
    own = {**form, "docs/index.md": HOME, "docs/team.md": "# Team\n"}
    site = site_of(tmp_path, with_options("prefix: marketing/", more=nav), own)
    titles = navigation((site / "marketing/index.html").read_text("utf-8"))
    assert titles[:11] == ["Welcome", "Team", "策略執行", "總覽", *MANAGERS_ORDER[:-1], "週報"]


def test_a_navigation_of_the_sites_own_leads_to_the_pages_without_a_folder_too(
    tmp_path: Path, form: dict[str, str]
) -> None:
    own = {**form, "docs/index.md": HOME.replace("marketing/", "")}
    titles = navigation(page(site_of(tmp_path, with_options(more="nav: [{Welcome: index.md}]\n"), own), ""))
    assert titles[:4] == ["Welcome", "策略執行", "總覽", MANAGERS_ORDER[0]]


OWN_PAGES = {
    "index.md": ("index.html", "總覽", "overview/index.html"),
    "README.md": ("index.html", "總覽", "overview/index.html"),
    "index.html": ("index.html", "總覽", "overview/index.html"),
    "tasks.md": ("tasks/index.html", "關鍵任務", None),
    "tasks/index.md": ("tasks/index.html", "關鍵任務", None),
    "data/portfolio.json": ("data/portfolio.json", "", None),
}


@pytest.mark.parametrize("own", OWN_PAGES)
def test_a_page_of_the_sites_own_is_kept_and_the_clash_is_a_warning(
    tmp_path: Path, form: dict[str, str], caplog: pytest.LogCaptureFixture, own: str
) -> None:
    address, title, elsewhere = OWN_PAGES[own]
    site = site_of(tmp_path, with_options(), {**form, f"docs/{own}": "Written by hand"})
    assert "Written by hand" in (site / address).read_text("utf-8")
    told = [one.getMessage() for one in caplog.records if one.levelname == "WARNING"]
    assert [own in one for one in told if "prefix: " in one] == [True]
    moved = list(site.glob(elsewhere)) if elsewhere else []
    assert [f'<h1 id="top">{title}' in one.read_text("utf-8") for one in moved] == [True] * bool(elsewhere)


def test_the_strategies_may_be_among_the_sites_own_pages(
    tmp_path: Path, form: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    own = {
        "docs/index.md": "# Ours\n\n[The strategy](strategies/form.md)\n",
        "docs/strategies/form.md": form["strategies/form.md"],
        "docs/strategies/form/updates/2024-09-01.md": "---\ntasks: {T002: {progress: 84}}\n---\n",
        "docs/strategies/plan.txt": "beside it",
        "docs/strategies/bad.html": "<script>alert(1)</script>",
        "docs/other/form.md": "# Another\n",
    }
    site = site_of(tmp_path, with_options("strategies_dir: docs/strategies", "prefix: marketing"), own)
    assert "一、基本信息" in (site / "marketing/strategies/form/index.html").read_text("utf-8")
    assert (site / "marketing/strategies/plan.txt").read_text("utf-8") == "beside it"
    assert (site / "other/form/index.html").is_file()
    assert not (site / "strategies").exists()
    assert "strategies/bad.html 不會發布" in caplog.text


def test_the_strategies_have_a_folder_of_their_own(
    tmp_path: Path, form: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        site_of(tmp_path, with_options("strategies_dir: docs"), form)
    assert "必須是單獨的資料夾" in caplog.text


@pytest.mark.parametrize("prefix", ["marketing", "/marketing/", "marketing/"])
def test_the_command_line_knows_where_the_pages_are(tmp_path: Path, prefix: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        with_options(f"prefix: {prefix}", more="site_url: https://intranet.example/a\n"), "utf-8"
    )
    project = find_project(CommonOptions(tmp_path / "mkdocs.yml", None, None, quiet=False))
    assert project.site_url == "https://intranet.example/a/marketing/"


@pytest.mark.parametrize("prefix", ["../a", "a\\b", "a#b", ".", "a?", "a/ b"])
def test_a_prefix_is_a_folder_of_the_site(prefix: str) -> None:
    with pytest.raises(ValidationError, match="is no folder of the site"):
        SiteSettings(prefix=prefix)


@pytest.mark.parametrize("language", ["zh-Hant", "zh", "en"])
def test_a_site_without_strategies_shows_a_whole_one_that_check_passes(tmp_path: Path, language: str) -> None:
    forge = "repo_url: https://github.com/a/b\nedit_uri: edit/main/docs/\n"
    configuration = with_options(more=forge).replace("zh-Hant", language)
    html = page(site_of(tmp_path, configuration, {"strategies/.keep": ""}), "")
    assert "https://github.com/a/b/new/main?filename=strategies%2Ffirst-strategy.md" in html
    shown = re.findall(r'<pre class="st-first__example"[^>]*><code>(.*?)</code></pre>', html, re.DOTALL)
    text = unescape(shown[0])
    finished = re.sub(r"(?m)^# ((?:  )*[^ \n]+:.*|    - .*)$", r"\1", text)
    own = read_configuration(tmp_path / "mkdocs.yml")
    settings, of_site = own.settings, own.language
    for number, written in enumerate((text, finished)):
        folder = tmp_path / f"copied-{number}"
        (folder / "strategies").mkdir(parents=True)
        (folder / "strategies/first-strategy.md").write_text(written, "utf-8")
        workspace = open_workspace(folder, settings, of_site, date(2024, 9, 30))
        assert [finding.message for finding in workspace.findings.all] == []
        (strategy,) = workspace.tracked.strategies
        assert (len(strategy.tasks), len(strategy.kpis)) == (3, 2)
        assert (strategy.record.retrospective is not None) is bool(number)


def test_a_page_that_the_site_leaves_out_is_in_nobodys_way(
    tmp_path: Path, form: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    left_out = with_options(more="exclude_docs: tasks/\n")
    html = page(site_of(tmp_path, left_out, {**form, "docs/tasks/index.md": "Not ready"}), "tasks")
    assert "T001" in html
    assert "prefix: " not in caplog.text


def test_one_turns_the_pages_in_their_order(tmp_path: Path, form: dict[str, str]) -> None:
    footer = SMALLEST.replace("  font: false", "  font: false\n  features: [navigation.footer]")
    html = page(site_of(tmp_path, footer, {**form, "docs/about.md": "# About\n"}), "tasks")
    turned = re.findall(r'<a href="([^"]*)" class="md-footer__link md-footer__link--(\w+)"', html)
    assert turned == [("../strategies/", "prev"), ("../kpis/", "next")]


def test_links_to_places_in_the_pages_are_known(
    tmp_path: Path, form: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    anchors = with_options("prefix: marketing/", more="validation: {anchors: warn}\n")
    own = {
        "docs/index.md": "[A](marketing/tasks/index.md#top) [B](marketing/tasks/index.md#nowhere)\n",
        "strategies/form.md": form["strategies/form.md"] + "\n[C](#kpis)\n",
    }
    site_of(tmp_path, anchors, own)
    wrong = [one.getMessage() for one in caplog.records if "anchor" in one.getMessage()]
    assert [("#nowhere" in one) for one in wrong] == [True]


def test_what_is_found_is_logged_at_its_severity(
    tmp_path: Path, form: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    wrong = form["strategies/form.md"].replace("策略負責人: 趙*", "策略負責人: 市場部")
    site_of(tmp_path, with_options("fail_on: never"), {"strategies/form.md": wrong})
    levels = {one.getMessage().rsplit("[", 1)[-1]: one.levelname for one in caplog.records}
    assert levels["missed-without-cause]"] == "WARNING"
    assert set(levels.values()) <= {"INFO", "WARNING"}


@pytest.mark.parametrize(("options", "stops"), [("fail_on: error", False), ("fail_on: warning", True)])
def test_strict_leaves_what_is_found_in_records_to_fail_on(
    tmp_path: Path, form: dict[str, str], options: str, stops: bool
) -> None:
    configuration = with_options(options, more="strict: true\n")
    with pytest.raises(Abort, match="BuildError") if stops else nullcontext():
        site_of(tmp_path, configuration, {"strategies/form.md": form["strategies/form.md"]})


def test_strict_counts_what_else_is_wrong(tmp_path: Path, form: dict[str, str]) -> None:
    own = {"docs/about.md": "[A](nowhere.md)\n", "strategies/form.md": form["strategies/form.md"]}
    with pytest.raises(Abort, match="1 warnings"):
        site_of(tmp_path, with_options("fail_on: error", more="strict: true\n"), own)


@pytest.mark.parametrize(
    ("theme", "title"),
    [
        ("{name: material}", "Tasks"),
        ("{name: mkdocs, locale: zh_TW}", "關鍵任務"),
        ("{name: mkdocs}", "Tasks"),
    ],
)
def test_site_and_command_line_speak_one_language(
    tmp_path: Path, form: dict[str, str], theme: str, title: str
) -> None:
    configuration = f"site_name: A\ntheme: {theme}\nplugins: [{{strategy-tracker: {{as_of: 2024-09-30}}}}]\n"
    html = page(site_of(tmp_path, configuration, form), "tasks")
    assert f'<h1 id="top">{title}' in html
    language = read_configuration(tmp_path / "mkdocs.yml").language
    assert message("Tasks").localize(language) == title


def test_build_and_command_line_take_options_from_the_same_variables(
    tmp_path: Path, form: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ("prefix: !ENV [FOLDER, OTHER, plans]", "page_rows: !ENV ROWS", "branch: !ENV [BRANCH, trunk]")
    monkeypatch.setenv("OTHER", "marketing")
    monkeypatch.setenv("ROWS", "100")
    site = site_of(
        tmp_path, with_options(*options, more="site_url: !ENV [ADDRESS, 'https://a.example/']\n"), form
    )
    assert (site / "marketing" / "tasks" / "index.html").is_file()
    read = read_configuration(tmp_path / "mkdocs.yml")
    found = (read.settings.prefix, read.settings.page_rows, read.settings.branch, read.text("site_url"))
    assert found == ("marketing/", 100, "trunk", "https://a.example/")
