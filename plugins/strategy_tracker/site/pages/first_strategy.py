"""What a site without any strategy shows: how the first one comes to be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from strategy_tracker.site.site import Site

SLUG = "first-strategy"


@dataclass(frozen=True, slots=True)
class FirstStrategy:
    """Where the first strategy goes, and the template of a whole example.

    new_file, forge  the page of the Git forge where the file is made, and its name; '' where there is none
    """

    slug: str
    folder: str
    file: str
    example: str
    new_file: str
    forge: str


def first_strategy(site: Site) -> FirstStrategy | None:
    """Return how the first strategy comes to be; None once there is one."""
    if site.tracked.strategies:
        return None
    folder = f"{site.workspace.settings.strategies_dir}/"
    file = f"{folder}{SLUG}.md"
    forge = site.forge
    return FirstStrategy(
        SLUG,
        folder,
        file,
        f"_first_strategy.{site.language.value}.md",
        "" if forge is None else forge.new_file(file),
        "" if forge is None else forge.title,
    )


def days_after(as_of: date) -> Callable[[int], str]:
    """Return what gives the day some days after another, as it is written in a file."""
    return lambda days: (as_of + timedelta(days)).isoformat()
