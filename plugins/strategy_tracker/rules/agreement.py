"""Agreement of a task's fields with each other and with the day."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tracker.language import message
from strategy_tracker.model import Place, Problem, Written, text_of, value_of
from strategy_tracker.rules.rule import Family, Rule, Severity
from strategy_tracker.tracking import TrackedPortfolio, TrackedTask
from strategy_tracker.values import Status

_SETTLED = (Status.DONE, Status.CANCELLED)


def at(task: TrackedTask, rule: str, field: str, **values: object) -> Problem:
    """Return a problem at a field of a task; at the task itself where the field was not written."""
    written = getattr(task.record, field)
    place: Place = written.place if isinstance(written, Written) else task.record.place
    text = written.text if isinstance(written, Written) else ""
    return Problem(
        rule,
        place,
        f"{task.record.path}.{field}",
        text,
        {"task": task.id or task.description or task.record.path, **values},
    )


def _written_status(task: TrackedTask) -> Status | None:
    """Return the status that was written and could be read; never an implied one."""
    return value_of(task.record.status)


def _done_not_complete(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for task in portfolio.tasks:
        progress, status = value_of(task.record.progress), task.record.status
        if status is not None and status.value is Status.DONE and progress is not None and progress < 100:
            yield at(task, "done-not-complete", "progress", status=status.text)


DONE_NOT_COMPLETE = Rule(
    name="done-not-complete",
    family=Family.AGREEMENT,
    severity=Severity.WARNING,
    what=message("Reports a task that is done although its progress is below 100 percent."),
    why=message("One of the two is wrong: either work is left, or the sums show less than was done."),
    message=message("{task} is 「{status}」 but its progress is {text}."),
    hint=message("Set the progress to 100, or the status to “in progress”."),
    bad=("關鍵任務:\n  - 當前進度: 80\n    完成狀態: 已完成\n    實際起止時間: 2024-07-15至2024-07-30\n"),
    good=("關鍵任務:\n  - 當前進度: 100\n    完成狀態: 已完成\n    實際起止時間: 2024-07-15至2024-07-30\n"),
    check=_done_not_complete,
)


def _complete_not_done(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for task in portfolio.tasks:
        written, status = task.record.progress, _written_status(task)
        if written is not None and written.value == 100 and status not in (None, *_SETTLED):
            yield at(task, "complete-not-done", "status", progress=written.text)


COMPLETE_NOT_DONE = Rule(
    name="complete-not-done",
    family=Family.AGREEMENT,
    severity=Severity.WARNING,
    what=message("Reports a task whose progress is 100 percent although it is not done."),
    why=message("It still counts as open, becomes overdue and sends reminders."),
    message=message("The progress of {task} is {progress}, but its status is 「{text}」."),
    hint=message("Set the status to “done”, or lower the progress until the work is accepted."),
    bad="關鍵任務:\n  - 當前進度: 100\n    完成狀態: 進行中\n",
    good=("關鍵任務:\n  - 當前進度: 100\n    完成狀態: 已完成\n    實際起止時間: 2024-07-15至2024-07-30\n"),
    check=_complete_not_done,
)


def _progress_before_start(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for task in portfolio.tasks:
        progress = value_of(task.record.progress)
        if progress is not None and progress > 0 and _written_status(task) is Status.NOT_STARTED:
            yield at(task, "progress-before-start", "progress")


PROGRESS_BEFORE_START = Rule(
    name="progress-before-start",
    family=Family.AGREEMENT,
    severity=Severity.WARNING,
    what=message("Reports progress on a task that has not started."),
    why=message("Either the status was forgotten, or the progress is invented."),
    message=message("{task} has not started, but its progress is {text}."),
    hint=message("Set the status to “in progress”, or the progress to 0."),
    bad="關鍵任務:\n  - 計劃起止時間: 2024-08-10至2024-08-31\n    當前進度: 20\n    完成狀態: 未開始\n"
    "    實際起止時間: 無\n",
    good="關鍵任務:\n  - 計劃起止時間: 2024-08-10至2024-08-31\n    當前進度: 0\n    完成狀態: 未開始\n"
    "    實際起止時間: 無\n",
    check=_progress_before_start,
)


def _dates_before_start(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for task in portfolio.tasks:
        if value_of(task.record.actual) is not None and _written_status(task) is Status.NOT_STARTED:
            yield at(task, "dates-before-start", "actual")


DATES_BEFORE_START = Rule(
    name="dates-before-start",
    family=Family.AGREEMENT,
    severity=Severity.WARNING,
    what=message("Reports actual dates on a task that has not started."),
    why=message("A task that was begun on a day is no longer waiting."),
    message=message("{task} has not started, but has the actual dates 「{text}」."),
    hint=message("Set the status to “in progress” or “done”, or delete the actual dates."),
    bad="關鍵任務:\n  - 計劃起止時間: 2024-07-31至2024-08-31\n    當前進度: 0\n    完成狀態: 未開始\n"
    "    實際起止時間: 2024-07-31開始\n",
    good="關鍵任務:\n  - 計劃起止時間: 2024-07-31至2024-08-31\n    當前進度: 0\n    完成狀態: 進行中\n"
    "    實際起止時間: 2024-07-31開始\n",
    check=_dates_before_start,
)


def _actual_in_future(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for task in portfolio.tasks:
        period = value_of(task.record.actual)
        days = [] if period is None else [day for day in (period.start, period.end) if day is not None]
        if days and max(days) > portfolio.as_of:
            yield at(task, "actual-in-future", "actual", day=max(days), as_of=portfolio.as_of)


ACTUAL_IN_FUTURE = Rule(
    name="actual-in-future",
    family=Family.AGREEMENT,
    severity=Severity.WARNING,
    what=message("Reports an actual date that lies after the day of the report."),
    why=message("What has happened cannot lie ahead; such a date makes late work look punctual."),
    message=message("The actual date {day} of {task} is after {as_of}."),
    hint=message("Correct the date; a date that is only intended belongs into the plan."),
    bad="關鍵任務:\n  - 實際起止時間: 2024-07-15至2024-08-14\n",
    good="關鍵任務:\n  - 實際起止時間: 2024-07-15開始\n",
    check=_actual_in_future,
    limits=message("A report made for an earlier day (as_of) shows what was entered later as lying ahead."),
)


def _delay_without_problem(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for task in portfolio.tasks:
        if text_of(task.record.problem):
            continue
        if task.status is Status.DELAYED:
            yield at(task, "delay-without-problem", "status")
        elif task.overdue:
            yield at(task, "delay-without-problem", "planned")


DELAY_WITHOUT_PROBLEM = Rule(
    name="delay-without-problem",
    family=Family.AGREEMENT,
    severity=Severity.WARNING,
    what=message("Reports a delayed or overdue task without a problem written down."),
    why=message("A delay without its cause cannot be helped now, nor avoided in the next cycle."),
    message=message("{task} is late (「{text}」), and no problem is written down."),
    hint=message("Add 「problem」: what holds it up, in one sentence."),
    bad="關鍵任務:\n  - 計劃起止時間: 2024-07-01至2024-08-15\n    完成狀態: 延期\n",
    good=(
        "關鍵任務:\n  - 計劃起止時間: 2024-07-01至2024-08-15\n    完成狀態: 延期\n"
        "    存在問題: 直播設備故障\n    解決方案: 已啟用備用設備\n"
    ),
    check=_delay_without_problem,
)


def _problem_without_solution(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for task in portfolio.tasks:
        if task.counts and text_of(task.record.problem) and not text_of(task.record.solution):
            yield at(task, "problem-without-solution", "problem")


PROBLEM_WITHOUT_SOLUTION = Rule(
    name="problem-without-solution",
    family=Family.AGREEMENT,
    severity=Severity.WARNING,
    what=message("Reports a problem without a solution beside it."),
    why=message("A problem that nobody answers stays; the record is there to agree what is done about it."),
    message=message("{task} has a problem, but no solution: 「{text}」."),
    hint=message("Add 「solution」: what will be done, by whom and until when."),
    bad="關鍵任務:\n  - 存在問題: 直播設備故障\n",
    good="關鍵任務:\n  - 存在問題: 直播設備故障\n    解決方案: 已啟用備用設備\n",
    check=_problem_without_solution,
    limits=message("Cancelled tasks need no solution."),
)


def _done_without_end(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for task in portfolio.tasks:
        if _written_status(task) is Status.DONE and task.actual_end is None:
            yield at(task, "done-without-end", "status")


DONE_WITHOUT_END = Rule(
    name="done-without-end",
    family=Family.AGREEMENT,
    severity=Severity.INFO,
    what=message("Reports a task that is done without the day on which it was finished."),
    why=message("Whether it was on time is not known, so it counts as neither on time nor late."),
    message=message("{task} is done, but its actual end is not written down."),
    hint=message("Add the day to 「actual」: 2024-07-15 to 2024-08-15."),
    bad="關鍵任務:\n  - 當前進度: 100\n    完成狀態: 已完成\n    實際起止時間: 2024-07-15開始\n",
    good=("關鍵任務:\n  - 當前進度: 100\n    完成狀態: 已完成\n    實際起止時間: 2024-07-15至2024-07-30\n"),
    check=_done_without_end,
    limits=message("Where the history shows the day on which the task became done, that day is taken."),
)

RULES: tuple[Rule, ...] = (
    DONE_NOT_COMPLETE,
    COMPLETE_NOT_DONE,
    PROGRESS_BEFORE_START,
    DATES_BEFORE_START,
    ACTUAL_IN_FUTURE,
    DELAY_WITHOUT_PROBLEM,
    PROBLEM_WITHOUT_SOLUTION,
    DONE_WITHOUT_END,
)
