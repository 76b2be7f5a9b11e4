"""From a site's configuration to what is added to it; what is found on the way is printed."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from strategy_tracker.cache import Store
from strategy_tracker.exchange.addresses import published_at, site_prefix
from strategy_tracker.exchange.merged import published_together
from strategy_tracker.exchange.merging import MergeError, Origin, read_origins
from strategy_tracker.mkdocs_plugin.languages import language_of_site
from strategy_tracker.mkdocs_plugin.placing import Plan, take_over
from strategy_tracker.mkdocs_plugin.printing import print_findings, say_what_is_missing
from strategy_tracker.mkdocs_plugin.project_files import edit_base_of, refuse_published
from strategy_tracker.report import visible
from strategy_tracker.rules import Findings, read_baseline, without_known
from strategy_tracker.settings import SiteSettings, day_to_show, today_of
from strategy_tracker.site import Site, plan_site
from strategy_tracker.site.asset_files import asset_files
from strategy_tracker.site.attachments import attachments
from strategy_tracker.site.update.forges import forge_of
from strategy_tracker.source.garbage_pause import collector_paused
from strategy_tracker.withholding import published_paths
from strategy_tracker.workspace import Workspace, open_workspace, with_last_good

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

log = logging.getLogger("mkdocs.plugins.strategy_tracker")


def opened_workspace(config: MkDocsConfig, settings: SiteSettings) -> Workspace:
    """Return the workspace, after printing what was found in it; PluginError where it cannot be read."""
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    language = language_of_site(config, settings)
    refuse_published(settings.people, root, Path(config.docs_dir), language)
    try:
        today = today_of(settings, os.environ)
    except ValueError as error:
        raise PluginError(str(error)) from error
    as_of = day_to_show(settings, None, today)
    with collector_paused():
        workspace = open_workspace(root, settings, language, as_of, today=today, alerts=False)
    say_what_is_missing(workspace)
    if settings.baseline is not None:
        new = _only_new(workspace.findings, root / settings.baseline)
        workspace = replace(workspace, findings=new)
    print_findings(workspace.findings.all, language)
    return with_last_good(workspace)


def site_of(workspace: Workspace, config: MkDocsConfig, store: Store) -> Site:
    """Return what the site shows of a workspace."""
    settings = workspace.settings
    edit_base = edit_base_of(config)
    forge = forge_of(config.repo_url or "", edit_base, settings.forge, settings.branch)
    address = _address(config, settings)
    shown, origins = published_together(workspace, _origins(workspace))
    return Site(shown, edit_base, forge, site_url=address, origins=origins, store=store)


def _address(config: MkDocsConfig, settings: SiteSettings) -> str:
    """Return where the pages will be, '' where nobody says; calendars and the feed link to them there."""
    address = published_at(config.site_url or "", settings.prefix)
    try:
        site_prefix(address)
    except ValueError as error:
        raise PluginError(f"site_url: {error}") from error
    return address


def plan_of(site: Site, workspace: Workspace, files: Files, config: MkDocsConfig) -> Plan:
    """Return what is to be added to a site; what lies in the folder of strategies is taken from MkDocs."""
    with collector_paused():
        pages, made = plan_site(site)
    folder = workspace.root / workspace.settings.strategies_dir
    beside = attachments(folder)
    for path, reason in beside.left_out:
        words = reason.localize(workspace.language)
        log.warning("%s/%s: %s", workspace.settings.strategies_dir, visible(path), words)
    told = (*beside.published, *(path for path, _ in beside.left_out))
    take_over(files, folder, Path(config.docs_dir), told, workspace.language)
    return Plan(
        pages,
        {item.path: item.content for item in (*made, *asset_files(site))},
        {f"strategies/{path}": folder / path for path in published_paths(workspace, beside.published)},
    )


def _origins(workspace: Workspace) -> tuple[Origin, ...]:
    """Return the portfolios of other sites; the build stops at one that cannot be read."""
    try:
        return read_origins(workspace.root, workspace.settings.merge)
    except MergeError as error:
        raise PluginError(error.reason.localize(workspace.language)) from error


def _only_new(findings: Findings, baseline: Path) -> Findings:
    """Return the findings that the site's baseline does not know."""
    try:
        return without_known(findings, read_baseline(baseline.read_text("utf-8")))
    except (OSError, ValueError) as error:
        raise PluginError(f"{baseline}: {error}") from error
