"""The names of a table's columns, as its style holds them; and what templates are given."""

import re
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from strategy_tracker.language import Language
from strategy_tracker.site.parts.cells import cell_labels
from strategy_tracker.site.rendering.environment import SiteEnvironment
from strategy_tracker.tracking import TrackingSettings

TEMPLATES = files("strategy_tracker.site") / "templates"


def test_each_column_has_its_name() -> None:
    assert cell_labels(["任務編號", "負責人"]) == "--c1:'任務編號';--c2:'負責人'"


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12), max_size=4))
def test_no_name_ends_its_string_early(labels: list[str]) -> None:
    style = cell_labels(labels)
    strings = re.findall(r"--c\d+:'((?:[^'\\\n\r\f]|\\[0-9a-f]+ )*)'(?:;|$)", style)
    meant = [re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code[1], 16)), one) for one in strings]
    assert meant == labels


def test_every_filter_function_and_list_of_the_templates_is_used() -> None:
    environment = SiteEnvironment(Language.TRADITIONAL, TrackingSettings())._environment
    plain = Environment()  # noqa: S701 - nothing is rendered by it
    texts = "\n".join(path.read_text("utf-8") for path in TEMPLATES.iterdir())
    filters = set(environment.filters) - set(plain.filters)
    assert len(filters) > 20
    assert [name for name in filters if not re.search(rf"\|\s*{name}\b", texts)] == []
    given = set(environment.globals) - set(plain.globals)
    assert [name for name in given if not re.search(rf"\b{name}[(.]| in {name} ", texts)] == []


def test_what_a_template_was_compiled_to_is_kept_for_its_language_and_settings() -> None:
    def code(language: Language, settings: TrackingSettings) -> object:
        environment = SiteEnvironment(language, settings)._environment
        return environment.get_template("tasks.html").root_render_func.__code__

    first = code(Language.TRADITIONAL, TrackingSettings())
    assert code(Language.TRADITIONAL, TrackingSettings()) is first
    assert code(Language.ENGLISH, TrackingSettings()) is not first
    assert code(Language.TRADITIONAL, TrackingSettings(due_soon_days=5)) is not first
