"""Makes importable what other tests have: records, a plan with every field, portfolios of any size."""

import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from jinja2 import Environment
from mkdocs.theme import Theme

from strategy_tracker.mkdocs_plugin import opening
from strategy_tracker.site.rendering.environment import CompiledTemplates
from strategy_tracker.source.garbage_pause import collect_what_was_set_aside

for folder in ("tracking", "comparison"):
    sys.path.insert(0, str(Path(__file__).parents[1] / folder))
sys.path.append(str(Path(__file__).parents[1] / "benchmark"))


@pytest.fixture(autouse=True, scope="session")
def theme_is_compiled_once() -> Iterator[None]:
    """Keep what MkDocs compiles of the theme's templates, a fifth of a small build, for the next build."""
    compiled, made = CompiledTemplates(), Theme.get_env

    def get_env(theme: Theme) -> Environment:
        environment = made(theme)
        environment.bytecode_cache = compiled
        return environment

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "get_env", get_env)
        yield


@pytest.fixture(autouse=True, scope="session")
def garbage_of_ten_builds_goes_at_once() -> Iterator[None]:
    """Let builds look for garbage less often: with all tests of a run there it takes a fifth of a second."""
    builds = count(1)

    def collect_at_times() -> None:
        if next(builds) % 10 == 0:
            collect_what_was_set_aside()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "collect_what_was_set_aside", collect_at_times)
        yield
