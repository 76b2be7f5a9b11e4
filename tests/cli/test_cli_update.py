"""`update`: one value changed in its file, or recorded; what would make the file worse is refused."""

from pathlib import Path

import pytest
from cli_runs import SOUND, run

from strategy_tracker.cli.update import update_command
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.tracking.changes import RECORDED

FILE = "strategies/sound.md"


def update(*arguments: str) -> tuple[int, str]:
    result = run("update", "sound", *arguments)
    return result.exit_code, result.output


def text(project: Path) -> str:
    return (project / FILE).read_text("utf-8")


def records(project: Path) -> list[Path]:
    return sorted(project.glob("strategies/**/updates/*.md"))


def test_the_line_of_the_field_is_changed_and_no_other(project: Path) -> None:
    code, said = update("T001", "--progress", "80", "--problem", "缺貨: 2天 # 急", "--solution", "補貨")
    assert (code, said) == (0, f"Written: {FILE}\n")
    expected = SOUND.replace("進度%: 60", "進度%: 80")
    expected = expected.replace("存在問題: 無", "存在問題: '缺貨: 2天 # 急'").replace(
        "解決方案: 無", "解決方案: 補貨"
    )
    assert text(project) == expected


def test_a_kpi_gets_its_value_with_its_day(project: Path) -> None:
    assert update("k001", "--value", "420萬元", "--date", "2024/7/30")[0] == 0
    assert text(project) == SOUND.replace("實際值: 200萬元", "實際值: 420萬元").replace(
        "日期: 2024-07-31", "日期: 2024-07-30"
    )
    assert update("K001", "--value", "430萬元")[0] == 0
    assert "實際值: 430萬元\n    數據來源: 電商後台\n    更新日期: 2024-08-01\n" in text(project)


@pytest.mark.parametrize(
    ("arguments", "rule"),
    [
        (("T001", "--progress", "120"), "percent-out-of-range"),
        (("T001", "--status", "已完成"), "done-not-complete"),
        (("T001", "--progress", "100"), "complete-not-done"),
        (("T001", "--status", "快好了"), "status-unknown"),
        (("T001", "--actual", "2024-02-30"), "date-not-on-calendar"),
        (("K001", "--value", "很多"), "quantity-without-number"),
        (("K001", "--value", "84%"), "units-differ"),
        (("T001", "--note", "甲\u200b乙"), "invisible-character"),
    ],
)
@pytest.mark.parametrize("how", [(), ("--record",), ("--dry-run",)])
def test_what_makes_the_file_worse_is_refused_with_the_finding(
    project: Path, arguments: tuple[str, ...], rule: str, how: tuple[str, ...]
) -> None:
    code, said = update(*arguments, *how)
    assert code == 1
    assert f"[{rule}]" in said
    assert "Nothing was written." in said
    assert text(project) == SOUND
    assert not records(project)


def test_any_field_is_set_by_its_name_and_checked(project: Path) -> None:
    code, said = update("T001", "--set", "前置任務=T009")
    assert (code, "[unknown-reference]" in said, text(project)) == (1, True, SOUND)
    assert update("T001", "--set", "weight=2", "--set", "負責人=李*")[0] == 0
    assert text(project) == SOUND.replace("    負責人: 王*\n    計劃", "    負責人: 李*\n    計劃").replace(
        "    備註: 無\n", "    備註: 無\n    權重: 2\n"
    )


def test_what_is_still_to_be_written_is_said(project: Path) -> None:
    code, said = update("T001", "--problem", "缺貨")
    assert code == 0
    assert "[problem-without-solution]" in said
    assert "存在問題: 缺貨" in text(project)


def test_findings_that_were_there_before_forbid_nothing(project: Path) -> None:
    code, _ = update("T001", "--progress", "70")
    assert code == 0
    result = run("update", "雙11", "T001", "--progress", "70")
    assert result.exit_code == 0


def test_one_more_of_a_mistake_that_was_there_is_refused(project: Path) -> None:
    before = SOUND.replace("備註: 無", "備註: 甲\u200b乙")
    (project / FILE).write_text(before, "utf-8")
    code, said = update("T001", "--problem", "丙\u200b丁", "--solution", "戊")
    assert (code, "[invisible-character]" in said, text(project)) == (1, True, before)


def test_a_wrong_key_across_strategies_is_told_with_the_right_one(project: Path) -> None:
    (project / "strategies" / "updates").mkdir()
    record = project / "strategies" / "updates" / "2024-08-01.md"
    record.write_text("---\n任務:\n  sound/T01: {當前進度: 70}\n---\n", "utf-8")
    assert "Did you mean 「sound/T001」?" in run("check", str(record)).stdout


def test_a_dry_run_prints_the_change_and_writes_nothing(project: Path) -> None:
    code, said = update("T001", "--progress", "80", "--dry-run")
    assert code == 0
    assert [line for line in said.splitlines() if line[:1] in "+-"] == [
        f"--- a/{FILE}",
        f"+++ b/{FILE}",
        "-    當前進度%: 60",
        "+    當前進度%: 80",
    ]
    assert text(project) == SOUND
    code, said = update("T001", "--progress", "80", "--record", "--dry-run")
    assert (code, "+    當前進度: 80" in said, records(project)) == (0, True, [])


def test_what_is_so_already_is_not_written(project: Path) -> None:
    code, said = update("T001", "--progress", "60")
    assert (code, said) == (0, "It says so already; nothing to change.\n")


def test_a_record_is_written_beside_the_single_file(project: Path) -> None:
    assert update("T001", "--progress", "80", "--record", "--author", "王*")[0] == 0
    (path,) = records(project)
    assert path.parent == project / "strategies/sound/updates"
    assert path.read_text("utf-8") == (
        "---\n日期: 2024-08-01\n記錄人: 王*\n任務:\n  T001:\n    當前進度: 80\n---\n"
    )
    assert text(project) == SOUND
    (found,) = (one for one in load_portfolio(project / "strategies").strategies if one.slug == "sound")
    assert found.updates[0].tasks[0].progress is not None


def test_two_people_on_one_day_leave_two_records_and_both_are_in_the_log(project: Path) -> None:
    for author, progress in (("王*", "70"), ("張*", "80")):
        assert update("T001", "--progress", progress, "--record", "--author", author)[0] == 0
    assert len(records(project)) == 2
    assert all(path.name.startswith("2024-08-01-T001-") for path in records(project))


def test_a_record_of_the_time_comes_later_than_the_one_before(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configuration = project / "mkdocs.yml"
    configuration.write_text(
        configuration.read_text("utf-8").replace("      as_of: 2024-08-01\n", ""), "utf-8"
    )
    for epoch, progress in (("1722500000", "80"), ("1722490000", "70")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert update("T001", "--progress", progress, "--record")[0] == 0
    names = [path.name[:21] for path in records(project)]
    assert names == ["2024-08-01-1326-T001-", "2024-08-01-1613-T001-"]
    assert "80%" in run("show", "sound").output


def test_a_record_of_the_same_day_would_hold_over_the_file(project: Path) -> None:
    assert update("T001", "--progress", "80", "--record")[0] == 0
    code, said = update("T001", "--progress", "90")
    assert (code, "Use --record" in said, text(project)) == (1, True, SOUND)
    assert update("T001", "--note", "甲")[0] == 0


def test_the_file_takes_over_what_older_records_said(project: Path) -> None:
    assert update("T001", "--progress", "70", "--note", "已拍7條", "--record", "--date", "2024-07-20")[0] == 0
    assert update("T001", "--progress", "80")[0] == 0
    strategies = {one.slug: one for one in load_portfolio(project / "strategies").strategies}
    own = strategies["sound"].tasks[0]
    assert own.progress is not None
    assert own.note is not None
    assert own.updated is not None
    assert (own.progress.text, own.note.text, own.updated.text) == ("80", "已拍7條", "2024-08-01")
    assert "80%" in run("show", "sound").output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("T009", "--progress", "80"), "Did you mean 「T001」?"),
        (("T001", "--value", "80"), "--value is not for T001."),
        (("T001", "--set", "心情=好"), "there is no field 「心情」"),
        (("T001",), "Nothing to change is given"),
        (("T001", "--set", "權重=2", "--record"), "has no 「Weight」"),
        (("K001", "--value", "1萬元", "--date", "昨天"), "is not a date"),
    ],
)
def test_wrong_usage(project: Path, arguments: tuple[str, ...], said: str) -> None:
    code, output = update(*arguments)
    assert (code, said in output, text(project)) == (2, True, SOUND)


@pytest.mark.parametrize(
    ("field", "how", "said"),
    [
        ("自動計算: completion_rate", (), "computed from the tasks"),
        ("自動計算: completion_rate", ("--record",), "computed from the tasks"),
        ("匯總方式: 累計\n    歷史數據: [{日期: 2024-07-15, 數值: 100萬元}]", (), "--record"),
    ],
)
def test_a_value_that_would_count_for_nothing_is_refused(
    project: Path, field: str, how: tuple[str, ...], said: str
) -> None:
    before = SOUND.replace("    實際值: 200萬元\n", f"    {field}\n")
    (project / FILE).write_text(before, "utf-8")
    code, output = update("K001", "--value", "120萬元", *how)
    assert (code, said in output, text(project), records(project)) == (1, True, before, [])


def test_a_reading_of_a_sum_is_recorded_and_added(project: Path) -> None:
    field = "匯總方式: 累計\n    歷史數據: [{日期: 2024-07-15, 數值: 100萬元, 數據來源: 電商後台}]"
    (project / FILE).write_text(SOUND.replace("    實際值: 200萬元\n", f"    {field}\n"), "utf-8")
    assert update("K001", "--value", "120萬元", "--date", "2024-07-31", "--record")[0] == 0
    assert "220萬元" in run("show", "sound").output


def test_a_file_that_is_a_link_stays_one(project: Path) -> None:
    path = project / FILE
    path.rename(project / "strategies" / "_kept.md")
    path.symlink_to("_kept.md")
    assert update("T001", "--progress", "80")[0] == 0
    assert path.is_symlink()
    assert "當前進度%: 80" in text(project)


def test_a_step_is_done_or_carried_over(project: Path) -> None:
    path = project / FILE
    path.write_text(SOUND[:-4] + "復盤總結:\n  後續計劃: [擴充素材庫, 改進話術]\n---\n", "utf-8")
    assert update("擴充 素材庫", "--carried-to", "sound/T001")[0] == 0
    assert "後續計劃: [{內容: 擴充素材庫, 納入: [sound/T001]}, 改進話術]" in text(project)
    assert update("改進話術", "--done", "是", "--record", "--author", "王")[0] == 0
    (record,) = records(project)
    assert "後續計劃:\n  - 內容: 改進話術\n    已完成: 是\n" in record.read_text("utf-8")


def test_whatever_a_meeting_may_set_has_an_option() -> None:
    options = {parameter.name for parameter in update_command.params}
    assert options >= {*RECORDED["task"], *RECORDED["kpi"], *RECORDED["step"]}
