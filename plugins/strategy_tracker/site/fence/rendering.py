"""Views in hand-written pages: a fence called `tracker` holds YAML, and becomes a table of records.

```tracker
view: tasks
owner: 王*
status: [進行中]
sort: due
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from strategy_tracker.language import message
from strategy_tracker.model import Place
from strategy_tracker.rules import Finding, Severity
from strategy_tracker.site.fence.options import RULE, FenceOptions, OptionsReader
from strategy_tracker.site.fence.pictures import picture
from strategy_tracker.site.fence.views import COLUMNS, PICTURES, Candidate, View, candidates, folded
from strategy_tracker.site.parts.rows import BELOW_ONE_FOLDER, leading_to
from strategy_tracker.site.site import Site
from strategy_tracker.site.tables.record_tables import RecordTables, TableKind
from strategy_tracker.tables.column import Row
from strategy_tracker.values.folded_text import matches_wildcards

_FENCE = re.compile(r"( {0,3})(`{3,}|~{3,})[ \t]*(.*)")
_NAME = "tracker"


@dataclass(frozen=True, slots=True)
class Fence:
    """One fence: its lines (counting from 0, the end exclusive), its text, and whether it is closed."""

    start: int
    end: int
    text: str
    closed: bool


@dataclass(frozen=True, slots=True)
class RenderedFences:
    """A page's Markdown with a placeholder for each view, the views' HTML, and what was found."""

    text: str
    views: Mapping[str, str]
    findings: tuple[Finding, ...]

    def put_in(self, html: str) -> str:
        """Return the page's HTML, made from `text`, with the views in their places."""
        for placeholder, view in self.views.items():
            html = html.replace(placeholder, view)
        return html


def fences_of(markdown: str) -> Iterator[Fence]:
    """Yield the fences called `tracker`, leaving out those that stand inside other fences as examples."""
    lines = markdown.split("\n")
    number = 0
    while number < len(lines):
        opened = _FENCE.fullmatch(lines[number].rstrip("\r"))
        if opened is None or (opened[2][0] == "`" and "`" in opened[3]):
            number += 1
            continue
        marks = opened[2]
        closing = re.compile(rf" {{0,3}}{re.escape(marks[0])}{{{len(marks)},}}[ \t]*\r?")
        end = next((at for at in range(number + 1, len(lines)) if closing.fullmatch(lines[at])), len(lines))
        if opened[3].strip() == _NAME:
            text = "\n".join(line.rstrip("\r") for line in lines[number + 1 : end])
            yield Fence(number, min(end + 1, len(lines)), text, end < len(lines))
        number = end + 1


def render_fences(markdown: str, file: str, first_line: int, site: Site, current: str = "") -> RenderedFences:
    """Return a hand-written page's Markdown with its views rendered.

    `file` and `first_line` say where `markdown` stands, for the findings; `current` is the page's address
    below the root of the whole site ('' or a path that ends with a slash), from which links lead to the
    folder that holds the pages of the strategies.
    """
    lines = markdown.split("\n")
    known = _known(site)
    views: dict[str, str] = {}
    findings: list[Finding] = []
    for number, fence in reversed(list(enumerate(fences_of(markdown), 1))):
        reader = OptionsReader(file, known, site.tracked.source.people)
        options = reader.read(fence.text, first_line + fence.start + 1)
        if not fence.closed:
            place = Place(file, first_line + fence.start, 1, first_line + fence.start, 1)
            what = message("The fence is not closed")
            hint = message("Write ``` on a line of its own below the options.")
            reader.findings.append(Finding(RULE, Severity.ERROR, place, "", "", what, hint))
            options = None
        placeholder = f'<div class="st-view" id="st-view-{number}"></div>'
        views[placeholder] = _render(site, options, reader.findings, number, current)
        lines[fence.start : fence.end] = ["", placeholder, ""]
        findings = reader.findings + findings
    found = tuple(sorted(findings, key=lambda finding: finding.order))
    return RenderedFences("\n".join(lines), views, found)


def _known(site: Site) -> Mapping[str, tuple[str, ...]]:
    """Return the texts that filters can name."""
    strategies = site.tracked.strategies
    owners = {task.owner for task in site.tracked.tasks} | {one.owner for one in strategies}
    return {
        "owner": tuple(sorted(owners - {""})),
        "department": tuple(sorted({one.department for one in strategies} - {""})),
        "strategy": tuple(sorted({one.name for one in strategies} | {one.slug for one in strategies})),
    }


def matches(wanted: str, value: str, known: frozenset[str]) -> bool:
    """Tell whether a value is the one wanted: by its name first, then with `*` for any characters.

    `known` holds all names in their folded form: 王* means the person who is called so, where there is one.
    """
    pattern, name = folded(wanted), folded(value)
    if pattern in known or "*" not in pattern:
        return pattern == name
    return matches_wildcards(pattern, name)


def matching_rows(options: FenceOptions, site: Site) -> list[Row[Any]]:
    """Return the rows that the filters of a view let in, in the records' order."""
    known = {name: frozenset(map(folded, texts)) for name, texts in _known(site).items()}
    found = candidates(options.view, site.tracked, site.workspace.language)
    return [one.row for one in found if _keeps(options, one, known)]


def select_rows(options: FenceOptions, site: Site) -> tuple[list[Row[Any]], int]:
    """Return the rows that a view shows, sorted and cut to its limit, and how many there are in all."""
    rows = matching_rows(options, site)
    if options.sort:
        order = COLUMNS[options.view][options.sort].order
        valued = [row for row in rows if order(row) is not None]
        empty = [row for row in rows if order(row) is None]
        # All orders of a column are of one type.
        rows = sorted(valued, key=order, reverse=options.descending) + empty  # type: ignore[arg-type]
    most = site.workspace.settings.page_rows
    return rows[: min(options.limit or most, most)], len(rows)


def _keeps(options: FenceOptions, one: Candidate, known: Mapping[str, frozenset[str]]) -> bool:
    strategy = one.row.strategy
    values = {
        "owner": (one.owner,),
        "status": (one.status,),
        "month": (one.month,),
        "department": (strategy.department,),
        "strategy": (strategy.name, strategy.slug),
    }
    texts_hold = all(
        any(matches(text, value, known.get(name, frozenset())) for text in texts for value in values[name])
        for name, texts in options.texts.items()
    )
    return texts_hold and all(one.facts[name] is wanted for name, wanted in options.facts.items())


def _render(
    site: Site, options: FenceOptions | None, findings: list[Finding], number: int, current: str
) -> str:
    name, title = f"view-{number}", options.title if options is not None else ""
    values: dict[str, object] = {"options": options, "findings": findings, "name": name, "picture": ""}
    if options is not None and options.view in PICTURES:
        values |= picture(options, matching_rows(options, site), site)
        values["picture"] = options.view.value
    elif options is not None:
        rows, total = select_rows(options, site)
        kind = _kind(options.view, site.tables)
        table = site.tables.view(kind, options.columns, rows, title or name, name)
        values |= {"table": table, "shown": len(rows), "total": total}
    page = site.page(f"{BELOW_ONE_FOLDER}index.md", title, "_view.html", values)
    root = "../" * current.count("/") + quote(site.workspace.settings.prefix)
    return leading_to(page.render(lambda text: "").html, root)


def _kind(view: View, tables: RecordTables) -> TableKind[Any]:
    """Return the tables of what a view shows."""
    kinds: Mapping[View, TableKind[Any]] = {
        View.TASKS: tables.task_kind,
        View.KPIS: tables.kpi_kind,
        View.ALERTS: tables.alert_kind,
        View.STRATEGIES: tables.strategy_kind,
        View.NEXT_STEPS: tables.step_kind,
    }
    return kinds[view]
