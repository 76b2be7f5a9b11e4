"""Many equal slips of one file are printed once, with their lines and their number."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from strategy_tracker.cli import main
from strategy_tracker.language import Language, message
from strategy_tracker.model import Place
from strategy_tracker.report import alike
from strategy_tracker.rules import Finding, Severity


def checked(folder: Path, count: int, *arguments: str) -> str:
    tasks = "".join(f"  - 任務編號: T{number}\n    備註：甲\n" for number in range(count))
    (folder / "strategies").mkdir()
    (folder / "strategies" / "a.md").write_text(f"---\n策略名稱: 甲\n關鍵任務:\n{tasks}---\n", "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, language: en}\nplugins: [strategy-tracker]\n", "utf-8"
    )
    return CliRunner().invoke(main, ["check", *arguments]).output


def test_many_equal_slips_are_printed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    printed = checked(tmp_path, 26)
    assert printed.count("[yaml-full-width-colon]") == 1
    assert "The same on lines 7, 9, 11, " in printed
    assert "(26 in all)." in printed


def test_their_lines_are_listed_as_the_reader_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "第 7、9、11 行也一樣（共 4 處）" in checked(tmp_path, 4, "--language", "zh-Hant")


def test_a_few_are_printed_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert checked(tmp_path, 2).count("[yaml-full-width-colon]") == 2


def test_many_equal_slips_are_one_annotation_and_still_one_entry_a_place_for_machines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    annotations = checked(tmp_path, 26, "--format", "github")
    assert annotations.count("title=yaml-full-width-colon") == 1
    assert "(26 in all)." in annotations
    for machine in ("gitlab", "sarif", "junit", "json"):
        printed = CliRunner().invoke(main, ["check", "--format", machine]).output
        assert printed.count("The colon behind the field") in (0, 26), machine
        assert printed.count("yaml-full-width-colon") >= 26, machine


def test_a_build_prints_many_equal_slips_once_and_its_page_shows_them_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.chdir(tmp_path)
    checked(tmp_path, 26)
    (tmp_path / "docs").mkdir()
    config = load_config(str(tmp_path / "mkdocs.yml"), plugins=[{"strategy-tracker": {"fail_on": "never"}}])
    build(config)
    assert caplog.text.count("[yaml-full-width-colon]") == 1
    assert "(26 in all)." in caplog.text
    page = (tmp_path / "site" / "quality" / "index.html").read_text("utf-8")
    assert page.count("name is full-width (：)") == 1
    assert "(26 in all)." in page


def test_lines_to_copy_stand_below_a_hint(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "strategies").mkdir()
    record = "---\n關鍵任務:\n  - 發布10篇筆記 <b>\n---\n"
    (tmp_path / "strategies" / "a.md").write_text(record, "utf-8")
    settings = {"site_name": "x", "docs_dir": str(tmp_path / "docs"), "site_dir": str(tmp_path / "site")}
    (tmp_path / "mkdocs.yml").write_text("theme: {name: material, language: en}\n", "utf-8")
    plugins = [{"strategy-tracker": {"fail_on": "never"}}]
    build(load_config(str(tmp_path / "mkdocs.yml"), plugins=plugins, **settings))
    assert "\n      - 任務編號: T001\n        任務描述: 發布10篇筆記 <b>\n" in caplog.text
    page = (tmp_path / "site" / "quality" / "index.html").read_text("utf-8")
    assert "<code>  - 任務編號: T001\n    任務描述: 發布10篇筆記 &lt;b&gt;\n" in page


def said(file: str, line: int, words: str) -> Finding:
    place = Place(file, line)
    return Finding("x", Severity.ERROR, place, "", "", message("{words}", words=words), message(""))


def test_three_of_one_file_are_one_in_the_place_of_the_first() -> None:
    places = (("a", 1, "甲"), ("a", 2, "乙"), ("a", 3, "甲"), ("b", 3, "甲"), ("a", 4, "甲"), ("a", 5, "乙"))
    findings = [said(*place) for place in places]
    grouped = alike(findings, Language.TRADITIONAL)
    assert [[one.place[:2] for one in group.findings] for group in grouped] == [
        [("a", 1), ("a", 3), ("a", 4)],
        [("a", 2)],
        [("b", 3)],
        [("a", 5)],
    ]


def test_what_is_only_told_is_one_whatever_it_quotes_and_lines_to_copy_stay_apart() -> None:
    def finding(line: int, words: str, severity: Severity, hint: str = "", rule: str = "x") -> Finding:
        return replace(said("a", line, words), severity=severity, hint=message(hint), rule=rule)

    for severity, rule, hint, groups in (
        (Severity.INFO, "year-assumed", "", 1),
        (Severity.WARNING, "x", "", 3),
        (Severity.ERROR, "date-without-year", "", 1),
        (Severity.ERROR, "x", "", 3),
    ):
        findings = [finding(line, words, severity, hint, rule) for line, words in enumerate("甲乙丙", 1)]
        assert len(alike(findings, Language.TRADITIONAL)) == groups, rule
    findings = [finding(line, "同", Severity.ERROR, f"\n- {line}") for line in (1, 2, 3)]
    assert len(alike(findings, Language.TRADITIONAL)) == 3
