"""JSON Schema of the front matter, for completion and checks while typing.

Draft 7, which the YAML extensions of editors know best. It is made from the vocabulary: every name that the
reader accepts is a property, and a name that it does not know is an error. Whether required fields are
there, and what the values mean, is for `check`: a draft should not be red while it is being written.
"""

from __future__ import annotations

import re
from typing import Any, Literal

from strategy_tracker.exchange.front_matter_kinds import NOTHING, SCALAR, Schema, hint_of, value_schema
from strategy_tracker.language import Term
from strategy_tracker.vocabulary.fields import FIELDS, Field, Kind, folded_name, names_of

FrontMatter = Literal["strategy", "update", "retrospective", "people"]

_TITLES: dict[FrontMatter, Term] = {
    "strategy": Term("營銷策略", "营销策略", "Marketing strategy"),
    "update": Term("跟蹤記錄", "跟踪记录", "Tracking record"),
    "retrospective": Term("復盤總結", "复盘总结", "Retrospective"),
    "people": Term("人員名單", "人员名单", "People"),
}
_WITH_PERCENT = (Kind.PERCENT, Kind.STATED_PERCENT)
_FULL_WIDTH = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}


def front_matter_schema(of: FrontMatter = "strategy") -> dict[str, Any]:
    """Return the schema of the front matter of a strategy, an update record or a retrospective's own file.

    That of `people` is of a file that is YAML alone.
    """
    root: Schema = {"$ref": f"#/definitions/{of}"}
    if of == "retrospective":
        root = {"anyOf": [root, {"$ref": "#/definitions/retrospective_below_its_name"}]}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": f"{of}.schema.json",
        "title": _three(_TITLES[of]),
        "allOf": [root],
        "definitions": {
            **{record: _record(record) for record in FIELDS},
            "retrospective_below_its_name": _below_its_name(),
        },
    }


def _three(term: Term) -> str:
    """Return a term in its three languages, without repetition."""
    return " / ".join(dict.fromkeys((term.hant, term.hans, term.en)))


def _record(record: str) -> Schema:
    """Return the schema of a mapping with a record's fields."""
    properties: Schema = {}
    for field in FIELDS[record]:
        schema = {"title": _three(field.label), "description": _description(field), **_field(field)}
        for name in _names(record, field):
            properties.setdefault(name, schema)
    return {
        "type": "object",
        "properties": properties,
        # The reader also takes these names with other widths, cases and spaces; their values go unchecked.
        "patternProperties": {_loose_pattern(list(properties)): True},
        "additionalProperties": False,
    }


def _names(record: str, field: Field) -> list[str]:
    """Return the names of a field that no other field of the record has, canonical ones first."""
    names = [field.key, field.label.hant, field.label.hans, *field.also]
    if field.kind in _WITH_PERCENT:
        names += [f"{name}{sign}" for name in names[1:] for sign in "%％"]
    known = names_of(record)
    return [name for name in dict.fromkeys(names) if known[folded_name(name)] is field]


def _description(field: Field) -> str:
    hint = hint_of(field.kind)
    names = f"{field.label.hant} / {field.label.hans} / {field.label.en} ({field.key})"
    return names if hint is None else f"{names}\n{hint.hant}\n{hint.hans}\n{hint.en}"


def _field(field: Field) -> Schema:
    """Return the schema of a field's value."""
    inner = {"$ref": f"#/definitions/{field.record}"}
    if field.kind is Kind.RECORD:
        return {"anyOf": [inner, NOTHING]}
    if field.kind is Kind.RECORDS:
        item = [inner, SCALAR if field.shorthand else NOTHING]
        return {"anyOf": [{"type": "array", "items": {"anyOf": item}}, *item]}
    if field.kind is Kind.RECORDS_BY_ID:
        return {"anyOf": [{"type": "object", "additionalProperties": {"anyOf": [inner, NOTHING]}}, NOTHING]}
    return value_schema(field.kind)


def _loose_pattern(names: list[str]) -> str:
    folded = sorted({folded_name(name) for name in names}, key=lambda name: (len(name), name))
    return rf"^\s*(?:{'|'.join(_loose(name) for name in folded)})\s*[%％]?\s*$"


def _loose(name: str) -> str:
    r"""Return a pattern for a name in any width and case, with spaces anywhere: `[kKｋＫ]\s*[pPｐＰ]…`."""
    return r"\s*".join(_any_form(character) for character in name)


def _any_form(character: str) -> str:
    narrow = dict.fromkeys((character, character.upper()))
    forms = [*narrow, *(_FULL_WIDTH[form] for form in narrow if form in _FULL_WIDTH)]
    return re.escape(character) if len(forms) == 1 else "[" + "".join(re.escape(form) for form in forms) + "]"


def _below_its_name() -> Schema:
    """Return the schema of a file whose retrospective stands below one 復盤總結 key."""
    field = names_of("strategy")["retrospective"]
    inner = {"$ref": "#/definitions/retrospective"}
    return {
        "type": "object",
        "properties": dict.fromkeys(_names("strategy", field), inner),
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
    }
