"""The form's file format, in the browser it runs in: what is unchanged stays, what is changed reads back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from browsing import BLANK, served
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from selenium.webdriver import Chrome

from strategy_tracker.exchange.form_editor import editor_packages, editor_vocabulary, write_editor
from strategy_tracker.language import Language
from strategy_tracker.source.front_matter.nodes import Mapping, Scalar, parse
from strategy_tracker.values.folded_text import without_invisible

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "form_editor_files.yaml").read_text("utf-8"))
EXAMPLES = sorted((ROOT / "strategies").glob("*.md")) + sorted((ROOT / "strategies").glob("*/index.md"))
DRESSES: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "carriage returns and line feeds": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: f"\ufeff{text}",
    "no last line break": lambda text: text.rstrip("\n"),
}
# Reads a text, puts values where paths lead, and gives the text that is written; or the reason of a refusal.
SCRIPT = """
const [text, changes] = arguments, done = arguments[arguments.length - 1];
(async () => {
  const { recordFormat } = await import("/record-format.js");
  const vocabulary = await (await fetch("/vocabulary.json")).json();
  const format = recordFormat(vocabulary), data = format.fromFile(text);
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split("."), last = steps.pop();
    let place = data;
    for (const step of steps) place = place[step] ??= last === "new" ? [] : {};
    if (last === "new") place.push(value);
    else if (value === null && Array.isArray(place)) place.splice(Number(last), 1);
    else place[last] = value;
  }
  return { text: format.toFile(data), title: data.title };
})().then(done, (error) => done({ refusal: error.message }));
"""


@pytest.fixture(scope="module")
def script(
    chromium: Chrome, npm_archives: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., dict[str, str]]]:
    """What runs the format in the browser: a text and changes to it, to the text afterwards."""
    folder = tmp_path_factory.mktemp("form") / "editor"
    packages = editor_packages(npm_archives("decap-cms@3", "yaml@2"))
    write_editor(folder, packages, {}, editor_vocabulary(Language.TRADITIONAL))
    with served(folder) as root:
        chromium.get(root.rstrip("/") + BLANK)
        yield lambda text, changes: chromium.execute_async_script(SCRIPT, text, changes)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name + "/" + path.name)
def test_a_file_that_is_not_changed_stays_as_it_is(script: Callable[..., dict[str, str]], path: Path) -> None:
    text = path.read_bytes().decode()
    assert script(text, {})["text"] == text


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_a_change_and_nothing_else(
    script: Callable[..., dict[str, str]], case: dict[str, Any], dress: str
) -> None:
    before, after = (DRESSES[dress](f"---\n{case[name]}---\n\nNotes # 1\n") for name in ("before", "after"))
    assert script(before, case["set"]) == {"text": after, "title": script(after, {})["title"]}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1).map(
        str.strip
    )
)
@example("- a")
@example("a: b #c")
@example("*[{>|%@`")
@example("'\"")
@example("---")
@example("null")
@example("一\n\n 二")
def test_any_text_reads_back(script: Callable[..., dict[str, str]], text: str) -> None:
    """The reader of these files drops what nobody can see, and says so; all else comes back as it was."""
    written = script("---\ntitle: 春\nowner: 王*\n---\n", {"title": text, "tags": [text], "owner": text})[
        "text"
    ]
    tree = parse(written.split("---\n", 1)[1].rsplit("---\n", 1)[0], "x.md", 2, [])
    assert isinstance(tree, Mapping)
    values = {key.text: node for key, node in tree.entries}
    assert isinstance(values["title"], Scalar)
    assert without_invisible(values["title"].text) == without_invisible(text)
    assert isinstance(values["owner"], Scalar)
    assert without_invisible(values["owner"].text) == without_invisible(text)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("title: 春\n關鍵任務: {T001: {id: T001}}\n", "關鍵任務"),
        ("title: 春\nowner: [甲, 乙]\n", "owner"),
        ("title: 春\ntitle: 夏\n", "讀不出來"),
        ("title: [春\n", "讀不出來"),
        ("title： 春\n", "讀不出來"),
        ("title: *a\n", "title"),
    ],
)
def test_what_the_form_cannot_hold_is_refused(
    script: Callable[..., dict[str, str]], fields: str, said: str
) -> None:
    refusal = script(f"---\n{fields}---\n", {"department": "市場部"})["refusal"]
    assert said in refusal
