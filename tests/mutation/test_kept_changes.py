"""The changes that are kept by name are those of code that is there."""

from pathlib import Path

import yaml
from changes import changes_of, named_change

HERE = Path(__file__).parent
PACKAGE = HERE.parents[1] / "plugins/strategy_tracker"


def kept(name: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return found


def test_each_change_with_a_name_can_be_made() -> None:
    for one in kept("named.yaml"):
        change = named_change(PACKAGE, **{key: text for key, text in one.items() if key != "why"})
        text = (PACKAGE / change.file).read_text(encoding="utf-8")
        compile(change.made_in(text), change.file, "exec")


def test_each_change_that_changes_nothing_is_still_one_that_can_be_drawn() -> None:
    known = {one["change"] for one in kept("equivalent.yaml")}
    files = {change.split(" ")[0] for change in known}
    drawn = {change.name for file in files for change in changes_of(PACKAGE / file, PACKAGE)}
    assert known - drawn == set()
