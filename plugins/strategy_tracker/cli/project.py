"""Which project a command works on: its folder, settings, language and day."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from strategy_tracker.cli.options import CommonOptions
from strategy_tracker.cli.progress import late_progress
from strategy_tracker.configuration import Configuration, contradicting, read_configuration
from strategy_tracker.configuration_files import ConfigurationError, configurations_near
from strategy_tracker.exchange.addresses import SiteAddress, published_at
from strategy_tracker.history.not_there_yet import NOT_ON_RECORD
from strategy_tracker.language import Language, WordedError, message
from strategy_tracker.settings import SiteSettings, day_to_show, time_to_record, today_of
from strategy_tracker.values import Unreadable, read_date

if TYPE_CHECKING:
    from strategy_tracker.workspace import Wanted, Workspace


@dataclass(frozen=True, slots=True)
class Project:
    """A project's folder with its settings; `configuration` is None where it has no mkdocs.yml or the like.

    `site_url` is where the site is published, '' where that is not said.
    """

    root: Path
    settings: SiteSettings
    language: Language
    configuration: Configuration | None = None
    site_url: str = ""

    @property
    def address(self) -> SiteAddress:
        """Where the site's pages are; a site_url that is no web address is wrong usage."""
        content = self.configuration.content if self.configuration is not None else {}
        try:
            return SiteAddress(self.site_url, files=content.get("use_directory_urls") is False)
        except WordedError as error:
            told = message("「{option}」: {reason}", option="site_url", reason=error.reason)
            raise click.UsageError(told.localize(self.language)) from error

    @property
    def strategies(self) -> Path:
        """The folder of the strategies."""
        return self.root / self.settings.strategies_dir


def find_project(options: CommonOptions) -> Project:
    """Return the project that the options name, else the one around the working folder.

    Without any configuration it is the working folder with the default settings.
    Where several in one folder contradict each other, it is said which is read. A configuration that cannot
    be used is wrong usage.
    """
    here = Path.cwd()
    near = (options.config,) if options.config is not None else configurations_near(here)
    if not near:
        return Project(here, SiteSettings(), options.language or Language.of(None))
    try:
        read = read_configuration(near[0])
        site_url = published_at(read.text("site_url"), read.settings.prefix)
    except ConfigurationError as error:
        raise click.UsageError(error.told(options.language)) from error
    language = options.language or read.language
    others = [file.name for file in contradicting(read, near[1:])]
    if others and not options.quiet:
        told = message(
            "{file} is read; {others} beside it says something else. Let them agree, or name one with "
            "--config.",
            file=near[0].name,
            others=others,
        )
        click.echo(told.localize(language), err=True)
    root = Path(os.path.normpath(here / near[0])).parent
    return Project(root, read.settings, language, read, site_url)


def baseline_path(project: Project, asked: Path | None) -> Path | None:
    """Return the file of known findings: the one asked for, else the site's; None where there is none."""
    if asked is not None:
        return asked
    return None if project.settings.baseline is None else project.root / project.settings.baseline


def read_day(project: Project, option: str, text: str) -> date:
    """Return the day that an option gives; one that cannot be read is wrong usage."""
    try:
        return read_date(text).date
    except Unreadable as error:
        refusal = message(
            "{option}: 「{text}」 is not a date; write it as in 2025-08-15.", option=option, text=text
        )
        raise click.UsageError(refusal.localize(project.language)) from error


def day_of(project: Project, options: CommonOptions) -> tuple[date, date]:
    """Return the day to look at, and today; a day that cannot be read is wrong usage."""
    asked = read_day(project, "--as-of", options.as_of) if options.as_of is not None else None
    try:
        today = today_of(project.settings, os.environ)
    except WordedError as error:
        raise click.UsageError(error.reason.localize(project.language)) from error
    return day_to_show(project.settings, asked, today), today


def time_of(project: Project, options: CommonOptions) -> time | None:
    """Return the time of day to record, None where a day was given."""
    asked = read_day(project, "--as-of", options.as_of) if options.as_of is not None else None
    return time_to_record(project.settings, asked, os.environ)


def open_project(
    project: Project,
    options: CommonOptions,
    *,
    working_tree: bool = False,
    only: Wanted | None = None,
    findings_follow: bool = False,
) -> Workspace:
    """Read, track and check a project; one without configuration and strategies is wrong usage.

    With `working_tree` the records are those of the files as they are, whatever day it is; with `only` no
    more is read than what is to be said of the files that it wants. What is missing
    from the history, or of the results of earlier runs, is said once, unless the user wants quiet; so is that
    a day is before all records, where no findings follow that say it.
    """
    from strategy_tracker.workspace import open_workspace, with_last_good  # a check may need none of it

    if project.configuration is None and not project.strategies.is_dir():
        refusal = message(
            "No mkdocs.yml, properdocs.yml or zensical.toml here or in a folder above, and no folder "
            "「{folder}」.",
            folder=project.settings.strategies_dir,
        )
        raise click.UsageError(refusal.localize(project.language))
    with late_progress(project.language, wanted=not options.quiet) as progress:
        day, today = day_of(project, options)
        workspace = open_workspace(
            project.root,
            project.settings,
            project.language,
            day,
            progress,
            today=today,
            working_tree=working_tree,
            only=only,
        )
        if only is None and not working_tree:
            workspace = with_last_good(workspace)
    told = workspace.history.told(project.language)
    notes = (note.localize(project.language) for note in workspace.notes)
    missed = () if findings_follow else _not_on_record(workspace)
    for words in filter(None, (told, *notes, *missed)):
        if not options.quiet:
            click.echo(words, err=True)
    return workspace


def _not_on_record(workspace: Workspace) -> Iterator[str]:
    """Yield that the day is before the first commit of all there is, with the day to ask for."""
    for one in workspace.findings.all:
        if one.rule == NOT_ON_RECORD:
            yield f"{one.message.localize(workspace.language)}\n    {one.hint.localize(workspace.language)}"


def base_from_here(root: Path) -> str:
    """Return what leads from the working folder to the project's, to put before file names: '' or '../'."""
    try:
        relative = os.path.relpath(root).replace(os.sep, "/")
    except ValueError:  # another drive
        relative = root.as_posix()
    return "" if relative == "." else f"{relative}/"


def base_from_repository(root: Path) -> str:
    """Return the project's folder below its Git repository, to put before file names: '' or 'site/'."""
    for parent in (root, *root.parents):
        if (parent / ".git").exists():
            below = root.relative_to(parent).as_posix()
            return "" if below == "." else f"{below}/"
    return ""
