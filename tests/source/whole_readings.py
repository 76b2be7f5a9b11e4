"""All that is read from a small file, one line a finding and a value, to be compared with what was reviewed.

`uv run python tests/source/whole_readings.py` writes it anew for every file of hostile_files.yaml; what has
changed in hostile_readings.yaml is to be read before it is committed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from enum import Enum
from pathlib import Path
from typing import Any

import yaml

from strategy_tracker.language import Language, Message
from strategy_tracker.model import Place, Problem, Record, Written
from strategy_tracker.source.reading import read_record
from strategy_tracker.values import NO_CONTEXT, Period, Quantity
from strategy_tracker.vocabulary.fields import Field

FILES = Path(__file__).parent / "hostile_files.yaml"
READINGS = Path(__file__).parent / "hostile_readings.yaml"


def content_of(case: dict[str, Any]) -> bytes:
    """Return the bytes of a case's file."""
    if "bytes" in case:
        return str(case["bytes"]).encode("latin-1")
    text = case["file"] if "file" in case else f"---\n{case['front']}\n---\n"
    return str(text).encode(case.get("encoding", "utf-8"))


def whole_reading(case: dict[str, Any]) -> list[str]:
    """Return the findings of a case's file, in their order, and its values with their places.

    Of a strategy the missing fields are left out, but where the case asks for them.
    """
    kind, path = case.get("kind", "strategy"), case.get("path", "a.md")
    read = read_record(content_of(case), path, kind, "a", NO_CONTEXT)
    wanted = (one for one in read.problems if one.rule != "field-missing" or case.get("missing"))
    assert read.record is not None or read.problems
    body = getattr(read.record, "body", "")
    below = [f"body {read.record.body_line} {body}"] if read.record is not None and body else []
    return [*map(_told, wanted), *_values(read.record, ""), *below]


def _told(problem: Problem) -> str:
    facts = (f"{name}={_shown(value)}" for name, value in problem.values.items())
    parts = (problem.rule, _span(problem.place), problem.path, f"「{problem.text}」" * bool(problem.text))
    return " ".join(part for part in (*parts, *facts) if part)


def _span(place: Place) -> str:
    end = f"{place.end_line}:" if place.end_line != place.line else ""
    return f"{place.line}:{place.column}-{end}{place.end_column}"


def _shown(value: object) -> str:
    match value:
        case Field():
            return value.key
        case Message():
            return value.localize(Language.ENGLISH)
        case Enum():
            return value.name.lower()
        case Period():
            return f"{value.start or ''}…{value.end or ''}"
        case Quantity():
            return f"{value.number.normalize():f}{value.unit or ''}"
        case _:
            return str(value)


def _values(value: object, path: str) -> Iterator[str]:
    match value:
        case Written():
            meant = "" if value.value == value.text else " = nothing"
            if meant and value.value is not None:
                meant = f" = {_shown(value.value)}"
            yield f"{path} {_span(value.place)} {value.text}{meant}"
        case tuple():
            for number, item in enumerate(value):
                yield from _values(item, f"{path}[{number}]")
        case Record():
            yield f"{path or type(value).__name__.lower()} {_span(value.place)}"
            for field in fields(value):
                yield from _values(getattr(value, field.name), f"{path}.{field.name}".lstrip("."))
        case dict():
            yield from (f"{path}.{name}: {text}" for name, text in value.items())


def main() -> None:
    """Write the readings of all files anew."""
    cases = yaml.safe_load(FILES.read_text("utf-8"))
    readings = {case["name"]: whole_reading(case) for case in cases}
    text = yaml.safe_dump(readings, allow_unicode=True, sort_keys=False, width=10_000)
    READINGS.write_text(f"# Written by whole_readings.py; read what has changed.\n{text}", "utf-8")


if __name__ == "__main__":
    main()
