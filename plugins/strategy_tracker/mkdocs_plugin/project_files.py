"""The project's own files: where they are edited, which a server watches, which must not be published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.exceptions import PluginError

from strategy_tracker.language import Language, message
from strategy_tracker.settings import PEOPLE_FILE
from strategy_tracker.workspace import Workspace


def refuse_published(name: str | None, root: Path, docs: Path, language: Language) -> None:
    """Raise PluginError where the people file lies in the folder whose files MkDocs publishes."""
    file = (root / (name or PEOPLE_FILE)).resolve()
    if file.is_file() and file.is_relative_to(docs.resolve()):
        refusal = message(
            "{file} has addresses, and is in {docs}, whose files are published; move it.",
            file=file.name,
            docs=docs,
        )
        raise PluginError(refusal.localize(language))


def watched(workspace: Workspace) -> Iterator[Path]:
    """Yield the folder of the strategies, and the people file where there is one."""
    for name in (workspace.settings.strategies_dir, workspace.tracked.source.people.file):
        path = workspace.root / name
        if name and path.exists():
            yield path
