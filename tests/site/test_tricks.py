"""What makes the site faster does so still: a library may change under it."""

from __future__ import annotations

import inspect
from importlib import import_module
from pkgutil import resolve_name

import pytest
from mkdocs.commands import build
from mkdocs.plugins import PluginCollection

from strategy_tracker.site.rendering.tricks import TRICKS, Trick


def test_mkdocs_takes_a_finished_page_by_its_template() -> None:
    assert "env.get_template(page.meta.get('template', 'main.html'))" in inspect.getsource(build._build_page)
    assert "page_context" in PluginCollection().events


def test_mkdocs_writes_a_page_where_its_file_says() -> None:
    assert ", page.file.abs_dest_path" in inspect.getsource(build._build_page)


@pytest.mark.parametrize("trick", TRICKS, ids=lambda trick: trick.name)
def test_each_stands_where_it_is_said_to(trick: Trick) -> None:
    assert import_module(trick.where).__doc__
    assert trick.worth
    for name in trick.leans_on:
        assert callable(resolve_name(name))
