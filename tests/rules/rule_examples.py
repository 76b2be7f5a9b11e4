"""Completing the rules' examples to files, and checking those."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

from strategy_tracker.language import Language
from strategy_tracker.rules import Findings, Rule, RuleSettings, check
from strategy_tracker.settings import PEOPLE_FILE, SiteSettings
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.source.people import load_people, with_people
from strategy_tracker.tracking import track
from strategy_tracker.vocabulary.fields import FIELDS, Field, folded_name, names_of
from strategy_tracker.workspace import open_workspace

AS_OF = date(2024, 8, 1)

BASE = {
    "title": "策略名稱: 線上推廣策略\n",
    "department": "制定部門: 市場營銷部\n",
    "created": "制定日期: 2024-06-15\n",
    "owner": "策略負責人: 趙*\n",
    "period": "目標周期: 2024-07-01至2024-09-30\n",
    "goals": "核心目標: Q3實現線上銷售額500萬元\n",
    "tasks": "關鍵任務:\n  - 任務編號: T001\n",
    "kpis": "效果指標:\n  - 指標編號: K001\n",
}
_TASK = {
    "description": "發布3篇產品種草文",
    "owner": "王*",
    "planned": "2024-07-15至2024-08-15",
    "actual": "2024-07-15開始",
    "progress": "60",
    "status": "進行中",
    "updated": "2024-07-31",
}
_KPI = {
    "name": "線上銷售額",
    "target": "500萬元",
    "current": "420萬元",
    "source": "電商平台後台",
    "updated": "2024-07-31",
}
COMPLETIONS = {"tasks": ("task", "T", _TASK), "kpis": ("kpi", "K", _KPI)}


def _completed_items(block: list[str], record: str, letter: str, defaults: dict[str, str]) -> list[str]:
    """Give every record of a block the fields that it lacks, behind its own."""
    starts = [n for n, line in enumerate(block) if re.match(r"  - \S", line)]
    if not starts:
        return block
    done = block[: starts[0]]
    for position, (start, end) in enumerate(zip(starts, [*starts[1:], len(block)], strict=True), 1):
        item = block[start:end]
        present = set()
        for line in item:
            found = re.match(r"(?:  - |    )([^\s:：#][^:：#]*)[:：]", line)
            known = names_of(record).get(folded_name(found[1])) if found else None
            if known is not None:
                present.add(known.key)
        labels = {known.key: known.label.hant for known in FIELDS[record]}
        done += item
        for key, value in {"id": f"{letter}00{position}", **defaults}.items():
            if key not in present:
                done.append(f"    {labels[key]}: {value}\n")
    return done


def completed(fragment: str, *, fill: bool = True) -> str:
    """Return a whole file: the fragment's fields in place of those of the base, the others behind them."""
    if fragment.startswith("---"):
        return fragment
    blocks: list[tuple[str, list[str]]] = []
    for line in fragment.splitlines(keepends=True):
        name = re.match(r"[^\s:：#-][^:：#]*", line)
        if name is not None:
            known: Field | None = names_of("strategy").get(folded_name(name[0]))
            blocks.append((known.key if known else "", [line]))
        elif blocks:
            blocks[-1][1].append(line)
        else:
            blocks.append(("", [line]))
    lines: list[str] = []
    for key, block in blocks:
        lines += _completed_items(block, *COMPLETIONS[key]) if fill and key in COMPLETIONS else block
    written = {key for key, _ in blocks}
    for key, text in BASE.items():
        if key not in written:
            block = text.splitlines(keepends=True)
            lines += _completed_items(block, *COMPLETIONS[key]) if key in COMPLETIONS else block
    return "---\n" + "".join(lines) + "---\n\n背景說明。\n"


def files_of(example: str, *, fill: bool = True) -> dict[str, str]:
    """Return the files of an example by name."""
    if not example.startswith(">>> "):
        return {"2024-q3.md": completed(example, fill=fill)}
    files = {}
    for part in re.split(r"^>>> ", example, flags=re.MULTILINE)[1:]:
        name, _, text = part.partition("\n")
        bare = text.startswith("---") or not re.match(r"[^\n]*: ", text) or "/updates/" in name
        bare = bare or not name.endswith(".md")
        files[name] = text if bare else completed(text, fill=fill)
    return files


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files below a folder of strategies, and return that folder."""
    strategies = folder / "strategies"
    strategies.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = strategies / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return strategies


def _as_link_to_nothing(folder: Path, rule: Rule) -> Path:
    strategies = write(folder, {})
    (strategies / "2024-q3.md").symlink_to(strategies / "gone.md")
    return strategies


def _as_committed_later(folder: Path, rule: Rule) -> Path:
    strategies = write(folder, files_of(rule.bad))
    who = {f"GIT_{one}_{what}": "x" for one in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    when = {f"GIT_{one}_DATE": "2024-09-02T12:00:00+08:00" for one in ("AUTHOR", "COMMITTER")}
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "first"]):
        subprocess.run(["git", *command], cwd=strategies, env=os.environ | who | when, check=True)
    return strategies


def _rewritten(change: Callable[[str], bytes]) -> Callable[[Path, Rule], Path]:
    def prepare(folder: Path, rule: Rule) -> Path:
        strategies = write(folder, {})
        (text,) = files_of(rule.bad).values()
        (strategies / "2024-q3.md").write_bytes(change(text))
        return strategies

    return prepare


BREAKING: dict[str, Callable[[Path, Rule], Path]] = {
    "folder-missing": lambda folder, rule: folder / "strategies",
    "not-on-record-yet": _as_committed_later,
    "file-unreadable": _as_link_to_nothing,
    "file-too-large": _rewritten(lambda text: (text + "背景。" * 400_000).encode()),
    "encoding-not-utf8": _rewritten(lambda text: text.encode("gb18030")),
    "encoding-broken": _rewritten(lambda text: text.encode() + b"\xff\x81\xff\xff\xfe\x00\x00\x80"),
    "yaml-too-many-values": _rewritten(
        lambda text: text.replace("[數據]", "[" + "1," * 200_001 + "]").encode()
    ),
}
"""How an example is made to break its rule, where its text alone cannot."""


def prepared(folder: Path, rule: Rule) -> Path:
    """Return a folder of strategies with the bad example of a rule."""
    if rule.name in BREAKING:
        return BREAKING[rule.name](folder, rule)
    return write(folder, files_of(rule.bad, fill=rule.name != "field-missing"))


def findings_of(strategies: Path, *, as_of: date = AS_OF, settings: RuleSettings | None = None) -> Findings:
    """Return what is found in a folder of strategies."""
    if (strategies / ".git").exists():
        of_site = SiteSettings(cache=False, rules=settings or RuleSettings())
        return open_workspace(strategies.parent, of_site, Language.TRADITIONAL, as_of).findings
    portfolio = load_portfolio(strategies)
    if (strategies / PEOPLE_FILE).exists():
        portfolio = with_people(portfolio, *load_people(strategies / PEOPLE_FILE, PEOPLE_FILE))
    return check(track(portfolio, as_of), settings)
