"""Whatever the bytes of a file are: no exception, and a strategy or a problem inside the file."""

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from strategy_tracker.source.reading import read_strategy, read_text

FORM = (Path(__file__).parents[1] / "data" / "form-zh-Hant.md").read_bytes()
TEXT = FORM.decode()
PIECES = (
    *("：", ": ", ":", "\t", "　", '"', "'", "[", "{", "}", "]", "- ", "-", "---\n", "\n", "@", "*a", "&a "),
    *("!", "|", ">", "#", " #", "%", "? ", "<<: ", "\u200b", "\0", "\ufeff", "\u2028", "\x85", "...", "\r"),
    *(",", "，", "\\"),
)


def check(content: bytes) -> None:
    file = read_text(content, "a.md")
    strategy = read_strategy(file, "a", "a.md")
    lines = (
        content.decode(errors="replace")
        .removeprefix("\ufeff")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .split("\n")
    )
    assert strategy.readable or file.problems
    for problem in file.problems:
        place = problem.place
        assert 1 <= place.line <= len(lines) + 1
        assert place.column >= 1
        assert (place.line, place.column) <= (place.end_line, place.end_column)
        if place.line <= len(lines):
            assert place.column <= len(lines[place.line - 1]) + 1
        assert problem.rule


@given(st.binary(max_size=300))
def test_any_bytes(content: bytes) -> None:
    check(content)


@given(st.text(max_size=200), st.booleans())
def test_any_text(text: str, fenced: bool) -> None:
    content = f"---\n{text}\n---\n" if fenced else text
    check(content.encode("utf-8", errors="surrogatepass"))


@given(st.lists(st.sampled_from((*PIECES, "策略名稱", "關鍵任務", "任務編號", "  ", "甲", "1")), max_size=40))
@example(["關鍵任務", ": ", "[", "{"])
def test_any_pieces(pieces: list[str]) -> None:
    check(("---\n" + "".join(pieces) + "\n---\n").encode())


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(TEXT)), st.integers(0, 4), st.sampled_from(PIECES) | st.text(max_size=3)
        ),
        min_size=1,
        max_size=5,
    )
)
def test_the_form_with_pieces_put_in_and_taken_out(changes: list[tuple[int, int, str]]) -> None:
    text = TEXT
    for offset, removed, added in changes:
        text = text[:offset] + added + text[offset + removed :]
    check(text.encode("utf-8", errors="surrogatepass"))


@given(
    st.lists(st.tuples(st.integers(0, len(FORM) - 1), st.binary(max_size=3)), min_size=1, max_size=4),
    st.integers(0, 8),
)
def test_the_form_with_other_bytes(changes: list[tuple[int, bytes]], removed: int) -> None:
    content = FORM
    for offset, added in changes:
        content = content[:offset] + added + content[offset + removed :]
    check(content)


@given(st.integers(0, len(FORM)))
def test_the_form_cut_off_anywhere(length: int) -> None:
    check(FORM[:length])
