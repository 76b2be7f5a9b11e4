"""When a build fails for what is wrong in the records, and how."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.exceptions import Abort, PluginError

from strategy_tracker.language import Message, message
from strategy_tracker.rules import Findings, Severity
from strategy_tracker.serving.versions import SITE_WRITTEN
from strategy_tracker.settings import SiteSettings
from strategy_tracker.site.fence.rendering import RenderedFences
from strategy_tracker.workspace import Workspace


class SiteWrittenError(Abort):
    """The site is complete, with the last good versions of files that have errors; the build fails."""

    code = SITE_WRITTEN
    exit_code = SITE_WRITTEN


def stop_before_writing(
    workspace: Workspace | None, views: Iterable[RenderedFences], settings: SiteSettings
) -> None:
    """Raise PluginError where findings are grave, unless the site is to be written all the same."""
    count = 0 if settings.last_good else _grave(workspace, views, settings)
    if count and workspace is not None:
        stopped = message("{count} findings; see above, or run `strategy-tracker check`.", count=count)
        raise PluginError(stopped.localize(workspace.language))


def fail_after_writing(
    workspace: Workspace | None, views: Iterable[RenderedFences], settings: SiteSettings
) -> None:
    """Raise SiteWrittenError where findings are grave and the site was to be written all the same."""
    count = _grave(workspace, views, settings) if settings.last_good else 0
    if count and workspace is not None:
        raise SiteWrittenError(_written(count, workspace).localize(workspace.language))


def _written(count: int, workspace: Workspace) -> Message:
    if not workspace.last_good:
        return message("{count} findings; the site is written with what could be read.", count=count)
    files = sorted(workspace.last_good)
    return message(
        "{count} findings; the site is written with the last good version of {files}.",
        count=count,
        files=files,
    )


def _grave(workspace: Workspace | None, views: Iterable[RenderedFences], settings: SiteSettings) -> int:
    """Return how many findings of the records and of the views in hand-written pages fail a build."""
    if workspace is None or settings.fail_on == "never":
        return 0
    found = [*workspace.findings.all, *(finding for view in views for finding in view.findings)]
    return len(Findings(tuple(found)).at_least(Severity[settings.fail_on.upper()]))
