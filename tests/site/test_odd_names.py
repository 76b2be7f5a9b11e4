"""Whatever files and people are called, each has a page, and every link on every page leads somewhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from test_build import built, page, project

_RECORD = """---
策略名稱: {name}
制定部門: 市場部
策略負責人: {owner}
目標周期: 2024-07-01至2024-12-31
關鍵任務:
  - 任務編號: "T#1?a"
    任務描述: 拍攝短視頻12條
    負責人: {owner}
    計劃起止時間: 2024-07-01至2024-09-01
    當前進度: 10
    完成狀態: 進行中
復盤總結: {{執行亮點: 無}}
---
"""
FILES = {
    "index.md": "README", "d.MD": "index", "a.md": "readme", "a/retrospective/index.md": "Index",
    "a#b.md": "a/b", "50%.md": "王*", "q?.md": "#", "2024/Q3「線上」.md": "..", "e/index.md": ".",
    "README/x.md": "a?b", "index/y.md": "é", "dot..md": "CON", "f g.md": "ﬀ", "x.md/index.md": "<b>",
}  # fmt: skip


class Anchors(HTMLParser):
    """Gathers the links and the ids of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        self.ids.add(values.get("id") or "")
        if tag == "a" and (href := values.get("href")):
            self.links.append(href)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    records = {
        f"strategies/{path}": _RECORD.format(name=f"策略 {path}", owner=f"'{owner}'")
        for path, owner in FILES.items()
    }
    return built(project(tmp_path_factory.mktemp("odd"), **records), serving=True)


def dead_links(site: Path) -> Iterator[str]:
    """Yield the links within the site that find no page, or no place on it."""
    pages = {path: Anchors(path.read_text("utf-8")) for path in site.rglob("*.html")}
    for path, found in pages.items():
        if path.name == "404.html":
            continue
        address = f"/{path.relative_to(site).parent.as_posix()}/".replace("/./", "/")
        for link in found.links:
            target = urlsplit(urljoin(f"http://site{address}", link))
            if target.netloc != "site" or target.scheme != "http":
                continue
            file = site / unquote(target.path).lstrip("/")
            file = file / "index.html" if target.path.endswith("/") else file
            if not file.exists() or (target.fragment and unquote(target.fragment) not in pages[file].ids):
                yield f"{address}: {link}"


def test_every_link_finds_its_page_and_its_place(site: Path) -> None:
    assert list(dead_links(site)) == []


def test_every_strategy_and_person_has_a_page_of_its_own(site: Path) -> None:
    titles = {
        line.split("</h1>")[0].split(">")[-1]
        for path in site.rglob("index.html")
        for line in path.read_text("utf-8").split("<h1")[1:]
    }
    for path in FILES:
        assert f"策略 {path}" in titles
    for owner in FILES.values():
        assert owner.replace("<", "&lt;").replace(">", "&gt;") in titles
    assert "策略 index.md" not in page(site, "strategies").split("<h1", 1)[1].split("</h1>")[0]


def test_every_retrospective_has_a_page_beside_that_of_its_strategy(site: Path) -> None:
    """Also that of `a.md`, where there is a strategy at `a/retrospective/`."""
    pages = [path.read_text("utf-8") for path in site.rglob("index.html")]
    heads = {html.split("<title>")[1].split("</title>")[0] for html in pages}
    for path in FILES:
        assert f"策略 {path}：復盤總結 - 測試" in heads


def test_a_file_beside_the_strategies_that_is_none_is_left_out_and_named(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    made = project(tmp_path, **{"strategies/a.png": "x", "strategies/b.md.txt": "---\n秘密\n---\n"})
    (made / "strategies" / "nowhere.png").symlink_to("none.png")
    (made / "strategies" / "loop.pdf").symlink_to("loop.pdf")
    os.mkfifo(made / "strategies" / "pipe.csv")
    site = built(made, serving=True)
    assert sorted(path.name for path in (site / "strategies").iterdir() if path.is_file()) == [
        "a.png",
        "index.html",
    ]
    for name in ("nowhere.png", "loop.pdf", "pipe.csv"):
        assert f"strategies/{name}" in caplog.text


def test_what_is_gone_or_changed_while_the_site_is_made_costs_nothing_but_itself(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    beside = {"strategies/gone.csv": "a", "strategies/form/stays.csv": "b"}
    made = project(tmp_path, **beside, **{"strategies/b.md": "---\n策略名稱: 乙\n---\n"})
    (made / "hook.py").write_text(
        "from pathlib import Path\n"
        "def on_env(env, **_):\n"
        "    folder = Path(__file__).parent / 'strategies'\n"
        "    (folder / 'gone.csv').unlink()\n"
        "    (folder / 'b.md').unlink()\n"
        "    (folder / 'form.md').write_text('---\\n', 'utf-8')\n"
        "    return env\n",
        "utf-8",
    )
    configuration = made / "mkdocs.yml"
    configuration.write_text(configuration.read_text("utf-8") + "hooks: [hook.py]\n", "utf-8")
    site = built(made, serving=True)
    assert "strategies/gone.csv 沒有發布：無法開啟：" in caplog.text
    assert (site / "strategies" / "form" / "stays.csv").read_text("utf-8") == "b"
    assert {"form", "b"} <= {path.name for path in (site / "strategies").iterdir()}
