"""`new`: a strategy, a retrospective or an update record to be filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping

import click

from strategy_tracker.cli.commands import Group
from strategy_tracker.cli.options import CommonOptions, common_options
from strategy_tracker.cli.project import Project, find_project, open_project, time_of
from strategy_tracker.cli.suggestions import strategy_named
from strategy_tracker.cli.writing import carry_out, not_editable
from strategy_tracker.editing.cycles import following, usual_period
from strategy_tracker.editing.document import NotEditableError
from strategy_tracker.editing.edits import Edit, edited
from strategy_tracker.editing.files import bytes_of
from strategy_tracker.editing.new_records import folder_of_updates
from strategy_tracker.editing.record_names import record_name
from strategy_tracker.editing.skeletons import Outline, retrospective_text, strategy_text, update_text
from strategy_tracker.language import Language, Message, message
from strategy_tracker.model import value_of
from strategy_tracker.model.references import slug_named
from strategy_tracker.source.discovery import folder_of, slug_key
from strategy_tracker.tracking import TrackedPortfolio, TrackedStrategy
from strategy_tracker.tracking.loop import STEPS, NextStep
from strategy_tracker.values import Context, Period, Unreadable, read_period
from strategy_tracker.values.folded_text import without_invisible
from strategy_tracker.vocabulary.templates import TEMPLATES
from strategy_tracker.workspace import Workspace

_EPILOG = """\b
Examples:
  strategy-tracker new strategy 2026-618 --template 618 --owner 王* --department 市場部
  strategy-tracker new strategy 2025-q4-launch --from 2025-q3-launch
  strategy-tracker new retrospective 2025-618-promotion
  strategy-tracker new update --owner 王*
"""
_STILL_TO_COME = frozenset({"field-missing"})
_NOT_ON_WINDOWS = re.compile(
    r'[<>:"|?*]|[. ]\Z|\A(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|\Z)', re.IGNORECASE
)
"""Who clones such a file there gets none of the repository."""
_ALIASES = {
    "雙11": "double-eleven",
    "双11": "double-eleven",
    "double-11": "double-eleven",
    "promotion": "618",
}


@click.group("new", cls=Group, epilog=_EPILOG)
def new_command() -> None:
    """Write a new file to be filled in; what only you can know is left empty and named."""


def _template(context: click.Context, parameter: click.Parameter, name: str | None) -> str | None:
    """Return a template's name; an unknown one is refused."""
    known = _ALIASES.get(name or "", name)
    if known is not None and known not in TEMPLATES:
        click.Choice(tuple(TEMPLATES)).convert(name, parameter, context)
    return known


@new_command.command(
    "strategy", short_help="Begin a strategy, from a template or as the next cycle of another."
)
@click.argument("slug")
@click.option(
    "--template", callback=_template, metavar="NAME", help=f"What it begins with: {', '.join(TEMPLATES)}."
)
@click.option("--from", "before_slug", metavar="SLUG", help="The strategy whose next cycle this is.")
@click.option("--title", default="", metavar="TEXT", help="The strategy's name.")
@click.option("--department", default="", metavar="TEXT", help="The department that makes it.")
@click.option("--owner", default="", metavar="NAME", help="Whose strategy it is.")
@click.option("--period", "period_text", metavar="PERIOD", help="From when to when, as in 2025年Q4.")
@click.option("--folder", is_flag=True, help="Make it a folder with an index.md.")
@click.option("--dry-run", is_flag=True, help="Print the file, and write nothing.")
@common_options
def new_strategy(
    common: CommonOptions,
    slug: str,
    template: str | None,
    before_slug: str | None,
    title: str,
    department: str,
    owner: str,
    period_text: str | None,
    folder: bool,
    dry_run: bool,
) -> None:
    """Begin the strategy SLUG, from a template or as the next cycle of another.

    With --from the open next steps of the cycle before become tasks, and are marked as carried over there;
    KPIs have their last values as baselines.
    """
    project = find_project(common)
    workspace = open_project(project, common, working_tree=True)
    language, tracked = project.language, workspace.tracked
    slug = new_slug(slug, tracked, language)
    before = strategy_named(tracked, before_slug, language) if before_slug is not None else None
    if template is None and before is None:
        template = "quarterly"
    outline = Outline(
        day=workspace.as_of,
        title=_in_one_line(title),
        department=_in_one_line(department) or (before.department if before is not None else ""),
        owner=_in_one_line(owner) or (before.owner if before is not None else ""),
        period=_period(workspace, template, before, period_text),
        template=TEMPLATES[template] if template is not None else None,
        before=before,
        steps=[step for step in (*before.steps, *before.open_before) if step.open] if before else (),
    )
    prefix = f"{project.settings.strategies_dir}/"
    file = f"{prefix}{slug}/index.md" if folder else f"{prefix}{slug}.md"
    try:
        files = _carried(workspace, outline, slug)
        old = {name: bytes_of(project.root, name) for name in files}
        files[file] = strategy_text(outline, language).encode()
    except NotEditableError as error:
        raise not_editable(project, error) from error
    _deliver(project, common, workspace, files, old, dry_run=dry_run)


def new_slug(slug: str, tracked: TrackedPortfolio, language: Language) -> str:
    """Return a slug that no strategy has, and that is a harmless path; another one is wrong usage."""
    slug = slug_named(slug.strip())
    parts = slug.split("/")
    if not slug or any(not part.strip() or part[0] in "._" or not part.isprintable() for part in parts):
        raise _refused(message("「{slug}」 cannot be a strategy's name.", slug=slug), language)
    if "\\" in slug or parts[0] == "updates" or parts[-1].lower() in ("readme", "index", "retrospective"):
        raise _refused(message("「{slug}」 cannot be a strategy's name.", slug=slug), language)
    if any(_NOT_ON_WINDOWS.search(part) for part in parts):
        refusal = message("「{slug}」 cannot be a strategy's name: Windows has no file called so.", slug=slug)
        raise _refused(refusal, language)
    if slug_key(slug) in {slug_key(one.slug) for one in tracked.strategies}:
        raise _refused(message("There is a strategy 「{slug}」 already.", slug=slug), language)
    return slug


def _in_one_line(text: str) -> str:
    """Return a text that was given as an option, without line breaks and what nobody sees."""
    return " ".join(without_invisible(text).split())


def _refused(reason: Message, language: Language) -> click.UsageError:
    return click.UsageError(reason.localize(language))


def _period(
    workspace: Workspace, template: str | None, before: TrackedStrategy | None, text: str | None
) -> Period | None:
    """Return the period: the one given, else that after the cycle before, else the template's usual one."""
    if text is not None:
        try:
            today = Period(workspace.as_of, workspace.as_of)
            return read_period(text, Context(today, created=workspace.as_of)).period
        except Unreadable as error:
            refusal = message("--period: 「{text}」 is not a period; write it as in 2025年Q4.", text=text)
            if meant := error.values.get("suggestion"):
                refusal = message(
                    "--period: 「{text}」 is not a period; did you mean {suggestion}?",
                    text=text,
                    suggestion=meant,
                )
            raise _refused(refusal, workspace.language) from error
    if before is not None:
        written = before.record.period
        return following(value_of(written))
    return usual_period(template, workspace.as_of) if template is not None else None


def _carried(workspace: Workspace, outline: Outline, slug: str) -> dict[str, bytes]:
    """Return the files of earlier cycles with each open step marked as carried to its task."""
    edits: dict[tuple[str, str], list[Edit]] = {}
    for step, name in zip(outline.steps, outline.ids, strict=True):
        edit, root = _carried_step(workspace.tracked, step, f"{slug}/{name}")
        edits.setdefault((edit.record.place.file, root), []).append(edit)
    return {
        file: edited(bytes_of(workspace.root, file), file, root, changes, workspace.language)
        for (file, root), changes in edits.items()
    }


def _carried_step(tracked: TrackedPortfolio, step: NextStep, target: str) -> tuple[Edit, str]:
    """Return the change that marks a step, and what its file holds as a whole."""
    record = next(one.record for one in tracked.strategies if one.slug == step.slug)
    entry = next(
        entry for kind in STEPS for entry in getattr(record.retrospective, kind) if entry.place == step.place
    )
    targets = (*(written.text for written in entry.carried_to), target)
    root = "strategy" if entry.place.file == record.file else "retrospective"
    return Edit(entry, "carried_to", targets), root


@new_command.command("retrospective", short_help="Begin the retrospective of a strategy.")
@click.argument("slug")
@click.option("--dry-run", is_flag=True, help="Print the file, and write nothing.")
@common_options
def new_retrospective(common: CommonOptions, slug: str, dry_run: bool) -> None:
    """Begin the retrospective of the strategy SLUG: an entry for each KPI, and each task that was late."""
    project = find_project(common)
    workspace = open_project(project, common, working_tree=True)
    strategy = strategy_named(workspace.tracked, slug, project.language)
    if strategy.record.retrospective is not None:
        place = strategy.record.retrospective.place
        refusal = message(
            "It has a retrospective already: {file}, line {line}.", file=place.file, line=place.line
        )
        raise _refused(refusal, project.language)
    file = f"{folder_of(strategy.record.file)}/retrospective.md"
    text = retrospective_text(strategy, workspace.as_of, project.language)
    _deliver(project, common, workspace, {file: text.encode()}, {}, dry_run=dry_run)


@new_command.command("update", short_help="Begin an update record.")
@click.argument("slug", required=False)
@click.option("--owner", default="", metavar="NAME", help="Only this person's open tasks.")
@click.option("--author", default="", envvar="GIT_AUTHOR_NAME", metavar="NAME", help="Who records this.")
@click.option("--dry-run", is_flag=True, help="Print the file, and write nothing.")
@common_options
def new_update(common: CommonOptions, slug: str | None, owner: str, author: str, dry_run: bool) -> None:
    """Begin an update record with the open tasks of the strategy SLUG, or of all that are running.

    Fill in what has changed; a field that stays empty says nothing.
    """
    project = find_project(common)
    workspace = open_project(project, common, working_tree=True)
    language, tracked = project.language, workspace.tracked
    if slug is not None:
        chosen = [strategy_named(tracked, slug, language)]
    else:
        chosen = [strategy for strategy in tracked.strategies if strategy.running]
    owner = workspace.tracked.source.people.name_of(owner)
    author = author or owner
    text = update_text(workspace.as_of, author, chosen, owner, language, across=slug is None)
    prefix = f"{project.settings.strategies_dir}/"
    folder = folder_of_updates(chosen[0].record.file.removeprefix(prefix) if slug is not None else None)
    name = record_name(workspace.as_of, time_of(project, common), author, text)
    _deliver(project, common, workspace, {f"{prefix}{folder}{name}": text.encode()}, {}, dry_run=dry_run)


def _deliver(
    project: Project,
    common: CommonOptions,
    workspace: Workspace,
    files: Mapping[str, bytes],
    before: Mapping[str, bytes],
    *,
    dry_run: bool,
) -> None:
    """Write the files, and say which they are and what is still to be filled in."""
    carry_out(project, common, workspace, files, before, dry_run=dry_run, still_to_come=_STILL_TO_COME)
    if not dry_run and not common.quiet:
        for file in files:
            click.echo(message("Written: {file}", file=file).localize(project.language), err=True)
