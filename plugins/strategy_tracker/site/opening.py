"""From a workspace and the site's own options to what the site shows, whatever generator builds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from strategy_tracker.cache import NOTHING_KEPT, Store
from strategy_tracker.exchange.addresses import SiteAddress, published_at
from strategy_tracker.exchange.merged import published_together
from strategy_tracker.exchange.merging import read_origins
from strategy_tracker.language import Message, WordedError, message
from strategy_tracker.site.asset_files import asset_files
from strategy_tracker.site.attachments import attachments
from strategy_tracker.site.plan import plan_site
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SiteFile, SitePage
from strategy_tracker.site.update.forges import forge_of
from strategy_tracker.source.garbage_pause import collector_paused
from strategy_tracker.withholding import published_paths
from strategy_tracker.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """What a site's configuration says of it, '' where it says nothing.

    `directories` is `use_directory_urls`: whether each page is a folder's.
    """

    site_url: str = ""
    repo_url: str = ""
    edit_uri: str = ""
    directories: bool = True

    @property
    def edit_base(self) -> str:
        """The address before a record's path where it is edited: `edit_uri` is that of docs/, beside them."""
        if not self.repo_url or not self.edit_uri:
            return ""
        return urljoin(urljoin(self.repo_url.rstrip("/") + "/", self.edit_uri.rstrip("/") + "/"), "../")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a site consists of beside the hand-written pages, by paths below its prefix.

    `made` holds files of our own, `beside` where files lie that are published as they are, and `left_out`
    those that cannot be, each with the reason. `told` are the paths, below the folder of the strategies, of
    all files whose lot is known.
    """

    pages: Sequence[SitePage]
    made: Sequence[SiteFile]
    beside: Mapping[str, Path]
    left_out: Sequence[tuple[str, Message]]
    told: Sequence[str]


def opened_site(workspace: Workspace, options: SiteOptions, store: Store = NOTHING_KEPT) -> Site:
    """Return what a site shows of a workspace; `store` keeps rows from one build to the next.

    Raises MergeError for a portfolio of another site that cannot be read, WordedError for a site_url that is
    no address; calendars and the feed link there.
    """
    settings = workspace.settings
    url = published_at(options.site_url, settings.prefix)
    try:
        address = SiteAddress(url, files=not options.directories)
    except WordedError as error:
        raise WordedError(
            message("「{option}」: {reason}", option="site_url", reason=error.reason)
        ) from error
    forge = forge_of(options.repo_url, options.edit_base, settings.forge, settings.branch)
    shown, origins = published_together(workspace, read_origins(workspace.root, settings.merge))
    return Site(shown, options.edit_base, forge, address=address, origins=origins, store=store)


def contents_of(site: Site, workspace: Workspace) -> Contents:
    """Return all pages and files of a site; `workspace` is the whole one, with what the site leaves out."""
    with collector_paused():
        pages, made = plan_site(site)
    folder = workspace.root / workspace.settings.strategies_dir
    beside = attachments(folder)
    paths = published_paths(workspace, beside.published)
    return Contents(
        pages,
        [*made, *asset_files(site)],
        {f"strategies/{path}": folder / path for path in paths},
        beside.left_out,
        (*beside.published, *(path for path, _ in beside.left_out)),
    )
