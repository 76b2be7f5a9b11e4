"""However many lines of the form are mistyped: each is reported, and the record is still read whole."""

import re

from hypothesis import given
from hypothesis import strategies as st
from test_form import FORM, meaning, read

from strategy_tracker.values import is_nothing

LINES = FORM.split("\n")
CLOSING = LINES.index("---", 1)
FIELD_LINES = [number for number in range(1, CLOSING) if re.match(r" *(- )?[^-: ][^:]*:( |$)", LINES[number])]
VALUE_LINES = [number for number in FIELD_LINES if not LINES[number].endswith(":")]
ITEM_LINES = [number for number in range(1, CLOSING) if LINES[number].startswith("    - ")]
WHOLE = meaning(read(FORM)[0])

BREAKS = {
    "yaml-full-width-colon": lambda line: line.replace(": ", "：", 1) if ": " in line else line[:-1] + "：",
    "yaml-no-space-after-colon": lambda line: line.replace(": ", ":", 1),
    "yaml-tab": lambda line: "\t" * ((len(line) - len(line.lstrip())) // 2) + line.lstrip(),
    "yaml-full-width-space": lambda line: "　" * ((len(line) - len(line.lstrip())) // 2) + line.lstrip(),
}


@given(st.dictionaries(st.sampled_from(FIELD_LINES), st.sampled_from(sorted(BREAKS)), max_size=60))
def test_every_mistyped_field_line_is_reported_and_read(breaks: dict[int, str]) -> None:
    lines = list(LINES)
    expected = set()
    for number, rule in breaks.items():
        broken = BREAKS[rule](lines[number])
        if broken != lines[number]:
            lines[number] = broken
            expected.add((rule, number + 1))
    strategy, problems = read("\n".join(lines))
    assert {(problem.rule, problem.place.line) for problem in problems} == expected
    assert meaning(strategy) == WHOLE


SIGNS = ("@", "`", "%", "[新] ", "{新} ", "!新 ", "&新 ", "*", "| ", "> ", "甲: ", "'甲' ", '"甲" ')
RULES = {"甲: ": "yaml-colon-in-value", "'甲' ": "yaml-text-after-quote", '"甲" ': "yaml-text-after-quote"}
TEXT_NAMES = re.compile("備註|描述|存在問題|解決方案|名稱: |說明")
TEXT_LINES = [number for number in VALUE_LINES if TEXT_NAMES.search(LINES[number])]


@given(st.dictionaries(st.sampled_from(TEXT_LINES), st.sampled_from(SIGNS), min_size=1, max_size=12))
def test_values_that_yaml_cannot_take_are_reported_and_read(signs: dict[int, str]) -> None:
    lines = list(LINES)
    for number, sign in signs.items():
        lines[number] = lines[number].replace(": ", ": " + sign, 1)
    strategy, problems = read("\n".join(lines))
    found = {(problem.rule, problem.place.line) for problem in problems}
    assert found == {(RULES.get(sign, "yaml-special-start"), n + 1) for n, sign in signs.items()}
    assert strategy.readable
    texts = str(meaning(strategy))
    for number in signs:
        assert repr(lines[number].split(": ", 1)[1])[1:-1] in texts


CHARACTERS = "推廣銷售新客目標任務問題策略名稱abcXYZ0123456789：，。、；（）「」%/+~≥≤-_&*@#!?|<>.=·😀 "


def is_ordinary(text: str) -> bool:
    starts_like_text = bool(re.match(r"[^\W_]", text))
    return starts_like_text and not re.search(r" #|  ", text) and not is_nothing(text)


SAFE = st.text(CHARACTERS, min_size=1, max_size=40).map(str.strip).filter(is_ordinary)


@given(st.lists(SAFE, min_size=1, max_size=6))
def test_ordinary_prose_is_read_as_typed_without_complaint(texts: list[str]) -> None:
    entries = "".join(f"    - {text}\n" for text in texts)
    tasks = "".join(f"  - 備註: {text}\n    存在問題: {text}\n      {text}\n" for text in texts)
    strategy, problems = read(f"---\n關鍵任務:\n{tasks}復盤總結:\n  執行亮點:\n{entries}---\n")
    assert {problem.rule for problem in problems} <= {"field-missing"}
    assert [task.note.text for task in strategy.tasks if task.note] == texts
    assert strategy.retrospective is not None
    read_back = [entry.text.text for entry in strategy.retrospective.highlights if entry.text]
    assert read_back == texts


@given(st.lists(SAFE, min_size=1, max_size=4), st.sampled_from(ITEM_LINES))
def test_sentences_put_into_the_form(texts: list[str], number: int) -> None:
    lines = LINES[:number] + [f"    - {text}" for text in texts] + LINES[number:]
    strategy, problems = read("\n".join(lines))
    assert problems == []
    assert all(text in str(meaning(strategy)) for text in texts)
