"""What is wrong with a site's options, for the engineer: which option, what is written, what it takes.

What an option takes is read off its type, not off pydantic's reasons, so that none of these, whatever its
version calls them, is left in English.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from strategy_tracker.language import Localizable, Message, WordedError, message
from strategy_tracker.settings.options import SiteSettings
from strategy_tracker.vocabulary.suggestions import nearest

_LONGEST = 60
_OPTIONS = ("strategies_dir: strategies", 'strategies_dir = "strategies"')
Location = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class WrongOption:
    """A mistake: `path` leads to the option in the plugin's entry, `reason` says what is wrong with it."""

    path: Location
    reason: Localizable

    @property
    def name(self) -> str:
        """The option's whole name, such as `tracking.cadence`."""
        return ".".join(str(part) for part in self.path)


def wrong_options(error: ValidationError, *, toml: bool = False) -> tuple[WrongOption, ...]:
    """Return every mistake in the options, each once; examples are written as in YAML, or as in TOML."""
    found: dict[Location, WrongOption] = {}
    for one in error.errors(include_url=False):
        path, model, field = _followed(one["loc"])
        found.setdefault(path, WrongOption(path, _reason(one, path, model, field, toml=toml)))
    return tuple(found.values())


def _followed(loc: Location) -> tuple[Location, type[BaseModel], FieldInfo | None]:
    """Return the option that pydantic's location leads to, the group that it is in, and what it takes.

    Behind an option, pydantic names the part of its type that it tried. An option that there is not, and
    the whole of the options, take nothing.
    """
    model: type[BaseModel] = SiteSettings
    field: FieldInfo | None = None
    for depth, part in enumerate(loc):
        if isinstance(part, int):  # one of a list, which may be a group
            continue
        if field is not None:
            inner = _group(field)
            if inner is None:
                return loc[:depth], model, field
            model = inner
        field = model.model_fields.get(str(part))
        if field is None:
            return loc[: depth + 1], model, None
    return (loc[:-1] if loc and isinstance(loc[-1], int) else loc), model, field


def _group(field: FieldInfo) -> type[BaseModel] | None:
    """Return the model of an option that has options of its own, alone or each of a list."""
    for kind in (field.annotation, *get_args(field.annotation)):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
    return None


def _reason(
    error: ErrorDetails, path: Location, model: type[BaseModel], field: FieldInfo | None, *, toml: bool
) -> Localizable:
    name = ".".join(str(part) for part in path)
    refused = error.get("ctx", {}).get("error")
    if isinstance(refused, WordedError):
        return (
            message("「{option}」: {reason}", option=name, reason=refused.reason) if name else refused.reason
        )
    if field is None and not path:
        return message(
            "The plugin's options stand below its name, as in 「{example}」.", example=_OPTIONS[toml]
        )
    if field is None:
        return _unknown(name, str(path[-1]), model)
    example = _example(str([part for part in path if isinstance(part, str)][-1]), field, toml=toml)
    if error["type"] == "missing":
        return message("「{option}」 is missing; write it as in 「{example}」.", option=name, example=example)
    return message(
        "「{option}」 takes {kind}, as in 「{example}」; 「{written}」 is written there.",
        option=name,
        kind=_kind(field),
        example=example,
        written=_shortened(_written(error["input"], toml=toml)),
    )


def _unknown(name: str, last: str, model: type[BaseModel]) -> Message:
    """Return that there is no such option, and which was meant: one elsewhere, or one of a name like it."""
    elsewhere = [one for one in _names(SiteSettings) if one.rpartition(".")[2] == last and "." in name + one]
    near = elsewhere[0] if elsewhere else nearest(last, model.model_fields)
    if near is None:
        known = list(model.model_fields)
        return message("There is no option 「{name}」. There are: {names}", name=name, names=known)
    return message(
        "There is no option 「{name}」. Did you mean 「{suggestion}」?", name=name, suggestion=near
    )


def _names(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """Yield the whole name of every option, outer ones first."""
    yield from (f"{prefix}{name}" for name in model.model_fields)
    for name, field in model.model_fields.items():
        if (inner := _group(field)) is not None:
            yield from _names(inner, f"{prefix}{name}.")


def _kind(field: FieldInfo) -> Localizable:
    """Return what an option takes, in words."""
    kinds = _alternatives(field.annotation)
    words = [word for kind in kinds for word in _words_of(kind)]
    if words:
        return message("one of {words}", words=words)
    kind = kinds[0]
    if kind in (int, Decimal):
        return _number(field, whole=kind is int)
    if kind is date:
        return message("a day")
    if kind is str:
        return message("a text (a number between quotes)")
    if get_origin(kind) is tuple:
        return message("a list")
    if get_origin(kind) is Mapping:
        return message("names, each with a word")
    return message("options of its own")


def _alternatives(annotation: Any) -> list[Any]:
    """Return the types of which an option takes any, without that of nothing."""
    if get_origin(annotation) in (Literal, tuple, Mapping) or isinstance(annotation, type):
        return [annotation]
    return [kind for kind in get_args(annotation) if kind is not type(None)] or [annotation]


def _words_of(kind: Any) -> Sequence[str]:
    """Return the words that a type takes, as they are written; none where it takes others."""
    if kind is bool:
        return ("true", "false")
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [str(one.value) for one in kind]
    return get_args(kind) if get_origin(kind) is Literal else ()


def _number(field: FieldInfo, *, whole: bool) -> Message:
    least = next((one.ge for one in field.metadata if hasattr(one, "ge")), None)
    most = next((one.le for one in field.metadata if hasattr(one, "le")), None)
    if most is not None:
        bounds = {"least": least, "most": most}
        return (
            message("a whole number from {least} to {most}", **bounds)
            if whole
            else message("a number from {least} to {most}", **bounds)
        )
    if whole:
        return message("a whole number of at least {least}", least=least)
    return message("a number of at least {least}", least=least)


def _example(name: str, field: FieldInfo, *, toml: bool) -> str:
    value = _example_value(field)
    return f"{name} = {_written(value, toml=True)}" if toml else f"{name}: {_written(value)}"


def _example_value(field: FieldInfo) -> object:
    """Return what an option may be: an example where its default is none; of a group its first option."""
    if field.examples:
        return field.examples[0]
    value = field.get_default(call_default_factory=True)
    if not isinstance(value, BaseModel):
        return value
    name, first = next(iter(type(value).model_fields.items()))
    return {name: _example_value(first)}


def _written(value: object, *, toml: bool = False) -> str:
    """Return a value as it is written in a configuration on one line."""
    if isinstance(value, Mapping):
        sign = " = " if toml else ": "
        return "{" + ", ".join(f"{key}{sign}{_written(one, toml=toml)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_written(one, toml=toml) for one in value) + "]"
    if isinstance(value, Enum):
        value = value.value
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    return json.dumps(value, ensure_ascii=False) if toml and isinstance(value, str) else str(value)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
