import json
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from exchange_samples import STRATEGIES
from jsonschema import Draft7Validator

from strategy_tracker.exchange.front_matter_schema import FrontMatter, front_matter_schema
from strategy_tracker.vocabulary.fields import FIELDS, Kind

KINDS: tuple[FrontMatter, ...] = get_args(FrontMatter)
FILES = sorted(path.relative_to(STRATEGIES).as_posix() for path in STRATEGIES.rglob("*.md"))


def kind_of(path: str) -> FrontMatter:
    if Path(path).parent.name == "updates":
        return "update"
    return "retrospective" if path.endswith("/retrospective.md") else "strategy"


def front_matter(path: str, loader: Any) -> Any:
    text = (STRATEGIES / path).read_text("utf-8")
    loaded = yaml.load(text.split("\n---\n")[0].removeprefix("---\n"), loader)  # noqa: S506 - safe loaders
    return json.loads(json.dumps(loaded, default=str))


def complaints(value: object, of: FrontMatter = "strategy") -> list[str]:
    return [error.message for error in Draft7Validator(front_matter_schema(of)).iter_errors(value)]


@pytest.mark.parametrize("of", KINDS)
def test_it_is_a_schema(of: FrontMatter) -> None:
    schema = front_matter_schema(of)
    Draft7Validator.check_schema(schema)
    assert schema["$id"] == f"{of}.schema.json"
    assert json.dumps(schema) == json.dumps(front_matter_schema(of))


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("loader", [yaml.BaseLoader, yaml.SafeLoader])
def test_the_examples_are_valid(path: str, loader: Any) -> None:
    assert complaints(front_matter(path, loader), kind_of(path)) == []


@pytest.mark.parametrize("record", FIELDS)
def test_every_name_is_a_described_property(record: str) -> None:
    properties = front_matter_schema()["definitions"][record]["properties"]
    for field in FIELDS[record]:
        for name in (field.key, field.label.hant, field.label.hans):
            description = properties[name]["description"]
            assert all(word in description for word in (field.label.hant, field.label.hans, field.label.en))
        if field.kind is Kind.STATUS:
            assert {"進行中", "进行中", "in progress"} <= set(properties[field.key]["anyOf"][0]["enum"])


@pytest.mark.parametrize(
    "value",
    [
        {"策略名稱": "x", "目標週期": "2024年Q3", "owner": "王*"},
        {"ＴＩＴＬＥ": "x", " 核心目標 （smart） ": "x"},
        {"关键任务": [{"当前进度％": 60, "当前进度": "60", "状态": "进行中", "里程碑": True}]},
        {"tasks": {"id": "T001"}, "goals": ["one", {"目標": "two", "kpis": "K001、K002"}]},
        {"tasks": "無", "kpis": None, "extra": {"a": [1, {"b": None}]}},
        {"tasks": [{"planned": {"start": "2024-07-01"}, "actual": "-"}]},
        {"復盤": {"亮點": "one", "後續計劃": [{"內容": "x", "已完成": False}, "y"]}},
    ],
)
def test_every_accepted_form_is_valid(value: object) -> None:
    assert complaints(value) == []


@pytest.mark.parametrize(
    "value",
    [
        {"策略名": "x"},
        {"任務描術": "x"},
        {"tasks": [{"任務描術": "x"}]},
        {"kpis": [{"目标直": "35%"}]},
        {"retrospective": {"highlights": [{"內客": "x"}]}},
        {"tasks": [{"planned": {"begin": "2024-07-01"}}]},
        {"tasks": ["T001"]},
        {"title": ["a", "b"]},
    ],
)
def test_wrong_names_and_shapes_are_not(value: object) -> None:
    assert complaints(value) != []


def test_the_other_files() -> None:
    assert (
        complaints({"日期": "2024-10-21", "tasks": {"T001": {"當前進度": 100}, "T002": None}}, "update") == []
    )
    assert complaints({"tasks": {"T001": {"進展": 100}}}, "update") != []
    assert complaints({"復盤總結": {"執行亮點": ["x"]}}, "retrospective") == []
    assert complaints({"復盤總結": {"執行亮點": ["x"]}, "held": "2024-10-01"}, "retrospective") != []


def test_examples_are_real_files() -> None:
    assert len(FILES) > 20
    assert {kind_of(path) for path in FILES} == set(KINDS) - {"people"}
    assert all((STRATEGIES / Path(path)).is_file() for path in FILES)


def test_the_people_file() -> None:
    person = {"姓名": "王小明", "其他寫法": ["王*"], "郵箱": "a@example.com", "釘釘": "138", "主管": "是"}
    assert complaints({"人員": [person, {"name": "張偉", "aliases": "阿偉"}]}, "people") == []
    assert complaints({"人員": [{"姓名": "王小明", "電話": "1"}]}, "people") != []
