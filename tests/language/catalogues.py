"""The catalogues of translations, and how they are renewed: `uv run python tests/language/catalogues.py`.

Every text of the code and the templates becomes an entry, those that are no more go, and what still has to be
translated is printed. A language without a catalogue gets one.
"""

from __future__ import annotations

import tomllib
from functools import cache
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

import strategy_tracker
from strategy_tracker.cli import main
from strategy_tracker.cli.help import help_of
from strategy_tracker.language import Language
from strategy_tracker.language.catalogue import DOMAIN

PACKAGE = Path(strategy_tracker.__file__).parent
PROJECT = Path(__file__).parents[2]
TRANSLATED = tuple(language for language in Language if language is not Language.ENGLISH)
"""English texts are the keys."""


@cache
def extracted() -> frozenset[str]:
    """Return every text that the code, the templates and the help of commands ask to be translated."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["babel"]
    methods = [(mapping["pattern"], mapping["method"]) for mapping in settings["mappings"]]
    keywords = {**DEFAULT_KEYWORDS, "message": None}
    found = extract_from_dir(PACKAGE, methods, keywords=keywords)
    return frozenset(text for _, _, text, _, _ in found if isinstance(text, str)) | help_texts(main)


def help_texts(command: click.Command, above: click.Context | None = None) -> frozenset[str]:
    """Return the texts of a command's help, and of the commands below it."""
    said: set[str] = set()

    def note(text: str) -> str:
        said.add(text)
        return text

    context = click.Context(command, parent=above)
    help_of(command, context, note)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            said |= help_texts(below, context)
    return frozenset(said)


def path_of(language: Language) -> Path:
    """Return where a language's catalogue is."""
    return PACKAGE / "language" / "locale" / language.locale / "LC_MESSAGES" / f"{DOMAIN}.po"


@cache
def catalogue(language: Language) -> Catalog:
    """Return a language's catalogue, an empty one where there is none."""
    path = path_of(language)
    return read_po(BytesIO(path.read_bytes() if path.exists() else b""), locale=language.locale)


def written(translations: Catalog) -> bytes:
    """Return a catalogue as it is kept: sorted, a text on one line, no dates or places; two of them merge."""
    file = BytesIO()
    options = {"omit_header": True, "no_location": True, "ignore_obsolete": True, "sort_output": True}
    write_po(file, translations, width=0, **options)
    return file.getvalue()


def renewed(texts: frozenset[str], translations: Catalog) -> Catalog:
    """Return a catalogue of some texts with the translations that are known, '' for the others."""
    made = Catalog(locale=translations.locale)
    for text in texts:
        known = translations.get(text)
        made.add(text, known.string if known is not None else "")
    return made


def renew() -> None:
    """Renew all catalogues, and print what is not translated."""
    for language in TRANSLATED:
        made, path = renewed(extracted(), catalogue(language)), path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(made))
        for entry in made:
            if entry.id and not entry.string:
                print(f"{path.relative_to(PROJECT)}: {entry.id!r}")


if __name__ == "__main__":
    renew()
