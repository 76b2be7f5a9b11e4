"""Two builds of one state with one as_of give the same bytes, wherever and whenever they are made."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("mkdocs.yml", "docs", "strategies")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """The site of a copy of the example: in another folder, with another order of sets, on another day."""
    project = tmp_path / "a" / "longer" / "別的路徑"
    project.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, project / name)
        else:
            shutil.copy(source, project / name)
    # mkdocs.yml names an as_of, which comes before the epoch; the epoch is then only the day of the build.
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1790000000", "PYTHONHASHSEED": "2"}
    site = project / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return site


def contents(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def test_two_builds_are_the_same_in_every_byte(example_folder: Path, elsewhere: Path) -> None:
    """MkDocs writes the day of the build into the packed sitemap's header; what is packed is the same."""
    one, other = contents(example_folder), contents(elsewhere)
    assert sorted(one) == sorted(other)
    assert "search/search_index.json" in one
    for site in (one, other):
        site["sitemap.xml.gz"] = gzip.decompress(site["sitemap.xml.gz"])
    assert [name for name in one if one[name] != other[name]] == []
