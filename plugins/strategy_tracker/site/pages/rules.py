"""The page that says what each rule means: every finding on the site leads to its rule's part of it."""

from __future__ import annotations

from dataclasses import replace

from strategy_tracker.language import message
from strategy_tracker.rules import entry_of, rules_by_family
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import Heading, SitePage


def rules_page(site: Site) -> SitePage:
    """Return the reference of the rules, in the words of `explain`."""
    families = [
        (family, [entry_of(rule, site.language) for rule in rules]) for family, rules in rules_by_family()
    ]
    headings = tuple(Heading(family.value, family.term.localize(site.language)) for family, _ in families)
    title = site.words(message("Rules"))
    page = site.page("quality/rules.md", title, "rules.html", {"families": families}, in_nav=False)
    return replace(page, headings=headings)
