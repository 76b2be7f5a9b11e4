"""The page on the data's quality: what to mend, who keeps to the cadence, which KPIs have no source."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from strategy_tracker.language import message
from strategy_tracker.rules import Finding, Severity
from strategy_tracker.site.addresses import anchor
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage
from strategy_tracker.tracking import TrackedKpi, TrackedTask


@dataclass(frozen=True, slots=True)
class FileFindings:
    """The findings of one file."""

    path: str
    anchor: str
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class OwnerFindings:
    """The findings of the strategies of one owner, who is to see to them."""

    name: str
    files: list[FileFindings]

    @property
    def count(self) -> int:
        """How many findings there are."""
        return sum(len(file.findings) for file in self.files)


@dataclass(frozen=True, slots=True)
class CadenceRow:
    """How one person keeps the tasks that are under way up to date."""

    name: str
    running: list[TrackedTask]
    stale: list[TrackedTask]

    @property
    def kept(self) -> Fraction:
        """The share of the tasks under way that were updated within their cadence."""
        return 1 - Fraction(len(self.stale), len(self.running))


def _running_kpis(site: Site) -> list[TrackedKpi]:
    return [kpi for strategy in site.tracked.strategies if strategy.running for kpi in strategy.kpis]


def _cadence(site: Site) -> list[CadenceRow]:
    """Return everybody with tasks under way, worst first."""
    as_of = site.tracked.as_of
    rows = []
    for name, (tasks, _) in site.by_owner.items():
        running = [task for task in tasks if task.open and task.planned_start and task.planned_start <= as_of]
        if running:
            rows.append(CadenceRow(name, running, [task for task in running if task.stale_days is not None]))
    return sorted(rows, key=lambda row: (row.kept, -len(row.stale), row.name))


def quality_page(site: Site) -> SitePage:
    """Return the findings by owner and file; alerts are on their own page."""
    owners = {strategy.record.file: strategy.owner for strategy in site.tracked.strategies}
    folders = {
        file.rsplit("/", 1)[0] + "/": owner for file, owner in owners.items() if file.endswith("/index.md")
    }
    groups: dict[str, list[FileFindings]] = {}
    for path, found in site.findings_by_file.items():
        inherited = next((name for folder, name in folders.items() if path.startswith(folder)), "")
        owner = owners.get(path) or inherited
        groups.setdefault(owner, []).append(FileFindings(path, anchor("file", path), found))
    counted = site.findings.all
    values = {
        "cadence": _cadence(site),
        "sourceless": [kpi for kpi in _running_kpis(site) if not kpi.source or kpi.current is None],
        "owners": [OwnerFindings(name, groups[name]) for name in sorted(groups)],
        "counts": [
            sum(finding.severity is severity for finding in counted)
            for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
        ],
    }
    return site.page("quality/index.md", site.words(message("Data quality")), "quality.html", values)
