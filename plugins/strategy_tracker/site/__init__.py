"""From the tracked portfolio to pages: complete HTML that reads and prints with scripts off."""

from strategy_tracker.site.plan import plan_site
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import Heading, RenderedPage, SiteFile, SitePage

__all__ = ["Heading", "RenderedPage", "Site", "SiteFile", "SitePage", "plan_site"]
