"""`publish`: a site that is there whole, or stays what it was."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import click

from strategy_tracker.cli.commands import Command
from strategy_tracker.cli.options import CommonOptions, common_options
from strategy_tracker.cli.project import find_project
from strategy_tracker.language import Language, Message, message
from strategy_tracker.language.system_errors import reason_of
from strategy_tracker.report import visible
from strategy_tracker.serving.versions import SITE_WRITTEN, NextVersion, NotOursError, next_version

_TOO_LITTLE = 1 << 16
"""Bytes; with less than that a disk is full."""
_EPILOG = """\b
Examples:
  strategy-tracker publish /srv/www/plans
  strategy-tracker publish --config mkdocs.public.yml /srv/www/plans-public
"""


@click.command("publish", cls=Command, epilog=_EPILOG)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@common_options
def publish_command(common: CommonOptions, folder: Path) -> None:
    """Build the site aside, and put it in the place of the one in DIR when it is complete.

    DIR is a link to one of the folders in DIR.versions, which a web server follows. It is changed in one
    step: readers see the old site or the new one. A build that fails, is killed or finds the disk full
    leaves the old one as it is; of two builds at once the second waits. The version before is kept. With
    the setting last_good a site with errors is put in place too; the exit status is 1 then.
    """
    project = find_project(common)
    language = project.language
    if common.as_of is not None or common.language is not None:
        refusal = message("The site is built by mkdocs.yml alone; --as-of and --language are set there.")
        raise click.UsageError(refusal.localize(language))
    if project.configuration is None:
        raise click.UsageError(message("No mkdocs.yml here or in a folder above.").localize(language))
    configuration = project.configuration.file
    if configuration.suffix == ".toml":
        refusal = message(
            "{file} is Zensical's: write the pages with `strategy-tracker render`, and build them with it.",
            file=configuration.name,
        )
        raise click.UsageError(refusal.localize(language))
    if os.name != "posix":
        raise click.UsageError(
            message("This command works on {systems} only.", systems="Linux, macOS").localize(language)
        )
    waiting = message("Another build of {folder} is under way; waiting for it.", folder=str(folder))
    try:
        with next_version(folder, lambda: _say(waiting, common, language)) as version:
            status = _build(configuration, version, quiet=common.quiet)
            if status not in (0, SITE_WRITTEN):
                reason = _reason(status, version.folder.parent)
                version.remove()
                raise click.ClickException(f"{reason.localize(language)} {_as_it_was(folder, language)}")
            version.put_in_place()
    except NotOursError as error:
        refusal = message(
            "{folder} must be a link that this command makes; move away what is there.", folder=str(folder)
        )
        raise click.UsageError(refusal.localize(language)) from error
    except OSError as error:
        refusal = _refusal(error, folder)
        raise click.ClickException(f"{refusal.localize(language)} {_as_it_was(folder, language)}") from error
    _say(message("Written: {file}", file=str(folder)), common, language)
    if status == SITE_WRITTEN:
        click.get_current_context().exit(1)


def _say(words: Message, common: CommonOptions, language: Language) -> None:
    if not common.quiet:
        click.echo(words.localize(language), err=True)


def _as_it_was(folder: Path, language: Language) -> str:
    return message("{folder} stays as it was.", folder=str(folder)).localize(language)


def _build(configuration: Path, version: NextVersion, *, quiet: bool) -> int:
    """Build with MkDocs, or ProperDocs by its own file.

    The builder holds the lock too, so that it is waited for where this process is killed.
    """
    builder = "properdocs" if configuration.stem == "properdocs" else "mkdocs"
    command = [sys.executable, "-m", builder, "build", "--config-file", str(configuration)]
    command += ["--site-dir", str(version.folder), *(["--quiet"] if quiet else [])]
    done = subprocess.run(command, pass_fds=(version.lock,), check=False)  # noqa: S603 - without a shell
    return done.returncode


def _refusal(error: OSError, folder: Path) -> Message:
    """Return what keeps a version from being put anywhere, and what to do."""
    path = visible(str(error.filename or folder))
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _full(path)
    return message(
        "{path}: {reason}. The account that publishes must be able to write there.",
        path=path,
        reason=reason_of(error),
    )


def _reason(status: int, versions: Path) -> Message:
    """Return why there is no site, as far as it can be seen from outside the build."""
    disk = os.statvfs(versions)
    if disk.f_bavail * disk.f_frsize < _TOO_LITTLE or (disk.f_files and disk.f_favail == 0):
        return _full(str(versions))
    if status == -signal.SIGKILL:
        return message("The build was killed; the machine may have too little memory for it.")
    if status < 0:
        return message("The build was ended by signal {number}.", number=-status)
    return message("The site was not built: see what is said above.")


def _full(path: str) -> Message:
    return message("The disk that holds {path} is full: free some space.", path=path)
