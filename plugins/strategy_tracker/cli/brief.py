"""`brief`: the meeting's deck for a week, a month or a cycle, as a PowerPoint file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from strategy_tracker.cli.commands import Command
from strategy_tracker.cli.options import CommonOptions, common_options
from strategy_tracker.cli.project import Project, day_of, find_project, open_project, read_day
from strategy_tracker.cli.suggestions import strategy_named
from strategy_tracker.exchange.brief.content import deck_of
from strategy_tracker.exchange.brief.periods import (
    BriefPeriod,
    Span,
    before,
    month_with,
    read_cycle,
    read_month,
    week_with,
)
from strategy_tracker.exchange.brief.scope import Scope
from strategy_tracker.exchange.brief.slides import Deck
from strategy_tracker.language import Message, message
from strategy_tracker.language.system_errors import failure
from strategy_tracker.model.references import slug_named
from strategy_tracker.tracking.days import DayCount
from strategy_tracker.withholding import published
from strategy_tracker.workspace import Workspace

_LAST = "last"
_EPILOG = """\b
Examples:
  strategy-tracker brief
  strategy-tracker brief --month 2025-08 -o deck.pptx
  strategy-tracker brief --week last --template company.pptx
  strategy-tracker brief --cycle 2025-Q3
  strategy-tracker brief --cycle 2025-q3-summer-cold-brew --language en
"""


@click.command("brief", cls=Command, epilog=_EPILOG)
@click.option("--week", metavar="DAY", help="The week of a day, as in 2025-08-11, or last: the week before.")
@click.option("--month", metavar="MONTH", help="A month, as in 2025-08, or last; this month by default.")
@click.option("--cycle", metavar="CYCLE", help="A cycle, as in 2025-Q3, or the slug of one strategy.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write; brief-2025-08.pptx by default.",
)
@click.option(
    "--template",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The company's presentation (.pptx) whose look and layouts the deck takes over.",
)
@click.option(
    "--first-working-day",
    is_flag=True,
    help="Do nothing unless it is the first working day of the month by the calendar of the settings.",
)
@click.option("--force", is_flag=True, help="Write it although there is such a file already.")
@common_options
def brief_command(
    common: CommonOptions,
    week: str | None,
    month: str | None,
    cycle: str | None,
    output: Path | None,
    template: Path | None,
    first_working_day: bool,
    force: bool,
) -> None:
    """Write the deck for the meeting: what is off track and why, KPIs, what slipped, what is to be decided.

    What the settings leave out of the site is not on its slides either.
    A week or month stands as of its end, or as of today where that is not over; a cycle as of today, since
    its retrospective is held after its end; --as-of gives another day than today. Tables and charts
    can be edited in PowerPoint; the speaker's notes say where each number comes from.
    """
    project = find_project(common)
    day, _ = day_of(project, common)
    if sum(one is not None for one in (week, month, cycle)) > 1:
        raise _refusal(message("Give one of --week, --month and --cycle."), project)
    if first_working_day and not _is_first_working_day(project, day):
        text = message("{date} is not the first working day of its month; no deck is written.", date=day)
        click.echo(text.localize(project.language), err=True)
        return
    if output is not None and output.suffix.lower() != ".pptx":
        raise _refusal(message("The deck's name must end in .pptx."), project)
    if cycle is not None:
        scope = _scope_of_cycle(project, common, cycle, day)
    else:
        period = _week(project, week, day) if week is not None else _month(project, month, day)
        scope = _scope(project, _opened(project, common, period, day), period)
    path = output or Path(f"brief-{scope.period.file_name}.pptx")
    if path.exists() and not force:
        text = message("There is a file {file} already; --force writes over it.", file=str(path))
        raise click.ClickException(text.localize(project.language))
    try:
        data = _written(deck_of(scope), template, project)
        path.write_bytes(data)
    except OSError as error:
        raise click.UsageError(failure(error).localize(project.language)) from error
    if not common.quiet:
        click.echo(message("Written: {file}", file=str(path)).localize(project.language), err=True)


def _refusal(text: Message, project: Project) -> click.UsageError:
    return click.UsageError(text.localize(project.language))


def _written(deck: Deck, template: Path | None, project: Project) -> bytes:
    """Return the deck as PPTX; without python-pptx, or with a template that does not do, wrong usage."""
    try:
        from strategy_tracker.exchange.brief.template import TemplateError
        from strategy_tracker.exchange.brief.writing import presentation_of
    except ImportError as error:
        values = {"package": "python-pptx", "command": "pip install 'strategy-tracker[brief]'"}
        raise _refusal(message("Writing a deck needs {package}: {command}", **values), project) from error
    try:
        return presentation_of(deck, template.read_bytes() if template is not None else None)
    except TemplateError as error:
        text = message("The template {file} {reason}.", file=str(template), reason=error.reason)
        raise _refusal(text, project) from error


def _is_first_working_day(project: Project, day: date) -> bool:
    days = DayCount(project.settings.tracking.calendar)
    return bool(days.between(day, day)) and days.between(day.replace(day=1), day) == 1


def _week(project: Project, text: str, day: date) -> BriefPeriod:
    if text == _LAST:
        return before(week_with(day))
    return week_with(read_day(project, "--week", text))


def _month(project: Project, text: str | None, day: date) -> BriefPeriod:
    if text is None:
        return month_with(day)
    if text == _LAST:
        return before(month_with(day))
    found = read_month(text)
    if found is None:
        refusal = message("--month: 「{text}」 is not a month; write it as in 2025-08.", text=text)
        raise _refusal(refusal, project)
    return found


def _scope_of_cycle(project: Project, common: CommonOptions, text: str, day: date) -> Scope:
    """Return what is told of a cycle: of the one strategy that the text is the slug of, or of its period.

    It is told as of `day`, be the cycle over or not: its last values come, and its retrospective is held,
    after its end.
    """
    workspace = published(open_project(project, common))
    named = workspace.tracked.strategy(slug_named(text))
    period = read_cycle(text)
    if named is None and period is None:
        named = strategy_named(workspace.tracked, text, project.language)
    if named is not None:
        if named.start is None or named.end is None:
            refusal = message("「{name}」 has no period with a beginning and an end.", name=named.slug)
            raise _refusal(refusal, project)
        period = BriefPeriod(Span.CYCLE, named.start, named.end, named.name)
    if period is None:
        raise AssertionError("a cycle is a strategy's or a period")
    _refuse_ahead(project, period, day)
    scope = _scope(project, workspace, period)
    return replace(scope, only=named.slug) if named is not None else scope


def _opened(project: Project, common: CommonOptions, period: BriefPeriod, day: date) -> Workspace:
    """Return the project as of the end of a period, or as of `day` where that comes first."""
    _refuse_ahead(project, period, day)
    return published(open_project(project, replace(common, as_of=min(period.end, day).isoformat())))


def _refuse_ahead(project: Project, period: BriefPeriod, day: date) -> None:
    """Refuse a period that has not begun."""
    if period.start > day:
        refusal = message(
            "{period} begins on {date}: there is nothing to tell of it yet.",
            period=period.label(project.language),
            date=period.start,
        )
        raise _refusal(refusal, project)


def _scope(project: Project, workspace: Workspace, period: BriefPeriod) -> Scope:
    return Scope(workspace.tracked, period, project.language, project.address)
