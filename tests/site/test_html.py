"""How values become HTML, in Python and in templates."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from strategy_tracker.site.html import html_of, span
from strategy_tracker.site.rendering.white_space import WithoutIndentation

VALUES = st.text(alphabet="<>&\"'任務a ;#") | st.text() | st.integers() | st.none()


def rendered(source: str, **values: object) -> str:
    loader = DictLoader({"page": source})
    templates = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, extensions=[WithoutIndentation]
    )
    return templates.get_template("page").render(**values)


@given(VALUES)
def test_a_value_is_escaped_once_however_often_it_is_asked_for(value: object) -> None:
    assert html_of(value) == escape(value)
    assert html_of(html_of(value)) == escape(value)
    assert html_of(Markup("<b>{}</b>").format(value)) == Markup("<b>{}</b>").format(value)
    assert span("st-late", str(value)) == Markup('<span class="st-late">{}</span>').format(str(value))


@given(VALUES)
def test_a_template_escapes_every_value(value: object) -> None:
    task = SimpleNamespace(name=value)
    assert rendered("{{ task.name }}|{{ html }}", task=task, html=Markup("<br>")) == f"{escape(value)}|<br>"


@pytest.mark.parametrize("source", ["{{ nothing }}", "{{ nothing.name }}", "{{ task.nothing }}"])
def test_what_does_not_exist_is_an_error(source: str) -> None:
    with pytest.raises((UndefinedError, AttributeError), match="nothing"):
        rendered(source, task=SimpleNamespace())


def test_indentation_goes_and_words_stay_apart() -> None:
    source = "<p>\n    <b>a</b>\n    {{ one }}\n    <i>b</i>\n</p>"
    assert rendered(source, one="c") == "<p>\n<b>a</b>\n    c\n<i>b</i>\n</p>"
