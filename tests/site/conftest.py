"""Makes importable what other tests have: records, a plan with every field, portfolios of any size."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from strategy_tracker.site.rendering.environment import CompiledTemplates

for folder in ("tracking", "comparison", "history"):
    sys.path.insert(0, str(Path(__file__).parents[1] / folder))
sys.path.append(str(Path(__file__).parents[1] / "benchmark"))


UNSEEN = (".", "assets/javascripts/lunr/")


class Listed(FileSystemLoader):
    """Loads templates from folders of which it is known what is in them."""

    def __init__(self, folders: Sequence[str], names: list[str]) -> None:
        super().__init__(folders)
        self.names = names

    def list_templates(self) -> list[str]:
        return self.names


@pytest.fixture(autouse=True, scope="session")
def theme_is_compiled_once() -> Iterator[None]:
    """Keep what MkDocs compiles of the theme's templates, a fifth of a small build, for the next build.

    And what it finds in the theme's folders, without what no test looks at: more than ten thousand icons, of
    which MkDocs takes none since their folder's name begins with a dot, and most files of a small site, with
    which the theme's search splits words in thirty languages.
    """
    compiled, made = CompiledTemplates(), Theme.get_env
    listed: dict[tuple[str, ...], list[str]] = {}

    def get_env(theme: Theme) -> Environment:
        environment = made(theme)
        environment.bytecode_cache = compiled
        folders = tuple(theme.dirs)
        if all(Path(one).is_relative_to(sys.prefix) for one in folders):
            if folders not in listed:
                names = environment.list_templates()
                listed[folders] = [name for name in names if not name.startswith(UNSEEN)]
            environment.loader = Listed(folders, listed[folders])
        return environment

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "get_env", get_env)
        yield
