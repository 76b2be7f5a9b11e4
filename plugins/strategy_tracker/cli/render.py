"""`render`: the whole site as plain pages for another site generator."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from strategy_tracker.cli.baselines import only_new
from strategy_tracker.cli.commands import Command
from strategy_tracker.cli.options import CommonOptions, common_options
from strategy_tracker.cli.output import columns_of
from strategy_tracker.cli.progress import late_progress
from strategy_tracker.cli.project import Project, base_from_here, baseline_path, day_of, find_project
from strategy_tracker.configuration import Configuration
from strategy_tracker.exchange.merging import MergeError
from strategy_tracker.language import WordedError, message
from strategy_tracker.language.system_errors import failure
from strategy_tracker.report import Report, text_report, visible
from strategy_tracker.rules import Finding, Findings, Severity
from strategy_tracker.settings import PEOPLE_FILE
from strategy_tracker.site.attachments import not_published
from strategy_tracker.workspace import Workspace, open_workspace, with_last_good

_EPILOG = """\b
Examples:
  strategy-tracker render --out build
  zensical build -f build/mkdocs.yml
"""


@click.command("render", cls=Command, epilog=_EPILOG)
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder of the project to write: docs/ and mkdocs.yml in it are replaced.",
)
@common_options
def render_command(common: CommonOptions, out: Path) -> None:
    """Write the whole site as plain pages, which Zensical and other site generators build without the plugin.

    DIR gets docs/ with all pages and files, hand-written ones too, and mkdocs.yml: the site's configuration
    without the plugin. Both are put in place when they are complete; with errors in the records, or where
    something of somebody else has these names, DIR stays as it was.
    """
    from strategy_tracker.render.output import NotOursError, written_aside
    from strategy_tracker.render.project import Project as Rendered
    from strategy_tracker.site.opening import SiteOptions, contents_of, opened_site

    project = find_project(common)
    own = project.configuration
    if own is None:
        refusal = message("No mkdocs.yml, properdocs.yml or zensical.toml here or in a folder above.")
        raise click.UsageError(refusal.localize(project.language))
    _refuse(project, out)
    workspace = _opened(project, own, common)
    options = SiteOptions(own.text("site_url"), own.text("repo_url"), own.text("edit_uri"))
    try:
        shown = with_last_good(workspace)
        site = opened_site(shown, options)
        contents = contents_of(site, shown)
        rendered = Rendered(site, contents, own)
        with written_aside(out) as pages:
            rendered.write(pages, Path(os.path.abspath(out)))  # noqa: PTH100 - not where links lead
            found = [*workspace.findings.all, *rendered.written.findings]
            _print(project, found, workspace)
            if _fails(project, found) and not project.settings.last_good:
                raise click.ClickException(message("Nothing was written.").localize(project.language))
    except MergeError as error:
        raise click.ClickException(error.reason.localize(project.language)) from error
    except WordedError as error:
        raise click.UsageError(error.reason.localize(project.language)) from error
    except NotOursError as error:
        refusal = message(
            "{path} was not written by this command; move it away, or name another folder.",
            path=visible(str(error.path)),
        )
        raise click.ClickException(refusal.localize(project.language)) from error
    except OSError as error:
        raise click.ClickException(failure(error).localize(project.language)) from error
    left_out = [not_published(path, reason) for path, reason in contents.left_out]
    for note in (*left_out, *rendered.written.notes):
        click.echo(note.localize(project.language), err=True)
    if not common.quiet:
        told = message("Written: {file}", file=str(out))
        click.echo(told.localize(project.language), err=True)
    if _fails(project, found):
        click.get_current_context().exit(1)


def _refuse(project: Project, out: Path) -> None:
    """Refuse to write among what is read, and to publish the people's addresses."""
    own = project.configuration
    assert own is not None  # noqa: S101 - see above
    folder, docs = out.resolve(), own.docs.resolve()
    inside = any(folder.is_relative_to(one.resolve()) for one in (docs, project.strategies))
    if folder == project.root.resolve() or inside:
        refusal = message("--out must be a folder of its own, outside of what the site is made of.")
        raise click.UsageError(refusal.localize(project.language))
    people = (project.root / (project.settings.people or PEOPLE_FILE)).resolve()
    if people.is_file() and people.is_relative_to(docs):
        refusal = message(
            "{file} has addresses, and is in {docs}, whose files are published; move it.",
            file=people.name,
            docs=own.docs,
        )
        raise click.UsageError(refusal.localize(project.language))


def _opened(project: Project, own: Configuration, common: CommonOptions) -> Workspace:
    """Return the workspace for a site, without the findings that the project's baseline knows."""
    from strategy_tracker.render.authors_markdown import AuthorsMarkdown
    from strategy_tracker.site.rendering.failing_texts import with_failing_texts

    with late_progress(project.language, wanted=not common.quiet) as progress:
        day, today = day_of(project, common)
        workspace = open_workspace(
            project.root, project.settings, project.language, day, progress, today=today, alerts=False
        )
    workspace = with_failing_texts(
        workspace, AuthorsMarkdown(own.content, raw_html=project.settings.raw_html).converter
    )
    told = workspace.history.told(project.language)
    if told and not common.quiet:
        click.echo(told, err=True)
    known = baseline_path(project, None)
    return replace(workspace, findings=only_new(workspace.findings, known, project.language))


def _print(project: Project, found: list[Finding], workspace: Workspace) -> None:
    """Print findings as `check` does, where they do not get into a file."""
    sources = workspace.tracked.source.sources
    report = Report(tuple(found), sources, project.language, workspace.as_of, base_from_here(project.root))
    click.echo(text_report(report, colour=False, columns=columns_of(sys.stderr)), err=True)


def _fails(project: Project, found: list[Finding]) -> bool:
    threshold = project.settings.fail_on
    return threshold != "never" and bool(Findings(tuple(found)).at_least(Severity[threshold.upper()]))
