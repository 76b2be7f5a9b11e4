"""`csp`: the Content-Security-Policy that a web server sends with a built site."""

from __future__ import annotations

import re
from pathlib import Path

import click

from strategy_tracker.cli.commands import Command
from strategy_tracker.cli.options import CommonOptions, common_options
from strategy_tracker.cli.output import write
from strategy_tracker.editing.files import replace_file
from strategy_tracker.language import Language, message
from strategy_tracker.language.system_errors import failure
from strategy_tracker.report import visible
from strategy_tracker.serving import Policy, policy_of

_FORMATS = {
    "header": "{value}\n",
    "nginx": 'add_header Content-Security-Policy "{value}" always;\n',
    "caddy": 'header Content-Security-Policy "{value}"\n',
    "apache": 'Header always set Content-Security-Policy "{value}"\n',
}
_ALLOWED = re.compile(r"(?P<directive>[a-z]+(?:-[a-z]+)*)=(?P<source>[^\s;,\"$\\{}]+)")
_MOST = 20
"""How many obstacles are told: a theme that writes a script of its own on each page has thousands."""
_EPILOG = """\b
Examples:
  strategy-tracker csp site
  strategy-tracker csp site --format nginx --output /etc/nginx/snippets/strategies-csp.conf
  strategy-tracker csp site --trust 'blog/*' --allow img-src=https://pictures.example.com
"""


@click.command("csp", cls=Command, epilog=_EPILOG)
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="SITE")
@click.option(
    "--format", "form", type=click.Choice(tuple(_FORMATS)), default="header", help="For which server."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write it to a file.",
)
@click.option(
    "--trust", multiple=True, metavar="PAGES", help="Pages whose own scripts are allowed, as in 'blog/*'."
)
@click.option(
    "--allow", multiple=True, metavar="DIRECTIVE=SOURCE", help="A further source, as in img-src=https://…"
)
@common_options
def csp_command(
    common: CommonOptions,
    site: Path,
    form: str,
    output: Path | None,
    trust: tuple[str, ...],
    allow: tuple[str, ...],
) -> None:
    """Print the policy under which the built site in SITE works and no other script runs.

    Scripts that stand in pages are allowed by their hashes, and only those that the theme's own template
    has: whatever got into a page's text stays out. The exit status is 1 where something on the pages will
    not work under the policy; each is said with its page and what to do. No mkdocs.yml is read.
    """
    policy = policy_of(site, trust, [_source(one) for one in allow])
    language = common.language or Language.of(policy.language)
    if not policy.pages:
        refusal = message("{folder} has no pages; name the folder of a built site.", folder=str(site))
        raise click.UsageError(refusal.localize(language))
    text = _FORMATS[form].format(value=policy.value)
    if output is None:
        write(text)
    else:
        try:
            replace_file(output, text.encode())
        except OSError as error:
            raise click.UsageError(failure(error, output).localize(language)) from error
    if not common.quiet:
        _tell(policy, language)
    if policy.obstacles:
        raise SystemExit(1)


def _source(option: str) -> tuple[str, str]:
    match = _ALLOWED.fullmatch(option)
    if match is None:
        raise click.UsageError(f"--allow {option}: img-src=https://…")
    return match["directive"], match["source"]


def _tell(policy: Policy, language: Language) -> None:
    for one in policy.obstacles[:_MOST]:
        more = message(" (and {count} more)", count=one.more).localize(language) if one.more else ""
        where = f"{visible(one.page)}:{one.line}"
        click.echo(f"{where}: {visible(one.reason.localize(language))}{more}", err=True)
    rest = len(policy.obstacles) - _MOST
    if rest > 0:
        click.echo(message("{count} more of this kind.", count=rest).localize(language), err=True)
    pages = {page for script in policy.scripts for page in script.pages}
    told = message(
        "{scripts} scripts on {pages} pages are allowed.", scripts=len(policy.scripts), pages=len(pages)
    )
    click.echo(told.localize(language), err=True)
