"""What MkDocs is told of options that cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from strategy_tracker.configuration import wrong_options_in
from strategy_tracker.configuration_files import ConfigurationError, content_of, language_of
from strategy_tracker.language import Language, Localizable
from strategy_tracker.settings import PLUGIN_NAME, WrongOption, wrong_options


def refused_options(
    error: ValidationError, options: Mapping[str, object], file_path: str | None
) -> list[tuple[str, Exception]]:
    """Return each mistake as MkDocs prints it: the option's name, and what is wrong with it.

    That is in the language of the site, which MkDocs has not come to yet, with the place in its file.
    """
    if file_path is None:
        return [_told(one, one.reason, _language(options, None)) for one in wrong_options(error)]
    file = Path(file_path)
    language = _language(options, file)
    wrong = wrong_options_in(file, error)
    return [_told(one, place.saying(one.reason), language) for place, one in wrong]


def _told(wrong: WrongOption, reason: Localizable, language: Language) -> tuple[str, Exception]:
    return wrong.name or PLUGIN_NAME, ValueError(reason.localize(language))


def _language(options: Mapping[str, object], file: Path | None) -> Language:
    wanted = options.get("language") if isinstance(options, Mapping) else None
    try:
        content = content_of(file) if file is not None else {}
    except ConfigurationError:  # MkDocs has read it, with tags that it alone knows
        content = {}
    return Language.of(str(wanted)) if wanted and Language.knows(str(wanted)) else language_of(content)
