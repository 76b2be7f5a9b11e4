"""「更新」: from a link to the forge's page with a record that `check` passes and every page shows."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from axe import OF_COLOURS, faults
from browsing import Reader, build, served
from forge_pages import forge_pages
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from strategy_tracker.configuration import read_configuration
from strategy_tracker.language import Language
from strategy_tracker.rules import Finding, Severity
from strategy_tracker.site.update.forges import Forge, forge_of
from strategy_tracker.site.update.words import script_data
from strategy_tracker.values import NO_CONTEXT, Context, Period, Unreadable, read_date
from strategy_tracker.workspace import open_workspace

PROJECT = Path(__file__).parents[2]
SLUG = "2025-q3-summer-cold-brew"
TASK = f"strategies/{SLUG}/?update=T002"
KINDS = ("github", "gitea", "gitlab")
REPLACE = Keys.CONTROL + "a" + Keys.NULL
FINDINGS = "dialog .st-up-says li"


class Owner(Reader):
    """Somebody who fills in the dialog, and whose clicks are counted."""

    clicks = 0

    def click(self, selector: str) -> None:
        self.one(selector).click()
        self.clicks += 1

    def fill(self, **values: str) -> None:
        """Type into fields by their names, going from one to the next by the keyboard."""
        for name, text in values.items():
            field = self.one(f"dialog [name={name}]")
            if field.tag_name == "select":
                Select(field).select_by_visible_text(text)
            else:
                field.send_keys(REPLACE, Keys.DELETE, text)

    def says(self) -> list[str]:
        return self.texts(FINDINGS)

    def record(self) -> str:
        return str(self.one("dialog pre").get_attribute("textContent"))

    def status(self) -> str:
        return str(self.one("dialog .st-up-status").get_attribute("textContent"))

    def saved(self) -> tuple[str, str]:
        """Press the button, and return the name and text on the page of the forge."""
        before = set(self.driver.window_handles)
        self.click("dialog .st-up-main")
        self.wait(lambda: len(self.driver.window_handles) > len(before))
        (there,) = set(self.driver.window_handles) - before
        here = self.driver.current_window_handle
        self.driver.switch_to.window(there)
        try:
            name, text = self.one("#name"), self.one("#text")
            if not text.get_attribute("value"):
                text.send_keys(Keys.CONTROL + "v")
            return str(name.get_attribute("value")), str(text.get_attribute("value"))
        finally:
            self.driver.close()
            self.driver.switch_to.window(here)


@pytest.fixture(scope="session")
def forges() -> Iterator[str]:
    with forge_pages() as repository:
        yield repository


@pytest.fixture(scope="session")
def addresses(example_folder: Path, example_policy: str) -> Iterator[Callable[[Forge | None], str]]:
    """Return what serves the example as a site of a forge, and gives its address."""
    own = read_configuration(PROJECT / "mkdocs.yml")
    name = "assets/strategy-tracker-update.js"
    _, _, rest = (example_folder / name).read_bytes().partition(b"\n")
    with ExitStack() as sites:

        @cache
        def address(forge: Forge | None) -> str:
            script = script_data(own.settings, own.language, forge) + rest
            return sites.enter_context(served(example_folder, example_policy, {name: script}))

        yield address


@pytest.fixture
def site_with(reader: Reader, addresses: Callable[[Forge | None], str]) -> Callable[[Forge | None], Owner]:
    """Return what gives a reader of the example on a site of a forge."""
    return lambda forge: Owner(reader.driver, addresses(forge), reader.downloads)


@pytest.fixture
def owner(site_with: Callable[[Forge | None], Owner], forges: str) -> Owner:
    """Somebody on the example site of a repository on a forge like GitHub."""
    return site_with(forge_of(forges, "", "github", None))


def copied_project(tmp_path: Path) -> Path:
    project = tmp_path / "project"
    project.mkdir()
    for name in ("mkdocs.yml", "docs", "strategies"):
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, project / name)
        else:
            shutil.copy(source, project)
    return project


def findings(project: Path) -> set[tuple[str, str, str]]:
    """Return what `check` says of a project, apart from alerts: rule, file and text."""
    own = read_configuration(project / "mkdocs.yml")
    settings, language = own.settings, own.language
    assert settings.as_of is not None
    workspace = open_workspace(project, settings, language, settings.as_of)
    found: list[Finding] = workspace.findings.at_least(Severity.INFO)
    return {(one.rule, one.place.file, one.text) for one in found}


def put(project: Path, name: str, text: str) -> None:
    """Commit a record, as the forge would."""
    path = project / name
    assert not path.exists()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_from_a_link_to_every_page_with_few_clicks_and_no_scrolling(owner: Owner, tmp_path: Path) -> None:
    owner.open(TASK)
    owner.one("dialog[open]")
    owner.fill(progress="60", problem="第七場主播請假", solution="由備用主播頂替，8月22日補播")
    name, text = owner.saved()
    assert owner.clicks <= 4
    assert owner.run("return [scrollY, document.querySelector('.st-up-body').scrollTop]") == [0, 0]
    assert name.startswith(f"strategies/{SLUG}/updates/2025-08-18-T002-")
    assert "完成狀態" not in text
    project = copied_project(tmp_path)
    before = findings(project)
    put(project, name, text)
    assert findings(project) <= before
    build(project, tmp_path / "after")
    with served(tmp_path / "after") as root:
        after = owner.at(root)
        after.open(f"strategies/{SLUG}/")
        assert {"60%", "第七場主播請假", "由備用主播頂替，8月22日補播"} <= set(
            after.texts("#task-t002 td *, #task-t002 td")
        )
        for page in ("tasks/", "people/王_/"):
            after.open(page)
            assert "第七場主播請假" in after.one("article").text


@pytest.mark.parametrize("kind", KINDS)
def test_every_forge_gets_name_and_text(
    site_with: Callable[[Forge | None], Owner], forges: str, kind: str
) -> None:
    owner = site_with(forge_of(forges, "", kind, None))
    owner.open(TASK)
    owner.fill(progress="60", note='價格: 「5 折」 # 100%? & "限時"')
    expected = owner.record()
    name, text = owner.saved()
    assert text == expected
    assert name.startswith(f"strategies/{SLUG}/updates/2025-08-18-T002-")
    assert ("Ctrl+V" in owner.status()) == (kind == "gitlab")


def test_a_text_too_long_for_an_address_goes_to_the_clipboard(owner: Owner) -> None:
    owner.open(TASK)
    owner.fill(note="很長的備註。" * 200)
    expected = owner.record()
    _, text = owner.saved()
    assert text == expected
    assert "Ctrl+V" in owner.status()


def test_without_a_forge_the_file_is_downloaded(site_with: Callable[[Forge | None], Owner]) -> None:
    owner = site_with(None)
    owner.open(TASK)
    owner.fill(progress="60")
    expected, path = owner.record(), owner.one("dialog code").text
    owner.click("dialog .st-up-main")
    assert owner.downloaded(path.rsplit("/", 1)[-1]).decode() == expected
    assert path.rsplit("/", 1)[0] in owner.status()


@pytest.mark.parametrize(
    ("name", "typed", "written", "rule"),
    [
        (
            "T002",
            {"progress": "80", "status": "已完成"},
            "當前進度: 80, 完成狀態: 已完成",
            "done-not-complete",
        ),
        ("T002", {"progress": "100"}, "當前進度: 100", "complete-not-done"),
        (
            "T002",
            {"progress": "６０％", "status": "未開始", "start": ""},
            "當前進度: 60, 完成狀態: 未開始, 實際起止時間: 無",
            "progress-before-start",
        ),
        (
            "T002",
            {"progress": "0", "status": "未開始"},
            "當前進度: 0, 完成狀態: 未開始",
            "dates-before-start",
        ),
        ("T002", {"progress": "120"}, "當前進度: 120", "percent-out-of-range"),
        ("T002", {"progress": "過半"}, "當前進度: 過半", "percent-unreadable"),
        ("T002", {"progress": "約80%"}, "當前進度: 約80%", "percent-unreadable"),
        ("T002", {"problem": "主播請假"}, "存在問題: 主播請假", "problem-without-solution"),
        ("T002", {"end": "2025-08-20"}, "實際起止時間: 2025-07-10至2025-08-20", "actual-in-future"),
        (
            "T002",
            {"start": "2025/8/12", "end": "2025年8月1日"},
            "實際起止時間: 2025-08-12至2025-08-01",
            "period-end-before-start",
        ),
        ("K001", {"date": "2025-06-31"}, "數值: 380萬元, 更新日期: 2025-06-31", "date-not-on-calendar"),
        ("K001", {"date": "下下禮拜"}, "數值: 380萬元, 更新日期: 下下禮拜", "date-unreadable"),
        ("K001", {"date": "25-08-11"}, "數值: 380萬元, 更新日期: 25-08-11", "date-year-too-short"),
        ("K001", {"date": "0205-08-11"}, "數值: 380萬元, 更新日期: 0205-08-11", "date-year-implausible"),
        (
            "K003",
            {"value": "33.5%", "date": "2025-08-20"},
            "數值: 33.5%, 更新日期: 2025-08-20",
            "value-in-future",
        ),
        ("K003", {"value": "0.28"}, "數值: 0.28", "unit-missing"),
    ],
)
def test_says_what_check_says_of_the_same_mistake(
    owner: Owner, tmp_path: Path, name: str, typed: dict[str, str], written: str, rule: str
) -> None:
    owner.open(f"strategies/{SLUG}/?update={name}")
    owner.fill(**typed)
    (shown,) = owner.says()
    project = copied_project(tmp_path)
    kind = "任務" if name.startswith("T") else "指標"
    record = f"---\n日期: 2025-08-18\n{kind}:\n  {name}: {{{written}}}\n---\n"
    put(project, f"strategies/{SLUG}/updates/2025-08-18-x.md", record)
    own = read_configuration(project / "mkdocs.yml")
    settings, language = own.settings, own.language
    assert settings.as_of is not None
    found = open_workspace(project, settings, language, settings.as_of).findings.all
    expected = {
        " ".join(words.localize(language) for words in (one.severity.term, one.message, one.hint))
        for one in found
        if one.rule == rule
    }
    assert shown in expected


VALUES = PROJECT / "tests" / "values"


def _table(name: str) -> dict[str, Any]:
    """Return a table of the values' tests, every scalar as text."""
    loaded: dict[str, Any] = yaml.load((VALUES / name).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes texts alone
    return loaded


def test_reads_the_days_that_check_reads_and_no_others(owner: Owner) -> None:
    owner.open(TASK)
    period = Period(date(2024, 7, 1), date(2024, 9, 30))
    texts = [*_table("dates.yaml"), *_table("offered_days.yaml")["days"], *DAYS_WITHIN_A_PERIOD]
    script = (
        "return arguments[0].map((text) => window.strategyTrackerDays.readDay(text, arguments[1]).day ?? '')"
    )
    for context, days in ((NO_CONTEXT, []), (Context(period), ["2024-07-01", "2024-09-30"])):
        found = owner.driver.execute_script(script, texts, days)
        assert dict(zip(texts, found, strict=True)) == {text: _day(text, context) for text in texts}


# A year, month or quarter that the strategy gives; words around a day; a festival that nobody has a date for.
DAYS_WITHIN_A_PERIOD = (
    "6/9", "9月底", "7月15日前", "月底", "年底", "季末", "9月中旬", "6/9前", "Jul 20", "20th of July",
    "7/15（預計）", "預計7月20日", "約9/1", "民國113年7/1", "七月十五日", "7月15日下午3點", "7/15 15:00",
    "2月29日", "2/30", "十二月三十一日", "第三季末", "end of July", "by July 20", "截至7/20", "8月上半月",
    "8月上半月前", "EOQ", "8/15 EOD", "12/31", "1/1", "上旬", "國慶前", "下周五",
)  # fmt: skip


def _day(text: str, context: Context) -> str:
    try:
        return read_date(text, context).date.isoformat()
    except Unreadable:
        return ""


def test_reads_the_progress_that_check_reads_and_offers_what_it_offers(owner: Owner) -> None:
    owner.open(TASK)
    table = _table("percents.yaml")
    script = "return arguments[0].map((text) => window.strategyTrackerFields.percentOf(text))"
    for text, found in zip(
        table["read"], owner.driver.execute_script(script, list(table["read"])), strict=True
    ):
        expected = table["read"][text]
        is_number = expected[0].isdigit()
        said = [one["rule"] for one in found["findings"]]
        assert said == ([] if is_number else [expected])
        assert not is_number or Decimal(found["text"]) == Decimal(expected)
    for text, found in zip(
        table["offered"], owner.driver.execute_script(script, list(table["offered"])), strict=True
    ):
        (said,) = found["findings"]
        meant = table["offered"][text]
        assert said["rule"] == "percent-unreadable"
        assert f" {meant}" in said["hint"] or not meant, text


def test_what_is_typed_is_written_as_a_number_and_a_day(owner: Owner) -> None:
    owner.open(TASK)
    owner.fill(progress="六成", start="7月9日", end="8/11前")
    assert owner.says() == []
    assert "    當前進度: 60\n    實際起止時間: 2025-07-09至2025-08-11\n" in owner.record()


def test_a_number_without_its_unit_is_not_saved(owner: Owner) -> None:
    owner.open(f"strategies/{SLUG}/?update=K003")
    target = owner.one("dialog .st-up-head p").text
    assert "%" in target
    owner.fill(value="33.5")
    (shown,) = owner.says()
    assert "33.5%" in shown
    windows = len(owner.driver.window_handles)
    owner.click("dialog .st-up-main")
    assert owner.status()
    assert len(owner.driver.window_handles) == windows
    owner.fill(value="33.5%")
    assert owner.says() == []
    _, text = owner.saved()
    assert "    數值: 33.5%\n    更新日期: 2025-08-18\n" in text


def test_a_sum_gets_one_more_reading(owner: Owner) -> None:
    owner.open(f"strategies/{SLUG}/?update=K001")
    assert "350萬元" in owner.one("dialog .st-up-head p").text
    assert owner.one("dialog [name=value]").get_attribute("value") == ""
    owner.fill(value="70萬元")
    assert "    數值: 70萬元\n    更新日期: 2025-08-18\n" in owner.record()


def test_a_person_updates_tasks_of_several_strategies_by_one_record(owner: Owner, tmp_path: Path) -> None:
    owner.open("people/王_/")
    owner.click(".st-week-update a")
    owner.one("dialog[open]")
    progress = owner.all("dialog [name=progress]")
    assert len(progress) > 2
    for field in (progress[0], progress[-1]):
        field.send_keys(REPLACE, "35")
    for status in owner.all("dialog [name=status]"):
        if Select(status).first_selected_option.text == "未開始":
            Select(status).select_by_visible_text("進行中")
    name, text = owner.saved()
    assert name.startswith("strategies/updates/2025-08-18-王-")
    assert text.count("當前進度: 35") == 2
    assert f"  {SLUG}/T002:\n" in text
    project = copied_project(tmp_path)
    put(project, name, text)
    assert not [one for one in findings(project) if one[1] == name and one[0] != "complete-not-done"]


def test_a_next_step_is_closed(owner: Owner, tmp_path: Path) -> None:
    owner.open("retrospectives/")
    owner.click("table .st-up")
    owner.one("dialog[open]")
    owner.fill(done="是")
    name, text = owner.saved()
    assert "已完成: 是" in text
    project = copied_project(tmp_path)
    before = findings(project)
    put(project, name, text)
    assert findings(project) <= before


@pytest.mark.parametrize(
    "page", ["tasks/", "kpis/", "alerts/", "people/王_/", "strategies/", f"strategies/{SLUG}/"]
)
def test_the_mark_opens_the_dialog_on_the_page_where_it_stands(owner: Owner, page: str) -> None:
    owner.open(page)
    # The first that can be seen: warnings are folded, and their marks with them.
    mark = owner.wait(lambda: next((one for one in owner.all("article .st-up") if one.is_displayed()), None))
    name = str(mark.get_attribute("href")).rsplit("=", 1)[-1]
    assert mark.accessible_name.endswith(name)
    mark.click()
    assert name in owner.one("dialog[open] h2").text
    assert page in unquote(owner.driver.current_url)
    focused = owner.run("return document.activeElement.name")
    assert focused in ("progress", "value")
    owner.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    owner.wait(lambda: not owner.all("dialog"))
    assert [one for one in owner.complaints() if "favicon" not in one] == []


# From the last sign that is seen before each mark to the mark, in pixels; 99 where none is on its line.
GAPS = """return [...document.querySelectorAll('a.st-up')].map((mark) => {
  const texts = document.createTreeWalker(mark.parentElement, NodeFilter.SHOW_TEXT);
  const before = [];
  while (texts.nextNode())
    if (texts.currentNode.data.trim() && mark.compareDocumentPosition(texts.currentNode) & 2)
      before.push(texts.currentNode);
  const last = before.at(-1);
  if (!last) return 99;
  const end = last.data.trimEnd().length;
  const range = document.createRange();
  range.setStart(last, end - 1);
  range.setEnd(last, end);
  const sign = range.getBoundingClientRect();
  const own = mark.getBoundingClientRect();
  return sign.bottom <= own.top + 1 || sign.top >= own.bottom ? 99 : own.left - sign.right;
})"""


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize(
    "path",
    ["tasks/", "kpis/", "alerts/", "retrospectives/", "people/高景明/", f"strategies/{SLUG}/",
     "strategies/2025-618-promotion/", "strategies/2025-618-promotion/retrospective/"],
)  # fmt: skip
def test_the_mark_stands_apart_from_the_text_before_it(owner: Owner, path: str, width: int) -> None:
    owner.looks(width)
    owner.open(path)
    gaps = owner.run(GAPS)
    assert min(gaps, default=99) >= 3


def test_a_link_with_the_strategy_opens_it_on_a_page_of_several(owner: Owner) -> None:
    owner.open(f"tasks/?update={SLUG}/T002")
    assert "T002" in owner.one("dialog[open] h2").text
    owner.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    owner.wait(lambda: "update" not in owner.driver.current_url)


def test_a_link_works_when_pages_are_swapped_in_place(owner: Owner) -> None:
    owner.open("")
    owner.run(
        """window.sameDocument = true;
        const link = document.querySelector(".md-tabs__link[href$='tasks/']");
        link.href = arguments[0]; link.click();""",
        owner.root + TASK,
    )
    assert "T002" in owner.one("dialog[open] h2").text
    assert owner.run("return window.sameDocument") is True
    owner.driver.back()
    owner.wait(lambda: not owner.all("dialog"))


def test_what_is_typed_is_not_lost_by_one_key(owner: Owner) -> None:
    owner.open(TASK)
    owner.fill(progress="61")
    owner.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert "Esc" in owner.status()
    owner.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    owner.wait(lambda: not owner.all("dialog"))
    assert owner.run("return localStorage.length + sessionStorage.length") == 0 or "61" not in owner.run(
        "return JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"
    )


def test_an_unknown_name_is_said(owner: Owner) -> None:
    owner.open(f"strategies/{SLUG}/?update=T999")
    assert "T999" in owner.one("dialog[open] h2").text


@pytest.mark.parametrize("language", [Language.SIMPLIFIED, Language.ENGLISH])
def test_speaks_the_language_of_the_site(example_folder: Path, language: Language) -> None:
    settings = read_configuration(PROJECT / "mkdocs.yml").settings
    text = script_data(settings, language, None).decode()
    assert ("保存" in text) == (language is Language.SIMPLIFIED)
    assert ("儲" in text) is False


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [TASK, "people/王_/?update=all"])
def test_has_no_fault_and_fits(owner: Owner, axe: str, path: str, scheme: str) -> None:
    """The dialog, on a wide screen and on a phone: the page behind it is looked at in test_pages_load.py."""
    owner.looks(1440, scheme, 844)
    owner.open(path)
    owner.one("dialog[open]")
    owner.one("dialog [name=problem]").send_keys("卡住了")
    owner.one("dialog [name=start]").send_keys(REPLACE, "2025-06-31")
    assert len(owner.says()) == 2
    for width in (1440, 390):
        owner.looks(width, scheme, 844)
        rules = () if scheme == "light" else OF_COLOURS
        assert faults(owner, axe, rules, "dialog") == [], width
        assert owner.run("return document.querySelector('dialog').scrollWidth") <= width
        assert owner.run("return document.querySelector('.st-up-main').getBoundingClientRect().bottom") <= 844
