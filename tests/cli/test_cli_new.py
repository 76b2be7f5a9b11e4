"""`new`: a file to be filled in, in which `check` finds nothing but what only its author can know."""

from pathlib import Path

import pytest
from cli_runs import SOUND, run

from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.vocabulary.templates import TEMPLATES


def findings(project: Path, file: str) -> list[str]:
    """Return the findings of a file, one a line; reminders of the day are none."""
    said = run("check", str(project / "strategies" / file), "--ignore", "tracking").stdout
    return [line for line in said.splitlines() if line.startswith("strategies/")]


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans", "en"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_check_asks_for_what_only_the_author_knows(project: Path, template: str, language: str) -> None:
    result = run("new", "strategy", "next", "--template", template, "--language", language)
    assert (result.exit_code, result.stderr.endswith("strategies/next.md\n")) == (0, True)
    found = findings(project, "next.md")
    assert found
    assert all("[field-missing]" in line for line in found)
    names = {line.split("「")[1].split("」")[0] for line in found}
    assert {"Department", "Strategy owner", "Goal", "Owner", "Target", "Source"} <= names


def test_what_is_filled_in_passes(project: Path) -> None:
    known = ["--title", "線上推廣", "--department", "市場部", "--owner", "王*", "--period", "2024年Q4"]
    known += ["--template", "quarterly", "--language", "zh-Hant"]
    assert run("new", "strategy", "2024/q4", *known).exit_code == 0
    path = project / "strategies" / "2024" / "q4.md"
    text = path.read_text("utf-8").replace("    目標:\n", "    目標: 2024年Q4線上銷售額達500萬元\n")
    for field, value in (("負責人", "王*"), ("目標值", "500萬元"), ("數據來源", "電商後台")):
        text = text.replace(f"    {field}:\n", f"    {field}: {value}\n")
    text = text.replace(
        "    目標值: 500萬元\n    數據來源: 跟蹤表統計", "    目標值: 90%\n    數據來源: 跟蹤表統計"
    )
    path.write_text(text.replace("指標名稱: 新客占比", "指標名稱: 新客銷售額"), "utf-8")
    assert findings(project, "2024/q4.md") == []


@pytest.mark.parametrize(
    ("template", "day", "period"),
    [
        ("annual", "2025-01-31", "2025-01-01 to 2025-12-31"),
        ("annual", "2025-02-01", "2026-01-01 to 2026-12-31"),
        ("quarterly", "2024-11-30", "2025-01-01 to 2025-03-31"),
        ("quarterly", "2024-01-01", "2024-04-01 to 2024-06-30"),
        ("618", "2025-05-20", "2025-05-20 to 2025-06-20"),
        ("618", "2025-05-21", "2026-05-20 to 2026-06-20"),
        ("雙11", "2025-08-18", "2025-10-20 to 2025-11-15"),
    ],
)
def test_the_period_that_a_template_is_for(project: Path, template: str, day: str, period: str) -> None:
    assert run("new", "strategy", "next", "--template", template, "--as-of", day).exit_code == 0
    (found,) = (one for one in load_portfolio(project / "strategies").strategies if one.slug == "next")
    assert found.period is not None
    assert found.period.text == period
    ends = [task.planned.value.end for task in found.tasks if task.planned and task.planned.value]
    assert found.period.value is not None
    assert max(end for end in ends if end) == found.period.value.end


def with_steps(project: Path) -> str:
    text = SOUND[:-4] + (
        "復盤總結:\n  改進建議: [提早備貨]\n  後續計劃:\n    - 擴充3份素材  # 重要\n"
        "    - {內容: 培訓客服2場, 負責人: 張*, 截止日期: 2024-10-31}\n"
        "    - {內容: 已結案, 已完成: 是}\n---\n"
    )
    (project / "strategies" / "sound.md").write_text(text, "utf-8")
    return text


def test_the_next_cycle_takes_over_what_was_left_to_do(project: Path) -> None:
    before = with_steps(project)
    assert run("new", "strategy", "next", "--from", "sound", "--language", "zh-Hant").exit_code == 0
    portfolio = load_portfolio(project / "strategies")
    (new,) = (one for one in portfolio.strategies if one.slug == "next")
    assert new.previous is not None
    assert (new.previous.text, new.period and new.period.text) == ("sound", "2024-10-01至2024-12-31")
    assert [(task.id and task.id.text, task.description and task.description.text) for task in new.tasks] == [
        ("T001", "提早備貨"), ("T002", "擴充3份素材"), ("T003", "培訓客服2場"),
    ]  # fmt: skip
    assert new.tasks[2].owner is not None
    assert new.tasks[2].planned is not None
    assert (new.tasks[2].owner.text, new.tasks[2].planned.text) == ("張*", "2024-10-31前完成")
    assert new.kpis[0].baseline is not None
    assert (new.kpis[0].baseline.text, new.kpis[0].current) == ("200萬元", None)
    expected = (
        before.replace("[提早備貨]", "[{內容: 提早備貨, 納入: [next/T001]}]")
        .replace("- 擴充3份素材  # 重要\n", "- 內容: 擴充3份素材  # 重要\n      納入: [next/T002]\n")
        .replace("2024-10-31}", "2024-10-31, 納入: [next/T003]}")
    )
    assert (project / "strategies" / "sound.md").read_text("utf-8") == expected
    assert all("[field-missing]" in line for line in findings(project, "next.md"))
    assert run("new", "strategy", "another", "--from", "sound").exit_code == 0
    assert (project / "strategies" / "sound.md").read_text("utf-8") == expected


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("7/1–9/30", "2024-07-01至2024-09-30"),
        ("２０２４年７月１日～９月３０日", "2024-07-01至2024-09-30"),
        ("下半年", "2024-07-01至2024-12-31"),
        ("即日起至9月底", "2024-08-01至2024-09-30"),
        ("9月底前", "2024-09-30前完成"),
    ],
)
def test_a_period_is_written_in_full_however_it_is_given(project: Path, typed: str, period: str) -> None:
    assert run("new", "strategy", "next", "--period", typed, "--language", "zh-Hant").exit_code == 0
    assert f"目標周期: {period}\n" in (project / "strategies" / "next.md").read_text("utf-8")


def test_a_period_that_is_none_is_told_what_it_may_mean(project: Path) -> None:
    result = run("new", "strategy", "next", "--period", "下個月")
    assert (result.exit_code, "did you mean 2024-09-01~2024-09-30?" in result.stderr) == (2, True)
    assert not (project / "strategies" / "next.md").exists()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("推廣：618「大促」 #1 [衝刺]", "推廣：618「大促」 #1 [衝刺]"),
        ("衝刺: 甲 # 乙", "衝刺: 甲 # 乙"),
        ("<b>粗</b> & \"引\" '單'", "<b>粗</b> & \"引\" '單'"),
        ("第一行\n標籤: [x]", "第一行 標籤: [x]"),
        ("🎉 @ ` % ! *", "🎉 @ ` % ! *"),
        ("- 甲", "- 甲"),
        ("{a: b}", "{a: b}"),
        ("no", "no"),
        ("很長" * 300, "很長" * 300),
        ("  甲\u200b 乙  ", "甲 乙"),
    ],
)
def test_a_name_is_read_as_it_was_given(project: Path, typed: str, read: str) -> None:
    given = ["--title", typed, "--department", typed, "--owner", typed]
    assert run("new", "strategy", "next", *given).exit_code == 0
    (found,) = (one for one in load_portfolio(project / "strategies").strategies if one.slug == "next")
    assert [written and written.text for written in (found.title, found.department, found.owner)] == [
        read
    ] * 3


def test_spaces_alone_are_no_name(project: Path) -> None:
    assert run("new", "strategy", "next", "--title", "  ", "--owner", "\n").exit_code == 0
    (found,) = (one for one in load_portfolio(project / "strategies").strategies if one.slug == "next")
    assert found.title is not None
    assert found.title.text == "Marketing plan 2024 Q4"
    assert found.owner is None or found.owner.value is None


def test_a_dry_run_writes_nothing(project: Path) -> None:
    before = with_steps(project)
    said = run("new", "strategy", "next", "--from", "sound", "--dry-run").stdout
    assert "+++ b/strategies/next.md" in said
    assert "納入: [next/T002]" in said
    assert not (project / "strategies" / "next.md").exists()
    assert (project / "strategies" / "sound.md").read_text("utf-8") == before


@pytest.mark.parametrize(
    "slug",
    [
        "",
        "../up",
        "_x",
        "a/.b",
        "updates/x",
        "SOUND",
        "a/index",
        "a\\b",
        "sound.md",
        "q3: 推廣",
        "a?b",
        "CON",
        "2024/nul.x",
        "a.",
    ],
)
def test_names_that_no_new_strategy_can_have(project: Path, slug: str) -> None:
    files = sorted(project.rglob("*.md"))
    assert run("new", "strategy", slug).exit_code == 2
    assert sorted(project.rglob("*.md")) == files


def test_a_retrospective_asks_about_what_the_figures_say(project: Path) -> None:
    assert run("new", "retrospective", "sound").exit_code == 0
    (found,) = (one for one in load_portfolio(project / "strategies").strategies if one.slug == "sound")
    assert found.retrospective is not None
    assert found.retrospective.place.file == "sound/retrospective.md"
    assert [entry.kpis[0].text for entry in found.retrospective.problems if entry.kpis] == ["K001"]
    lines = findings(project, "sound/retrospective.md")
    assert lines
    assert all("「Text」 is missing" in line for line in lines)
    again = run("new", "retrospective", "sound")
    assert (again.exit_code, "already" in again.stderr) == (2, True)


def test_an_update_record_to_be_filled_in_says_nothing_yet(project: Path) -> None:
    before = run("show", "sound").stdout
    assert run("new", "update", "sound", "--author", "王*").exit_code == 0
    (path,) = (project / "strategies" / "sound" / "updates").iterdir()
    text = path.read_text("utf-8")
    assert "  T001:  # 發布3篇產品種草文 · 王* · 60 · 進行中\n    progress:\n" in text
    assert findings(project, f"sound/updates/{path.name}") == []
    assert run("show", "sound").stdout == before
    path.write_text(text.replace("    progress:\n", "    progress: 80\n"), "utf-8")
    assert "80%" in run("show", "sound").stdout


def test_one_record_for_all_tasks_of_a_person(project: Path) -> None:
    assert run("new", "update", "--owner", "王*").exit_code == 0
    (path,) = (project / "strategies" / "updates").iterdir()
    assert path.name.startswith("2024-08-01-王-")
    assert "  sound/T001:  #" in path.read_text("utf-8")
    assert findings(project, f"updates/{path.name}") == []
