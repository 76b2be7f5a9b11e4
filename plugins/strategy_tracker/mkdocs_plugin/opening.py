"""From a site's configuration to what is added to it; what is found on the way is printed."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from markdown import Markdown
from mkdocs.exceptions import PluginError

from strategy_tracker.cache import Memory, Store
from strategy_tracker.cache.digests import Digester
from strategy_tracker.history.kept import kept_results
from strategy_tracker.language import Language, WordedError
from strategy_tracker.language.system_errors import failure
from strategy_tracker.mkdocs_plugin.around_pages import texts_key
from strategy_tracker.mkdocs_plugin.languages import language_of_site
from strategy_tracker.mkdocs_plugin.made_files import OnDisk
from strategy_tracker.mkdocs_plugin.page import for_authors
from strategy_tracker.mkdocs_plugin.placing import Plan, take_over
from strategy_tracker.mkdocs_plugin.printing import Printer, say_what_is_missing
from strategy_tracker.mkdocs_plugin.project_files import refuse_published
from strategy_tracker.report import visible
from strategy_tracker.rules import Findings, read_baseline, without_known
from strategy_tracker.settings import SiteSettings, day_to_show, today_of
from strategy_tracker.site import Site
from strategy_tracker.site.opening import SiteOptions, contents_of, opened_site
from strategy_tracker.site.rendering.failing_texts import with_failing_texts
from strategy_tracker.source.garbage_pause import collect_what_was_set_aside, collector_paused
from strategy_tracker.workspace import Workspace, open_workspace, with_last_good

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

log = logging.getLogger("mkdocs.plugins.strategy_tracker")


def opened_workspace(
    config: MkDocsConfig, settings: SiteSettings, memory: Memory, printer: Printer
) -> Workspace:
    """Return the workspace, after printing what was found in it; PluginError where it cannot be read.

    What `memory` has of it is not made again.
    """
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    language = language_of_site(config, settings)
    refuse_published(settings.people, root, Path(config.docs_dir), language)
    try:
        today = today_of(settings, os.environ)
    except WordedError as error:
        raise PluginError(error.reason.localize(language)) from error
    as_of = day_to_show(settings, None, today)
    collect_what_was_set_aside()
    with collector_paused():
        workspace = open_workspace(
            root,
            settings,
            language,
            as_of,
            today=today,
            alerts=False,
            memory=memory,
            keeps_tracked=True,
        )
    say_what_is_missing(workspace)
    workspace = _with_failing_texts(workspace, config)
    if settings.baseline is not None:
        new = _only_new(workspace.findings, root / settings.baseline, language)
        workspace = replace(workspace, findings=new)
    printer.print_changed(workspace.findings.all, language)
    return with_last_good(workspace, memory)


def _with_failing_texts(workspace: Workspace, config: MkDocsConfig) -> Workspace:
    """Return the workspace with a finding for each text that the site's Markdown extensions cannot take."""
    settings = workspace.settings
    own = for_authors(config, raw_html=settings.raw_html)

    def converter() -> Markdown:
        return Markdown(extensions=own.markdown_extensions, extension_configs=own.mdx_configs or {})

    made_of = texts_key(config, raw_html=settings.raw_html)
    with kept_results(workspace.root, wanted=settings.cache) as store:
        key = None if made_of is None else store.key("failing texts", Digester().of(made_of))
        return with_failing_texts(workspace, converter, store, key)


def site_of(workspace: Workspace, config: MkDocsConfig, store: Store) -> Site:
    """Return what the site shows of a workspace; the build stops at what cannot be read for it."""
    options = SiteOptions(
        config.site_url or "", config.repo_url or "", config.edit_uri or "", config.use_directory_urls
    )
    try:
        return opened_site(workspace, options, store)
    except WordedError as error:
        raise PluginError(error.reason.localize(workspace.language)) from error


def plan_of(site: Site, workspace: Workspace, files: Files, config: MkDocsConfig) -> Plan:
    """Return what is to be added to a site; what lies in the folder of strategies is taken from MkDocs."""
    contents = contents_of(site, workspace)
    for path, reason in contents.left_out:
        words = reason.localize(workspace.language)
        log.warning("%s/%s: %s", workspace.settings.strategies_dir, visible(path), words)
    folder = workspace.root / workspace.settings.strategies_dir
    take_over(files, folder, Path(config.docs_dir), contents.told, workspace.language)
    on_disk = OnDisk(workspace.root, workspace.as_of)
    return Plan(
        contents.pages, contents.made, contents.beside, workspace.failing_texts, workspace.language, on_disk
    )


def _only_new(findings: Findings, baseline: Path, language: Language) -> Findings:
    """Return the findings that the site's baseline does not know."""
    try:
        return without_known(findings, read_baseline(baseline.read_bytes()))
    except OSError as error:
        raise PluginError(failure(error, baseline).localize(language)) from error
    except WordedError as error:
        raise PluginError(f"{baseline}: {error.reason.localize(language)}") from error
