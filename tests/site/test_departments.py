"""Portfolios of two departments on the site of the head office."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from strategy_tracker.exchange.addresses import SiteAddress
from strategy_tracker.exchange.merged import published_together
from strategy_tracker.exchange.merging import MergeError, read_origins
from strategy_tracker.exchange.portfolio import portfolio_json, publish
from strategy_tracker.language import Language
from strategy_tracker.settings import SiteSettings
from strategy_tracker.site import Site, plan_site
from strategy_tracker.site.site_page import RowsFile
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.tracking import track
from strategy_tracker.workspace import open_workspace

DAY = date(2025, 8, 1)
PLAN = """---
策略名稱: {title}
制定部門: {department}
策略負責人: 王小明
目標周期: 2025-07-01至2025-09-30
關鍵任務:
  - 任務編號: T001
    任務描述: 發布3篇種草文
    負責人: 李四
    計劃起止時間: {planned}
    當前進度%: 60
    完成狀態: 進行中
---
"""
LATE, ON_PLAN = "2025-07-01至2025-07-20", "2025-07-01至2025-09-20"


def published(folder: Path, site_url: str, *plans: tuple[str, str, str]) -> bytes:
    strategies = folder / "strategies"
    strategies.mkdir(parents=True)
    for number, (title, department, planned) in enumerate(plans):
        text = PLAN.format(title=title, department=department, planned=planned)
        (strategies / f"q3 {number}.md").write_text(text, "utf-8")
    tracked = track(load_portfolio(strategies, prefix="strategies/"), DAY)
    return portfolio_json(publish(tracked, Language.TRADITIONAL, SiteAddress(site_url)))


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A head office with a plan of its own, and what two departments published."""
    root = tmp_path / "office"
    (root / "strategies").mkdir(parents=True)
    text = PLAN.format(title="總部計劃", department="總部", planned=ON_PLAN)
    (root / "strategies" / "own.md").write_text(text, "utf-8")
    (root / "departments").mkdir()
    sales = published(tmp_path / "sales", "https://sales.example.com/plans", ("秋季促銷", "銷售部", ON_PLAN))
    (root / "departments" / "sales.json").write_bytes(sales)
    marketing = published(
        tmp_path / "marketing", "", ("<b>品牌</b>", "市場部", ON_PLAN), ("夏季推廣", "市場部", LATE)
    )
    (root / "departments" / "marketing.json").write_bytes(marketing)
    return root


def site_of(root: Path, merge: Any, **options: Any) -> Site:
    settings = SiteSettings.model_validate({"merge": merge, "history": False, **options})
    workspace = open_workspace(root, settings, Language.TRADITIONAL, DAY, alerts=False)
    shown, origins = published_together(workspace, read_origins(root, settings.merge))
    return Site(shown, origins=origins)


def page(root: Path, merge: Any, **withhold: Any) -> str:
    pages, _ = plan_site(site_of(root, merge, withhold=withhold))
    [found] = [one for one in pages if one.source == "departments/index.md"]
    return found.render(str).html


def test_each_strategy_keeps_its_origin_and_link(office: Path) -> None:
    named = {"file": "departments/marketing.json", "name": "市場網", "url": "https://m.example.com"}
    html = page(office, [named, "departments/sales.json"])
    links = dict(re.findall(r'<th scope="row"><a href="([^"]+)">([^<]*)</a>', html))
    assert links == {
        "https://m.example.com/": "市場網",
        "https://sales.example.com/plans/": "sales",
        "https://m.example.com/strategies/q3%201/": "夏季推廣",
        "https://m.example.com/strategies/q3%200/": "&lt;b&gt;品牌&lt;/b&gt;",
        "https://sales.example.com/plans/strategies/q3%200/": "秋季促銷",
    }
    rows = re.findall(r"<tr[^>]*><th scope=\"row\">(.*?)</tr>", html)
    assert [re.search("市場網|sales", row)[0] for row in rows[2:]] == ["市場網", "sales", "市場網"]  # type: ignore[index]
    assert "夏季推廣" in rows[2]  # the gravest first
    assert "總部計劃" not in html


def test_strategies_of_other_sites_are_filtered_sorted_and_downloaded_as_any_others(office: Path) -> None:
    html = page(office, "departments")
    assert 'data-st-for="others"' in html
    keys = re.findall(r'data-st-key="(\w+)"', html.split("<h2")[1])
    assert keys == ["strategy", "site", "department", "owner", "period", "health", "progress", "overdue"]
    late = next(row for row in html.split("<tr")[1:] if "夏季推廣" in row)
    assert 'data-st-health="bad"' in late
    assert 'data-st-text="2025-07-01 ~ 2025-09-30"' in late
    assert '<span class="st-pill st-pill--bad">1</span>' in late  # an overdue task


def test_a_long_list_is_in_parts_whose_rows_are_published(office: Path, tmp_path: Path) -> None:
    plans = [(f"計劃{number}", "銷售部", ON_PLAN) for number in range(12)]
    (office / "departments" / "sales.json").write_bytes(published(tmp_path / "many", "", *plans))
    pages, files = plan_site(site_of(office, "departments", page_rows=10))
    shown = next(one for one in pages if one.source == "departments/index.md").render(str).html
    first = re.findall(r'class="st-pieces" href="\.\./([^"]+)"', shown)
    count = re.findall('pieces="([0-9]+)"', shown)
    pieces = {file.path: file for file in files if file.path.startswith("data/rows/departments-")}
    assert (first, count) == (["data/rows/departments-1.json"], [str(len(pieces))])
    rows = [row for piece in pieces.values() if isinstance(piece, RowsFile) for row in piece.rows()]
    assert len(rows) == 14
    assert len({row for row in rows if "計劃" in row}) == 12


def test_a_folder_gives_all_its_portfolios_and_those_without_an_address_no_links(office: Path) -> None:
    html = page(office, "departments")
    assert re.findall(r'<th scope="row"><a href="([^"]+)"', html) == [
        "https://sales.example.com/plans/",
        "https://sales.example.com/plans/strategies/q3%200/",
    ]
    assert html.index("marketing") < html.index("sales")


def test_a_portfolio_cannot_lead_elsewhere(office: Path) -> None:
    file = office / "departments" / "sales.json"
    document = json.loads(file.read_bytes())
    for address in ("javascript:alert(1)", "//evil.example.com/", "https://evil.example.com/"):
        document["strategies"][0]["url"] = address
        file.write_text(json.dumps(document), "utf-8")
        html = page(office, "departments/sales.json")
        assert re.findall(r'href="([^"#]+)"', html.partition("st-foot")[0]) == [
            "https://sales.example.com/plans/"
        ]


def test_a_newer_format_with_more_fields_is_read(office: Path) -> None:
    file = office / "departments" / "sales.json"
    document = json.loads(file.read_bytes()) | {"version": "2.9", "colour": "red"}
    file.write_text(json.dumps(document), "utf-8")
    assert "秋季促銷" in page(office, "departments/sales.json")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be read"),
        ("{", "no published portfolio"),
        ('{"version": "2.1"}', "as_of"),
        ("version 3", "this release reads"),
        ("no address", "no web address"),
    ],
)
def test_what_cannot_be_merged_is_told(office: Path, content: str | None, words: str) -> None:
    file = office / "departments" / "sales.json"
    document = json.loads(file.read_bytes())
    if content is None:
        file.unlink()
    elif content in ("version 3", "no address"):
        change = {"version": "3.0"} if content == "version 3" else {"site_url": "ftp://x"}
        file.write_text(json.dumps(document | change), "utf-8")
    else:
        file.write_text(content, "utf-8")
    settings = SiteSettings.model_validate({"merge": "departments/sales.json"})
    with pytest.raises(MergeError) as caught:
        read_origins(office, settings.merge)
    told = caught.value.reason.localize(Language.ENGLISH)
    assert "departments/sales.json" in told
    assert words in told


def test_a_site_without_others_has_no_such_page(office: Path) -> None:
    workspace = open_workspace(office, SiteSettings(history=False), Language.TRADITIONAL, DAY, alerts=False)
    assert "departments/index.md" not in [one.source for one in plan_site(Site(workspace))[0]]


def test_strategies_that_are_left_out_by_name_are_so_of_every_site(office: Path) -> None:
    path = office / "departments" / "marketing.json"
    document = json.loads(path.read_bytes())
    [kept] = [one for one in document["strategies"] if one["slug"] == "q3 0"]
    kept["sums"]["counts"] |= {"tasks": 5, "done": 4, "was_due": 3, "on_time": 2}
    path.write_text(json.dumps(document), "utf-8")
    html = page(office, ["departments/"], strategies=["q3 1"])
    assert "夏季推廣" not in html
    assert "&lt;b&gt;品牌" in html
    [row] = [
        one
        for one in re.findall(r"<tr[^>]*><th scope=\"row\">(.*?)</tr>", html)
        if one.startswith("marketing<")
    ]
    assert re.findall("<td[^>]*>([^<]*)", row)[1:] == ["1", "0", "—", "—", "4 / 5", "0", "66.7% "]
    assert ">2 / 3<" in row
    assert "60%" in page(office, ["departments/"])  # of the sites whose strategies are all shown


@pytest.mark.parametrize(
    ("withhold", "gone", "instead"),
    [
        ({"people": ["王小明"]}, "王小明", "***"),
        ({"mask_people": True}, "王小明", "王*"),
        ({"fields": ["strategy.owner"]}, "王小明", "***"),
        ({"fields": ["strategy.department"]}, "銷售部", "***"),
        ({"fields": ["strategy.title"]}, "秋季促銷", "***"),
        ({"fields": ["strategy.period"]}, "2025-09-30", "—"),
    ],
)
def test_names_and_fields_that_are_left_out_are_so_of_every_site(
    office: Path, withhold: dict[str, Any], gone: str, instead: str
) -> None:
    assert gone in page(office, ["departments/"])
    html = page(office, ["departments/"], **withhold)
    assert gone not in html
    assert instead in html


def test_a_name_in_another_sites_text_is_left_out_too(office: Path) -> None:
    path = office / "departments" / "sales.json"
    document = json.loads(path.read_bytes())
    strategy = document["strategies"][0]
    strategy |= {"title": "王大同的秋季促銷", "department": "銷售部王大同組", "owner": "王大同"}
    strategy["health"]["reason"] = "等王大同"
    path.write_text(json.dumps(document), "utf-8")
    html = page(office, ["departments/"], mask_people=True)
    assert "王大同" not in html
    # Another person than this site's own 王*, and not both in one.
    [mask, *others] = re.findall(r"(王\*\d*)的秋季促銷|銷售部(王\*\d*)組|等(王\*\d*)", html)
    assert len(others) == 2
    assert {name for found in (mask, *others) for name in found if name} == {"王*"}
    assert "<td>王*2</td>" in html


def test_a_field_of_another_record_is_no_strategys(office: Path) -> None:
    assert "王小明" in page(office, ["departments/"], fields=["task.owner"])


def test_nothing_was_due_where_all_that_was_is_left_out(office: Path) -> None:
    html = page(office, ["departments/"], strategies=["q3 *"])
    assert html.count('— <span class="st-small">0 / 0</span>') == 2
