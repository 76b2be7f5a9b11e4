"""The template by which a theme prints what stands for a page that it made in an earlier build."""

from __future__ import annotations

from jinja2 import ChoiceLoader, DictLoader, Environment

FINISHED = "strategy-tracker-finished.html"
_WRITTEN_LATER = "<!-- written when all pages are -->"


def let_stand_for_finished(environment: Environment) -> None:
    """Give a theme's templates the one for pages whose finished files are put in place in the end."""
    own = DictLoader({FINISHED: _WRITTEN_LATER})
    environment.loader = ChoiceLoader(
        [own, *([environment.loader] if environment.loader is not None else [])]
    )
