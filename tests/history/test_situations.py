"""The tracking record where the repository is not as simple as one branch of good files."""

import shutil
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner
from git_repository import Repository, at
from story import opened, plan, tell

from strategy_tracker.cli import main
from strategy_tracker.history.committed_portfolio import load_committed
from strategy_tracker.history.repository import Completeness
from strategy_tracker.language import Language
from strategy_tracker.settings import SiteSettings
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.tracking import AlertKind, Origin
from strategy_tracker.tracking.portfolio import TrackedStrategy
from strategy_tracker.workspace import Workspace, open_workspace

FILE = "strategies/q3.md"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "work")


def only(workspace: Workspace) -> TrackedStrategy:
    (found,) = workspace.tracked.strategies
    return found


def log(strategy: TrackedStrategy) -> list[tuple[str, str, str, str]]:
    return [
        (
            str(change.day),
            change.field.key,
            change.before.text if change.before else "",
            change.after.text if change.after else "",
        )
        for change in strategy.changes
    ]


def test_what_is_not_committed_counts_but_is_no_dated_change(repository: Repository) -> None:
    repository.put("2026-07-01", FILE, plan())
    repository.put("2026-07-10", FILE, plan(first="40"))
    repository.write(FILE, plan(first="60"))
    strategy = only(opened(repository, "2026-07-12"))
    task = strategy.tasks[0]
    assert task.progress is not None
    assert task.progress * 100 == 60
    assert log(strategy) == [("2026-07-10", "progress", "0", "40")]
    assert task.last_update == date(2026, 7, 10)


def test_what_is_not_committed_counts_against_an_older_meeting(repository: Repository) -> None:
    repository.write("strategies/q3/updates/2026-07-08.md", "---\ntasks: {T001: {progress: 30}}\n---\n")
    repository.put("2026-07-08", "strategies/q3/index.md", plan())
    assert only(opened(repository, "2026-07-12")).tasks[0].progress == Fraction(30, 100)
    repository.write("strategies/q3/index.md", plan(first="35"))
    task = only(opened(repository, "2026-07-12")).tasks[0]
    assert task.progress is not None
    assert task.progress * 100 == 35


@pytest.mark.parametrize(
    ("committed", "wanted"), [("2026-07-07", 30), ("2026-07-08", 30), ("2026-07-09", 35)]
)
def test_of_commit_and_meeting_the_later_counts(repository: Repository, committed: str, wanted: int) -> None:
    repository.put("2026-07-01", "strategies/q3/index.md", plan())
    repository.put("2026-07-06", "strategies/q3/index.md", plan(first="20"))
    repository.put(committed, "strategies/q3/index.md", plan(first="35"))
    repository.put(
        "2026-07-10", "strategies/q3/updates/2026-07-08.md", "---\ntasks: {T001: {progress: 30}}\n---\n"
    )
    strategy = only(opened(repository, "2026-07-12"))
    assert strategy.tasks[0].progress is not None
    assert strategy.tasks[0].progress * 100 == wanted
    origins = [change.origin for change in strategy.changes]
    assert sorted(origins) == [Origin.COMMIT, Origin.COMMIT, Origin.UPDATE]


def test_a_meeting_that_finds_no_change_is_an_update(repository: Repository) -> None:
    repository.put("2026-07-01", "strategies/q3/index.md", plan())
    repository.put("2026-07-02", "strategies/q3/index.md", plan(first="20", first_status="進行中"))
    for day in ("2026-07-03", "2026-07-10"):
        repository.put(day, f"strategies/q3/updates/{day}.md", "---\ntasks: {T001: {progress: 20}}\n---\n")
    task = only(opened(repository, "2026-07-14")).tasks[0]
    assert (task.last_update, task.stale_days) == (date(2026, 7, 10), None)
    assert only(opened(repository, "2026-07-18")).tasks[0].stale_days == 8


def test_the_curve_begins_with_the_first_version_and_ends_with_the_last_thing_known(
    repository: Repository,
) -> None:
    """The period is the third quarter; T002 is planned, and worked on, beyond it."""
    late = plan(second="10").replace("2026-07-11至2026-09-18", "2026-06-20至2026-10-20")
    repository.put("2026-07-13", FILE, late)
    repository.put("2026-11-02", FILE, late.replace("當前進度%: 10", "當前進度%: 90"))
    strategy = only(opened(repository, "2026-12-01"))
    days = [point.day for point in strategy.curve]
    earned = {point.day: point.earned for point in strategy.curve}
    assert (days[0], days[-1]) == (date(2026, 6, 20), date(2026, 11, 2))
    assert [day for day, share in earned.items() if share is None] == [
        day for day in days if day < date(2026, 7, 13)
    ]
    assert (earned[date(2026, 7, 13)], earned[date(2026, 11, 2)]) == (Fraction(30, 400), Fraction(270, 400))
    assert strategy.curve[-1].planned == 1
    running = {point.day: point.earned for point in only(opened(repository, "2026-08-01")).curve}
    assert max(running) == date(2026, 10, 21)
    assert running[date(2026, 8, 1)] == Fraction(30, 400)


def test_a_file_brought_into_line_with_the_meeting_is_no_change_but_an_update(repository: Repository) -> None:
    repository.put("2026-07-01", "strategies/q3/index.md", plan())
    repository.put(
        "2026-07-03", "strategies/q3/updates/2026-07-03.md", "---\ntasks: {T001: {progress: 40}}\n---\n"
    )
    repository.put("2026-07-08", "strategies/q3/index.md", plan(first="40"))
    repository.put("2026-07-09", "strategies/q3/index.md", plan(first="60"))
    strategy = only(opened(repository, "2026-07-10"))
    assert log(strategy) == [("2026-07-03", "progress", "0", "40"), ("2026-07-09", "progress", "40", "60")]
    on_the_8th = only(opened(repository, "2026-07-08")).tasks[0]
    assert (on_the_8th.progress, on_the_8th.last_update) == (Fraction(40, 100), date(2026, 7, 8))


def test_a_corrected_description_is_no_update(repository: Repository) -> None:
    repository.put("2026-07-01", FILE, plan())
    repository.put("2026-07-02", FILE, plan(first="20"))
    repository.put("2026-07-09", FILE, plan(first="20").replace("體系上線", "體系正式上線"))
    task = only(opened(repository, "2026-07-10")).tasks[0]
    assert (task.last_update, task.stale_days) == (date(2026, 7, 2), 8)


def test_stale_lists_over_the_weeks(tmp_path: Path) -> None:
    repository = tell(tmp_path / "work")
    stale = {
        day: [
            alert.subject for alert in only(opened(repository, day)).alerts if AlertKind.STALE in alert.kinds
        ]
        for day in (
            "2026-07-08",
            "2026-07-09",
            "2026-07-17",
            "2026-07-18",
            "2026-08-06",
            "2026-08-07",
            "2026-09-17",
        )
    }
    assert stale == {
        "2026-07-08": [],  # 7 days since the planned start are still within the week
        "2026-07-09": ["T001"],
        "2026-07-17": [],
        "2026-07-18": [],  # T002 is due to begin on the 11th
        "2026-08-06": [],
        "2026-08-07": ["T002"],  # last touched on July 30
        "2026-09-17": [],
    }


def test_a_pure_rename_is_no_change(repository: Repository) -> None:
    repository.put("2026-07-01", FILE, plan())
    repository.move(FILE, "strategies/2026/q3/index.md")
    repository.commit("2026-07-05")
    workspace = opened(repository, "2026-07-06")
    assert log(only(workspace)) == []
    assert workspace.history.versions == 1


def test_a_rename_with_a_change_keeps_the_log(repository: Repository) -> None:
    repository.put("2026-07-01", FILE, plan())
    repository.put("2026-07-03", FILE, plan(first="10"))
    repository.move(FILE, "strategies/launch.md")
    repository.put("2026-07-05", "strategies/launch.md", plan(first="20"))
    strategy = only(opened(repository, "2026-07-06"))
    assert strategy.slug == "launch"
    assert [entry[0] for entry in log(strategy)] == ["2026-07-03", "2026-07-05"]


def test_a_revert_is_a_change_back(repository: Repository) -> None:
    repository.put("2026-07-01", FILE, plan())
    repository.put("2026-07-03", FILE, plan(first_plan="2026-07-01至2026-07-25"))
    repository.git("revert", "--no-edit", "HEAD", **at("2026-07-04"))
    task = only(opened(repository, "2026-07-06")).tasks[0]
    assert (task.slips, task.slip_days, task.baseline_end) == (2, 0, date(2026, 7, 20))


def test_a_merge_brings_the_branch_s_entries(repository: Repository) -> None:
    repository.put("2026-07-01", FILE, plan())
    repository.branch("side")
    repository.put("2026-07-03", FILE, plan(second="15"))
    repository.switch("main")
    repository.put("2026-07-04", FILE, plan(first="10"))
    repository.merge("2026-07-06", "side")
    strategy = only(opened(repository, "2026-07-07"))
    assert {task.id: (task.progress or 0) * 100 for task in strategy.tasks} == {"T001": 10, "T002": 15}
    points = strategy.tasks[1].history.progress_points
    assert [(str(day), progress * 100) for day, progress in points][-1] == ("2026-07-06", 15)


def test_what_was_merged_later_was_not_known_then(repository: Repository) -> None:
    repository.put("2026-07-01", FILE, plan())
    repository.branch("side")
    repository.put("2026-07-03", FILE, plan(second="15"))
    repository.switch("main")
    repository.put("2026-07-02", "strategies/other.md", plan())
    repository.merge("2026-07-06", "side")
    workspace = opened(repository, "2026-07-04")
    strategy = workspace.tracked.strategy("q3")
    assert strategy is not None
    assert workspace.history.as_committed
    assert (strategy.tasks[1].progress, log(strategy)) == (0, [])


def test_a_date_that_goes_back_does_not_turn_the_record_round(repository: Repository) -> None:
    repository.put("2026-07-01", FILE, plan())
    repository.put("2026-07-10", FILE, plan(first="50"))
    repository.put("2026-07-05", FILE, plan(first="70"))
    strategy = only(opened(repository, "2026-07-12"))
    assert log(strategy) == [("2026-07-10", "progress", "0", "50"), ("2026-07-10", "progress", "50", "70")]


def test_broken_versions_are_passed_over_and_counted(repository: Repository) -> None:
    repository.put("2026-07-01", FILE, plan())
    repository.put("2026-07-03", FILE, "no front matter at all\n" + plan(first="20"))
    repository.put("2026-07-04", FILE, plan(first="30").encode("utf-16"))
    repository.put("2026-07-05", FILE, plan(first="40"))
    workspace = opened(repository, "2026-07-06")
    assert log(only(workspace)) == [("2026-07-05", "progress", "0", "40")]
    note = workspace.history
    assert (note.versions, note.broken) == (4, 2)
    assert len(note.words) == 1


def test_an_end_that_could_not_be_read_for_a_while(repository: Repository) -> None:
    repository.put("2026-07-01", FILE, plan())
    repository.put("2026-07-03", FILE, plan(first_plan="月底前"))
    repository.put("2026-07-05", FILE, plan(first_plan="2026-07-01至2026-07-24"))
    task = only(opened(repository, "2026-07-06")).tasks[0]
    assert (task.slips, task.slip_days, task.baseline_end) == (1, 4, date(2026, 7, 20))


def test_a_task_that_was_away_for_a_while(repository: Repository) -> None:
    repository.put("2026-07-01", FILE, plan(first="10"))
    shorter = plan(first="10").replace("T001", "T009")
    repository.put("2026-07-03", FILE, shorter)
    repository.put("2026-07-05", FILE, plan(first="30"))
    assert log(only(opened(repository, "2026-07-06"))) == [("2026-07-05", "progress", "10", "30")]


def test_before_its_first_version_a_record_is_not_there(repository: Repository) -> None:
    repository.put("2026-07-01", FILE, plan(first="100", first_status="已完成"))
    repository.put("2026-07-03", "strategies/q4.md", plan())
    assert [one.slug for one in opened(repository, "2026-06-30").tracked.strategies] == []
    assert [one.slug for one in opened(repository, "2026-07-02").tracked.strategies] == ["q3"]
    assert [one.slug for one in opened(repository, "2026-07-03").tracked.strategies] == ["q3", "q4"]


def test_a_day_on_which_nothing_was_there_is_no_day_without_findings(repository: Repository) -> None:
    """Of a look at the files alone that are asked for, and of a record that was away, the same is true."""
    repository.put("2026-07-01", FILE, plan())
    repository.put("2026-07-03", "strategies/README.md", "for authors")
    repository.put("2026-07-05", "strategies/q4.md", plan())
    repository.remove(FILE)
    repository.commit("2026-07-07")
    repository.put("2026-07-09", FILE, plan())
    repository.write("strategies/draft.md", plan())

    def unseen(day: str, *names: str) -> list[tuple[str, object, str]]:
        only = (lambda file: file in names) if names else None
        workspace = open_workspace(
            repository.top, SiteSettings(), Language.TRADITIONAL, date.fromisoformat(day), only=only
        )
        found = [one for one in workspace.findings.all if one.rule == "not-on-record-yet"]
        values = [one.message.values for one in found]
        return [
            (one.place.file, each["count"], str(each["suggestion"]))
            for one, each in zip(found, values, strict=True)
        ]

    assert unseen("2026-06-30") == [("strategies", 3, "2026-07-01")]
    assert unseen("2026-07-02") == []
    assert unseen("2026-07-02", "strategies/q4.md") == [("strategies/q4.md", 1, "2026-07-05")]
    assert unseen("2026-07-02", "strategies/q4.md", FILE) == []
    assert unseen("2026-07-08", FILE) == [(FILE, 1, "2026-07-09")]
    assert unseen("2026-07-08", "strategies/draft.md") == [("strategies/draft.md", 1, "None")]
    assert unseen("2026-07-08", "strategies/README.md") == []


@pytest.mark.parametrize("command", [["show"], ["remind"]])
def test_every_command_says_that_a_day_is_before_all_records(
    command: list[str], repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.put("2026-07-01", FILE, plan())
    monkeypatch.chdir(repository.top)
    said = CliRunner().invoke(main, [*command, "--as-of", "2026-06-30", "--language", "en"]).stderr
    assert "On 30 Jun 2026 the branch had none" in said
    assert "They are there from 1 Jul 2026 on" in said
    assert "branch had none" not in CliRunner().invoke(main, [*command, "--as-of", "2026-07-01"]).stderr
    checked = CliRunner().invoke(main, ["check", "--as-of", "2026-06-30", "--language", "en"])
    assert (checked.output + checked.stderr).count("the branch had none") == 1


def test_a_record_that_was_away_is_absent_in_between(repository: Repository) -> None:
    repository.put("2026-07-01", FILE, plan())
    repository.remove(FILE)
    repository.commit("2026-07-05")
    repository.put("2026-07-09", FILE, plan(first="30"))
    there = {
        day: [one.slug for one in opened(repository, day).tracked.strategies]
        for day in ("2026-07-04", "2026-07-05", "2026-07-08", "2026-07-09")
    }
    assert there == {"2026-07-04": ["q3"], "2026-07-05": [], "2026-07-08": [], "2026-07-09": ["q3"]}
    assert log(only(opened(repository, "2026-07-10"))) == [("2026-07-09", "progress", "0", "30")]


def test_a_shallow_clone_says_so_and_uses_what_there_is(tmp_path: Path) -> None:
    whole = tell(tmp_path / "work")
    whole.git("clone", "--quiet", "--depth", "3", f"file://{whole.top}", str(tmp_path / "clone"))
    clone = Repository(tmp_path / "clone", create=False)
    workspace = opened(clone, "2026-09-15")
    note = workspace.history
    assert note.completeness is Completeness.SHALLOW
    assert note.oldest == date(2026, 8, 20)
    assert "2026-08-20" in note.words[0].localize(Language.ENGLISH).replace("20 Aug 2026", "2026-08-20")
    strategy = only(workspace)
    assert [change.origin for change in strategy.changes] == [*[Origin.UPDATE] * 3, Origin.COMMIT]
    points = strategy.tasks[1].history.progress_points
    assert [(str(day), int(progress * 100)) for day, progress in points] == [
        ("2026-08-20", 40),
        ("2026-08-24", 45),
        ("2026-09-10", 60),
    ]


def test_a_shallow_clone_does_not_reach_back(tmp_path: Path) -> None:
    whole = tell(tmp_path / "work")
    whole.git("clone", "--quiet", "--depth", "1", f"file://{whole.top}", str(tmp_path / "clone"))
    workspace = opened(Repository(tmp_path / "clone", create=False), "2026-07-25")
    assert not workspace.history.as_committed
    progress = only(workspace).tasks[1].progress
    assert progress is not None
    assert progress * 100 == 60


def test_without_a_repository(tmp_path: Path) -> None:
    repository = tell(tmp_path / "work")
    shutil.rmtree(repository.top / ".git")
    workspace = opened(repository, "2026-09-15")
    note = workspace.history
    assert (note.completeness, note.oldest) == (Completeness.NO_REPOSITORY, None)
    assert note.reason
    assert {change.origin for change in only(workspace).changes} == {Origin.UPDATE}


def test_the_setting_that_reads_no_history(tmp_path: Path) -> None:
    workspace = opened(tell(tmp_path / "work"), "2026-07-25", history=False)
    assert workspace.history.completeness is Completeness.NOT_READ
    assert [message.localize(Language.ENGLISH) for message in workspace.history.words] == [
        "The history is not read"
    ]
    assert {change.origin for change in only(workspace).changes} == set()


def test_nothing_committed(repository: Repository) -> None:
    repository.write(FILE, plan())
    assert opened(repository, "2026-07-25").history.completeness is Completeness.NO_COMMITS
    repository.git("commit", "--quiet", "--allow-empty", "-m", "empty")
    assert opened(repository, "2026-07-25").history.completeness is Completeness.NOT_COMMITTED


def test_no_strategies_folder(tmp_path: Path) -> None:
    workspace = opened(Repository(tmp_path / "work"), "2026-07-25")
    assert workspace.tracked.strategies == ()
    assert workspace.findings.all


def test_a_git_that_fails_midway_is_told(repository: Repository) -> None:
    commit = repository.put("2026-07-01", FILE, plan())
    blob = repository.git("rev-parse", f"{commit}:{FILE}")
    lost = repository.top / ".git" / "objects" / blob[:2] / blob[2:]
    repository.put("2026-07-03", FILE, plan(first="20"))
    lost.chmod(0o600)
    lost.unlink()
    workspace = opened(repository, "2026-07-06")
    assert workspace.history.completeness is Completeness.FAILED
    assert blob in workspace.history.reason
    assert len(workspace.tracked.strategies) == 1


def test_the_committed_portfolio_is_the_one_that_lay_there(repository: Repository) -> None:
    examples = Path(__file__).parent.parent.parent / "strategies"
    shutil.copytree(examples, repository.strategies)
    repository.write("strategies/noise.md", b"\xff\xfe\x00")
    repository.write("strategies/large.md", "---\ntitle: " + "長" * 700_000)
    repository.commit("2026-07-01")
    then = load_portfolio(repository.strategies, prefix="strategies/")
    shutil.rmtree(repository.strategies)
    repository.put("2026-07-05", FILE, plan())
    workspace = opened(repository, "2026-07-02")
    assert workspace.history.as_committed
    found = workspace.tracked.source
    assert (found.strategies, found.problems) == (then.strategies, then.problems)
    assert found.sources == then.sources
    assert len(found.strategies) > 10


def test_a_tree_that_leads_out_of_its_folder_is_not_followed(repository: Repository) -> None:
    repository.put("2026-07-01", FILE, plan())
    blob = repository.git("rev-parse", f"HEAD:{FILE}")
    files = {"q3.md": blob, "../out.md": blob, "a/../../out.md": blob, ".git/x.md": blob, "/out.md": blob}
    found = load_committed(repository.strategies, files)
    assert [strategy.slug for strategy in found.strategies] == ["q3"]


def test_progress_is_told_in_stages(repository: Repository, tmp_path: Path) -> None:
    repository.put("2026-07-01", FILE, plan())
    repository.put("2026-07-03", FILE, plan(first="20"))
    told: list[tuple[int, int]] = []
    open_workspace(
        repository.top,
        SiteSettings(),
        Language.TRADITIONAL,
        date(2026, 7, 6),
        lambda done, total: told.append((done, total)),
    )
    assert told[-1] == (2, 2)
    assert (1, 1) in told
    assert all(0 <= done <= total for done, total in told)
