import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from exchange_samples import FORM, MARKUP, tracked_examples, tracked_hostile
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from strategy_tracker.cache.compressed import Compressed
from strategy_tracker.exchange.json_files import MadeWhenRead, json_bytes
from strategy_tracker.exchange.portfolio import portfolio_json, portfolio_schema, publish
from strategy_tracker.exchange.portfolio.pieces import (
    PublishedIndex,
    encoded,
    portfolio_pieces,
    whole_portfolio,
)
from strategy_tracker.language import Language
from strategy_tracker.tables.numbers import percent, plain

EXPECTED = yaml.safe_load((Path(__file__).parent / "form.yaml").read_text("utf-8"))
DAYS = [date(2024, 9, 30), date(2025, 8, 15)]


def published(day: date = DAYS[0]) -> Any:
    return json.loads(portfolio_json(publish(tracked_examples(day), Language.ENGLISH)), parse_float=Decimal)


@pytest.fixture(scope="module")
def form() -> Any:
    return next(strategy for strategy in published()["strategies"] if strategy["slug"] == FORM)


@pytest.mark.parametrize("kind", ["tasks", "kpis"])
def test_the_form(form: Any, kind: str) -> None:
    found = {
        record["id"]: {key: str(record[key]) for key in EXPECTED[kind][record["id"]]} for record in form[kind]
    }
    assert found == {
        name: {key: str(value) for key, value in fields.items()} for name, fields in EXPECTED[kind].items()
    }


def test_the_form_as_a_whole(form: Any) -> None:
    assert {kpi["id"]: kpi["variance"]["number"] for kpi in form["kpis"]} == EXPECTED["variances"]
    assert (form["sums"]["on_time_rate"], form["sums"]["on_time_rate_exact"]) == (Decimal("33.3"), "1/3")
    assert form["kpis"][0]["target"]["number"] == 5_000_000
    assert form["tasks"][1]["planned"]["text"] == "2024-07-10前完成"
    assert form["tasks"][1]["problem"] is None
    assert form["source"] == {"file": f"strategies/{FORM}.md", "line": 2}
    assert form["url"] == f"strategies/{FORM}/"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("day", DAYS)
def test_the_examples_keep_the_schema(day: date, language: Language) -> None:
    schema = portfolio_schema()
    Draft202012Validator.check_schema(schema)
    data = json.loads(portfolio_json(publish(tracked_examples(day), language)))
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(data)
    assert (data["version"], data["language"], data["as_of"]) == ("2.1", language.value, day.isoformat())
    assert schema["$id"] == "portfolio.schema.json"
    assert len(data["strategies"]) == 12


def test_the_schema_refuses_what_is_not_declared() -> None:
    data = json.loads(portfolio_json(publish(tracked_examples(), Language.ENGLISH)))
    data["strategies"][0]["tasks"][0]["progress"] = "100"
    data["strategies"][0]["colour"] = "red"
    paths = {
        tuple(error.absolute_path) for error in Draft202012Validator(portfolio_schema()).iter_errors(data)
    }
    assert paths == {("strategies", 0, "tasks", 0, "progress"), ("strategies", 0)}


def test_everything_in_the_schema_is_described() -> None:
    schema = portfolio_schema()
    records = [schema, *schema["$defs"].values()]
    assert [record["title"] for record in records if not record.get("description")] == []
    fields = [(name, field) for record in records for name, field in record["properties"].items()]
    assert [name for name, field in fields if not field.get("description")] == []


def test_the_same_input_gives_the_same_bytes() -> None:
    first, second = (portfolio_json(publish(tracked_examples(), Language.ENGLISH)) for _ in range(2))
    assert first == second


def test_text_cannot_leave_a_script_element(tmp_path: Path) -> None:
    data = portfolio_json(publish(tracked_hostile(tmp_path), Language.ENGLISH))
    assert not any(character in data for character in (b"<", b">", b"&"))
    assert json.loads(data)["strategies"][0]["title"] == MARKUP


@given(st.fractions(min_value=-(10**20), max_value=10**20))
def test_a_percentage_is_the_nearest_tenth(ratio: Fraction) -> None:
    shown = percent(ratio)
    assert shown is not None
    assert abs(Fraction(shown) - ratio * 100) <= Fraction(1, 20)


def test_halves_are_rounded_up() -> None:
    assert percent(Fraction(8445, 10000)) == Decimal("84.5")
    assert percent(Fraction(94425, 100000)) == Decimal("94.4")
    assert percent(Fraction(94450, 100000)) == Decimal("94.5")
    assert percent(None) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_a_number_is_printed_exactly(number: Decimal) -> None:
    assert json.loads(plain(number), parse_float=Decimal, parse_int=Decimal) == number


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=20,
    )
)
def test_json_is_read_back_as_it_was(value: object) -> None:
    assert json.loads(json_bytes(value)) == value


def test_what_has_no_form_in_json_is_refused() -> None:
    with pytest.raises(TypeError, match="Fraction"):
        json_bytes({"a": Fraction(1, 3)})


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_a_number_is_exact_in_json(number: Decimal) -> None:
    assert json.loads(json_bytes([number]), parse_float=Decimal, parse_int=Decimal) == [number]


def test_a_function_stands_for_what_it_returns() -> None:
    assert json.loads(json_bytes({"a": [lambda: {"b": Decimal(1)}]})) == {"a": [{"b": 1}]}


def test_a_byte_of_a_file_name_that_is_no_text_is_written_out() -> None:
    assert json.loads(json_bytes({"a\udcff": ("b\udcff", [1])})) == {"a\\udcff": ["b\\udcff", [1]]}
    later = MadeWhenRead([lambda: {"c": "d\udcff"}])
    assert json.loads(json_bytes(later)) == [{"c": "d\\udcff"}]


def test_each_item_of_a_long_list_is_made_when_its_turn_comes() -> None:
    made: list[int] = []

    def maker(number: int) -> Callable[[], int]:
        def make() -> int:
            made.append(number)
            return number

        return make

    items = MadeWhenRead([maker(number) for number in range(3)])
    assert (len(items), items[1], list(items[1:]), made) == (3, 1, [1, 2], [1, 1, 2])
    assert json_bytes(items) == b"[0,1,2]\n"
    assert made == [1, 1, 2, 0, 1, 2]


def test_a_field_without_a_key_of_its_own_is_published_by_its_name() -> None:
    found = [kpi["others"] for strategy in published(DAYS[1])["strategies"] for kpi in strategy["kpis"]]
    assert {"aggregate": "sum"} in found
    assert {"measure": "on_time_rate"} in found
    assert {} in found


@pytest.mark.parametrize("hostile", [False, True])
@pytest.mark.parametrize("most", [1, 60_000, 10_000_000])
def test_the_pieces_hold_what_the_whole_does(tmp_path: Path, hostile: bool, most: int) -> None:
    tracked = tracked_hostile(tmp_path) if hostile else tracked_examples(DAYS[1])
    portfolio = publish(tracked, Language.TRADITIONAL)
    strategies, alerts = (list(map(encoded, portfolio[name])) for name in ("strategies", "alerts"))
    whole = portfolio_json(portfolio)
    assert b"".join(whole_portfolio(portfolio, strategies, alerts)) == whole
    slugs = [strategy.slug for strategy in tracked.strategies]
    parts = portfolio_pieces(portfolio, slugs, list(map(Compressed.of, strategies)), most)
    files = {name: b"".join(made()) for name, made in parts}
    index = TypeAdapter(PublishedIndex).validate_json(files["index.json"])
    assert set(files) == {"index.json", *(piece["file"] for piece in index["pieces"])}
    assert [slug for piece in index["pieces"] for slug in piece["strategies"]] == slugs
    read = [json.loads(files[piece["file"]]) for piece in index["pieces"]]
    assert [strategy for piece in read for strategy in piece] == json.loads(whole)["strategies"]
    for number, piece in enumerate(read, 1):
        between = len(piece) + 2  # brackets, commas and the end of the line
        assert len(files[f"{number}.json"]) <= most + between or len(piece) == 1
