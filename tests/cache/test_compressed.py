"""What is held compressed comes back as it was."""

from hypothesis import given
from hypothesis import strategies as st

from strategy_tracker.cache.compressed import Compressed


@given(st.text() | st.text(st.characters(categories=["Cs"])))
def test_a_text_comes_back_even_one_that_utf_8_cannot_hold(text: str) -> None:
    assert Compressed.of(text).text == text


@given(st.binary())
def test_bytes_come_back_and_their_number_is_known(content: bytes) -> None:
    held = Compressed.of(content)
    assert (held.content, held.size) == (content, len(content))


def test_what_repeats_takes_little() -> None:
    assert len(Compressed.of("<td>策略</td>" * 1000).data) < 300
