"""A reviewer who reads only the report knows what the files' difference says: nothing written is left out."""

from pathlib import Path
from typing import Any

import pytest
from plans import PLAN, UPDATE, another, compared, front_matter, leaves, said, with_value

from strategy_tracker.vocabulary.fields import FIELDS

RECORDS = ("strategy", "scope", "goal", "initiative", "task", "kpi", "reading", "entry", "retrospective")
UPDATES = ("update", "task_update", "kpi_update", "step_update")
BODY = "第一段。\n\n第二段。\n"


def files(plan: dict[str, Any] = PLAN, update: dict[str, Any] = UPDATE, body: str = BODY) -> dict[str, str]:
    return {
        "plan/index.md": front_matter(plan, body),
        "plan/updates/2025-07-25.md": front_matter(update),
    }


def keys(value: Any) -> set[str]:
    """Return every key that a plan uses, however deep."""
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def test_the_plan_has_every_field() -> None:
    for records, plan in ((RECORDS, PLAN), (UPDATES, UPDATE)):
        wanted = {field.key for record in records for field in FIELDS[record] if not field.part_of}
        assert wanted - keys(plan) == set()


def text_of(value: Any) -> str:
    return "、".join(value) if isinstance(value, list) else str(value)


@pytest.mark.parametrize("path", tuple(leaves(PLAN)), ids=lambda path: ".".join(map(str, path)))
def test_a_value_of_the_plan_shows(path: tuple[Any, ...], tmp_path: Path) -> None:
    new = another(PLAN, path)
    lines = said(compared(tmp_path, files(), files(with_value(PLAN, path, new))))
    is_identity = path[-1] in ("id", "date")
    shown = [line for line in lines if text_of(new) in line and ("→" in line or is_identity)]
    # No is what a field says that is not there.
    assert shown or (new == "否" and any(line.endswith("是 → （無）") for line in lines)), lines


@pytest.mark.parametrize("path", tuple(leaves(UPDATE)), ids=lambda path: ".".join(map(str, path)))
def test_a_value_of_a_meetings_record_shows(path: tuple[Any, ...], tmp_path: Path) -> None:
    new = another(UPDATE, path)
    lines = said(compared(tmp_path, files(), files(update=with_value(UPDATE, path, new))))
    shown = [line for line in lines if text_of(new) in line]
    assert shown or (new == "否" and any(line.endswith("是 → （無）") for line in lines)), lines


def test_every_field_of_what_is_new_or_gone_shows(tmp_path: Path) -> None:
    for before, after, word in (({}, files(), "新增"), (files(), {}, "移除")):
        lines = "\n".join(said(compared(tmp_path / word, before, after)))
        for plan in (PLAN, UPDATE):
            for path in leaves(plan):
                value = plan
                for key in path:
                    value = value[key]
                assert text_of(value) in lines, path
        assert "第二段。" in lines


def test_a_changed_text_below_the_fields_shows(tmp_path: Path) -> None:
    lines = said(compared(tmp_path, files(), files(body="第一段。\n\n第二段改了。\n")))
    assert "正文：第二段。 → 第二段改了。" in lines
