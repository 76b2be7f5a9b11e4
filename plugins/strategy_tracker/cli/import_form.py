"""`import`: a filled-in form, or any table that people made, taken into the strategies' files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click

from strategy_tracker.cli.commands import Command
from strategy_tracker.cli.new import new_slug
from strategy_tracker.cli.options import CommonOptions, common_options
from strategy_tracker.cli.output import write
from strategy_tracker.cli.project import Project, find_project, open_project, time_of
from strategy_tracker.cli.writing import carry_out, not_editable
from strategy_tracker.editing.document import NotEditableError
from strategy_tracker.editing.files import bytes_of
from strategy_tracker.editing.new_records import folder_of_updates, record_text
from strategy_tracker.editing.record_names import record_name
from strategy_tracker.editing.trees import UnwritableError
from strategy_tracker.exchange.forms.applying import Applied, Cells, applied, new_file_text, strategy_language
from strategy_tracker.exchange.forms.comparing import Change, Conflict, Difference, NewItem, Side, name_of
from strategy_tracker.exchange.forms.grid import Note
from strategy_tracker.exchange.forms.importing import Share, difference_of, read_form, strategy_meant
from strategy_tracker.exchange.forms.items import MAIN, Item, shown
from strategy_tracker.exchange.forms.opening import UnreadableFormError
from strategy_tracker.language import Language, Message, message
from strategy_tracker.language.system_errors import failure
from strategy_tracker.model.references import slug_named
from strategy_tracker.tracking import TrackedStrategy
from strategy_tracker.vocabulary.fields import field_of
from strategy_tracker.workspace import Workspace

_EPILOG = """\b
Examples:
  strategy-tracker import form.xlsx --dry-run
  strategy-tracker import form.xlsx --prefer sheet
  strategy-tracker import 任務表.csv --to 2026-q1-launch

\b
Exit status: 0 written, or nothing to change; 1 refused; 2 wrong usage.
"""
_LONGEST = 40


@click.command("import", cls=Command, epilog=_EPILOG)
@click.argument("form", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@click.option("--to", "slug", metavar="SLUG", help="The strategy that the form is of; it may be a new one.")
@click.option(
    "--prefer",
    type=click.Choice([side.value for side in Side]),
    help="Which side counts where both the file and the sheet have changed.",
)
@click.option("--dry-run", is_flag=True, help="Print what would change, and write nothing.")
@common_options
def import_command(
    common: CommonOptions, form: Path, slug: str | None, prefer: str | None, dry_run: bool
) -> None:
    """Take a filled-in form (.xlsx or .csv) into the strategies' files.

    Reads what `export` wrote, and forms that people made: the rows of labels are looked for, in any order
    and language. Only what has changed is written; what has changed on both sides is refused by name. What
    cannot be placed is told with its sheet and cell.
    """
    project = find_project(common)
    workspace = open_project(project, common, working_tree=True)
    language = project.language
    try:
        found = read_form(form.read_bytes(), form.name)
    except UnreadableFormError as error:
        raise click.ClickException(f"{form}: {error.reason.localize(language)}") from error
    except OSError as error:
        raise click.ClickException(failure(error, form).localize(language)) from error
    shares = _addressed(found.shares, slug, workspace, language)
    run = _Import(project, common, workspace, Side(prefer) if prefer is not None else None)
    for share, strategy in shares:
        run.take(share, strategy, found.base.get(share.slug or ""))
    run.tell(found.notes)
    if run.refused:
        click.echo(message("Nothing was written.").localize(language), err=True)
        click.get_current_context().exit(1)
    run.finish(dry_run=dry_run)


def _addressed(
    shares: list[Share], slug: str | None, workspace: Workspace, language: Language
) -> list[tuple[Share, TrackedStrategy | None]]:
    """Return whose each share is; None for a new strategy's. Where nothing tells, it is wrong usage."""
    if slug is not None and len(shares) > 1:
        refusal = message("The file is of several strategies; --to is for one of a single strategy.")
        raise click.UsageError(refusal.localize(language))
    found: list[tuple[Share, TrackedStrategy | None]] = []
    for share in shares:
        if slug is not None:
            strategy = workspace.tracked.strategy(slug_named(slug))
            share.slug = strategy.slug if strategy is not None else slug
        else:
            strategy = strategy_meant(share, workspace.tracked)
            if strategy is None and share.slug is None:
                refusal = message("Nothing on the sheet says which strategy it is of; say so with --to SLUG.")
                raise click.UsageError(refusal.localize(language))
        if strategy is None:
            share.slug = new_slug(share.slug or "", workspace.tracked, language)
        found.append((share, strategy))
    return found


@dataclass(slots=True)
class _Import:
    """Gathers what the strategies of one form come to."""

    project: Project
    common: CommonOptions
    workspace: Workspace
    prefer: Side | None
    files: dict[str, bytes] = field(default_factory=dict)
    before: dict[str, bytes] = field(default_factory=dict)
    cells: Cells = field(default_factory=dict)
    begun: bool = False
    refused: bool = False

    def take(self, share: Share, strategy: TrackedStrategy | None, base: Mapping[str, Item] | None) -> None:
        """Work out what a share changes, and say it."""
        difference = difference_of(share, strategy, base, self.prefer)
        write("".join(f"{line}\n" for line in self._lines(share, difference)))
        self._echo(self._note(note) for note in difference.notes)
        if difference.conflicts or difference.twice:
            self.refused = True
            self._echo(self._conflict(conflict) for conflict in difference.conflicts)
            self._echo(self._note(note) for note in difference.twice)
            if difference.conflicts:
                told = message("Say which side counts: `--prefer sheet` or `--prefer file`.")
                self._echo([told.localize(self.project.language)])
            return
        try:
            if strategy is None:
                self._new_file(share, difference)
            else:
                self._changed(strategy, difference)
        except NotEditableError as error:
            raise not_editable(self.project, error) from error
        except UnwritableError as error:
            refusal = message("This text cannot be written in a file of fields.")
            raise click.ClickException(refusal.localize(self.project.language)) from error

    def tell(self, notes: Iterable[Note]) -> None:
        """Say what could not be placed."""
        self._echo(self._note(note) for note in notes)

    def finish(self, *, dry_run: bool) -> None:
        """Judge and write everything."""
        language = self.project.language
        files = {file: data for file, data in self.files.items() if data != self.before.get(file)}
        if not files:
            if not self.common.quiet:
                click.echo(message("It says so already; nothing to change.").localize(language), err=True)
            return
        carry_out(
            self.project,
            self.common,
            self.workspace,
            files,
            self.before,
            dry_run=dry_run,
            still_to_come=frozenset({"field-missing"}) if self.begun else frozenset(),
            cells=self.cells,
        )
        if not dry_run and not self.common.quiet:
            for file in files:
                click.echo(message("Written: {file}", file=file).localize(language), err=True)

    def _changed(self, strategy: TrackedStrategy, difference: Difference) -> None:
        """Work out the files of a strategy with its changes."""
        record = strategy.record

        def read(file: str) -> bytes:
            self.before[file] = bytes_of(self.project.root, file)
            return self.before[file]

        done: Applied = applied(self.workspace, record, difference, read)
        self.files |= done.files
        self.cells |= done.cells
        if done.record is None:
            return
        text = record_text(done.record, strategy_language(self.workspace, record))
        prefix = f"{self.project.settings.strategies_dir}/"
        folder = folder_of_updates(record.file.removeprefix(prefix))
        name = record_name(self.workspace.as_of, time_of(self.project, self.common), strategy.slug, text)
        file = f"{prefix}{folder}{name}"
        self.files[file] = text.encode()
        self.cells |= {(file, path): place for (owner, path), place in done.cells.items() if not owner}

    def _new_file(self, share: Share, difference: Difference) -> None:
        """Work out the file of a new strategy."""
        text, paths = new_file_text(difference.new, self.project.language)
        file = f"{self.project.settings.strategies_dir}/{share.slug}.md"
        self.files[file] = text.encode()
        self.cells |= {(file, path): place for path, place in paths.items()}
        self.begun = True

    def _lines(self, share: Share, difference: Difference) -> Iterable[str]:
        """Yield what a share changes, a line for each value."""
        if difference.changes or difference.new:
            yield f"{share.slug}"
        for change in difference.changes:
            yield f"  {change.place}  {self._change(change)}"
        for item in difference.new:
            yield f"  {item.place}  {self._new(item)}"

    def _change(self, change: Change) -> str:
        told = message(
            "{name} {field}: {before} → {after}",
            name=name_of(change.item) if change.item.key else "",
            field=change.field,
            before=_short(shown(change.before)) if change.before else "—",
            after=_short(shown(change.after)) if change.after else "—",
        )
        return told.localize(self.project.language).strip()

    def _new(self, item: NewItem) -> str:
        keys = ("id", MAIN.get(item.kind, "title"))
        words = " ".join(_short(shown(item.values[key])) for key in keys if key in item.values)
        holder = field_of("strategy", item.list_key.partition("/")[0]) if item.list_key else ""
        told = message("new: {list} {words}", list=holder, words=words)
        return told.localize(self.project.language)

    def _conflict(self, conflict: Conflict) -> str:
        def said(value: str | tuple[str, ...] | None) -> str:
            return f"「{_short(shown(value))}」" if value else "—"

        values = {
            "name": name_of(conflict.item) if conflict.item.key else "",
            "field": conflict.field,
            "base": said(conflict.base),
            "file": said(conflict.file),
            "sheet": said(conflict.sheet),
        }
        told: Message
        if conflict.base is None:
            told = message("{name} {field}: the file says {file}, the sheet {sheet}", **values)
        else:
            told = message(
                "{name} {field}: the form began with {base}, the file says {file} now, the sheet {sheet}",
                **values,
            )
        return f"{conflict.place}  {told.localize(self.project.language).strip()}"

    def _note(self, note: Note) -> str:
        text = f"「{_short(note.text)}」 " if note.text else ""
        return f"{note.place}  {text}{note.reason.localize(self.project.language)}"

    def _echo(self, lines: Iterable[str]) -> None:
        for line in lines:
            click.echo(line, err=True)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
