"""Head office and a hundred departments: the sites merged, and DuckDB's answers over all their files.

    uv run python tests/benchmark/departments.py --departments 100 --strategies 10

publishes as many departments' portfolio.json, builds the site that merges them, and runs the queries of the
guide over all files; prints bytes, CPU seconds and the largest memory of each process.
"""

import argparse
import re
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from builds import mkdocs
from generate import AS_OF, front_matter, make_plans
from measuring import cost_of

from strategy_tracker.exchange.portfolio import portfolio_json, publish
from strategy_tracker.language import Language
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.tracking import track

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "data.md"
CONFIGURATION = (
    "site_name: 總部\ndocs_dir: docs\ntheme: {name: material, language: zh-Hant, font: false}\nplugins:\n"
    f"  - strategy-tracker: {{as_of: {AS_OF}, fail_on: never, history: false, merge: departments/}}\n"
)
ASK = "import sys, duckdb; database = duckdb.connect(); [database.execute(one) for one in sys.argv[1:]]"


def publish_departments(departments: int, strategies: int, folder: Path) -> int:
    """Write as many departments' published portfolios; return their bytes."""
    written = 0
    (folder / "departments").mkdir(parents=True)
    (folder / "strategies").mkdir()
    plans = make_plans(strategies, seed=7)
    for number, plan in enumerate(plans):
        (folder / "strategies" / f"s{number:04d}.md").write_text(front_matter(plan), "utf-8")
    portfolio = load_portfolio(folder / "strategies", prefix="strategies/")
    for number in range(departments):
        renamed = tuple(replace(one, slug=f"d{number:03d}-{one.slug}") for one in portfolio.strategies)
        tracked = track(replace(portfolio, strategies=renamed), AS_OF)
        data = portfolio_json(publish(tracked, Language.TRADITIONAL))
        (folder / "departments" / f"d{number:03d}.json").write_bytes(data)
        written += len(data)
    return written


def main() -> None:
    """Publish, build and ask, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--departments", type=int, default=100)
    parser.add_argument("--strategies", type=int, default=10)
    options = parser.parse_args()
    view, *queries = re.findall(r"```sql\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    view = view.replace("data/portfolio.json", "departments/*.json")
    with tempfile.TemporaryDirectory() as name:
        folder, compiled = Path(name) / "site", Path(name) / "compiled"
        size = publish_departments(options.departments, options.strategies, folder)
        print(f"{options.departments} x {options.strategies} strategies: {size / 1e6:.0f} MB of JSON")
        (folder / "docs").mkdir()
        (folder / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
        cost_of([sys.executable, "-c", ASK, "SELECT 1"], folder, compiled)
        merged = cost_of(mkdocs("mkdocs.yml", "site"), folder, compiled)
        page = (folder / "site" / "departments" / "index.html").stat().st_size
        print(f"merged site: {merged.seconds:.1f} s, {merged.memory:.0f} MiB, page {page / 1e6:.1f} MB")
        for query in queries:
            cost = cost_of([sys.executable, "-c", ASK, view, query], folder, compiled)
            print(f"query: {cost.seconds:.1f} s, {cost.memory:.0f} MiB  {query.splitlines()[0][:60]}")


if __name__ == "__main__":
    main()
