"""A record that the page writes reads back as what was typed, whatever that is, and has its right name."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from unicodedata import category

import pytest
from browsing import Reader
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from strategy_tracker.editing.document import Document
from strategy_tracker.editing.expected import shape_of
from strategy_tracker.editing.new_records import NewRecord, record_text
from strategy_tracker.editing.record_names import record_name
from strategy_tracker.language import Language
from strategy_tracker.source.reading import read_text

DAY = date(2025, 8, 18)
NASTY = [
    "#1 完成", "5 # 折", "價格: 5折", "價格：5折", "key: value", "- 一",
    "? 二", "*星", "&錨", "!標", "@人", "`碼`",
    "%百", "{花: 括}", "[方, 括]", "a, b", "'單'", '"雙"', "'", '"',
    "\\", "\\n", "null", "Null", "~", "yes", "no",
    "0x1F", "012", "1:30", "2025-08-18", "...", "---", "--- a",
    "a\n---\nb", "=", "|", ">", ">-", "第一行\n第二行",
    "  前後  ", "a\tb", "a\u2028b", "a\u0085b", "a\ufeffb",
    "\ud800", "a\udc00", "😀", "👨\u200d👩\u200d👧", "\u202e反",
    "e\u0301", "１２３", "\x00", "\x7f", "\x1b[31m", "<script>alert(1)</script>",
    "=1+1", "${x}", "{{ x }}", "無", "",
    "\ufffe", "\U0001fffe", "\u3000", "王*", "a  b", "a :b",
    "a:", ":a", "a #b", "a#b", "同上", "好" * 300,
]  # fmt: skip
_WRITE = """
const records = window.strategyTrackerRecords;
return JSON.stringify(JSON.parse(arguments[0]).map((one) => {
  const typed = records.clean(one);
  const tasks = {T001: {note: typed}};
  const text = records.text({day: "2025-08-18", author: "", tasks, kpis: {}, steps: []});
  return [typed, text, records.fileName("2025-08-18", "", typed, typed)];
}));
"""


@pytest.fixture
def page(reader: Reader) -> Reader:
    if not reader.driver.current_url.startswith(reader.root):
        reader.open("data/")
        reader.run(
            f"return strategyTrackerLoad('{reader.root}/assets/strategy-tracker-update.js').then(() => 0)"
        )
    return reader


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(NASTY)
@given(st.lists(st.text(st.characters(), max_size=40), min_size=1, max_size=40))
def test_is_read_back_as_it_was_typed(page: Reader, texts: list[str]) -> None:
    written: list[tuple[Any, str, str]] = json.loads(page.run(_WRITE, json.dumps(texts)))
    for typed, text, name in written:
        read = read_text(text.encode(), "x.md", "update")
        assert read.problems == []
        tree = Document(text.encode(), "x.md", "update").tree
        task = ("T001", ("mapping", (("備註", typed),)))
        assert shape_of(tree) == ("mapping", (("日期", "2025-08-18"), ("任務", ("mapping", (task,)))))
        if not any(category(character) == "Cn" for character in typed):  # newer than Python's tables
            assert name == record_name(DAY, None, typed, typed)


@pytest.mark.parametrize("typed", ["60", "王*", "由備用主播頂替，8月22日補播", "100%"])
def test_plain_text_is_written_as_the_terminal_writes_it(page: Reader, typed: str) -> None:
    ((_, text, _),) = json.loads(page.run(_WRITE, json.dumps([typed])))
    record = NewRecord(DAY, tasks={"T001": {"note": typed}})
    assert text == record_text(record, Language.TRADITIONAL)
