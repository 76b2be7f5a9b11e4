from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from report_samples import FILE, TEXT, finding, report, sample

from strategy_tracker.model import Place
from strategy_tracker.report.fingerprints import fingerprints


@given(st.integers(1, 50))
def test_lines_added_above_change_nothing(count: int) -> None:
    def below(lines: int) -> list[str]:
        number = 5 + lines
        found = finding(Place(FILE, number, 10, number, 13), "市場部", path=f"tasks[{lines}].owner")
        return fingerprints(report(found, texts={FILE: "# a comment\n" * lines + TEXT}))

    assert below(count) == below(0)


def test_another_text_rule_or_file_is_another_finding() -> None:
    one = finding(Place(FILE, 5, 10, 5, 13), "市場部")
    others = [
        replace(one, text="團隊"),
        replace(one, rule="unknown-field"),
        replace(one, path="tasks[0].status"),
        replace(one, place=one.place._replace(file="strategies/other.md")),
    ]
    assert len(set(fingerprints(report(one, *others)))) == 5


def test_equal_findings_are_told_apart() -> None:
    twice = finding(Place(FILE, 5, 10, 5, 13), "市場部")
    assert len(set(fingerprints(report(twice, twice, twice)))) == 3


def test_words_do_not_matter() -> None:
    made = sample()
    reworded = tuple(replace(found, message=found.hint) for found in made.findings)
    assert fingerprints(replace(made, findings=reworded)) == fingerprints(made)
