"""`remind`: what each person has to see to, printed, or sent to where they are reached."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import click

from strategy_tracker.cli.commands import Command
from strategy_tracker.cli.options import CommonOptions, common_options
from strategy_tracker.cli.output import write
from strategy_tracker.cli.project import Project, day_of, find_project, open_project
from strategy_tracker.cli.suggestions import unknown
from strategy_tracker.exchange.reminders import (
    AddressError,
    Delivery,
    Digest,
    Key,
    Service,
    items_of,
    keys_of,
    lines_of,
    manager_digest,
    personal_digests,
    planned,
    read_services,
    sent,
    title_of,
    unreached,
)
from strategy_tracker.language import Language, Message, message
from strategy_tracker.language.system_errors import NOT_UTF8, reason_of
from strategy_tracker.report import visible
from strategy_tracker.tracking.days import DayCount
from strategy_tracker.values import name_key
from strategy_tracker.workspace import Workspace, open_workspace

VARIABLE = "STRATEGY_TRACKER_SERVICES"
_A_WEEK = timedelta(days=7)
_EPILOG = f"""\b
Examples:
  strategy-tracker remind
  strategy-tracker remind --owner 王* --as-of 2025-08-18
  strategy-tracker remind --daily --working-days --send --dry-run
  strategy-tracker remind --weekly --send --services services.txt

Services are Apprise's addresses, one a line, in the environment variable {VARIABLE}
or in the file of --services; they are secrets and are never printed. In an address {{mail}}, {{wecom}},
{{dingtalk}}, {{feishu}} and {{slack}} stand for those of each person in the people file.
"""


@click.command("remind", cls=Command, epilog=_EPILOG)
@click.option("--owner", "owners", multiple=True, metavar="NAME", help="Only this person; may be repeated.")
@click.option("--daily", is_flag=True, help="Only what is new since the working day before.")
@click.option(
    "--weekly", is_flag=True, help="All there is to do; with --only new what is new since a week ago."
)
@click.option(
    "--only", type=click.Choice(("new",)), help="new: only what was not so yesterday, or a week ago."
)
@click.option("--working-days", is_flag=True, help="Do nothing on a day off by the calendar of the settings.")
@click.option("--send", is_flag=True, help="Send it through the services, instead of printing it.")
@click.option(
    "--services",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help=f"File of the services' addresses; {VARIABLE} by default.",
)
@click.option("--dry-run", is_flag=True, help="With --send: say who would be reached, and send nothing.")
@click.option(
    "--timeout",
    type=click.IntRange(1, 600),
    default=15,
    show_default=True,
    help="Seconds that a service has to answer.",
)
@common_options
def remind_command(
    common: CommonOptions,
    owners: tuple[str, ...],
    daily: bool,
    weekly: bool,
    only: str | None,
    working_days: bool,
    send: bool,
    services: Path | None,
    dry_run: bool,
    timeout: int,
) -> None:
    """Say what each person has to see to, and what the managers have; who has nothing to do hears nothing.

    The exit status is 1 where somebody was not reached, and 2 where nothing could be sent at all.
    """
    project = find_project(common)
    language = project.language
    if daily and weekly:
        raise _refusal(message("Give --daily or --weekly, not both."), language)
    if dry_run and not send:
        raise _refusal(message("--dry-run goes with --send: without it nothing is sent anyway."), language)
    day, today = day_of(project, common)
    days = DayCount(project.settings.tracking.calendar)
    if working_days and not days.between(day, day):
        click.echo(message("{date} is a day off; nobody is reminded.", date=day).localize(language), err=True)
        return
    known_services = _services(services, language) if send else ()
    workspace = open_project(project, common)
    since = _compared_with(day, days, weekly=weekly) if daily or only else None
    digests = _digests(workspace, project, owners, since, today)
    if not digests:
        click.echo(message("Nobody has anything to see to.").localize(language), err=True)
    elif send:
        _send(digests, known_services, workspace, timeout, dry_run=dry_run)
    else:
        write("\n".join(_printed(digest, language) for digest in digests))


def _refusal(text: Message, language: Language) -> click.UsageError:
    return click.UsageError(text.localize(language))


def _compared_with(day: date, days: DayCount, *, weekly: bool) -> date:
    """Return the day on which people were last reminded: a week before, or the last counted day."""
    if weekly:
        return day - _A_WEEK
    before = day - timedelta(days=1)
    while not days.between(before, before):
        before -= timedelta(days=1)
    return before


def _services(file: Path | None, language: Language) -> tuple[Service, ...]:
    """Return the services that are to send; none, or an address that none knows, is wrong usage."""
    try:
        text = os.environ.get(VARIABLE, "") if file is None else file.read_text("utf-8")
        found = read_services(text)
    except ImportError as error:
        values = {"package": "Apprise", "command": "pip install 'strategy-tracker[remind]'"}
        raise _refusal(message("Sending needs {package}: {command}", **values), language) from error
    except AddressError as error:
        raise click.UsageError(error.text.localize(language)) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else NOT_UTF8
        raise click.UsageError(f"{file}: {reason.localize(language)}") from None
    if not found:
        raise _refusal(
            message(
                "There is no service to send through: put addresses into {variable}, or into a file that "
                "--services names.",
                variable=VARIABLE,
            ),
            language,
        )
    return found


def _digests(
    workspace: Workspace, project: Project, owners: Sequence[str], since: date | None, today: date
) -> tuple[Digest, ...]:
    """Return what is to be told: to those who are asked for, else to everybody and the managers."""
    site = project.address
    if not site.url:
        text = message("mkdocs.yml has no site_url, so the reminders have no links.")
        click.echo(text.localize(project.language), err=True)
    known: frozenset[Key] = frozenset()
    if since is not None:
        then = open_workspace(
            project.root, project.settings, project.language, since, today=today, alerts=False
        )
        known = keys_of(then.tracked)
    items = items_of(workspace.tracked, known=known, site=site)
    personal = personal_digests(items, workspace.as_of)
    if owners:
        wanted = {name_key(_person(name, workspace)) for name in owners}
        return tuple(digest for digest in personal if name_key(digest.person) in wanted)
    names = [person.shown for person in workspace.tracked.source.people.managers] or [""]
    of_all = (manager_digest(name, items, workspace.as_of) for name in names)
    return (*personal, *(digest for digest in of_all if digest is not None))


def _person(name: str, workspace: Workspace) -> str:
    """Return the name under which somebody is shown; one whom nobody knows is wrong usage."""
    people, tracked = workspace.tracked.source.people, workspace.tracked
    known = {person.shown for person in people.persons}
    known |= {task.owner for task in tracked.tasks} | {strategy.owner for strategy in tracked.strategies}
    known |= {step.owner for strategy in tracked.strategies for step in strategy.steps}
    shown = people.name_of(name)
    if name_key(shown) in {name_key(one) for one in known if one}:
        return shown
    raise unknown(
        name,
        sorted(known - {""}),
        message("There is no owner 「{name}」."),
        message("There is no owner 「{name}」. Did you mean 「{suggestion}」?"),
        workspace.language,
    )


def _printed(digest: Digest, language: Language) -> str:
    lines = (title_of(digest, language), *lines_of(digest, language))
    return "".join(f"{visible(line)}\n" for line in lines)


def _send(
    digests: Sequence[Digest],
    services: Sequence[Service],
    workspace: Workspace,
    timeout: int,
    *,
    dry_run: bool,
) -> None:
    """Send the digests and say of each whether it arrived; exit with 1 where somebody was not reached."""
    people, language = workspace.tracked.source.people, workspace.language
    addressed = [digest for digest in digests if digest.person]
    if len(addressed) < len(digests):
        text = message("The people file names no manager, so nobody is told of all.")
        click.echo(text.localize(language), err=True)
    if dry_run:
        deliveries = planned(addressed, services, people, language)
    else:
        going = sent(addressed, services, people, language, seconds=timeout, wait=time.sleep)
        deliveries = tuple(_told(delivery, language) for delivery in going)
    if dry_run:
        for delivery in deliveries:
            _told(delivery, language, dry_run=True)
    missed = unreached(deliveries)
    if missed:
        text = message("Not reached: {names}", names=list(missed))
        click.echo(visible(text.localize(language)), err=True)
        raise SystemExit(1)


def _told(delivery: Delivery, language: Language, *, dry_run: bool = False) -> Delivery:
    """Print what became of a delivery, and return it."""
    values = {"person": delivery.person, "service": delivery.service, "count": delivery.messages}
    if delivery.reason is not None:
        text = message("{person} · {service}: not sent, {reason}", **values, reason=delivery.reason)
    elif dry_run:
        text = message("{person} · {service}: would be sent, {count} messages", **values)
    else:
        text = message("{person} · {service}: sent, {count} messages", **values)
    write(f"{visible(text.localize(language))}\n")
    return delivery
