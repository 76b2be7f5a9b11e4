"""What somebody writes into a field of a plan can be read on its pages, and by other programs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from plans import OTHER_VALUES, PLAN, another, front_matter, leaves, value_at, with_value

from strategy_tracker.exchange.portfolio import portfolio_json, publish
from strategy_tracker.language import Language
from strategy_tracker.settings import SiteSettings
from strategy_tracker.site import Site, plan_site
from strategy_tracker.tables import kpis, tasks
from strategy_tracker.workspace import open_workspace

NOT_IN_WORDS: Mapping[str, str] = {
    **{f"tasks.{key}": where for key, where in tasks.ELSEWHERE.items() if "files" in where},
    **{f"kpis.{key}": where for key, where in kpis.ELSEWHERE.items() if "files" in where},
    "tasks.milestone": "drawn in the schedule",
    "kpis.unit": "in the values themselves",
    "kpis.measure": "below the current value, which is computed then",
    "retrospective.improvements.done": "in the state of the step",
}
"""Fields whose text as typed is not on the strategy's pages, and what tells of them."""
_NOT_READ_BY_PEOPLE = re.compile(r"<(?P<tag>script|template).*?</(?P=tag)>|<[^>]*>", re.DOTALL)
_KEPT_TOGETHER = re.compile(r'<span class="st-nowrap">([^<]*)</span>')


DAY = date(2025, 10, 31)  # after the retrospective
WRITTEN_BY_HAND = {**PLAN, "kpis": [{k: v for k, v in PLAN["kpis"][0].items() if k != "measure"}]}
"""The plan with a KPI whose value is typed, and not computed from the tasks."""


@dataclass(frozen=True)
class Shown:
    """What people read on the pages of a plan, and what programs read."""

    words: str
    data: bytes


def shown(folder: Path, plan: dict[str, Any]) -> Shown:
    strategies = folder / "strategies"
    strategies.mkdir(parents=True, exist_ok=True)
    (strategies / "plan.md").write_text(front_matter(plan), "utf-8")
    settings = SiteSettings.model_validate({"history": False, "cache": False})
    workspace = open_workspace(folder, settings, Language.TRADITIONAL, DAY, alerts=False)
    site = Site(workspace)
    pages = [page for page in plan_site(site)[0] if page.source.startswith("strategies/plan")]
    assert len(pages) == 2
    html = "\n".join(page.render(str).html for page in pages)
    published = publish(site.tracked, Language.TRADITIONAL)
    words = _NOT_READ_BY_PEOPLE.sub(" ", _KEPT_TOGETHER.sub(r"\1", html))
    return Shown(words, portfolio_json(published))


REFERENCES = ("id", "depends_on", "kpis", "tasks", "carried_to")


def name_of(path: tuple[Any, ...]) -> str:
    return ".".join(part for part in path if isinstance(part, str))


def takes_any_text(path: tuple[Any, ...]) -> bool:
    """Tell whether any text can be written there, and no other field refers to it."""
    return "extra" in path or path[-1] not in {
        *OTHER_VALUES,
        "id",
        "depends_on",
        "kpis",
        "tasks",
        "carried_to",
    }


PATHS = tuple(path for path in leaves(WRITTEN_BY_HAND) if path[:2] != ("tasks", 1))


def test_every_text_is_on_a_page_and_in_the_data(tmp_path: Path) -> None:
    plan, written = WRITTEN_BY_HAND, {}
    for number, path in enumerate(filter(takes_any_text, PATHS)):
        text = f"第{number}甲"
        written[name_of(path)] = text
        plan = with_value(plan, path, [text] if isinstance(value_at(plan, path), list) else text)
    after = shown(tmp_path, plan)
    assert len(written) > 40
    assert [name for name, text in written.items() if text not in after.words] == []
    assert [name for name, text in written.items() if text.encode() not in after.data] == []


def test_every_other_value_is_on_a_page_and_in_the_data(tmp_path: Path) -> None:
    before = shown(tmp_path, WRITTEN_BY_HAND)
    for path in PATHS:
        if takes_any_text(path):
            continue
        value = another(WRITTEN_BY_HAND, path)
        after = shown(tmp_path, with_value(WRITTEN_BY_HAND, path, value))
        assert after.data != before.data, path
        if name_of(path) not in NOT_IN_WORDS:
            assert after.words != before.words, path
            assert all(str(one) in after.words for one in (value if isinstance(value, list) else [value])), (
                path
            )
