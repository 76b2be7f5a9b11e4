"""Makes importable what other tests have: records, a plan with every field, portfolios of any size."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment
from mkdocs.theme import Theme

from strategy_tracker.site.rendering.environment import CompiledTemplates

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
