"""A hint that shows the line as it was meant, put in place of the line, gives what its author meant.

The lines are those of the example's strategies: as they stand, and each record on one line in braces.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st
from test_form import meaning, read

from strategy_tracker.model import Place, Problem
from strategy_tracker.source.front_matter.quoting import quoted

FOLDER = Path(__file__).parents[2] / "strategies"
TEXTS = [path.read_text("utf-8") for path in sorted([*FOLDER.glob("2*.md"), *FOLDER.glob("*/index.md")])]
FRONTS = [text.split("---\n", 2)[1].split("\n")[:-1] for text in TEXTS]
NAMES = "任務描述|備註|存在問題|解決方案|指標名稱|指標說明|原因分析|改進措施"
WORDS = re.compile(rf"(?P<start> +(?:- )?(?:{NAMES}): )(?P<value>[^'\"#\[{{|>].{{3,}})")
SAFE_IN_BRACES = re.compile(r"[^,\[\]{}#:'\"@&*!|>%`?-][^,\[\]{}#:]*")


def record_end(lines: list[str], first: int) -> int:
    """Return the index behind the last line of the item that begins on a line."""
    below = range(first + 1, len(lines))
    return next((number for number in below if not lines[number].startswith("    ")), len(lines))


def in_one_line(lines: list[str]) -> str | None:
    """Return the lines of a record on one line in braces; None where a value goes on below its name."""
    entries = [line.strip().removeprefix("- ").partition(": ") for line in lines]
    if not all(colon and value for _, colon, value in entries) or any(line[4:5] == " " for line in lines):
        return None
    values = ((key, value, SAFE_IN_BRACES.fullmatch(value) or value[0] in "{[") for key, _, value in entries)
    fields = (f"{key}: {value if safe else quoted(value)}" for key, value, safe in values)
    return f"  - {{{', '.join(fields)}}}"


def in_braces(lines: list[str]) -> tuple[list[str], list[int]]:
    """Return lines with the tasks and KPIs in braces, one a line, and where those stand."""
    made: list[str] = []
    places = []
    index = 0
    while index < len(lines):
        line = lines[index]
        end = record_end(lines, index) if re.match(r"  - (任務編號|指標編號): ", line) else index + 1
        record = in_one_line(lines[index:end]) if end > index + 1 else None
        if record is not None:
            places.append(len(made))
            made.append(record)
            index = end
            continue
        made.append(line)
        index += 1
    return made, places


BRACED = [in_braces(lines) for lines in FRONTS]


def text_of(lines: list[str]) -> str:
    return "\n".join(["---", *lines, "---", ""])


def errors(problems: list[Problem]) -> list[Problem]:
    return [
        problem for problem in problems if problem.rule.startswith(("yaml-", "front-", "unknown-", "wrong-"))
    ]


def followed(lines: list[str], problem: Problem) -> list[str]:
    """Return the lines after a hint was followed to the letter: the line it shows, where the line stood."""
    index = problem.place.line - 2
    indent = lines[index][: len(lines[index]) - len(lines[index].lstrip())]
    return [*lines[:index], indent + str(problem.values["mended"]), *lines[index + 1 :]]


def check(meant: list[str], typed: list[str], at: int) -> None:
    """Hold that a mistyped line has its finding, whose hint gives the line that was meant."""
    strategy, problems = read(text_of(typed))
    found = errors(problems)
    assert found, typed[at]
    assert {problem.place.line for problem in found} == {at + 2}, (typed[at], found)
    whole, complaints = read(text_of(meant))
    assert errors(complaints) == []
    if "yaml-comment-in-value" not in {problem.rule for problem in found}:  # what YAML drops stays dropped
        assert meaning(strategy) == meaning(whole), typed[at]
    for problem in found:
        again, left = read(text_of(followed(typed, problem)))
        assert errors(left) == [], (typed[at], problem.values["mended"])
        assert meaning(again) == meaning(whole), (typed[at], problem.values["mended"])


def middle(text: str) -> int:
    return max(1, len(text) // 2)


def inserted(sign: str) -> Callable[[str], str]:
    return lambda value: value[: middle(value)] + sign + value[middle(value) :]


@dataclass(frozen=True)
class Slip:
    """How a value is mistyped, and the text that its author meant."""

    typed: Callable[[str], str]
    meant: Callable[[str], str]


def both(change: Callable[[str], str]) -> Slip:
    return Slip(change, change)


ANYWHERE = {
    "an apostrophe": Slip(lambda v: f"'{inserted(chr(39))(v)}'", inserted("'")),
    "inner quotes": Slip(lambda v: f'"{v[:1]}"{v[1:3]}"{v[3:]}"', lambda v: f'{v[:1]}"{v[1:3]}"{v[3:]}'),
    "a colon": both(inserted(": ")),
    "a colon at the end": both(lambda v: v + ":"),
    "a hashtag": both(inserted(" #618")),
    "no closing quote": Slip(lambda v: f"'{v}", lambda v: v),
    "text behind quotes": both(lambda v: f'"{v[:2]}"{v[2:]}'),
    "an at sign": both(lambda v: f"@{v}"),
    "a percent sign": both(lambda v: f"%{v}"),
    "a bracket before a text": both(lambda v: f"[新] {v}"),
    "a brace before a text": both(lambda v: f"{{新}} {v}"),
}
ON_A_LINE = ANYWHERE | {
    "a dash": Slip(lambda v: f"- {v}", lambda v: v),
    "an open bracket": both(lambda v: f"[{v}"),
    "an open bracket before brackets": both(lambda v: f"[[新] {v}"),
    "an open brace": both(lambda v: f"{{{v}"),
}
IN_BRACES = ANYWHERE | {
    "a comma": both(inserted(", ")),
    "a thousands comma": both(lambda v: f"{v}1,200萬"),
    "brackets in a text": both(inserted("[甲]")),
    "braces in a text": both(inserted("{甲}")),
}


@given(st.sampled_from(FRONTS), st.sampled_from(sorted(ON_A_LINE)), st.data())
def test_hints_about_a_value_on_a_line_of_its_own(lines: list[str], name: str, data: st.DataObject) -> None:
    places = [number for number, line in enumerate(lines) if WORDS.fullmatch(line)]
    assume(places)
    at = data.draw(st.sampled_from(places))
    match = WORDS.fullmatch(lines[at])
    assert match is not None
    slip = ON_A_LINE[name]
    typed = [*lines[:at], match["start"] + slip.typed(match["value"]), *lines[at + 1 :]]
    meant = [*lines[:at], match["start"] + quoted(slip.meant(match["value"])), *lines[at + 1 :]]
    check(meant, typed, at)


@given(st.sampled_from(BRACED), st.sampled_from(sorted(IN_BRACES)), st.data())
def test_hints_about_a_value_in_braces(
    braced: tuple[list[str], list[int]], name: str, data: st.DataObject
) -> None:
    lines, places = braced
    assume(places)
    at = data.draw(st.sampled_from(places))
    values = list(re.finditer(r"(?<=[描述備註題案明析施]: )[^,'\"\[\]{}:#]{4,}(?=[,}])", lines[at]))
    assume(values)
    value = data.draw(st.sampled_from(values))
    slip = IN_BRACES[name]

    def with_value(text: str) -> list[str]:
        return [*lines[:at], lines[at][: value.start()] + text + lines[at][value.end() :], *lines[at + 1 :]]

    check(with_value(quoted(slip.meant(value[0]))), with_value(slip.typed(value[0])), at)


LINE_SLIPS: dict[str, Callable[[str], str]] = {
    "no closing brace": lambda line: line[:-1],
    "a closing brace too many": lambda line: line + "}",
    "a closing bracket of the wrong kind": lambda line: line[:-1] + "]",
    "no opening brace": lambda line: line.replace("{", "", 1),
    "no braces": lambda line: line.replace("{", "", 1)[:-1],
    "a full-width comma": lambda line: re.sub(r", (?=負責人|數據來源|更新日期)", "，", line, count=1),
    "full-width colons": lambda line: re.sub(r"(負責人|數據來源|任務描述|指標名稱): ", r"\1：", line),
    "no space behind a colon": lambda line: re.sub(r"(負責人|數據來源): ", r"\1:", line),
    "no comma": lambda line: re.sub(r", (負責人|數據來源): ", r" \1: ", line),
}


@given(st.sampled_from(BRACED), st.sampled_from(sorted(LINE_SLIPS)), st.data())
def test_hints_about_the_signs_between_fields(
    braced: tuple[list[str], list[int]], name: str, data: st.DataObject
) -> None:
    lines, places = braced
    assume(places)
    at = data.draw(st.sampled_from(places))
    mistyped = LINE_SLIPS[name](lines[at])
    assume(mistyped != lines[at])
    check(lines, [*lines[:at], mistyped, *lines[at + 1 :]], at)


def column_of(line: str, rule: str) -> int:
    _, problems = read(text_of(["tasks:", line]))
    found: list[Place] = [problem.place for problem in problems if problem.rule == rule]
    assert len(found) == 1, problems
    return found[0].column


def test_the_sign_at_fault_is_pointed_at() -> None:
    line = "  - {id: T1, description: 'Draft the user's next 3 replies', owner: Dana Frost}"
    assert column_of(line, "yaml-quote-inside") == line.index("'s") + 1
    line = "  - {id: T1, description: Draft 1,200 replies, owner: Dana Frost}"
    assert column_of(line, "yaml-sign-ends-value") == line.index("1,2") + 2
    line = "  - {id: T1, description: Draft: 3 replies, owner: Dana Frost}"
    assert column_of(line, "yaml-colon-in-value") == line.index(": 3") + 1
    line = "  - {id: T1, description: Draft 3 replies, owner: Dana Frost"
    assert column_of(line, "yaml-bracket-not-closed") == line.index("{") + 1


def test_the_example_has_enough_lines_of_both_kinds() -> None:
    assert sum(len(places) for _, places in BRACED) > 20
