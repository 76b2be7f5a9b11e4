"""A wrong option stops the build and the command line: which it is, where, what it takes, in one language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from strategy_tracker.configuration import read_configuration
from strategy_tracker.configuration_files import ConfigurationError
from strategy_tracker.language import Language
from strategy_tracker.mkdocs_plugin import StrategyTrackerPlugin
from strategy_tracker.settings import SiteSettings, wrong_options

CASES = yaml.safe_load((Path(__file__).parent / "wrong_options.yaml").read_text("utf-8"))
FILES = yaml.safe_load((Path(__file__).parent / "wrong_configurations.yaml").read_text("utf-8"))
# What is typed as it is in every language: what stands between quotes, and names.
_TYPED = re.compile(r"「[^」]*」|mkdocs\.yml|marketing/|Asia/Taipei|[\w.*?]*[_./][\w./?*]*")
_ENTRY = "site_name: x\ntheme: {{name: material, language: {language}}}\nplugins:\n  - strategy-tracker:\n"


def _written(folder: Path, options: str, language: Language) -> Path:
    file = folder / "mkdocs.yml"
    entry = "".join(f"      {line}\n" for line in options.splitlines())
    file.write_text(_ENTRY.format(language=language) + entry, "utf-8")
    return file


def _told(file: Path) -> str:
    with pytest.raises(ConfigurationError) as raised:
        read_configuration(file)
    return raised.value.told().replace(f"{file.parent}/", "")


@pytest.mark.parametrize("case", CASES, ids=[case["options"] for case in CASES])
def test_a_wrong_option_is_told_with_its_place_and_what_it_takes(tmp_path: Path, case: Any) -> None:
    for language in (Language.ENGLISH, Language.TRADITIONAL):
        file = _written(tmp_path, case["options"], language)
        told = _told(file)
        assert told.splitlines() == case[language.value]
        errors, _ = StrategyTrackerPlugin().load_config(_options(file), str(file))
        assert [str(error).replace(f"{tmp_path}/", "") for _, error in errors] == case[language.value]
    (tmp_path / "docs").mkdir()
    with pytest.raises(Abort):
        load_config(str(file)).plugins  # noqa: B018


def _options(file: Path) -> dict[str, object]:
    options: dict[str, object] = yaml.safe_load(file.read_text("utf-8"))["plugins"][0]["strategy-tracker"]
    return options


def _all_options(
    model: type[BaseModel] = SiteSettings, *above: str
) -> list[tuple[tuple[str, ...], FieldInfo]]:
    found = []
    for name, field in model.model_fields.items():
        found.append(((*above, name), field))
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            found += _all_options(field.annotation, *above, name)
    return found


@pytest.mark.parametrize("language", list(Language))
def test_whatever_is_written_for_an_option_is_refused_in_one_language(language: Language) -> None:
    """So no kind of mistake that pydantic knows is told in its own English words."""
    kinds = set()
    for path, _ in _all_options():
        for value in (
            None,
            True,
            -1,
            10**9,
            1.5,
            float("nan"),
            "\n",
            "?",
            [1],
            ["?"],
            {"?": 1},
            {1: "?"},
            object,
        ):
            nested: Any = value
            for part in reversed(path):
                nested = {part: nested}
            try:
                SiteSettings.model_validate(nested)
            except ValidationError as error:
                kinds |= {one["type"] for one in error.errors()}
                for wrong in wrong_options(error):
                    words = _TYPED.sub("", wrong.reason.localize(language))
                    chinese = bool(re.search("[\u4e00-\u9fff]", words))
                    assert chinese == (language is not Language.ENGLISH), (path, value, words)
                    assert "Input should" not in words
    assert {
        "bool_parsing",
        "enum",
        "extra_forbidden",
        "greater_than_equal",
        "int_parsing",
        "value_error",
    } <= kinds


def test_an_example_of_each_option_can_be_taken() -> None:
    for path, field in _all_options():
        for example in field.examples or ():
            nested: Any = list(example) if isinstance(example, tuple) else example
            for part in reversed(path):
                nested = {part: nested}
            SiteSettings.model_validate(nested)


@pytest.mark.parametrize("case", FILES, ids=[case["text"] for case in FILES])
def test_a_file_that_cannot_be_read_is_told_in_the_language_that_it_names(tmp_path: Path, case: Any) -> None:
    (tmp_path / case["file"]).write_text(case["text"], "utf-8")
    assert _told(tmp_path / case["file"]) == case["told"]


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes("site_name: 策略".encode("big5"))
    assert _told(tmp_path / "mkdocs.yml") == "mkdocs.yml: 它的編碼不是 UTF-8；請另存成 UTF-8。"


def test_an_option_that_is_inherited_has_its_place_where_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("plugins:\n  strategy-tracker:\n    workers: 0\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "INHERIT: base.yml\nplugins: {strategy-tracker: {page_rows: 1}}\n", "utf-8"
    )
    places = [line.partition(": ")[0] for line in _told(tmp_path / "mkdocs.yml").splitlines()]
    assert places == ["base.yml:3:5", "mkdocs.yml:2:30"]


def test_who_only_lowers_the_band_of_what_is_met_need_not_name_the_other(tmp_path: Path) -> None:
    configuration = tmp_path / "mkdocs.yml"
    configuration.write_text("plugins:\n  - strategy-tracker: {tracking: {kpi_met: 55}}\n", "utf-8")
    settings = read_configuration(configuration).settings
    assert settings.tracking.kpi_met == 55


@pytest.mark.parametrize(
    "written", ["2025-08-15", "20250815", "2025年8月15日", "民國114年8月15日", "2025/8/15"]
)
def test_the_day_may_be_written_as_in_a_strategy(tmp_path: Path, written: str) -> None:
    file = _written(tmp_path, f"as_of: {written}", Language.ENGLISH)
    assert str(read_configuration(file).settings.as_of) == "2025-08-15"


def test_off_needs_no_quotes(tmp_path: Path) -> None:
    """YAML makes false of it."""
    file = _written(tmp_path, "rules: {severity: {task-vague: off}}", Language.ENGLISH)
    assert read_configuration(file).settings.rules.severity == {"task-vague": "off"}
