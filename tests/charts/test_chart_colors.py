"""Colours have enough contrast on light and dark paper; every class of a drawing has its rule."""

import re
from importlib.resources import files

import pytest
from chart_samples import every_chart, parsed

from strategy_tracker.site.charts import progress_bar

CSS = (files("strategy_tracker.site") / "assets" / "charts.css").read_text(encoding="utf-8")
# The papers of Material's two schemes.
PAPERS = {"light": "#ffffff", "dark": "#1e2129"}
TEXTS = {"quiet", "progress-color", "overdue-color", "target-color"}


def luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def colors(scheme: str) -> dict[str, str]:
    start = CSS.index(":root") if scheme == "light" else CSS.index('[data-md-color-scheme="slate"]')
    return dict(re.findall(r"--st-([\w-]+): (#[0-9a-f]{6});", CSS[start : CSS.index("}", start)]))


@pytest.mark.parametrize("scheme", PAPERS)
def test_contrast(scheme: str) -> None:
    found = colors(scheme)
    assert set(found) >= TEXTS
    assert set(found) == set(colors("light"))
    for name, color in found.items():
        least = 4.5 if name in TEXTS else 3
        assert contrast(color, PAPERS[scheme]) >= least, name


def test_every_class_has_a_rule() -> None:
    used = set()
    bar = progress_bar(1, 1, "in_progress", "實 100 %")
    for markup in (*every_chart().values(), bar):
        for found in parsed(f"<div>{markup}</div>").iter():
            used |= set(found.get("class", "").split())
    # Labels and numbers in ink are what a text is without a rule.
    unruled = {name for name in used if not re.search(rf"\.{name}(?![\w-])", CSS)}
    assert unruled == {"st-value", "st-gap-name"}
