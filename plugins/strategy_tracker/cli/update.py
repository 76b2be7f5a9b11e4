"""`update`: one task, KPI or next step brought up to date, in its own file or by an update record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import click

from strategy_tracker.cli.commands import Command
from strategy_tracker.cli.options import CommonOptions, common_options
from strategy_tracker.cli.project import Project, find_project, open_project, read_day, time_of
from strategy_tracker.cli.suggestions import strategy_named, unknown
from strategy_tracker.cli.writing import carry_out, not_editable
from strategy_tracker.editing.document import NotEditableError
from strategy_tracker.editing.edits import edited
from strategy_tracker.editing.expected import Value
from strategy_tracker.editing.files import bytes_of
from strategy_tracker.editing.naming import language_of
from strategy_tracker.editing.new_records import folder_of_updates, record_text
from strategy_tracker.editing.record_names import record_name
from strategy_tracker.editing.subjects import Subject, subject_named, subjects_of
from strategy_tracker.language import Language, message
from strategy_tracker.model import Kpi
from strategy_tracker.model.references import slug_named
from strategy_tracker.source.discovery import slug_of
from strategy_tracker.source.node_access import looked_up
from strategy_tracker.tracking.changes import RECORDED
from strategy_tracker.tracking.kpi_points import is_summed
from strategy_tracker.vocabulary.fields import Field, Kind, names_of
from strategy_tracker.workspace import Workspace

_EPILOG = """\b
Examples:
  strategy-tracker update 2025-q3-summer-cold-brew T002 --progress 60 --status 進行中
  strategy-tracker update 2025-q3-summer-cold-brew T002 --problem "第七場主播請假" --solution "由備用主播頂替"
  strategy-tracker update 2025-q3-summer-cold-brew K003 --value 34.5% --date 2025-08-18
  strategy-tracker update 2025-q3-summer-cold-brew T002 --progress 80 --record --author 王*
  strategy-tracker update 2025-q3-summer-cold-brew T002 --set 權重=2 --dry-run

\b
Exit status: 0 written, or nothing to change; 1 refused, with the finding; 2 wrong usage.
"""
# The options and the fields that they set, by what is updated.
_OPTIONS = {
    "task": {name: name for name in RECORDED["task"]},
    "kpi": {"value": "current", "source": "source", "cause": "cause", "action": "action"},
    "entry": {name: name for name in RECORDED["step"]},
}


@click.command("update", cls=Command, epilog=_EPILOG)
@click.argument("slug")
@click.argument("name", metavar="ID")
@click.option("--progress", metavar="PERCENT", help="Task: how much of it is done, as in 60.")
@click.option("--status", metavar="STATUS", help="Task: 未開始, 進行中, 已完成, 延期, 已取消, or in English.")
@click.option("--planned", metavar="PERIOD", help="Task: the planned dates, as in 2025-07-15至2025-08-15.")
@click.option("--actual", metavar="PERIOD", help="Task: the actual dates, as in 2025-07-15開始.")
@click.option("--problem", metavar="TEXT", help="Task: what is in the way; 無 where nothing is any more.")
@click.option("--solution", metavar="TEXT", help="Task: what is done about it, by whom, until when.")
@click.option("--note", metavar="TEXT", help="Task: a note.")
@click.option("--value", metavar="QUANTITY", help="KPI: its value with the unit, as in 420萬元.")
@click.option("--source", metavar="TEXT", help="KPI: where the value can be looked up.")
@click.option("--cause", metavar="TEXT", help="KPI: why it is behind.")
@click.option("--action", metavar="TEXT", help="KPI: what is done about it.")
@click.option("--done", metavar="YES/NO", help="Next step: whether it is done.")
@click.option("--carried-to", metavar="SLUG/ID", help="Next step: the task that it has become.")
@click.option("--date", "day_text", metavar="DATE", help="The day that this is of; today by default.")
@click.option("--set", "more", multiple=True, metavar="FIELD=TEXT", help="Any other field.")
@click.option("--record", is_flag=True, help="Write an update record, and leave the file as it is.")
@click.option(
    "--author", default="", envvar="GIT_AUTHOR_NAME", metavar="NAME", help="Who records this, for --record."
)
@click.option("--dry-run", is_flag=True, help="Print the change as a diff, and write nothing.")
@common_options
def update_command(
    common: CommonOptions,
    /,
    slug: str,
    name: str,
    day_text: str | None,
    more: tuple[str, ...],
    record: bool,
    author: str,
    dry_run: bool,
    **given: str | None,
) -> None:
    """Bring one task (T003), KPI (K001) or next step (its words) of the strategy SLUG up to date.

    The value is changed at its one place in the file; comments, order, quotes and line ends stay. What would
    make the file worse is refused with the words of `check`, and nothing is written.
    """
    project = find_project(common)
    workspace = _opened(project, common, slug)
    subject = _subject(workspace, slug, name, project.language)
    values = _values(subject, given, more, project.language)
    if not values:
        refusal = message("Nothing to change is given; see --help for the fields.")
        raise click.UsageError(refusal.localize(project.language))
    _refuse_without_effect(subject, values, project.language, record=record)
    dated = day_text is not None
    day = workspace.as_of if day_text is None else read_day(project, "--date", day_text)
    try:
        if record:
            files = _record(
                project, common, workspace, subject, values, day, author, dated=day_text is not None
            )
            before: dict[str, bytes] = {}
        else:
            _refuse_older(subject, values, day, project.language)
            before = {subject.record.place.file: bytes_of(project.root, subject.record.place.file)}
            files = _in_place(workspace, subject, values, day, before, dated=dated)
    except NotEditableError as error:
        raise not_editable(project, error) from error
    files = {file: data for file, data in files.items() if data != before.get(file)}
    if not files:
        _say(common, message("It says so already; nothing to change.").localize(project.language))
        return
    carry_out(project, common, workspace, files, before, dry_run=dry_run)
    if not dry_run:
        _say(common, *(message("Written: {file}", file=file).localize(project.language) for file in files))


def _say(common: CommonOptions, *lines: str) -> None:
    if not common.quiet:
        click.echo("\n".join(lines), err=True)


def _opened(project: Project, common: CommonOptions, slug: str) -> Workspace:
    """Return the project with no more read than what bears on the strategy of a slug."""
    asked = slug_named(slug)
    folder = f"{project.settings.strategies_dir}/"

    def belongs(file: str) -> bool:
        path = file.removeprefix(folder)
        return slug_of(path) == asked or path.startswith(f"{asked}/")

    workspace = open_project(project, common, working_tree=True, only=belongs)
    found = workspace.tracked.strategy(asked)
    if found is not None and found.record.file not in workspace.tracked.source.sources:
        # Its slug is not that of its file: two files claim the same.
        return open_project(project, common, working_tree=True)
    return workspace


def _subject(workspace: Workspace, slug: str, name: str, language: Language) -> Subject:
    """Return what an id or the words of a step stand for; what is not there is wrong usage."""
    strategy = strategy_named(workspace.tracked, slug, language).record
    found = subject_named(strategy, name)
    if found is not None:
        return found
    raise unknown(
        name,
        [subject.name for subject in subjects_of(strategy)],
        message("There is nothing called 「{name}」 in this strategy."),
        message("There is nothing called 「{name}」 in this strategy. Did you mean 「{suggestion}」?"),
        language,
    )


def _values(
    subject: Subject, given: Mapping[str, str | None], more: tuple[str, ...], language: Language
) -> dict[str, Value]:
    """Return what is given, by the canonical keys of fields; an option of another kind is wrong usage."""
    known = _OPTIONS[subject.kind]
    values: dict[str, Value] = {}
    for option, text in given.items():
        if text is None:
            continue
        if option not in known:
            refusal = message(
                "--{option} is not for {name}.", option=option.replace("_", "-"), name=subject.name
            )
            raise click.UsageError(refusal.localize(language))
        values[known[option]] = text.strip()
    for assignment in more:
        called, equals, text = assignment.partition("=")
        field = names_of(subject.kind).get(looked_up(called))
        if field is None or not equals:
            raise _unknown_field(subject, called, language)
        if field.record or field.kind is Kind.FREE:
            refusal = message("「{field}」 holds more than one text; change it in the file.", field=field)
            raise click.UsageError(refusal.localize(language))
        values[field.key] = text.strip()
    if "carried_to" in values:
        values["carried_to"] = tuple(part for part in str(values["carried_to"]).split(",") if part)
    return values


def _unknown_field(subject: Subject, name: str, language: Language) -> click.UsageError:
    return unknown(
        name,
        names_of(subject.kind),
        message("--set takes FIELD=TEXT; there is no field 「{name}」."),
        message("--set takes FIELD=TEXT; there is no field 「{name}」. Did you mean 「{suggestion}」?"),
        language,
    )


def _in_place(
    workspace: Workspace,
    subject: Subject,
    values: Mapping[str, Value],
    day: date,
    before: Mapping[str, bytes],
    *,
    dated: bool,
) -> dict[str, bytes]:
    """Return the file with the values changed, and its day where it has one or was given."""
    file = subject.record.place.file
    everything = dict(values)
    has_day = subject.kind == "kpi" and "current" in values
    is_recorded = not subject.recorded_fields.isdisjoint(values)
    has_own_day = has_day or dated or getattr(subject.record, "updated", None) is not None
    if subject.kind != "entry" and (has_own_day or is_recorded):
        # The file's later day sets aside what update records said of the task: the file takes it over.
        everything = {**_recorded_values(workspace, subject), **everything}
        everything.setdefault("updated", day.isoformat())
    edits = subject.edits(everything)
    return {file: edited(before[file], file, subject.root, edits, workspace.language)}


def _recorded_values(workspace: Workspace, subject: Subject) -> dict[str, Value]:
    """Return what update records say of a task beside what its file says, by field, as it was typed."""
    strategy = workspace.tracked.strategy(subject.strategy.slug)
    task = strategy.task(subject.name) if strategy is not None and subject.kind == "task" else None
    if task is None:
        return {}
    found: dict[str, Value] = {}
    for key in sorted(subject.recorded_fields):
        now, own = getattr(task.record, key), getattr(subject.record, key)
        if now is not None and now.text != (own.text if own is not None else None):
            found[key] = now.text
    return found


def _refuse_without_effect(
    subject: Subject, values: Mapping[str, Value], language: Language, *, record: bool
) -> None:
    """Refuse a KPI's value that would count for nothing: one that is computed, or the sum of readings."""
    if not isinstance(subject.record, Kpi) or "current" not in values:
        return
    if subject.record.measure is not None and subject.record.measure.value is not None:
        refusal = message("{name} is computed from the tasks; its value cannot be set.", name=subject.name)
        raise click.ClickException(refusal.localize(language))
    if is_summed(subject.record) and not record:
        refusal = message(
            "{name} is the sum of its readings; record this one with --record.", name=subject.name
        )
        raise click.ClickException(refusal.localize(language))


def _refuse_older(subject: Subject, values: Mapping[str, Value], day: date, language: Language) -> None:
    """Refuse a change to the file that an update record of that day or a later one would hold against."""
    for key in values:
        recorded = subject.recorded_on(key)
        if recorded is not None and recorded >= day:
            refusal = message(
                "The update record of {date} sets this and would hold over the file. Use --record.",
                date=recorded,
            )
            raise click.ClickException(refusal.localize(language))


def _record(
    project: Project,
    common: CommonOptions,
    workspace: Workspace,
    subject: Subject,
    values: Mapping[str, Value],
    day: date,
    author: str,
    *,
    dated: bool,
) -> dict[str, bytes]:
    """Return the file of an update record with the values."""
    everything = dict(values)
    recorded_on = day
    if subject.kind == "kpi" and dated:
        everything["updated"] = day.isoformat()
        recorded_on = workspace.as_of
    language = _language_of(workspace, subject)
    try:
        text = record_text(subject.new_record(recorded_on, author, everything), language)
    except KeyError as error:
        field: Field = names_of(subject.kind)[str(error.args[0])]
        refusal = message(
            "An update record has no 「{field}」; change it in the file, without --record.", field=field
        )
        raise click.UsageError(refusal.localize(project.language)) from error
    folder = f"{project.settings.strategies_dir}/"
    main = subject.strategy.file.removeprefix(folder)
    who = subject.name if subject.kind != "entry" else author
    name = record_name(recorded_on, time_of(project, common), who, text)
    return {f"{folder}{folder_of_updates(main)}{name}": text.encode()}


def _language_of(workspace: Workspace, subject: Subject) -> Language:
    """Return the language that the strategy's file names its fields in."""
    file = subject.strategy.file
    return language_of(workspace.tracked.source.sources[file].text, file, workspace.language)
