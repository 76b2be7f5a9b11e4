"""What authors write below the fields is shown, and can do nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from test_build import built, page, project

from strategy_tracker.source.bodies import DEEPEST, costly_line, without_comments

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "hostile_bodies.yaml").read_text("utf-8")
)
_RECORD = "---\n策略名稱: 正文\n---\n{}\n"
_EXTENSIONS = """markdown_extensions:
  - attr_list
  - md_in_html
  - footnotes
  - pymdownx.snippets: {base_path: [/], check_paths: false}
  - pymdownx.superfences:
      custom_fences:
        - {name: mermaid, class: mermaid, format: !!python/name:pymdownx.superfences.fence_code_format ''}
"""


def site_of(folder: Path, texts: dict[str, str], *, raw: bool, **pages: str) -> Path:
    """Build a site whose strategies have these texts, with extensions that could do harm."""
    records = {f"strategies/{name}.md": _RECORD.format(text) for name, text in texts.items()}
    made = project(folder, **records, **{f"docs/{name}.md": text for name, text in pages.items()})
    configuration = made / "mkdocs.yml"
    text = configuration.read_text("utf-8") + _EXTENSIONS
    switched = text.replace("history: false", f"history: false, raw_html: {str(raw).lower()}")
    configuration.write_text(switched, "utf-8")
    return built(made, serving=True)


def text_of(site: Path, name: str) -> str:
    """Return the HTML of the part of a page that its author wrote."""
    return (
        page(site, f"strategies/{name}")
        .split('<div class="st-body">', 1)[1]
        .split('<p class="st-asof"', 1)[0]
    )


@pytest.mark.parametrize("raw", [False, True], ids=["HTML is text", "HTML is markup"])
def test_a_body_shows_what_it_says_and_does_nothing_else(tmp_path: Path, raw: bool) -> None:
    cases = {f"n{number}": case for number, case in enumerate(CASES) if case.get("raw", raw) is raw}
    site = site_of(tmp_path, {name: case["text"] for name, case in cases.items()}, raw=raw)
    for name, case in cases.items():
        html = text_of(site, name)
        for pattern in case.get("never", ()):
            assert not re.search(pattern, html), (case["name"], pattern)
        for pattern in case.get("always", ()):
            assert re.search(pattern, html), (case["name"], pattern, html[:600])


def test_comments_are_kept_from_the_search(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"a": "看得見 <!-- 看不見 -->"}, raw=False)
    index = (site / "search" / "search_index.json").read_text("utf-8")
    texts = str(json.loads(index)["docs"]).replace("\\u200b", "")
    assert "看得見" in texts
    assert "看不見" not in texts


def test_links_to_a_heading_in_a_text_follow_it(tmp_path: Path) -> None:
    texts = {"a": "## Why\n\n[自己](#why)", "b": "[別的](a.md#why)\n\n## x"}
    site = site_of(tmp_path, texts, raw=False, note="[甲](strategies/a.md#why) [乙](#own)\n\n## own\n")
    assert 'id="text-why"' in text_of(site, "a")
    assert 'href="#text-why"' in text_of(site, "a")
    assert 'href="../a/#text-why"' in text_of(site, "b")
    note = page(site, "note")
    assert 'href="../strategies/a/#text-why"' in note
    assert 'href="#own"' in note


@pytest.mark.parametrize(
    "unit",
    ["[", "![", "[a](", "[x](y", "<a ", "<![CDATA[", "<div>", "``a`", "[a][", "> [", "<!-- ", "[`<a*_"],
)
def test_what_nobody_closes_is_shown_as_typed_and_named(tmp_path: Path, unit: str) -> None:
    text = f"前言\n\n{unit * 20_000}"
    assert costly_line(text) in (1, 3)
    site = site_of(tmp_path, {"a": text, "b": "[好](https://a.example)"}, raw=True)
    assert '<pre class="st-typed">前言' in text_of(site, "a")
    assert 'href="https://a.example"' in text_of(site, "b")


@pytest.mark.parametrize("unit", ["# 題\n", "題\n===\n", "---\n", "* * *\n", "```\n碼\n```\n"])
def test_what_parts_a_block_again_and_again_is_too_much_in_thousands(unit: str) -> None:
    assert costly_line(unit * 20_000) is not None
    assert costly_line(unit * 500) is None
    assert "`" in unit or costly_line(f"{unit}\n" * 20_000) is None


# What a text of some hundred kilobytes is made of, and how often it may be repeated.
_REPEATED = {
    "abbreviations": ("*[甲]: 乙\n", 1_000),
    "abbreviations apart": ("*[甲]: 乙\n\n", 2_000),
    "boxes": ("!!! note\n", 2_000),
    "tabs": ('=== "甲"\n', 2_000),
    "paragraphs": ("甲\n\n", 20_000),
    "lines": ("甲\n", 60_000),
    "line breaks": ("甲  \n", 20_000),
    "references": ("[甲]", 20_000),
    "a footnote used again": ("[^1]\n\n", 1_000),
    "rows of a table": ("| 甲 | 乙 |\n", 20_000),
}


@pytest.mark.parametrize(("unit", "fit"), _REPEATED.values(), ids=_REPEATED)
def test_blocks_lines_and_references_cost_by_their_number(unit: str, fit: int) -> None:
    head = "| 甲 | 乙 |\n|---|---|\n" if unit.startswith("|") else ""
    assert costly_line(head + unit * fit) is None
    assert costly_line(head + unit * (fit * 4)) is not None


def test_one_abbreviation_is_looked_for_in_the_whole_text() -> None:
    assert costly_line("甲\n\n" * 20_000) is None
    assert costly_line("*[甲]: 乙\n\n" + "甲\n\n" * 20_000) is not None


def test_a_table_costs_its_columns_times_its_rows() -> None:
    def table(columns: int, rows: int) -> str:
        return "|甲" * columns + "\n" + "|-" * columns + "\n" + "|\n" * rows

    assert costly_line(table(1_000, 1_000)) == 1
    assert costly_line(table(1_000, 100)) is None
    assert costly_line(table(100, 1_000)) is None


@pytest.mark.parametrize("repeated", [" ", "\t", "{ ", "}{"])
def test_what_may_begin_attributes_costs_the_rest_of_its_line(repeated: str) -> None:
    assert costly_line("# 題" + repeated * 100_000 + "。") == 1
    assert costly_line("# 題" + repeated * 1_000 + "。") is None


def test_definitions_without_a_blank_line_lie_inside_each_other() -> None:
    assert costly_line("甲\n: 乙\n" * (DEEPEST + 1)) == 2 * (DEEPEST + 1)
    assert costly_line("甲\n: 乙\n" * DEEPEST) is None
    assert costly_line("甲\n: 乙\n\n" * 1_000) is None


def test_a_long_paragraph_may_have_many_marks_but_not_any_number() -> None:
    assert costly_line("\\*" * 100_000) is not None
    assert costly_line("**粗** \\* [甲](b.md) `碼`，這是一段話。" * 500) is None


def test_deep_lists_and_quotes_are_too_much_and_flat_ones_are_not() -> None:
    nested = "\n".join(f"{'    ' * depth}- 項" for depth in range(DEEPEST + 5))
    assert costly_line(nested) == DEEPEST + 1
    assert costly_line("> " * (DEEPEST + 1) + "引") == 1
    assert costly_line("> " * DEEPEST + "引") is None
    assert costly_line("- 項\n" * 20_000) is None
    for head in ("[^1]: ", ": ", "> : "):
        assert costly_line(head + "* " * (DEEPEST + 1) + "項") == 1


@given(
    st.lists(
        st.sampled_from(
            ["[甲](b.md) ", "**粗** ", "`碼` ", "- 項\n", "\n\n", "<b>", "（註）", "![圖](a.png)"]
        )
    )
)
def test_ordinary_texts_are_never_too_much(parts: list[str]) -> None:
    assert costly_line("".join(parts)) is None


@given(st.text(alphabet="<!->`~\n a[", max_size=60))
def test_leaving_comments_out_keeps_the_lines(text: str) -> None:
    assert without_comments(text).count("\n") == text.count("\n")
    assert without_comments(f"<!-- x -->{text}") == without_comments(text)
