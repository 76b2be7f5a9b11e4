"""What click itself says, in the languages of our catalogues.

click looks its texts up with `gettext` in the program's text domain, which takes them from a compiled file.
Ours is made when it is needed: what click has to say is a few dozen texts.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from strategy_tracker.language import Language, message
from strategy_tracker.language.catalogue import DOMAIN, translate

# As click 8.2 to 8.5 write them. What it calls a file or a number was fixed, in English, when the command was
# defined; the translations do without {name} and {number_type}.
SINGLE = (
    message("Error: {message}"),
    message("Usage:"),
    message("Try '{command} {option}' for help."),
    message("Missing argument"),
    message("Missing option"),
    message("Missing parameter"),
    message("Missing {param_type}"),
    message("Missing parameter: {param_name}"),
    message("Missing command."),
    message("No such command {name!r}."),
    message("No such option {name!r}."),
    message("No such option: {name}"),
    message("Option {name!r} does not take a value."),
    message("Argument {name!r} takes {nargs} values."),
    message("Invalid value: {message}"),
    message("Invalid value for {param_hint}: {message}"),
    message("required"),
    message("default: {default}"),
    message("Choose from:\n\t{choices}"),
    message("{value!r} is not a valid {number_type}."),
    message("{value} is not in the range {range}."),
    message("{name} {filename!r} does not exist."),
    message("{name} {filename!r} is a file."),
    message("{name} {filename!r} is a directory."),
    message("{name} '{filename}' is a directory."),
    message("{name} {filename!r} is not readable."),
    message("{name} {filename!r} is not writable."),
)
# With what it says of several instead. Chinese has one form, which has to do for both.
WITH_PLURALS = (
    (message("Did you mean {possibility}?"), "(Did you mean one of: {possibilities}?)"),
    (message("Did you mean {possibility}?"), "(Possible options: {possibilities})"),
    (message("Got unexpected extra argument ({args})"), "Got unexpected extra arguments ({args})"),
    (message("Option {name!r} requires an argument."), "Option {name!r} requires {nargs} arguments."),
    (message("{value!r} is not {choice}."), "{value!r} is not one of {choices}."),
)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Let gettext, and with it click, speak a language as long as the context lasts."""
    if language is Language.ENGLISH:
        yield
        return
    domain, wanted = gettext.textdomain(), os.environ.get("LANGUAGE")
    with TemporaryDirectory(prefix="strategy-tracker-") as folder:
        _compile(language, Path(folder))
        gettext.bindtextdomain(DOMAIN, folder)
        gettext.textdomain(DOMAIN)
        os.environ["LANGUAGE"] = language.locale
        try:
            yield
        finally:
            gettext.textdomain(domain)
            os.environ.pop("LANGUAGE")
            if wanted is not None:
                os.environ["LANGUAGE"] = wanted


def _compile(language: Language, folder: Path) -> None:
    """Write the texts in a language where gettext looks for them below a folder."""
    catalogue = Catalog(locale=language.locale)
    for one in SINGLE:
        catalogue.add(one.template, translate(one.template, language))
    for one, many in WITH_PLURALS:
        catalogue.add((one.template, many), (translate(one.template, language),))
    file = folder / language.locale / "LC_MESSAGES" / f"{DOMAIN}.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as compiled:
        write_mo(compiled, catalogue)
