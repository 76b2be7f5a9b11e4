"""Widths are those of wcwidth, which is asked for none that is plain."""

from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from strategy_tracker.language.widths import width


@given(st.text() | st.text(alphabet=st.characters(max_codepoint=0x7F)))
def test_a_text_is_as_wide_as_a_terminal_shows_it(text: str) -> None:
    assert width(text) == max(0, wcswidth(text))
