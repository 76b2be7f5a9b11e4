"""What is around our part of a page: who else has a hand in it, and what of the site a theme shows on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from strategy_tracker.mkdocs_plugin.page import TrackerPage
from strategy_tracker.mkdocs_plugin.stable import UnknownValueError, is_known, stable

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_HAVING_A_HAND = (
    "nav", "env", "pre_page", "page_read_source", "page_markdown", "page_content", "page_context",
    "post_page",
)  # fmt: skip
_TOUCHING_FILES = ("post_build",)
# What does not show on a page, or is looked at by itself.
_NOT_SHOWN = frozenset({
    "config_file_path", "dev_addr", "docs_dir", "exclude_docs", "draft_docs", "hooks", "markdown_extensions",
    "mdx_configs", "nav", "not_in_nav", "plugins", "site_dir", "strict", "theme", "validation", "watch",
})  # fmt: skip
_SEARCHES = ("material.plugins.search", "mkdocs.contrib.search")


def is_plain(config: MkDocsConfig, plugin: object) -> bool:
    """Tell whether nothing unknown has a hand in pages."""
    usual = config.theme.name == "material" and config.theme.custom_dir is None
    return usual and _is_ours(config, plugin, _HAVING_A_HAND)


def are_files_ours(config: MkDocsConfig, plugin: object) -> bool:
    """Tell whether no other plugin changes the files of a site that is built."""
    return _is_ours(config, plugin, _TOUCHING_FILES)


def _is_ours(config: MkDocsConfig, plugin: object, events: Iterable[str]) -> bool:
    """Tell whether no plugin beside ours and the search listens to some events."""
    for event in events:
        for method in config.plugins.events[event]:
            owner = getattr(method, "__self__", None)
            if owner is not plugin and not type(owner).__module__.startswith(_SEARCHES):
                return False
    return True


def texts_key(config: MkDocsConfig, *, raw_html: bool) -> object:
    """Return what authors' texts go through; None where an extension's code is not known by its version."""
    names = list(config.markdown_extensions)
    if not all(isinstance(name, str) and ("." not in name or is_known(name)) for name in names):
        return None
    try:
        return [raw_html, names, stable(config.mdx_configs), config.use_directory_urls]
    except UnknownValueError:
        return None


def shell_of(config: MkDocsConfig, nav: Navigation | None) -> object:
    """Return what a theme shows around every page; None where nobody can say all of it."""
    shown = {name: value for name, value in config.items() if name not in _NOT_SHOWN}
    theme = {name: str(value) if name == "locale" else value for name, value in config.theme.items()}
    searches = {
        name: plugin.config if type(plugin).__module__.startswith(_SEARCHES) else None
        for name, plugin in config.plugins.items()
    }
    try:
        return [stable(shown), stable(theme), stable(searches), [list(_shown(item)) for item in nav or ()]]
    except UnknownValueError:
        return None


def _shown(item: StructureItem) -> Iterator[object]:
    """Yield what of an entry of the navigation shows on every page."""
    yield [type(item).__name__, item.title, getattr(item, "url", "")]
    if isinstance(item, Page):
        yield [stable(item.meta), item.is_homepage]
    if isinstance(item, Section):
        for child in item.children:
            yield list(_shown(child))


def facts_of(page: TrackerPage) -> object:
    """Return what a theme shows of a page beside its content."""
    beside = [(one.title, one.url) for one in (page.previous_page, page.next_page) if one is not None]
    around = (beside, page.parent.title if page.parent is not None else None)
    addresses = (page.url, page.abs_url, page.canonical_url, page.edit_url)
    return [str(page.title), stable(page.meta), addresses, page.update_date, page.is_homepage, around]
