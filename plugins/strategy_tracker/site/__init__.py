"""From the tracked portfolio to pages: complete HTML that reads and prints with scripts off."""

from strategy_tracker.site.common import Site
from strategy_tracker.site.pages import DataFile, Heading, RenderedPage, SitePage
from strategy_tracker.site.plan import plan_site

__all__ = ["DataFile", "Heading", "RenderedPage", "Site", "SitePage", "plan_site"]
