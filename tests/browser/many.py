"""A site of many strategies that nobody wrote: more than a page shows at once."""

from __future__ import annotations

import sys
from pathlib import Path

from browsing import build

sys.path.append(str(Path(__file__).parents[1] / "benchmark"))
from generate import AS_OF, TASKS, write_portfolio

TASKS_OF_A_STRATEGY = TASKS
_CONFIGURATION = """site_name: 測試
site_url: http://127.0.0.1/
use_directory_urls: {directories}
theme: {{name: material, language: zh-Hant, font: false, features: [navigation.tabs, navigation.instant]}}
extra: {{generator: false}}
plugins:
  - search
  - strategy-tracker: {{as_of: {as_of}, history: false, fail_on: never, page_rows: 40}}
"""


def build_many(strategies: int, project: Path, target: Path, *, directories: bool = True) -> None:
    """Write as many strategies of TASKS_OF_A_STRATEGY tasks into a project's folder, and build its site.

    Lists are divided after 40 rows.
    """
    write_portfolio(strategies, project)
    configuration = _CONFIGURATION.format(directories=str(directories).lower(), as_of=AS_OF)
    (project / "mkdocs.yml").write_text(configuration, "utf-8")
    build(project, target)
