"""What every page needs: names, addresses, the people, the charts, the words of one site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from typing import TypeVar
from urllib.parse import quote

from markupsafe import Markup

from strategy_tracker.cache import NOTHING_KEPT, Store
from strategy_tracker.exchange.addresses import NOWHERE, SiteAddress, strategy_path
from strategy_tracker.exchange.merging import Origin
from strategy_tracker.language import Message, message
from strategy_tracker.model import Place, value_of
from strategy_tracker.report import alike
from strategy_tracker.rules import RULES, Finding, Findings
from strategy_tracker.site.addresses import names_in_addresses, people_urls
from strategy_tracker.site.inputs import Inputs
from strategy_tracker.site.parts.figures import Figures
from strategy_tracker.site.parts.record_links import RecordLinks
from strategy_tracker.site.parts.rows import BELOW_ONE_FOLDER, Item, Maker, Rows, as_held
from strategy_tracker.site.rendering.environment import SiteEnvironment
from strategy_tracker.site.search.entries import SearchEntry
from strategy_tracker.site.site_page import Heading, SitePage
from strategy_tracker.site.tables.cell_parts import CellParts
from strategy_tracker.site.tables.filters import chip_data
from strategy_tracker.site.tables.record_tables import RecordTables
from strategy_tracker.site.update.forges import Forge
from strategy_tracker.site.update.marks import UPDATE, UpdateMarks
from strategy_tracker.tracking import Alert, RollUp, TrackedPortfolio, TrackedStrategy, TrackedTask, roll_up
from strategy_tracker.tracking.rollups import ON_TIME_GOOD
from strategy_tracker.workspace import PastDays, Workspace

Made = TypeVar("Made")

# No text that an author wrote holds an angle bracket when it is rendered.
END_OF_ROW = Markup("<!---->")

RULE_NAMES = frozenset(rule.name for rule in RULES)
"""The rules that have an entry on the page of the rules; what views in pages find has none."""

_EDIT = Markup('<a class="st-edit" href="{0}" title="{1}" aria-label="{1}">✎</a>')


class Site:
    """One site being planned: its workspace and what its pages have in common."""

    def __init__(
        self,
        workspace: Workspace,
        edit_base: str = "",
        forge: Forge | None = None,
        *,
        address: SiteAddress = NOWHERE,
        origins: Sequence[Origin] = (),
        store: Store = NOTHING_KEPT,
    ) -> None:
        """Take a workspace opened without alerts among its findings: the site shows them by themselves.

        `edit_base` is the address before a file's path where files are edited; '' for no such links. `forge`
        is where new files are made. `address` is where the pages will be; `origins` are the
        sites whose portfolios are shown too. `store` keeps rows from one build to the next.
        """
        self.address = address
        self.store = store
        self.origins = tuple(origins)
        self.edit_base = edit_base
        self.forge = forge
        self.workspace = workspace
        self.past = PastDays(workspace, store)
        self.language = workspace.language
        self.tracked: TrackedPortfolio = workspace.tracked
        self.figures = Figures(workspace.language, workspace.as_of, self.tracked.settings)
        self.environment = SiteEnvironment(workspace.language, self.tracked.settings)
        self.names = {strategy.slug: strategy.name for strategy in self.tracked.strategies}
        self.periods = {one.slug: value_of(one.record.period) for one in self.tracked.strategies}
        self.departments = {strategy.slug: strategy.department for strategy in self.tracked.strategies}
        self.cycles = {strategy.slug: strategy.cycle for strategy in self.tracked.strategies}
        self.people = people_urls(self._people())
        self.department_addresses = names_in_addresses(self.departments.values())
        self._lines_of = lru_cache(maxsize=16)(self._lines)
        # What is wrong with the people file quotes addresses, which are not for everybody.
        private = self.tracked.source.people.file
        self.findings = Findings(tuple(one for one in workspace.findings.all if one.place.file != private))
        self.findings_by_file = self._findings_by_file()
        self._alert_rows = Rows(
            {one.slug: one.alerts for one in self.tracked.strategies},
            partial(self._kept_rows, "alerts", self._rows_of_alerts),
        )
        computed = {(kpi.slug, kpi.id) for kpi in self.tracked.kpis if kpi.measured}
        self.update_marks = UpdateMarks(self.words(UPDATE), computed)
        parts = CellParts(
            workspace.language,
            self.environment.cells,
            self.environment.bars,
            RecordLinks(BELOW_ONE_FOLDER, self.people, self.names, self.update_marks),
            self._edit_link,
        )
        self.tables = RecordTables(self.tracked, parts, self.figures.kpis.spark, self._kept_rows)
        self._values = self._common_values()
        self.inputs = Inputs(
            self.tracked, workspace.last_good, store.memory,
            self.language, workspace.settings.model_dump(), edit_base, forge, address,
            self.names, self.departments, self.cycles, self.people, workspace.history.words,
            sorted(workspace.failing_texts),
        )  # fmt: skip

    def _people(self) -> set[str]:
        owners = {strategy.owner for strategy in self.tracked.strategies}
        owners |= {task.owner for task in self.tracked.tasks}
        return {name for name in owners if name}

    def _findings_by_file(self) -> Mapping[str, list[Finding]]:
        found: dict[str, list[Finding]] = {}
        for finding in self.findings.all:
            found.setdefault(finding.place.file, []).append(finding)
        return found

    def source_line(self, finding: Finding) -> str:
        """Return the line that a finding is about, or '' where the file has no such line."""
        lines = self._lines_of(finding.place.file)
        return lines[finding.place.line - 1][:200] if 0 < finding.place.line <= len(lines) else ""

    def _lines(self, file: str) -> Sequence[str]:
        source = self.tracked.source.sources.get(file)
        return source.lines if source is not None else ()

    def _edit_link(self, place: Place, name: str) -> Markup:
        """Return a link to where a record's own line is edited, '' where there is no such place."""
        if not self.edit_base:
            return Markup("")
        address = f"{self.edit_base}{quote(place.file)}#L{place.line}"
        title = self.words(message("Edit {name} (line {line})", name=name, line=place.line))
        return _EDIT.format(address, title)

    def kept(self, kind: type[Made], slug: str, make: Callable[[], Made], *told_apart: str) -> Made:
        """Return what is made of a strategy, as kept or made now; `told_apart` from others of its kind."""
        if not self.store.keeps:
            return make()
        key = self.store.key(kind.__qualname__, self.inputs.of_strategy(slug), *told_apart)

        def kept_or_made() -> Made:
            found = self.store.get(key)
            if not isinstance(found, kind):
                found = make()
                self.store.put(key, found)
            return found

        return self.store.memory.by(kept_or_made, key)

    def _kept_rows(self, kind: str, make: Maker[Item], items: Sequence[Item]) -> Sequence[bytes]:
        """Return the rows of all items of one kind that a strategy has, as they are kept or made now."""
        return self.kept(tuple, items[0].slug, lambda: as_held(make(items)), "rows", kind)

    def make_rows(self, strategy: TrackedStrategy) -> None:
        """Make the rows of a strategy and of all that is its, or find them kept."""
        self.tables.make_rows(strategy)
        for _ in self.rows_of_alerts(strategy.alerts[:1]):
            pass

    def rows_of_alerts(self, alerts: Iterable[Alert]) -> Iterable[str]:
        """Return the rows of alerts, as HTML seen from one folder below the site's root."""
        return self._alert_rows.made(alerts)

    def _rows_of_alerts(self, alerts: Sequence[Alert]) -> Sequence[str]:
        """Return what the template makes of each alert."""
        values = {**self._values, "alerts": alerts, "end_of_row": END_OF_ROW}
        html = self.environment.render("_alert_rows.html", BELOW_ONE_FOLDER, str, values)
        return html.split(END_OF_ROW)[:-1]

    def _common_values(self) -> dict[str, object]:
        """Return the values that every template may use."""
        return {
            "as_of": self.workspace.as_of,
            "names": self.names,
            "departments": self.departments,
            "cycles": self.cycles,
            "task_chips": chip_data(self.language, self.tracked.settings.due_soon_days),
            "people": self.people,
            "strategy_url": strategy_path,  # `url` encodes it
            "tables": self.tables,
            "parts": None,
            "alert_rows": self._alert_rows.of,
            "rule_names": RULE_NAMES,
            "source_line": self.source_line,
            "alike": lambda findings: alike(findings, self.language),
            "update_marks": self.update_marks,
            "live": self.workspace.settings.as_of is None,
            "history_words": self.workspace.history.words,
            "on_time_good": ON_TIME_GOOD,
        }

    @cached_property
    def by_owner(self) -> Mapping[str, tuple[Sequence[TrackedTask], RollUp]]:
        """The tasks of each owner, by name, with their sums: several pages and files show them."""
        owned = {name: tuple(tasks) for name, tasks in self.tracked.by_owner().items()}
        return {name: (tasks, self.store.memory.of(roll_up, tasks)) for name, tasks in owned.items()}

    def words(self, text: Message) -> str:
        """Return a message in the site's language."""
        return self.environment.words(text)

    def page(
        self,
        source: str,
        title: str,
        template: str,
        values: Mapping[str, object] | Callable[[], Mapping[str, object]],
        *,
        in_nav: bool = True,
        edit: Place | None = None,
        headings: tuple[tuple[str, Message], ...] = (),
        entries: Callable[[], Iterable[SearchEntry]] = tuple,
        inputs: Callable[[], bytes] | None = None,
    ) -> SitePage:
        """Return a page with the common values and its own; see `SitePage`, and `Inputs` for `inputs`.

        Its own values are found now, or where a function is given, when the page is made.
        """
        own = values if callable(values) else lambda: values
        return SitePage(
            source=source,
            title=title,
            template=template,
            values=lambda: {**self._values, **own()},
            environment=self.environment,
            in_nav=in_nav,
            edit=edit,
            headings=tuple(Heading(name, self.words(text)) for name, text in headings),
            entries=entries,
            inputs=inputs,
        )
