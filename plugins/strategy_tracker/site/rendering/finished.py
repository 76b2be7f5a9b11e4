"""The template by which a theme prints a page that it made in an earlier build."""

from __future__ import annotations

from jinja2 import ChoiceLoader, DictLoader, Environment

FINISHED = "strategy-tracker-finished.html"


def let_print_finished(environment: Environment) -> None:
    """Give a theme's templates the one that prints a page's `finished` HTML as it is."""
    own = DictLoader({FINISHED: "{{ page.finished }}"})
    environment.loader = ChoiceLoader(
        [own, *([environment.loader] if environment.loader is not None else [])]
    )
