"""Sites of other people with other plugins, built with and without the strategies."""

from __future__ import annotations

import copy
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import yaml

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("neighbours.yaml").read_text("utf-8"))
RECORD = """\
---
策略名稱: 秋季新品上線
制定部門: 市場部
制定日期: 2025-06-20
策略負責人: 王小明
目標周期: 2025-07-01 至 2025-09-30
核心目標: 2025年Q3新品訂單從1200單提升到2000單
關鍵任務:
  - 任務編號: T001
    任務描述: 發布12篇產品圖文並標出價格
    負責人: 王小明
    計劃時間: 2025-07-01 至 2025-07-31
    實際時間: 2025-07-01 至 2025-07-30
    當前進度: 100
    完成狀態: 已完成
  - 任務編號: T002
    任務描述: 辦6場直播，每場5000人觀看
    負責人: 陳美玲
    計劃時間: 2025-08-01 至 2025-09-15
    實際時間: 2025-08-01 至
    當前進度: 60
    完成狀態: 進行中
效果指標:
  - 指標編號: K001
    指標名稱: 新品訂單量
    指標類型: 結果指標
    目標值: 2000單
    當前值: 1500單
    數據來源: 商城後台訂單報表
    更新日期: 2025-08-17
---

先看[任務](#tasks)。
"""
OPTIONS = {"as_of": "2025-08-18", "history": False}


@dataclass(frozen=True, slots=True)
class Built:
    """A finished site, and what the build said on its way."""

    folder: Path
    said: str

    @property
    def warnings(self) -> set[str]:
        """What was said with weight."""
        return {line for line in self.said.splitlines() if line.startswith(("WARNING", "ERROR", "CRITICAL"))}

    @property
    def pages(self) -> set[str]:
        """The addresses of all pages."""
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html")}

    def html(self, address: str) -> Html:
        """Return a page as read."""
        return Html((self.folder / address).read_text("utf-8"))

    def dead_links(self) -> list[str]:
        """Return the links to files and places in them that are not there, each after its page."""
        read = {address: self.html(address) for address in sorted(self.pages)}
        dead = []
        for address, html in read.items():
            for link in html.links:
                parts = urlsplit(urljoin(f"site:///{address}", link))
                if parts.scheme != "site" or urlsplit(link).path.startswith("/"):
                    continue
                path = unquote(parts.path).lstrip("/")
                if (self.folder / path).is_dir():
                    path = f"{path}/index.html".lstrip("/").replace("//", "/")
                known = (self.folder / path).is_file()
                place = unquote(parts.fragment)
                if not known or (path in read and place and place not in read[path].ids):
                    dead.append(f"{address}: {link}")
        return dead


class Html(HTMLParser):
    """A page's links, ids and the words of its main part."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        self.ids |= {str(named[name]) for name in ("id", "name") if named.get(name)}
        # The theme's own places that scripts make are no links.
        link = named.get("href") or named.get("src") or ""
        self.links += [link] if link and not link.startswith(("#__", "javascript:", "data:")) else []

    @cached_property
    def article(self) -> str:
        """The words of the main part, in one line."""
        main = self.text.split("<article")[1].split("</article")[0] if "<article" in self.text else self.text
        return " ".join(re.sub(r"<[^>]*>", " ", main).split())

    @cached_property
    def entries(self) -> list[str]:
        """The titles in the list of pages, a section's before those in it."""
        beside = re.split(r'<nav [^>]*class="?[^">]*md-nav--primary', self.text)[1].split("md-content")[0]
        titles = re.findall(r'<span class="?md-ellipsis"?>\s*(.*?)\s*</span>', beside, re.DOTALL)
        titles = [re.sub(r"<[^>]*>", "", title).strip() for title in titles]
        return [title for number, title in enumerate(titles) if title not in titles[:number]]


def host(
    folder: Path, case: Mapping[str, Any], prefix: str, *, strategies: bool, first: bool = False
) -> Built:
    """Write a site and build it; without the strategies, links to their pages are left dead."""
    configuration = copy.deepcopy(CASES["host"]["configuration"]) | case.get("more", {})
    plugin = {"strategy-tracker": OPTIONS | ({"prefix": prefix} if prefix else {})}
    ours = [plugin] if strategies else []
    others = list(case["plugins"])
    configuration["plugins"] = [*ours, *others] if first else [*others, *ours]
    home = f"docs/{case['folder']}/" if "folder" in case else "docs/"
    files = {path.replace("docs/", home, 1): text for path, text in CASES["host"]["files"].items()}
    files |= case.get("files", {})
    files["mkdocs.yml"] = yaml.safe_dump(configuration, allow_unicode=True, sort_keys=False)
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.replace("PREFIX", prefix), "utf-8")
    (folder / "strategies").mkdir()
    (folder / "strategies" / "autumn.md").write_text(RECORD, "utf-8")
    commit_all(folder)
    command = [sys.executable, "-m", "mkdocs", "build"]
    variables = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=variables)
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(folder / "site", done.stdout + done.stderr)


def commit_all(folder: Path) -> None:
    """Make the folder a repository that holds its files."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main")
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "A site")):
        subprocess.run(("git", *who, *command), cwd=folder, check=True, capture_output=True)


def together(names: Sequence[str]) -> dict[str, Any]:
    """Return several cases as one site."""
    joined: dict[str, Any] = {"plugins": ["search"], "more": {}, "files": {}, "pages": []}
    for name in names:
        case = CASES["alone"][name]
        joined["plugins"] += [one for one in case["plugins"] if one != "search"]
        joined["more"] |= case.get("more", {})
        joined["files"] |= case.get("files", {})
        joined["pages"] += case.get("pages", [])
    del joined["files"]["docs/.pages"]  # of two plugins for the navigation one says its order
    return joined
