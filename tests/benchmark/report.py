"""The benchmark's figures as text, and as the table and the picture of a page of the guide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from builds import BY_US
from measuring import Cost

BEGIN, END = "<!-- measured: tests/benchmark/run.py -->", "<!-- /measured -->"
NAMES = {
    "ours": "本站，第一次建置",
    "ours-again": "本站，改一項任務後再建",
    "ours-served": "本站，`mkdocs serve` 開著時改一項任務",
    "history": "本站，每份策略 5 個 Git 版本，第一次建置",
    "history-again": "同上，改一項任務後再建",
    "plain-same": "MkDocs + Material，策略頁，和本站同樣的頁面",
    "plain": "MkDocs + Material，策略頁，短表格",
    "plain-all": "MkDocs + Material，短表格，加上任務、指標、人員各頁",
    "zensical-same": "Zensical，策略頁，和本站同樣的頁面",
    "zensical-same-again": "同上，改一頁後再建",
    "zensical": "Zensical，策略頁，短表格",
    "zensical-again": "同上，改一頁後再建",
}
_FACTS = {
    "processor": "處理器", "cores": "核心數", "memory": "記憶體", "system": "作業系統", "python": "Python",
    "load": "量的時候同時在跑的行程（15 分鐘平均負載）",
    "strategy-tracker": "strategy-tracker", "mkdocs": "MkDocs", "mkdocs-material": "Material for MkDocs",
    "zensical": "Zensical",
}  # fmt: skip
_ROW, _LEFT, _WIDTH = 30, 360, 890


@dataclass(frozen=True)
class Size:
    """What the builds of so many strategies cost, by their names."""

    strategies: int
    costs: Mapping[str, Cost]

    def ratio(self, name: str) -> float | None:
        """Return a build's CPU seconds in those of this site's first build."""
        ours = self.costs.get("ours")
        return self.costs[name].seconds / ours.seconds if ours is not None else None


def table(size: Size) -> str:
    """Return the figures of one size as lines for a terminal."""
    lines = [f"{size.strategies} strategies"]
    for name, cost in size.costs.items():
        ratio = size.ratio(name)
        said = "" if ratio is None else f"  x {ratio:5.2f}"
        lines.append(f"  {name:15} {cost.seconds:7.2f} s CPU {cost.memory:6.0f} MiB{said}")
    return "\n".join(lines)


def write_report(page: Path, sizes: Sequence[Size], facts: Mapping[str, str], runs: int) -> None:
    """Renew the table between the page's marks, and the picture beside the page."""
    text = page.read_text("utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"{page}: {BEGIN} … {END} are not there")
    made = f"{BEGIN}\n{_markdown(sizes, facts, runs)}\n{END}"
    page.write_text(f"{before}{made}{after}", "utf-8")
    page.with_suffix(".svg").write_text(picture(sizes[-1]), "utf-8")


def _markdown(sizes: Sequence[Size], facts: Mapping[str, str], runs: int) -> str:
    heads = [f"{one.strategies:,} 份策略" for one in sizes]
    lines = ["| CPU 秒（記憶體峰值） | " + " | ".join(heads) + " |", "|---|" + "---:|" * len(sizes)]
    for name, words in NAMES.items():
        cells = [_cell(one, name) for one in sizes]
        if any(cells):
            lines.append(f"| {words} | " + " | ".join(cells) + " |")
    told = "、".join(f"{words} {facts[name]}" for name, words in _FACTS.items() if facts.get(name))
    return "\n".join([*lines, "", f"每個數字是輪流跑 {runs} 次的中位數。{told}。"])


def _cell(size: Size, name: str) -> str:
    cost, ratio = size.costs.get(name), size.ratio(name) if name in size.costs else None
    if cost is None:
        return ""
    share = "" if ratio is None or name == "ours" else f"，{ratio:.2f} 倍"
    memory = "" if name == "ours-served" else f"（{cost.memory:,.0f} MiB）"
    return f"{cost.seconds:.1f}{memory}{share}"


def picture(size: Size) -> str:
    """Return the CPU seconds of one size's builds as bars."""
    shown = [
        (words.replace("`", ""), size.costs[name], name.startswith(BY_US))
        for name, words in NAMES.items()
        if name in size.costs
    ]
    longest = max(cost.seconds for _, cost, _ in shown)
    height = _ROW * len(shown) + 40
    title = f"{size.strategies:,} 份策略的建置時間（CPU 秒）"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'font-family="sans-serif" font-size="13"><title>{title}</title>',
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="8" y="22" font-weight="bold" fill="#111">{title}</text>',
    ]
    for number, (words, cost, is_ours) in enumerate(shown):
        y = 36 + number * _ROW
        width = round((_WIDTH - _LEFT - 60) * cost.seconds / longest, 1)
        fill = "#3f51b5" if is_ours else "#8a8f98"
        parts.append(
            f'<text x="{_LEFT - 8}" y="{y + 15}" text-anchor="end" fill="#111">{escape(words)}</text>'
            f'<rect x="{_LEFT}" y="{y}" width="{width}" height="20" fill="{fill}"/>'
            f'<text x="{_LEFT + width + 6}" y="{y + 15}" fill="#111">{cost.seconds:.1f}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])
