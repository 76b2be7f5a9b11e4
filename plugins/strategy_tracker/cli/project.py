"""Which project a command works on: its folder, settings, language and day."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

import click

from strategy_tracker.cli.options import CommonOptions
from strategy_tracker.cli.progress import late_progress
from strategy_tracker.exchange.addresses import published_at
from strategy_tracker.language import Language, message
from strategy_tracker.settings import (
    ConfigurationError,
    SiteSettings,
    day_to_show,
    read_settings,
    read_site_url,
    time_to_record,
    today_of,
)
from strategy_tracker.values import Unreadable, read_date
from strategy_tracker.workspace import Wanted, Workspace, open_workspace, with_last_good

_NAMES = ("mkdocs.yml", "mkdocs.yaml")


@dataclass(frozen=True, slots=True)
class Project:
    """A project's folder with its settings; `configured` is False where it has no mkdocs.yml.

    `site_url` is where the site is published, '' where that is not said.
    """

    root: Path
    settings: SiteSettings
    language: Language
    configured: bool
    site_url: str = ""

    @property
    def strategies(self) -> Path:
        """The folder of the strategies."""
        return self.root / self.settings.strategies_dir


def nearest_configuration(folder: Path) -> Path | None:
    """Return the mkdocs.yml of a folder or of the nearest one above it."""
    for parent in (folder, *folder.parents):
        for name in _NAMES:
            if (parent / name).is_file():
                return parent / name
    return None


def find_project(options: CommonOptions) -> Project:
    """Return the project that the options name, else the one around the working folder.

    Without any mkdocs.yml it is the working folder with the default settings. A configuration that cannot
    be used is wrong usage.
    """
    here = Path.cwd()
    configuration = options.config or nearest_configuration(here)
    if configuration is None:
        return Project(here, SiteSettings(), options.language or Language.of(None), configured=False)
    try:
        settings, language = read_settings(configuration)
        site_url = published_at(read_site_url(configuration), settings.prefix)
    except ConfigurationError as error:
        raise click.UsageError(str(error)) from error
    root = Path(os.path.normpath(here / configuration)).parent
    return Project(root, settings, options.language or language, configured=True, site_url=site_url)


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
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    return day_to_show(project.settings, asked, today), today


def time_of(project: Project, options: CommonOptions) -> time | None:
    """Return the time of day to record, None where a day was given."""
    asked = read_day(project, "--as-of", options.as_of) if options.as_of is not None else None
    return time_to_record(project.settings, asked, os.environ)


def open_project(
    project: Project, options: CommonOptions, *, working_tree: bool = False, only: Wanted | None = None
) -> Workspace:
    """Read, track and check a project; one without mkdocs.yml and strategies is wrong usage.

    With `working_tree` the records are those of the files as they are, whatever day it is; with `only` no
    more is read than what is to be said of the files that it wants. What is missing
    from the history, or of the results of earlier runs, is said once, unless the user wants quiet.
    """
    if not project.configured and not project.strategies.is_dir():
        refusal = message(
            "No mkdocs.yml here or in a folder above, and no folder 「{folder}」.",
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
    for words in filter(None, (told, *notes)):
        if not options.quiet:
            click.echo(words, err=True)
    return workspace


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
