"""The builds that are compared: this product's and, from ready-made pages, those of its peers.

Their pages are of two kinds. Short ones are Markdown with a table of the tasks and one of the KPIs. The same
ones are the strategies' pages that this product builds, with their charts and findings, as
`strategy-tracker render` writes them for other generators.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from generate import AS_OF, commit_versions, write_portfolio

THEME = "theme: {name: material, language: zh-Hant, font: false}\nextra: {generator: false}\n"
OURS = (
    "site_name: 基準\ndocs_dir: docs\nplugins:\n  - search: {{lang: [zh]}}\n"
    "  - strategy-tracker: {{as_of: {as_of}, fail_on: never, history: {history}}}\n"
)
PEERS = "site_name: 基準\ndocs_dir: {docs}\nsite_dir: site-{name}\nplugins:\n  - search: {{lang: [zh]}}\n"
EDITED = "s0003.md"
_OUR_PROGRESS = re.compile(r"(?<=當前進度%: )\d+")
_THEIR_PROGRESS = re.compile(
    r"(?<=\| )\d+(?= \| (?:未開始|進行中|已完成|延期|已取消) \|)|(?<=figure__value\">)\d+(?=%<)"
)
BY_US = ("ours", "history")
"""How the names of our builds begin."""
SHORT, SAME = "markdown", "markdown-same"


@dataclass(frozen=True)
class Build:
    """One way of building.

    command  what is run in the portfolio's folder
    forgets  what is deleted before, so that nothing is left of earlier builds
    edits    the file whose first progress changes before
    inside   whether the figure is the one that the command prints, instead of the whole process's
    """

    name: str
    command: tuple[str, ...]
    forgets: tuple[str, ...] = ()
    edits: str = ""
    inside: bool = False


def mkdocs(configuration: str, site: str) -> tuple[str, ...]:
    """Return the command that builds a site with MkDocs."""
    return (sys.executable, "-m", "mkdocs", "build", "-q", "-f", configuration, "-d", site)


def builds(zensical: Path | None) -> tuple[Build, ...]:
    """Return all builds in their order; without `zensical`, its program, those of MkDocs alone."""
    kept = (".cache",)
    ours = f"strategies/{EDITED}"
    served = (sys.executable, str(Path(__file__).with_name("rebuilding.py")), "ours.yml", ours)
    found = [
        Build("ours", mkdocs("ours.yml", "site-ours"), forgets=kept),
        Build("ours-again", mkdocs("ours.yml", "site-ours"), edits=ours),
        Build("ours-served", served, inside=True),
        Build("history", mkdocs("history.yml", "site-history"), forgets=kept),
        Build("history-again", mkdocs("history.yml", "site-history"), edits=ours),
        Build("plain", mkdocs("plain.yml", "site-plain")),
        Build("plain-same", mkdocs("plain-same.yml", "site-plain-same")),
        Build("plain-all", mkdocs("plain-all.yml", "site-plain-all")),
    ]
    if zensical is not None:
        for name, docs in (("zensical", SHORT), ("zensical-same", SAME)):
            again = (str(zensical), "build", "-f", f"{name}.yml")
            found.append(Build(name, again, forgets=kept))
            found.append(Build(f"{name}-again", again, edits=f"{docs}/{EDITED}"))
    return tuple(found)


def prepare(count: int, folder: Path, versions: int) -> None:
    """Write the portfolio with its history, and the configurations of our builds."""
    write_portfolio(count, folder)
    commit_versions(folder, versions)
    for name, history in (("ours", "false"), ("history", "true")):
        text = OURS.format(as_of=AS_OF, history=history) + THEME
        (folder / f"{name}.yml").write_text(text, "utf-8")


def prepare_peers(folder: Path) -> None:
    """Write the pages that the others build of a portfolio, and their configurations."""
    _write_same(folder)
    peers = {
        "plain": SHORT, "plain-same": SAME, "plain-all": "markdown-all",
        "zensical": SHORT, "zensical-same": SAME,
    }  # fmt: skip
    for name, docs in peers.items():
        pages = sorted(path.name for path in (folder / docs).iterdir())
        nav = "nav:\n" + "".join(f"  - {page}\n" for page in pages)
        (folder / f"{name}.yml").write_text(PEERS.format(docs=docs, name=name) + THEME + nav, "utf-8")


def _write_same(folder: Path) -> None:
    """Write the strategies' pages that this product builds, for other generators."""
    render = (sys.executable, "-m", "strategy_tracker", "render", "--quiet", "--config", "ours.yml")
    subprocess.run((*render, "--out", "rendered"), cwd=folder, check=True, stderr=subprocess.DEVNULL)
    (folder / SAME).mkdir()
    for file in (folder / "strategies").iterdir():
        page = folder / "rendered" / "docs" / "strategies" / file.stem / "index.md"
        shutil.move(page, folder / SAME / file.name)
    shutil.rmtree(folder / "rendered")
    shutil.rmtree(folder / ".cache", ignore_errors=True)


def edit(path: Path) -> None:
    """Change the first progress in a file of either form."""
    pattern = _OUR_PROGRESS if path.parent.name == "strategies" else _THEIR_PROGRESS
    changed: Callable[[re.Match[str]], str] = lambda found: str((int(found[0]) + 7) % 90 + 5)  # noqa: E731
    text, count = pattern.subn(changed, path.read_text("utf-8"), count=1)
    if not count:
        raise SystemExit(f"{path}: there is no progress to change")
    path.write_text(text, "utf-8")


def install_zensical(folder: Path) -> Path:
    """Install the newest Zensical into an environment of its own, and return its program."""
    subprocess.run(("uv", "venv", "-q", "--python", sys.executable, str(folder)), check=True)
    python = folder / "bin" / "python"
    subprocess.run(("uv", "pip", "install", "-q", "--python", str(python), "zensical"), check=True)
    return folder / "bin" / "zensical"


def versions_of(zensical: Path | None) -> dict[str, str]:
    """Return the versions of what is compared."""
    found = {name: version(name) for name in ("strategy-tracker", "mkdocs", "mkdocs-material")}
    if zensical is not None:
        told = subprocess.run((str(zensical), "--version"), check=True, capture_output=True, text=True).stdout
        found["zensical"] = told.split()[-1]
    return found
