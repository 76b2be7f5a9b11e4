"""The page on the data's quality: what to mend, which KPIs have no source, who keeps to the cadence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from strategy_tracker.language import message
from strategy_tracker.rules import Finding, Severity
from strategy_tracker.site.addresses import anchor, names_in_addresses
from strategy_tracker.site.pages.division import GroupName
from strategy_tracker.site.pages.list_pages import ListPage, ListPages, Shows, list_pages, told_apart
from strategy_tracker.site.site import Site
from strategy_tracker.tables.cadence import Cadence
from strategy_tracker.tracking import TrackedKpi, TrackedTask


@dataclass(frozen=True, slots=True)
class FileFindings:
    """The findings of one file."""

    path: str
    anchor: str
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class OwnerFindings:
    """The findings of the strategies of one owner, who is to see to them; `count` is that of all."""

    name: str
    files: list[FileFindings]
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page: a person, with one of the tasks that wait for an update; a KPI; or a finding."""

    of: Cadence | TrackedKpi | Finding
    owner: str = ""
    task: TrackedTask | None = None


def _running_kpis(site: Site) -> list[TrackedKpi]:
    return [kpi for strategy in site.tracked.strategies if strategy.running for kpi in strategy.kpis]


def _cadence(site: Site) -> list[tuple[Cadence, list[TrackedTask]]]:
    """Return everybody with tasks under way, worst first, and those of them that wait for an update."""
    as_of = site.tracked.as_of
    found = []
    for name, (tasks, _) in site.by_owner.items():
        running = [task for task in tasks if task.open and task.planned_start and task.planned_start <= as_of]
        stale = [task for task in running if task.stale_days is not None]
        if running:
            found.append((Cadence(name, len(running), len(stale)), stale))
    return sorted(found, key=lambda one: (one[0].kept, -one[0].stale, one[0].name))


def quality_pages(site: Site) -> ListPages:
    """Return the findings by owner and file; alerts are on their own page."""
    lines = _lines(site)
    severities = Counter(finding.severity for finding in site.findings.all)
    counts = [severities[severity] for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)]
    totals = Counter(line.owner for line in lines if isinstance(line.of, Finding))
    owners = sorted({line.owner for line in lines})
    addresses = names_in_addresses(owners)
    sections = {
        Finding: GroupName((0,), "findings", site.words(message("What to mend"))),
        TrackedKpi: GroupName((1,), "sources", site.words(message("KPIs without a source or a value"))),
        Cadence: GroupName((2,), "cadence", site.words(message("Updates kept, by owner"))),
    }
    by_owner = {
        owner: GroupName((owner,), addresses[owner], owner or site.words(message("No owner")))
        for owner in owners
    }

    def values(shown: Sequence[Line]) -> dict[str, object]:
        return {
            "cadence": _shown_cadence(shown),
            "sourceless": [line.of for line in shown if isinstance(line.of, TrackedKpi)],
            "owners": _shown_findings(shown, totals),
            "counts": counts,
        }

    def said(line: Line) -> object:
        """Return what tells a line from others: strategies say themselves what their tasks and KPIs are."""
        if isinstance(line.of, Finding):
            return line.of, site.source_line(line.of)
        return None if isinstance(line.of, TrackedKpi) else line.of

    def inputs(shown: Sequence[Line]) -> Shows:
        records = [line.of if isinstance(line.of, TrackedKpi) else line.task for line in shown]
        slugs = (one.slug for one in records if one is not None)
        owners = [(line.owner, totals[line.owner]) for line in shown]
        return Shows(slugs, (list(map(said, shown)), told_apart(records), owners, counts))

    page = ListPage(
        source="quality/index.md",
        folder="quality/",
        title=site.words(message("Data quality")),
        template="quality.html",
        keys=[lambda line: sections[type(line.of)], lambda line: by_owner[line.owner]],
        values=values,
        inputs=inputs,
    )
    return list_pages(site, page, lines)


def _lines(site: Site) -> list[Line]:
    """Return all lines of the page: findings by owner, KPIs without a source, who waits for which update."""
    waiting = [Line(one, task=task) for one, stale in _cadence(site) for task in stale or (None,)]
    sourceless = [Line(kpi) for kpi in _running_kpis(site) if not kpi.source or kpi.current is None]
    owners = {strategy.record.file: strategy.owner for strategy in site.tracked.strategies}
    folders = {
        file.rsplit("/", 1)[0] + "/": owner for file, owner in owners.items() if file.endswith("/index.md")
    }
    findings = []
    for path, found in site.findings_by_file.items():
        inherited = next((name for folder, name in folders.items() if path.startswith(folder)), "")
        owner = owners.get(path) or inherited
        findings += [Line(finding, owner) for finding in found]
    return [*sorted(findings, key=lambda line: line.owner), *sourceless, *waiting]


def _shown_cadence(lines: Iterable[Line]) -> list[Cadence]:
    """Return the people on a page, each with those tasks that wait for an update which stand on it."""
    waiting: dict[Cadence, list[TrackedTask]] = {}
    for line in lines:
        if isinstance(line.of, Cadence):
            shown = waiting.setdefault(line.of, [])
            if line.task is not None:
                shown.append(line.task)
    return [replace(one, waiting=tuple(tasks)) for one, tasks in waiting.items()]


def _shown_findings(lines: Iterable[Line], totals: Mapping[str, int]) -> list[OwnerFindings]:
    groups: dict[str, dict[str, FileFindings]] = {}
    for line in lines:
        if isinstance(line.of, Finding):
            path = line.of.place.file
            file = FileFindings(path, anchor("file", path), [])
            groups.setdefault(line.owner, {}).setdefault(path, file).findings.append(line.of)
    return [OwnerFindings(name, list(files.values()), totals[name]) for name, files in groups.items()]
