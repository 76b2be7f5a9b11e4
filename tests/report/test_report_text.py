import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st
from report_samples import FILE, TEXT, finding, report, sample
from wcwidth import wcswidth

from strategy_tracker.language import message
from strategy_tracker.model import Place
from strategy_tracker.report import text_report, visible
from strategy_tracker.report.excerpt import ELLIPSIS, excerpt
from strategy_tracker.rules import Severity

# Characters whose width the Unicode tables alone tell: Latin, Chinese, kana, Hangul, full-width forms, a
# combining accent, and a tab.
PLAIN = st.text(
    st.sampled_from("\t\u0301")
    | st.characters(min_codepoint=0x20, max_codepoint=0x7E)
    | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
    | st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)
    | st.characters(min_codepoint=0x3041, max_codepoint=0x3096)
    | st.characters(min_codepoint=0xFF01, max_codepoint=0xFF5E),
    max_size=80,
)
ANYTHING = st.text(st.characters(exclude_characters="\n\r\ufe0f"), max_size=120)


def measured(text: str) -> int:
    """Return a text's width by the Unicode tables, tabs at every fourth column."""
    columns = 0
    for character in text:
        if character == "\t":
            columns += 4 - columns % 4
        elif not unicodedata.combining(character):
            columns += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return columns


def marked(text: str) -> tuple[str, str]:
    """Return the source line and the marker line of a report with one finding."""
    lines = [line for line in text.splitlines() if " | " in line]
    return lines[0].partition(" | ")[2], lines[1].partition(" | ")[2]


def test_golden() -> None:
    assert text_report(sample()) == (
        f"{FILE}:5:10  error  Something is wrong with 「市場部」.  [field-missing]\n"
        "  5 |     負責人: 市場部\n"
        "    |             ^^^^^^\n"
        "    Mend it.\n"
        "\n"
        f"{FILE}:6:11  warning  Something is wrong with 「快好了」.  [unknown-field]\n"
        "  6 |     完成狀態: 快好了\n"
        "    |               ^^^^^^\n"
        "    Mend it.\n"
        "\n"
        f"{FILE}:4:11  alert  Something is wrong with 「T001」.  [field-missing]\n"
        "  4 |   - 任務編號: T001\n"
        "    |               ^^^^\n"
        "    Mend it.\n"
        "\n"
        "1 error, 1 warning, 1 alert in 1 file.\n"
    )


def test_nothing_found() -> None:
    assert text_report(report()) == "No findings in 1 file.\n"


@given(PLAIN, PLAIN.filter(lambda text: measured(text) > 0), PLAIN)
def test_marker_stands_under_the_value(before: str, value: str, after: str) -> None:
    # A tab's width depends on where it stands, so that only the text before the value is measured.
    line = f"x{before}{value}{after}y"
    place = Place(FILE, 1, len(before) + 2, 1, len(before) + len(value) + 2)
    _, marker = marked(text_report(report(finding(place), texts={FILE: line}), columns=2000))
    spaces = len(marker) - len(marker.lstrip(" "))
    assert spaces == measured(f"x{before}")
    assert len(marker) - spaces == measured(f"x{before}{value}") - spaces
    assert set(marker.strip()) == {"^"}


@given(ANYTHING, ANYTHING, ANYTHING, st.integers(20, 90))
@example("000\x1f\x1f\U00016f510", "", "", 20)
@example("", "", "000\x1f\x1f\U00016f510", 20)
def test_any_line_fits_and_stays_marked(before: str, value: str, after: str, columns: int) -> None:
    place = Place(FILE, 1, len(before) + 1, 1, len(before) + len(value) + 1)
    shown = excerpt(before + value + after, place, columns)
    assert wcswidth(shown.before) >= 0
    assert wcswidth(shown.before) + wcswidth(shown.value) + wcswidth(shown.after) <= columns
    assert shown.marker.index("^") == wcswidth(shown.before)
    assert shown.marker.count("^") == max(1, wcswidth(shown.value))


@given(st.text())
def test_nothing_is_printed_that_moves_or_hides(text: str) -> None:
    shown = visible(text)
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_a_file_cannot_play_tricks_on_a_terminal() -> None:
    trick = "\x1b[2J\u202e\u200bfake\r"
    place = Place("strategies/\x1b]0;x.md", 1, 1, 1, 4)
    made = report(
        finding(place, trick, said=message("{text}", text=trick), hint=message("{text}", text=trick)),
        texts={place.file: trick.strip("\r")},
    )
    text = text_report(made)
    assert text.count("<U+001B>[2J<U+202E><U+200B>fake") == 3
    assert all(character == "\n" or visible(character) == character for character in text)


def test_message_stays_on_its_line() -> None:
    said = message("{text}", text="one\ntwo")
    assert "  one two  [field-missing]\n" in text_report(report(finding(Place(FILE), said=said)))


def test_a_long_line_is_cut_around_the_value() -> None:
    line = "甲" * 300 + "VALUE" + "乙" * 300
    made = report(finding(Place(FILE, 1, 301, 1, 306)), texts={FILE: line})
    source, marker = marked(text_report(made, columns=60))
    assert source.startswith(f"{ELLIPSIS}甲")
    assert source.endswith(f"乙{ELLIPSIS}")
    assert marker.count("^") == 5
    assert wcswidth(source[: source.index("VALUE")]) == marker.index("^")


def test_a_line_of_a_megabyte_is_cut() -> None:
    line = "a: " + "甲" * 500_000
    source, marker = marked(
        text_report(report(finding(Place(FILE, 1, 4, 1, len(line) + 1)), texts={FILE: line}))
    )
    assert source.startswith("a: 甲")
    assert source.endswith(ELLIPSIS)
    assert marker.index("^") == 3


def test_a_value_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    made = report(finding(Place(FILE, 1, 4, 3, 2)), texts={FILE: "a: one\n  two\n  three"})
    assert marked(text_report(made)) == ("a: one", "   ^^^")


def test_a_place_behind_the_end_of_its_line_is_marked_there() -> None:
    made = report(finding(Place(FILE, 1, 9, 1, 12)), texts={FILE: "甲乙"})
    assert marked(text_report(made)) == ("甲乙", "    ^")


def test_a_finding_about_a_whole_or_unreadable_file_has_no_excerpt() -> None:
    assert " | " not in text_report(report(finding(Place(FILE))))
    assert " | " not in text_report(report(finding(Place(FILE, 3, 1, 3, 2)), texts={FILE: ""}))
    assert " | " not in text_report(report(finding(Place(FILE, 99, 1, 99, 2))))


def test_colours_only_where_they_are_asked_for() -> None:
    assert "\x1b[" in text_report(sample(), colour=True)
    assert "\x1b" not in text_report(sample())


def test_colours_change_nothing_but_colours() -> None:
    import click

    assert click.unstyle(text_report(sample(), colour=True)) == text_report(sample())


def test_counts_in_words() -> None:
    place = Place(FILE, 2, 1, 2, 2)
    other = Place("strategies/other.md", 1, 1, 1, 2)
    made = report(
        *[finding(place, str(number)) for number in range(3)],
        *[finding(other, str(number), Severity.WARNING) for number in range(2)],
        finding(other, "x", Severity.INFO),
        texts={FILE: TEXT, "strategies/other.md": "x"},
    )
    assert text_report(made).endswith("\n3 errors, 2 warnings, 1 note in 2 files.\n")
