"""`publish`: a site that is there whole, or stays what it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from strategy_tracker.cli.options import CommonOptions, common_options
from strategy_tracker.cli.project import find_project, nearest_configuration
from strategy_tracker.language import message

_EPILOG = """\b
Examples:
  strategy-tracker publish /srv/www/plans
  strategy-tracker publish --config mkdocs.public.yml /srv/www/plans-public
"""


@click.command("publish", epilog=_EPILOG)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@common_options
def publish_command(common: CommonOptions, folder: Path) -> None:
    """Build the site aside, and put it in the place of the one in DIR when it is complete.

    DIR is a link to one of the folders in DIR.versions, which a web server follows. It is changed in one
    step: readers see the old site or the new one. A build that fails, is killed or finds the disk full
    leaves the old one as it is; of two builds at once the second waits. The version before is kept.
    """
    project = find_project(common)
    link = Path(os.path.abspath(folder))  # noqa: PTH100 - the link itself, not where it leads
    if common.as_of is not None or common.language is not None:
        refusal = message("The site is built by mkdocs.yml alone; --as-of and --language are set there.")
        raise click.UsageError(refusal.localize(project.language))
    if os.name != "posix" or (link.exists() and not link.is_symlink()):
        refusal = message(
            "{folder} must be a link that this command makes; move away what is there.", folder=str(folder)
        )
        raise click.UsageError(refusal.localize(project.language))
    configuration = common.config or nearest_configuration(Path.cwd())
    if configuration is None:
        raise click.UsageError(message("No mkdocs.yml here or in a folder above.").localize(project.language))
    versions = link.with_name(f"{link.name}.versions")
    try:
        versions.mkdir(parents=True, exist_ok=True)
        with _alone(versions) as lock:
            current = link.resolve() if link.is_symlink() else None
            _remove_others(versions, current)
            made = versions / str(1 + max((_number(one) for one in versions.iterdir()), default=0))
            if _build(configuration, made, lock, quiet=common.quiet) != 0:
                shutil.rmtree(made, ignore_errors=True)
                refusal = message("The site was not built; {folder} stays as it was.", folder=str(folder))
                raise click.ClickException(refusal.localize(project.language))
            os.sync()  # the files are on the disk before anything leads to them
            _lead_to(link, made)
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror or error}") from error
    if not common.quiet:
        click.echo(message("Written: {file}", file=str(folder)).localize(project.language), err=True)


@contextmanager
def _alone(versions: Path) -> Iterator[int]:
    """Wait until no other build is under way; gives the lock, which ends with whoever holds it last."""
    import fcntl  # not there on Windows, where the command is refused

    with (versions / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file.fileno()


def _build(configuration: Path, target: Path, lock: int, *, quiet: bool) -> int:
    """Build with MkDocs; it holds the lock too, so that it is waited for where this process is killed."""
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(configuration)]
    command += ["--site-dir", str(target), *(["--quiet"] if quiet else [])]
    done = subprocess.run(command, pass_fds=(lock,), check=False)  # noqa: S603 - MkDocs, without a shell
    return done.returncode


def _lead_to(link: Path, made: Path) -> None:
    """Let the link lead to a version, in one step."""
    new = link.with_name(f"{link.name}.versions") / "link"
    new.symlink_to(made.relative_to(link.parent))
    new.replace(link)


def _remove_others(versions: Path, current: Path | None) -> None:
    """Remove what killed builds left, and all versions but the present one: it becomes the one before."""
    for one in versions.iterdir():
        if one.name == "lock" or one == current:
            continue
        if one.is_dir() and not one.is_symlink():
            shutil.rmtree(one)
        else:
            one.unlink()


def _number(version: Path) -> int:
    """Return a version's number: counted, since clocks are set back."""
    return int(version.name) if version.name.isdecimal() else 0
