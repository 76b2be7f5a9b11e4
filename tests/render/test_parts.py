"""What the pages that are written for another generator are made of."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from strategy_tracker.configuration import read_configuration
from strategy_tracker.render.authors_markdown import AuthorsMarkdown, named_extensions
from strategy_tracker.render.configuration_file import configuration_text
from strategy_tracker.render.html_in_markdown import html_in_markdown
from strategy_tracker.render.links import Links
from strategy_tracker.render.navigation import own_nav
from strategy_tracker.render.search_words import with_search_words

EXTENSIONS = ["pymdownx.superfences", "pymdownx.snippets", "attr_list", "md_in_html", "tables"]


@given(st.text(st.sampled_from('a{}%#`~<>&"\n -=|[]:!*_8'), max_size=60))
@settings(deadline=None)
def test_no_text_in_a_page_is_markdown_or_a_macro(text: str) -> None:
    shown = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    quoted = shown.replace('"', "&quot;")
    page = f'<div\n title="{quoted}"><p>{shown}</p><pre>{shown}</pre></div>'
    line = html_in_markdown(page)
    assert "\n" not in line
    assert "{" not in line
    html = Markdown(extensions=EXTENSIONS).convert(f"{line}\n")
    assert html == line
    between = re.fullmatch(r'<div  ?title="(.*)"><p>(.*)</p><pre>(.*)</pre></div>', html)
    assert between is not None
    assert [unescape(one) for one in between.groups()] == [text, text.replace("\n", " "), text]


def test_a_style_keeps_its_braces_and_begins_no_macro() -> None:
    style = "<div><style>:root { --a: '{{x}}'; }\n.b { c: d }</style>{{x}}</div>"
    assert html_in_markdown(style) == (
        "<div><style>:root { --a: '\\7b {x}}'; } .b { c: d }</style>&#123;&#123;x}}</div>"
    )


LINKS = Links(
    {"m/strategies/a.md", "m/strategies/b/index.md", "guide/how.md"},
    {"m/strategies/files/plan.pdf"},
    {"m/strategies/a.md": "m/strategies/a/index.md"},
    {"m/strategies/a.md": {"目標": "text-目標"}},
)


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("b/index.md", "../../../m/strategies/b/"),
        ("b/index.md#x", "../../../m/strategies/b/#x"),
        ("files/plan.pdf", "../../../m/strategies/files/plan.pdf"),
        ("../../guide/how.md", "../../../guide/how/"),
        ("#here", "#here"),
        ("https://example.com/a.md", "https://example.com/a.md"),
        ("/a.md", "/a.md"),
        ("../../../out.md", "../../../out.md"),
    ],
)
def test_links_of_a_record_lead_to_the_finished_pages(written: str, made: str) -> None:
    missing: list[str] = []
    html = LINKS.in_html(f'<p><a href="{written}">x</a></p>', "m/strategies/a.md", missing)
    assert (html, missing) == (f'<p><a href="{made}">x</a></p>', [])


def test_a_link_of_a_record_to_nothing_is_told() -> None:
    missing: list[str] = []
    html = '<p><img src="gone.png"></p>'
    assert LINKS.in_html(html, "m/strategies/a.md", missing) == html
    assert missing == ["gone.png"]


def test_links_in_hand_written_pages_follow_pages_that_moved() -> None:
    text = (
        "[a](../m/strategies/a.md#目標) <a href='../m/strategies/a.md'>\n[r]: ../m/strategies/a.md\n"
        "```\n[a](../m/strategies/a.md)\n```\n[other](how.md#x)\n"
    )
    assert LINKS.in_markdown(text, "guide/how.md") == (
        "[a](../m/strategies/a/index.md#text-%E7%9B%AE%E6%A8%99) <a href='../m/strategies/a/index.md'>\n"
        "[r]: ../m/strategies/a/index.md\n```\n[a](../m/strategies/a.md)\n```\n[other](how.md#x)\n"
    )


def test_the_configuration_is_the_sites_own_without_ours(tmp_path: Path) -> None:
    own = tmp_path / "mkdocs.yml"
    own.write_text(
        "site_name: A\ndocs_dir: text\ntheme: {name: material, custom_dir: over}\n"
        "plugins: [search, offline, {strategy-tracker: {history: files}}]\n"
        "markdown_extensions: [{toc: {slugify: !!python/name:pymdownx.slugs.uslugify }}]\n",
        "utf-8",
    )
    text = configuration_text(read_configuration(own), tmp_path / "build", {"docs_dir": "docs"})
    assert "!!python/name:pymdownx.slugs.uslugify" in text
    read = read_configuration(_written(tmp_path / "again.yml", text)).content
    assert read["docs_dir"] == "docs"
    assert read["plugins"] == ["search"]
    assert read["theme"] == {"name": "material", "custom_dir": "../over"}


def test_the_configuration_of_zensical_is_read_too(tmp_path: Path) -> None:
    own = _written(
        tmp_path / "zensical.toml",
        '[project]\nsite_name = "A"\n[project.plugins.strategy-tracker]\nas_of = 2025-08-18\n'
        "[project.plugins.search]\n[project.markdown_extensions.pymdownx.tilde]\n",
    )
    text = configuration_text(read_configuration(own), tmp_path / "build", {})
    assert yaml.safe_load(text)["plugins"] == {"search": {}}
    assert "pymdownx:\n    tilde: {}" in text


def _written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_extensions_of_both_kinds_of_configuration() -> None:
    in_yaml = ["admonition", {"toc": {"permalink": True, "slugify": None}}]
    assert named_extensions(in_yaml) == {"admonition": {}, "toc": {"permalink": True}}
    in_toml = {"admonition": {}, "pymdownx": {"tilde": {"subscript": False}}}
    assert named_extensions(in_toml) == {"admonition": {}, "pymdownx.tilde": {"subscript": False}}


def test_a_text_is_clean_and_its_headings_have_names() -> None:
    markdown = AuthorsMarkdown({"markdown_extensions": ["pymdownx.snippets", "not_there"]}, raw_html=False)
    assert markdown.missing == ["not_there"]
    html = markdown.html('## 目標\n\n<script>x</script>\n\n--8<-- "/etc/passwd"\n')
    assert 'id="目標"' in html
    assert "<script" not in html
    assert "root:" not in html


def test_a_site_without_a_navigation_gets_ours_first_and_its_own_by_folder() -> None:
    ours = {"tasks/index.md": "Tasks"}
    assert own_nav(None, "", "All", ours, ["guide/a.md", "guide/b/c.md", "index.md", "x.md"]) == [
        "index.md",
        {"Tasks": "tasks/index.md"},
        "x.md",
        {"guide": ["guide/a.md", {"b": ["guide/b/c.md"]}]},
    ]
    assert own_nav(None, "m/", "All", ours, []) == [{"All": [{"Tasks": "tasks/index.md"}]}]
    assert own_nav(["x.md"], "", "All", ours, ["x.md"]) == ["x.md", {"All": ["tasks/index.md"]}]


def test_each_section_has_its_words_in_the_other_script_for_the_search_alone() -> None:
    page = (
        '<p>總覽</p><h1 id="top">會員</h1><p>abc</p><script>"積分"</script><h2 id="b">T001</h2><td>進度</td>'
    )
    assert with_search_words(page) == (
        '<span hidden>总览</span><p>總覽</p><h1 id="top">會員</h1><span hidden>会员</span><p>abc</p>'
        '<script>"積分"</script><h2 id="b">T001</h2><span hidden>进度</span><td>進度</td>'
    )
    assert with_search_words("<p>中文</p>") == "<p>中文</p>"
    assert with_search_words("") == ""
