"""Text from files in a comment on a merge request: shown as it is, calling nobody, linking nothing."""

import html
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from strategy_tracker.comparison import Comparison
from strategy_tracker.comparison.findings import FindingsComparison
from strategy_tracker.language import Language, message
from strategy_tracker.model import Place
from strategy_tracker.report.changes.formats import LARGEST, comparison_markdown, comparison_text
from strategy_tracker.report.changes.writers import MarkdownWriter, PlainWriter
from strategy_tracker.report.printable_text import visible
from strategy_tracker.rules import Finding, Severity

MARKDOWN = MarkdownIt("gfm-like", {"html": True, "linkify": False})
WRITER = MarkdownWriter()


def rendered(text: str) -> str:
    return str(MARKDOWN.render(f"- 問題：{text}\n")).replace("<!-- -->", "")


def shown(text: str) -> str:
    """Return what a reader sees of a line."""
    found = re.fullmatch(r"<ul>\n<li>(.*)</li>\n</ul>\n", rendered(text), re.DOTALL)
    assert found is not None, rendered(text)
    return html.unescape(re.sub("</?code>", "", found[1])).removeprefix("問題：")


@given(st.text(alphabet="`*_[]()<>|~&$#@!\\/:.-+=\"' \n\t\u202e王a1", max_size=40))
def test_a_sentence_is_shown_as_it_is(text: str) -> None:
    assert shown(WRITER.words(text)).split() == visible(text).split()
    assert not re.search(r"<(?!/?(?:ul|li)>)", rendered(WRITER.words(text)))


@given(st.text(alphabet="`*_[]<>|~&#@! \\王a1", min_size=1, max_size=40))
def test_a_value_is_shown_as_code(text: str) -> None:
    assert shown(WRITER.typed(text)).split() == visible(text).split()
    assert rendered(WRITER.typed(text)).count("<code>") == 1


@pytest.mark.parametrize(
    "text",
    [
        "@everyone",
        "#12",
        "!34",
        "~bug",
        "$5",
        "%3",
        "&7",
        "https://example.com",
        "www.example.com",
        ":smile:",
        "GH-12",
    ],
)
def test_nothing_is_mentioned_referred_to_or_linked(text: str) -> None:
    parts = MARKDOWN.render(WRITER.words(text)).replace("<p>", "").split("<!-- -->")
    assert len(parts) > 1
    assert "".join(parts).strip() == html.escape(text) + "</p>"


def test_a_percentage_is_left_alone() -> None:
    assert WRITER.words("落後 20%以上") == "落後 20%以上"


def test_a_terminal_is_shown_no_control_characters() -> None:
    assert PlainWriter().typed("a\x1b[2Jb\u202ec\nd") == "a<U+001B>[2Jb<U+202E>c ⏎ d"
    assert len(PlainWriter().typed("長" * 5000)) == 600


def test_markdown_ends_before_a_service_refuses_it() -> None:
    findings = [
        Finding(
            "r", Severity.ERROR, Place(f"strategies/{number}.md"), "", "", message("x" * 90), message("y")
        )
        for number in range(2000)
    ]
    comparison = Comparison(date(2025, 8, 1), "main", "", (), FindingsComparison(tuple(findings)))
    text = comparison_markdown(comparison, Language.ENGLISH)
    *_, last = text.splitlines()
    assert LARGEST - 200 < len(text) < 65_536
    found = re.fullmatch(r"([\d,]+) more lines: `strategy-tracker diff` prints them all\.", last)
    assert found is not None
    assert int(found[1].replace(",", "")) + text.count("New finding") == 2000
    assert len(comparison_text(comparison, Language.ENGLISH).splitlines()) > 2000
