"""The plugin: reads the strategies when MkDocs gathers its files, and hands it the site's pages."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from mkdocs.config.base import LegacyConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from pydantic import ValidationError

from strategy_tracker.cache import NO_MEMORY, NOTHING_KEPT, Memory
from strategy_tracker.history.kept import kept_results
from strategy_tracker.language import message
from strategy_tracker.mkdocs_plugin.failing import fail_after_writing, stop_before_writing
from strategy_tracker.mkdocs_plugin.kept_pages import KeptPages, put_in_place
from strategy_tracker.mkdocs_plugin.languages import name_language
from strategy_tracker.mkdocs_plugin.navigation import arrange, entries_of, put_back, titles_in_nav
from strategy_tracker.mkdocs_plugin.opening import opened_workspace, plan_of, site_of
from strategy_tracker.mkdocs_plugin.options import refused_options
from strategy_tracker.mkdocs_plugin.page import (
    TrackerPage,
    date_pages,
    escaped,
    keep_ids_of_targets,
    let_scripts_meet,
    search_entries,
    teach_search_of,
)
from strategy_tracker.mkdocs_plugin.placing import Placed, Plan, place
from strategy_tracker.mkdocs_plugin.printing import Printer, print_findings
from strategy_tracker.mkdocs_plugin.project_files import watched
from strategy_tracker.mkdocs_plugin.standing_pages import StandingPages
from strategy_tracker.mkdocs_plugin.translations import Translations, add_targets
from strategy_tracker.mkdocs_plugin.written_pages import leading_to_texts, views_in
from strategy_tracker.settings import SiteSettings
from strategy_tracker.site import Site
from strategy_tracker.site.fence.rendering import RenderedFences
from strategy_tracker.site.own_nav import with_section
from strategy_tracker.site.rendering.environment import CompiledTemplates
from strategy_tracker.site.search.bounds import kept_within_bounds
from strategy_tracker.workspace import Workspace

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
        self._translations: Translations | None = None
        self._plan = Plan()
        self._placed = Placed()
        self._made: dict[str, TrackerPage] = {}
        self._fences: dict[str, RenderedFences] = {}
        self._told: set[str] = set()
        self._nav_without: Any = None
        self._nav_with_section: Any = None
        self._entries: list[StructureItem] = []
        self._store = NOTHING_KEPT
        self._kept: KeptPages | None = None
        self._nav: Navigation | None = None
        self.memory = NO_MEMORY
        self.standing: StandingPages | None = None
        self._compiled = CompiledTemplates()
        self._printer = Printer()

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Take the options; MkDocs prints what is wrong with them and stops."""
        self.config = LegacyConfig(schema=())
        try:
            self.settings = SiteSettings.model_validate(options)
        except ValidationError as error:
            return refused_options(error, options, config_file_path), []
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember how MkDocs runs; with this method MkDocs keeps the plugin from one rebuild to the next."""
        self.serving = command == "serve"
        self.memory = Memory() if self.serving else NO_MEMORY
        self.standing = StandingPages() if self.serving and not dirty else None
        self._printer = Printer()

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Save a server's pages before MkDocs empties the site's folder."""
        if self.standing is not None:
            self.standing.set_aside(Path(config.site_dir))

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the site's stylesheets and scripts, and name the theme's language as the theme does.

        That is before the theme's search asks for the language's words. mkdocs-static-i18n builds a site
        several times with one configuration.
        """
        if config.nav is not None and config.nav is self._nav_with_section:
            config.nav = self._nav_without
        name_language(config)
        assets = f"{self.settings.prefix}assets/strategy-tracker"
        if f"{assets}.css" not in config.extra_css:
            config.extra_css = [f"{assets}.css", *config.extra_css]
            config.extra_javascript = [f"{assets}.js", *config.extra_javascript]
        return config

    @event_priority(100)
    def _add(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read, track and check the strategies, and add their pages and files: other plugins see them.

        All languages of a site show what was read for the default one.
        """
        self._translations = Translations.of(config)
        self._fences = {}
        if self._in_another_language:
            return files
        self._let_go_of_last_build()
        self.workspace = opened_workspace(config, self.settings, self.memory, self._printer)
        self._store = kept_results(
            self.workspace.root,
            wanted=self.settings.cache,
            memory=self.memory,
            workers=self.settings.processes,
        )
        self.site = site_of(self.workspace, config, self._store)
        self._plan = plan_of(self.site, self.workspace, files, config)
        teach_search_of(files, config)
        self._place(files, config)
        return files

    def _let_go_of_last_build(self) -> None:
        """Hold no two sites at once: of a server's last one is remembered what need not be made again."""
        self._let_go_of_store()
        self._placed.let_go()
        self.workspace = self.site = self._nav = None
        self._plan, self._placed, self._made, self._entries, self._told = Plan(), Placed(), {}, [], set()
        self.memory.next_build()

    def _place(self, files: Files, config: MkDocsConfig) -> None:
        self._placed = place(self._plan, files, config, self.settings.prefix, raw_html=self.settings.raw_html)
        self._made = {unquote(page.file.url): page for page in self._placed.pages}

    @event_priority(-99)
    def _set_aside(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take the pages away before mkdocs-static-i18n sorts the files (-100)."""
        if self._translations is not None and not self._in_another_language:
            self._placed.take_out(files)
        return files

    @event_priority(-101)
    def _settle(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give the pages their places and titles, after the others have said where theirs are."""
        if self._in_another_language:
            add_targets(files, self._placed.files, config)
            return files
        if self._translations is not None:
            self._place(files, config)
            self._translations.adopt(self._placed.files)
        if self.site is not None:
            self._placed.tell(self.site.language)
        self._nav_without = config.nav
        title = self._section_title()
        config.nav = with_section(config.nav, self.settings.prefix, title, list(self._placed.order))
        self._nav_with_section = config.nav
        titles = titles_in_nav(config.nav)
        self._kept = KeptPages(
            self._store, config, self, self._placed.flat, self.standing, raw_html=self.settings.raw_html
        )
        for page in self._placed.pages:
            page.kept_pages = self._kept
            if page.file.src_uri in titles:
                page.title = escaped(titles[page.file.src_uri])
        return files

    on_files = CombinedEvent(_add, _set_aside, _settle)

    @property
    def _in_another_language(self) -> bool:
        """Whether the site is being built in another language than its default one."""
        return self._translations is not None and not self._translations.default_build

    def _arrange(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Order the strategies' pages in the navigation of a site that has none of its own."""
        if config.nav is None and self.site is not None and not self._in_another_language:
            reports = self.site.words(message("Reports"))
            arrange(nav, self._placed.order, self.settings.prefix, self._section_title(), reports)
        return nav

    @event_priority(-99)
    def _remember_entries(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember the pages in the navigation before mkdocs-static-i18n takes a language's folder for it."""
        self._entries = [] if self._translations is None else entries_of(nav, self._placed.order)
        return nav

    @event_priority(-101)
    def _put_back_entries(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        put_back(nav, self._entries, self._placed.order)
        self._nav = nav
        return nav

    on_nav = CombinedEvent(_arrange, _remember_entries, _put_back_entries)

    def _section_title(self) -> str:
        """Return what the section of all pages is called where they are below a folder."""
        return "" if self.site is None else self.site.words(message("Strategy execution"))

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Render the views in a hand-written page; a mistake in one is a finding at its own line."""
        if self.site is None or isinstance(page, TrackerPage) or "tracker" not in markdown:
            return None
        path = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
        rendered = views_in(markdown, path, page, config, self.site, self._placed.flat)
        self._fences[page.file.src_uri] = rendered
        if path not in self._told:  # a site in several languages may have one page in all of them
            self._told.add(path)
            print_findings(rendered.findings, self.site.language)
        return rendered.text

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Put the views into the page that MkDocs has made around their places."""
        rendered = self._fences.get(page.file.src_uri)
        return None if rendered is None else rendered.put_in(html)

    @event_priority(100)
    def _meet_page(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> None:
        """Lead links to records' texts, and tell the search what is found on ours, which it does not read."""
        page.content = leading_to_texts(page, self._made)
        entries = search_entries(config)
        if entries is None or not isinstance(page, TrackerPage) or page.made_html is None:
            return
        for anchor, title, text in page.made_html.entries:
            location = page.url + (f"#{anchor}" if anchor else "")
            entries.append({"location": location, "title": title, "text": text})

    @event_priority(-100)
    def _have_html(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> None:
        """Have the HTML of a page that is held, just before the theme prints it.

        Before that only the search would look at it, and for what is in hand-written pages alone.
        """
        if isinstance(page, TrackerPage) and page.let_go():
            page.content = leading_to_texts(page, self._made)

    on_page_context = CombinedEvent(_meet_page, _have_html)

    @event_priority(100)
    def _finish(self, *, config: MkDocsConfig) -> None:
        """Finish the pages, what is kept, and what the search is given before it is written."""
        entries = search_entries(config)
        if entries is not None:
            entries[:] = kept_within_bounds(entries, [page.url for page in self._made.values()], self._store)
        self._let_go_of_store()
        put_in_place(self._placed.pages, self.standing)
        let_scripts_meet(config)

    @event_priority(-199)
    def _forget_files_on_disk(self, *, config: MkDocsConfig) -> None:
        self._plan.on_disk.forget()

    @event_priority(-200)
    def _fail(self, *, config: MkDocsConfig) -> None:
        """Fail when all is written, in all languages, where the last good versions of files are shown."""
        if not self.serving and not self._in_another_language:
            fail_after_writing(self.workspace, self._fences.values(), self.settings)

    on_post_build = CombinedEvent(_finish, _forget_files_on_disk, _fail)

    def on_build_error(self, *, error: Exception) -> None:
        """Keep what was made before a build stopped."""
        self._let_go_of_store()
        self._plan.on_disk.forget()
        if self.standing is not None:
            self.standing.forget()

    def _let_go_of_store(self) -> None:
        self._store.close()
        self._store, self._kept = NOTHING_KEPT, None

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> None:
        """Keep a finished page, and let go of our part of it: together they are large."""
        if isinstance(page, TrackerPage):
            if self._kept is not None:
                self._kept.keep(page, output)
            page.content = ""  # other plugins look for it when all is done

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Stop a build whose records have errors; a server goes on and shows them on their pages.

        All pages have been read, and none is written. They are dated with the day that the site shows, so
        that the same input gives the same bytes, and made where they waited until all around them is known.
        The templates of a theme that nothing else has a hand in are compiled once by a server.
        """
        if not self.serving:
            stop_before_writing(self.workspace, self._fences.values(), self.settings)
        if self.workspace is not None:
            date_pages(files, self.workspace.as_of)
            if self._kept is not None:
                if self.serving and self._kept.finished:
                    env.bytecode_cache = self._compiled
                self._kept.make(self._placed.pages, config, files, self._nav, env)
            keep_ids_of_targets(files)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> None:
        """Rebuild when a strategy is edited."""
        if self.workspace is not None:
            for path in watched(self.workspace):
                server.watch(str(path))
