"""Other plugins look for the files of all pages on disk: those that are made here are there for them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from test_at_home import FENCE, site_of, with_options
from test_build import FORM

# What plugins do that date, read or count the files of a site.
PLUGIN = """\
import json, os
from pathlib import Path

asked, files_of_site = {}, []

def on_files(files, config):
    for file in files:
        files_of_site.append(file)
        if file.src_uri.endswith((".md", ".css")):
            text = Path(file.abs_src_path).read_text("utf-8")
            asked[file.src_uri] = [file.abs_src_path, text, os.path.getmtime(file.abs_src_path)]
    return files

def on_env(env, config, files):
    page = files.get_file_from_path("marketing/tasks/index.md")
    page.content_string = "new"
    assert Path(page.abs_src_path).read_text("utf-8") == "new"

def on_post_build(config):
    letters = sum(len(file.page.content) for file in files_of_site if file.page is not None)
    assert letters > 0
    Path(config.config_file_path).with_name("asked.json").write_text(json.dumps(asked), "utf-8")
"""


@pytest.mark.parametrize("cache", ["true", "false"])
def test_a_file_lies_where_another_plugin_is_told(tmp_path: Path, cache: str) -> None:
    configuration = with_options("prefix: marketing", f"cache: {cache}", more="hooks: [plugin.py]\n")
    texts = {"docs/team.md": FENCE, "strategies/form.md": FORM.read_text("utf-8"), "plugin.py": PLUGIN}
    site = site_of(tmp_path, configuration, texts)
    asked = json.loads((tmp_path / "asked.json").read_text("utf-8"))
    made = {path: entry for path, entry in asked.items() if path.startswith("marketing/")}
    pages = {path for path in made if path.endswith(".md")}
    assert {"marketing/index.md", "marketing/strategies/form.md", "marketing/tasks/index.md"} <= pages
    assert {made[path][1] for path in pages} == {""}  # whoever publishes it publishes nothing of a record
    style = "marketing/assets/strategy-tracker.css"
    assert made[style][1] == (site / style).read_text("utf-8")
    assert {made[path][2] for path in made} == {datetime(2024, 9, 30, tzinfo=UTC).timestamp()}
    kept_results = tmp_path / ".cache"
    assert {Path(path).is_relative_to(kept_results) for path, *_ in made.values()} == {cache == "true"}
    assert [path for path, *_ in made.values() if Path(path).exists()] == []


def test_nothing_is_written_where_nobody_asks(tmp_path: Path) -> None:
    site_of(tmp_path, with_options(), {"strategies/form.md": FORM.read_text("utf-8")})
    assert list((tmp_path / ".cache" / "strategy-tracker").glob("pages-*")) == []
