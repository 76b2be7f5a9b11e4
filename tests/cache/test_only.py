"""Reading only what bears on some files: what is said of them is what a run over everything says of them."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from strategy_tracker.language import Language
from strategy_tracker.rules import RULES, Finding
from strategy_tracker.settings import SiteSettings
from strategy_tracker.workspace import open_workspace

TOP = Path(__file__).parents[2]
TASK = "關鍵任務:\n  - 任務編號: T001\n    前置任務:"
EXTRA = {
    "circle-a.md": "上一周期: circle-b",
    "circle-b.md": "上一周期: circle-c",
    "circle-c.md": "上一周期: circle-b",
    "waits.md": f"{TASK} [2025-618-promotion/T001, 2025-618-promotion/T999, nowhere/T001]",
    "escaped.md": f'{TASK} ["\\x32025-618-promotion/T999"]',
    "Waits/index.md": "策略名稱: 同名",
    "updates/2025-07-15.md": (
        "任務:\n  2025-618-promotion/T777: {進度: 50}\n  waits/T001: {進度: 20}\n指標:\n  nobody/K001: 3"
    ),
}


def findings(root: Path, files: set[str] | None) -> list[Finding]:
    workspace = open_workspace(
        root,
        SiteSettings(history="files", cache=False),
        Language.ENGLISH,
        date(2025, 8, 15),
        only=None if files is None else files.__contains__,
    )
    return [one for one in workspace.findings.all if files is None or one.place.file in files]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    shutil.copytree(TOP / "strategies", root / "strategies")
    for name, front in EXTRA.items():
        path = root / "strategies" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\n{front}\n---\n", "utf-8")
    return root


def test_each_file_alone_has_the_findings_that_it_has_among_all(site: Path) -> None:
    everything = findings(site, None)
    names = [path.relative_to(site).as_posix() for path in (site / "strategies").rglob("*.md")]
    wrong = [
        name for name in names if findings(site, {name}) != [f for f in everything if f.place.file == name]
    ]
    assert wrong == []
    assert {f.rule for f in everything} >= {"previous-circle", "unknown-reference", "duplicate-slug"}


def test_no_more_is_read_than_what_is_named(site: Path) -> None:
    def read(name: str) -> set[str]:
        settings = SiteSettings(history="files", cache=False)
        only = {name}.__contains__
        workspace = open_workspace(site, settings, Language.ENGLISH, date(2025, 8, 15), only=only)
        assert len(workspace.tracked.strategies) > 12
        return {file for file in workspace.tracked.source.sources if "/updates/" not in file}

    assert read("strategies/circle-a.md") == {f"strategies/circle-{name}.md" for name in "abc"}
    assert len(read("strategies/escaped.md")) > 12  # whose names nobody can see without reading it


@pytest.mark.parametrize("rule", [rule.name for rule in RULES if ">>>" in rule.bad + rule.good])
def test_rules_across_files_need_only_what_is_named(rule: str, tmp_path: Path) -> None:
    (wanted,) = (one for one in RULES if one.name == rule)
    for number, example in enumerate((wanted.bad, wanted.good)):
        root = tmp_path / str(number)
        for part in example.split(">>> ")[1:]:
            name, _, front = part.partition("\n")
            path = root / "strategies" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(front if front.startswith("---") else f"---\n{front}---\n", "utf-8")
        everything = findings(root, None)
        for path in (root / "strategies").rglob("*.md"):
            name = path.relative_to(root).as_posix()
            assert findings(root, {name}) == [one for one in everything if one.place.file == name], name
