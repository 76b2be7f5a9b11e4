"""Which fields a site can leave out, and which others would give them away."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tracker.language import WordedError, message
from strategy_tracker.vocabulary.field import Kind
from strategy_tracker.vocabulary.fields import FIELDS, field_of, folded_name, names_of

BODY = "body"
_BODIES = {folded_name(name) for name in ("body", "正文", "text below")}
_WITH_BODIES = ("strategy", "update", "retrospective")
_RECORDS = tuple(name for name in FIELDS if name not in ("people", "person", "period"))
# What names a record, and the lists that everything is worked out of: leave out a strategy instead.
_NEEDED = {
    ("strategy", "tasks"), ("strategy", "kpis"), ("update", "tasks"), ("update", "kpis"), ("update", "date"),
    ("step_update", "text"), ("step_update", "strategy"), ("reading", "date"),
}  # fmt: skip
# The same facts elsewhere, and what they can be worked out of together with what is still shown.
_ALSO = {
    ("kpi", "current"): (("kpi_update", "value"), ("reading", "value"), ("kpi", "attainment")),
    ("kpi", "target"): (("reading", "target"), ("kpi", "attainment")),
    ("kpi", "source"): (("kpi_update", "source"), ("reading", "source")),
    ("kpi", "updated"): (("kpi_update", "date"),),
}

FieldName = tuple[str, str]
"""A record's name and the key of its field; `extra.NAME` for a field of the team's own."""


def fields_named(name: str) -> frozenset[FieldName]:
    """Return the fields that a name means: `備註` and `note` in every record, `kpi.source` in one.

    WordedError for a name that no record has, and for a field that cannot be left out.
    """
    head, dot, rest = name.strip().partition(".")
    if dot and folded_name(head) in {folded_name(one) for one in ("extra", *field_of("task", "extra").also)}:
        return frozenset((record, f"extra.{rest.strip()}") for record in _RECORDS)
    if dot and head not in _RECORDS:
        raise WordedError(
            message("There is no record 「{name}」; write one of {records}.", name=head, records=_RECORDS)
        )
    records, wanted = ((head,), rest) if dot else (_RECORDS, name)
    found = frozenset(one for record in records for one in _of_record(record, wanted, any_name=False))
    found = found or frozenset(one for record in records for one in _of_record(record, wanted, any_name=True))
    if not found:
        raise WordedError(message("No record has a field 「{name}」.", name=name))
    refused = sorted(one for one in found if one[1] == "id" or one in _NEEDED)
    if refused:
        raise WordedError(
            message(
                "{field} cannot be left out by itself: leave out its fields, or strategies.",
                field=".".join(refused[0]),
            )
        )
    return found | {other for one in found for other in _ALSO.get(one, ())}


def _of_record(record: str, name: str, *, any_name: bool) -> Iterator[FieldName]:
    """Yield the field of a record that a name means, and its counterpart in update records.

    Without `any_name` only a field's key and its labels are taken for its name: 名稱 is many fields' by the way.
    """
    if folded_name(name) in _BODIES and record in _WITH_BODIES:
        yield record, BODY
        return
    known = names_of(record).get(folded_name(name))
    if known is None:
        return
    labels = (known.key, known.label.hant, known.label.hans, known.label.en)
    if not any_name and folded_name(name) not in map(folded_name, labels):
        return
    key = known.part_of.partition(".")[0] or known.key
    yield record, key
    if record == "task" and names_of("task_update").get(folded_name(key)) is not None:
        yield "task_update", key


def is_person(record: str, key: str) -> bool:
    """Tell whether a field holds people's names."""
    if (record, key) in (("task", "collaborators"), ("retrospective", "participants"), ("update", "author")):
        return True
    return key != BODY and field_of(record, key).kind is Kind.OWNER


def is_reference(record: str, key: str) -> bool:
    """Tell whether a field names other records."""
    return key != BODY and field_of(record, key).kind in (Kind.REFERENCE, Kind.REFERENCES)
