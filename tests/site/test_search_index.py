"""What the search is given: records from the tracking pages, everything else from the theme's own search."""

import json
from pathlib import Path

from test_build import built, page, project

ABOUT = """# 關於本站

積分<b data-search-boost="2">規則</b>
"""


def test_records_and_hand_written_pages_are_found_and_both_kinds_of_page_are_whole(tmp_path: Path) -> None:
    project(tmp_path, **{"docs/about.md": ABOUT})
    site = built(tmp_path)
    entries = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    found = {entry["location"]: entry["title"] + entry["text"] for entry in entries}
    assert "積分" in found["about/"].replace("\u200b", "")
    assert "T001" in found["strategies/form/#task-t001"]
    assert not any("<table" in text or "<svg" in text for text in found.values())
    assert 'id="task-t001"' in page(site, "strategies/form")
    assert "積分<b>規則</b>" in page(site, "about")
