"""`editor`: a form in the browser for whole strategies, as files for any web server."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import yaml

from strategy_tracker.cli.commands import Command
from strategy_tracker.cli.options import CommonOptions, common_options
from strategy_tracker.cli.project import base_from_repository, find_project, open_project
from strategy_tracker.exchange.form_editor import (
    NotAnEditorError,
    PackageError,
    editor_configuration,
    editor_packages,
    editor_vocabulary,
    write_editor,
)
from strategy_tracker.language import Language, Message, message
from strategy_tracker.language.system_errors import failure

_EPILOG = """\b
Examples:
  npm pack decap-cms@3 yaml@2 --pack-destination vendor
  strategy-tracker editor --packages vendor --out editor
  strategy-tracker editor --packages vendor --out editor --backend editor-backend.yml
"""
_LOCAL = {"name": "proxy", "proxy_url": "http://localhost:8081/api/v1"}


@click.command("editor", cls=Command, epilog=_EPILOG)
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder to write to."
)
@click.option(
    "--packages",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder with the npm packages decap-cms 3 and yaml 2, as npm pack or npm install leaves them.",
)
@click.option(
    "--backend",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Decap CMS's backend section (YAML); by default a decap-server on this machine.",
)
@common_options
def editor_command(common: CommonOptions, out: Path, packages: Path, backend: Path | None) -> None:
    """Write a form in the browser in which strategies are created and edited, to be served beside the site.

    It is Decap CMS with the labels, hints and lists of this product's fields. Nothing is loaded from
    elsewhere: it talks to the Git server that --backend names, and each save is a commit there. What the
    form does not change in a file stays as it is, with comments and order.
    """
    project = find_project(common)
    language = project.language
    section = _backend(backend, language) if backend is not None else _LOCAL
    strategies = [one.record for one in open_project(project, common, working_tree=True).tracked.strategies]
    try:
        write_editor(
            out,
            editor_packages(packages),
            editor_configuration(
                strategies,
                project.settings.strategies_dir,
                language,
                section,
                base=base_from_repository(project.root),
            ),
            editor_vocabulary(language),
        )
    except PackageError as error:
        raise _refused(error.reason, language) from error
    except NotAnEditorError as error:
        refusal = message("{folder} holds other files; name a folder of its own.", folder=str(error))
        raise _refused(refusal, language) from error
    except OSError as error:
        raise click.ClickException(failure(error).localize(language)) from error
    if not common.quiet:
        click.echo(message("Written: {file}", file=str(out)).localize(language), err=True)


def _backend(file: Path, language: Language) -> Mapping[str, Any]:
    """Return the backend section of a file, with or without its name above it; anything else is refused."""
    try:
        content = yaml.safe_load(file.read_text("utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise click.UsageError(f"{file}: {error}") from error
    section = content.get("backend", content) if isinstance(content, dict) else None
    if not isinstance(section, dict) or not isinstance(section.get("name"), str):
        refusal = message(
            "{file} is no `backend` section: it must name one, as in `name: gitea`", file=str(file)
        )
        raise _refused(refusal, language)
    return section


def _refused(reason: Message, language: Language) -> click.UsageError:
    return click.UsageError(reason.localize(language))
