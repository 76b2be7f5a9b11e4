"""Digests tell values apart by all that is in them, and by nothing else."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_tracker.cache.digests import Digester, digest_of_files
from strategy_tracker.model import Place

DIGESTER = Digester()


@dataclass(frozen=True, slots=True)
class Pair:
    left: object
    right: object


class Sign(Enum):
    PLUS = 1
    MINUS = 2


leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(max_size=3),
    st.dates(),
    st.fractions(),
    st.decimals(allow_nan=False),
    st.sampled_from(Sign),
    st.sampled_from(("甲", "甲乙")),
)
values = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(tuple),
        st.lists(inner, max_size=3),
        st.dictionaries(st.text(max_size=2), inner, max_size=3),
        st.builds(Pair, inner, inner),
    ),
    max_leaves=8,
)


def form(value: object) -> str:
    """Return what tells a value from others: its types and contents, in the order that they have."""
    if isinstance(value, dict):
        return f"{{{','.join(f'{form(key)}:{form(one)}' for key, one in value.items())}}}"
    if isinstance(value, Pair):
        return f"Pair({form(value.left)},{form(value.right)})"
    if isinstance(value, list | tuple):
        return f"{type(value).__name__}({','.join(map(form, value))})"
    return f"{type(value).__name__}:{value!r}"


@given(values, values)
def test_digests_are_equal_exactly_where_the_values_are(one: object, other: object) -> None:
    assert (DIGESTER.of(one) == DIGESTER.of(other)) == (form(one) == form(other))


def test_it_does_not_matter_which_parts_are_one_object() -> None:
    text, day = "".join(["策", "略"]), date(2025, 8, 18)
    shared = DIGESTER.of((text, text, day, day), Pair(text, text))
    apart = DIGESTER.of(("策略", "".join(["策", "略"]), day, date(2025, 8, 18)), Pair("策略", text))
    assert shared == apart


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Place("a", 1), Place("a", 2)),
        (Place("a", 1), ("a", 1, 1, 1, 1)),
        (date(2025, 1, 1), datetime(2025, 1, 1)),  # noqa: DTZ001 - a moment of no zone
        (Decimal("1.0"), Decimal("1.00")),
        (Fraction(1, 2), (1, 2)),
        (Sign.PLUS, "PLUS"),
        (frozenset({"a", "b"}), frozenset({"a", "c"})),
    ],
)
def test_what_looks_alike_differs(one: object, other: object) -> None:
    assert DIGESTER.of(one) != DIGESTER.of(other)


def test_a_function_has_no_contents() -> None:
    with pytest.raises(TypeError, match="no contents"):
        DIGESTER.of([lambda: None])


def test_of_some_classes_only_what_is_given_counts() -> None:
    digester = Digester({Pair: lambda pair: pair.left})
    assert digester.of(Pair(1, 2)) == digester.of(Pair(1, 3)) != digester.of(Pair(2, 2))


def test_files_are_told_apart_by_name_content_and_whether_they_exist() -> None:
    listed: list[list[tuple[str, bytes | None]]] = [
        [("a", b"bc")], [("ab", b"c")], [("a", b""), ("bc", b"")], [("a", None)], [("a", b"")], [],
        [("a", b"b\x001\x00c")], [("a", b"b"), ("", b"c")], [("b", b"c"), ("a", b"")], [("\udcff", b"")],
    ]  # fmt: skip
    assert len({digest_of_files(files) for files in listed}) == len(listed)


def test_every_process_finds_the_same() -> None:
    code = (
        "from strategy_tracker.cache.digests import Digester;"
        "print(Digester().of(frozenset(map(str, range(50))), {'a': 1}).hex())"
    )
    command = [sys.executable, "-c", code]
    found = {
        subprocess.run(command, capture_output=True, check=True, env={"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
