"""The plugin: reads the strategies when MkDocs gathers its files, and hands it the site's pages."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from mkdocs.config.base import LegacyConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from pydantic import ValidationError

from strategy_tracker.exchange.addresses import published_at, site_prefix
from strategy_tracker.exchange.merged import published_together
from strategy_tracker.exchange.merging import MergeError, Origin, read_origins
from strategy_tracker.language import Language, message
from strategy_tracker.mkdocs_plugin.languages import language_of_theme
from strategy_tracker.mkdocs_plugin.navigation import arrange, titles_in_nav, with_section
from strategy_tracker.mkdocs_plugin.page import TrackerPage, date_pages, let_scripts_meet, search_entries
from strategy_tracker.mkdocs_plugin.placing import Placing, take_over
from strategy_tracker.mkdocs_plugin.printing import print_findings, say_what_is_missing
from strategy_tracker.mkdocs_plugin.project_files import edit_base_of, refuse_published, watched
from strategy_tracker.report import visible
from strategy_tracker.rules import Findings, Severity, read_baseline, without_known
from strategy_tracker.settings import PLUGIN_NAME, SiteSettings, day_to_show, today_of, told
from strategy_tracker.site import DataFile, Site, SitePage, plan_site
from strategy_tracker.site.asset_files import asset_files
from strategy_tracker.site.attachments import attachments
from strategy_tracker.site.fence.rendering import RenderedFences, render_fences
from strategy_tracker.site.rendering.bodies import following_links
from strategy_tracker.site.rendering.flat_links import flat_links, flat_path
from strategy_tracker.site.search.bounds import within_bounds
from strategy_tracker.site.search.entries import marked
from strategy_tracker.site.search.words import teach_search
from strategy_tracker.site.update.forges import forge_of
from strategy_tracker.source.garbage_pause import collector_paused
from strategy_tracker.withholding import published_paths
from strategy_tracker.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from typing import Literal

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.strategy_tracker")


class StrategyTrackerPlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]
    """Reads the strategies, and adds their pages to the site."""

    def __init__(self) -> None:
        self.settings = SiteSettings()
        self.serving = False
        self.workspace: Workspace | None = None
        self.site: Site | None = None
        self.fences: dict[str, RenderedFences] = {}
        self.flat: dict[str, str] = {}
        self._made: dict[str, TrackerPage] = {}
        self._order: dict[str, int] = {}
        self._kept_from_search: str | None = None

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Take the options; MkDocs prints what is wrong with them and stops."""
        self.config = LegacyConfig(schema=())
        try:
            self.settings = SiteSettings.model_validate(options)
        except ValidationError as error:
            return [(PLUGIN_NAME, ValueError(told(error)))], []
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember how MkDocs runs; with this method MkDocs keeps the plugin from one rebuild to the next."""
        self.serving = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the site's stylesheets and scripts, and name the theme's language as the theme does.

        That is before the theme's search asks for the language's words.
        """
        config.theme["language"] = language_of_theme(config)
        assets = f"{self.settings.prefix}assets/strategy-tracker"
        config.extra_css = [f"{assets}.css", *config.extra_css]
        config.extra_javascript = [f"{assets}.js", *config.extra_javascript]
        return config

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read, track and check the strategies, and add the pages and files of the site."""
        self.workspace = self.site = None  # those of a server's last build
        self.fences = {}
        self.flat = {}
        self._made = {}
        self._order = {}
        self._kept_from_search = None
        prefix = self.settings.prefix
        with collector_paused():
            self.workspace = self._open(config)
            edit_base = edit_base_of(config)
            forge = forge_of(config.repo_url or "", edit_base, self.settings.forge, self.settings.branch)
            address = self._address(config)
            shown, origins = published_together(self.workspace, self._origins(self.workspace))
            self.site = Site(shown, edit_base, forge, site_url=address, origins=origins)
            pages, files_for_others = plan_site(self.site)
        folder = self.workspace.root / self.settings.strategies_dir
        beside = attachments(folder)
        for path, reason in beside.left_out:
            words = reason.localize(self.workspace.language)
            log.warning("%s/%s: %s", self.settings.strategies_dir, visible(path), words)
        told = (*beside.published, *(path for path, _ in beside.left_out))
        take_over(files, folder, Path(config.docs_dir), told)
        if search_entries(config) is not None:
            teach_search(file.content_string for file in files.documentation_pages())
        placing = Placing(files, config, prefix)
        placed = [replace(page, source=at) for page in pages if (at := placing.free(page.source)) is not None]
        if not config.use_directory_urls:
            self.flat = {prefix + one.url: prefix + flat_path(one.source) for one in (*pages, *placed)}
        in_nav = [prefix + page.source for page in placed if page.in_nav]
        self._order = {source: number for number, source in enumerate(in_nav)}
        config.nav = with_section(config.nav, prefix, self._section_title(), in_nav)
        titles = titles_in_nav(config.nav)
        for page in placed:
            self._add_page(page, titles.get(prefix + page.source, page.title), placing, config)
        for item in (*files_for_others, *asset_files(self.site)):
            if placing.free(item.path) is not None:
                content = item.content if isinstance(item, DataFile) else item.content(prefix, self.flat)
                placing.add(item.path, content=content)
        for path in published_paths(self.workspace, beside.published):
            if placing.free(f"strategies/{path}") is not None:
                placing.add(f"strategies/{path}", abs_src_path=str(folder / path))
        return files

    def _address(self, config: MkDocsConfig) -> str:
        """Return where the pages will be, '' where nobody says; calendars and the feed link to them there."""
        address = published_at(config.site_url or "", self.settings.prefix)
        try:
            site_prefix(address)
        except ValueError as error:
            raise PluginError(f"site_url: {error}") from error
        return address

    def _open(self, config: MkDocsConfig) -> Workspace:
        """Return the workspace, after printing what was found in it."""
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        theme_language = config.theme.get("language")
        language = Language.of(self.settings.language or theme_language)
        refuse_published(self.settings.people, root, Path(config.docs_dir))
        try:
            today = today_of(self.settings, os.environ)
        except ValueError as error:
            raise PluginError(str(error)) from error
        as_of = day_to_show(self.settings, None, today)
        workspace = open_workspace(root, self.settings, language, as_of, today=today, alerts=False)
        say_what_is_missing(workspace)
        if self.settings.baseline is not None:
            workspace = replace(workspace, findings=self._only_new(workspace.findings, root))
        print_findings(workspace.findings.all, language)
        return workspace

    def _origins(self, workspace: Workspace) -> tuple[Origin, ...]:
        """Return the portfolios of other sites; the build stops at one that cannot be read."""
        try:
            return read_origins(workspace.root, self.settings.merge)
        except MergeError as error:
            raise PluginError(error.reason.localize(workspace.language)) from error

    def _only_new(self, findings: Findings, root: Path) -> Findings:
        """Return the findings that the site's baseline does not know."""
        path = root / str(self.settings.baseline)
        try:
            return without_known(findings, read_baseline(path.read_text("utf-8")))
        except (OSError, ValueError) as error:
            raise PluginError(f"{path}: {error}") from error

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Order the strategies' pages in the navigation of a site that has none of its own."""
        if config.nav is None and self.site is not None:
            reports = self.site.words(message("Reports"))
            arrange(nav, self._order, self.settings.prefix, self._section_title(), reports)
        return nav

    def _section_title(self) -> str:
        """Return what the section of all pages is called where they are below a folder."""
        return "" if self.site is None else self.site.words(message("Strategy execution"))

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Render the views in a hand-written page; a mistake in one is a finding at its own line."""
        if self.site is None or isinstance(page, TrackerPage) or "tracker" not in markdown:
            return None
        source = page.file.content_string
        first_line = source.count("\n") - markdown.count("\n") + 1
        path = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
        address = page.url if config.use_directory_urls else page.url.removesuffix(".html") + "/"
        rendered = render_fences(markdown, path, first_line, self.site, address)
        if not config.use_directory_urls:
            self.flat[address] = page.url
            views = {place: flat_links(view, address, self.flat) for place, view in rendered.views.items()}
            rendered = replace(rendered, views=views)
        self.fences[page.file.src_uri] = rendered
        print_findings(rendered.findings, self.site.workspace.language)
        return rendered.text

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Put the views into the page that MkDocs has made around their places."""
        rendered = self.fences.get(page.file.src_uri)
        return None if rendered is None else rendered.put_in(html)

    @event_priority(100)
    def _tell_search(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> None:
        """Tell the search what is to be found on a tracking page, and keep its HTML from it.

        The search goes through every character of a page for attributes of its own. A tracking page has
        none, and a thousand of them are long.
        """
        entries = search_entries(config)
        page.content = self._leading_to_texts(page)
        if entries is None or not isinstance(page, TrackerPage):
            return
        for found in page.site_page.search_entries():
            location = page.url + (f"#{found.anchor}" if found.anchor else "")
            entries.append({"location": location, "title": marked(found.title), "text": marked(found.text)})
        self._kept_from_search, page.content = page.content, ""

    def _leading_to_texts(self, page: Page) -> str | None:
        """Return a page's HTML whose links to headings in a record's text find them: their ids have a prefix.

        All pages have been made by now. Only hand-written ones and records' texts can have such links.
        """
        if page.content is None or (isinstance(page, TrackerPage) and not page.ids_of_authors):
            return page.content
        ids = {address: made.ids_of_authors for address, made in self._made.items() if made.ids_of_authors}
        return following_links(page.content, page.url, ids) if ids else page.content

    @event_priority(-100)
    def _put_back(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> None:
        """Give a tracking page its HTML back, for the theme's template."""
        if self._kept_from_search is not None:
            self._kept_from_search, page.content = None, self._kept_from_search

    on_page_context = CombinedEvent(_tell_search, _put_back)

    @event_priority(100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish what the search is given before it is written."""
        entries = search_entries(config)
        if entries is not None:
            entries[:] = within_bounds(entries, (page.url for page in self._made.values()))
        let_scripts_meet(config)

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> None:
        """Let go of a tracking page's HTML once the theme's template has it: together they are large."""
        if isinstance(page, TrackerPage):
            page.content = None

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Stop a build whose records have errors; a server goes on and shows them on their pages.

        This comes after all pages were rendered in memory and before any is written. Pages are dated with
        the day that the site shows, so that the same input gives the same bytes on any day.
        """
        if self.workspace is not None:
            date_pages(files, self.workspace.as_of)
        if self.serving or self.workspace is None or self.settings.fail_on == "never":
            return
        everything = [*self.workspace.findings.all]
        for rendered in self.fences.values():
            everything += rendered.findings
        found = Findings(tuple(everything)).at_least(Severity[self.settings.fail_on.upper()])
        if found:
            raise PluginError(f"{len(found)} findings; see above, or run `strategy-tracker check`")

    def _add_page(self, page: SitePage, title: str, placing: Placing, config: MkDocsConfig) -> None:
        file = placing.add(page.source, in_nav=page.in_nav, content="")
        if page.edit is not None and config.edit_uri:
            # Records lie beside docs/, so their address is made from the repository's top.
            file.edit_uri = f"../{page.edit.file}#L{page.edit.line}"
        made = TrackerPage(page, title, file, config, raw_html=self.settings.raw_html)
        made.flat_files = self.flat
        made.prefix = self.settings.prefix
        self._made[unquote(file.url)] = made

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> None:
        """Rebuild when a strategy is edited."""
        if self.workspace is not None:
            for path in watched(self.workspace):
                server.watch(str(path))
