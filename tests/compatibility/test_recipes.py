"""The guide's recipes for a repository of one's own, done as they are written, in a new repository.

Nothing is asked of an index but once, to collect the wheels as the guide says.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
import yaml
from hosts import RECORD, commit_all

from local_server import serving

pytestmark = pytest.mark.compatibility

ROOT = Path(__file__).parents[2]
UV = os.environ.get("UV", "uv")
GUIDE = (ROOT / "docs" / "guide" / "ci.md").read_text("utf-8")
FILES = dict(re.findall(r"^`([^`]+)`：\n\n```\w*\n(.*?)```", GUIDE, re.DOTALL | re.MULTILINE))
PIPELINES = [path for path in FILES if path.endswith(".yml")]
COMMANDS = re.findall(r"^```\n(.*?)```", GUIDE.split("## 其他系統")[1], re.DOTALL | re.MULTILINE)
ENGINEER = (ROOT / "docs" / "guide" / "engineer.md").read_text("utf-8")
LAST_GOOD = ENGINEER.split("{ #last-good }")[1].split("\n## ")[0]
LAST_GOOD_SETTINGS, *LAST_GOOD_PARTS = re.findall(r"```yaml\n(.*?)```", LAST_GOOD, re.DOTALL)
INDEX = "https://pypi.example.com/simple"
WAYS = re.findall(r"^\| [^|]*(?:倉庫|wheels/`) \| `([^`]*)` \|$", GUIDE, re.MULTILINE)
# Port 9 discards: whoever asks for anything outside of this machine fails, also where there is a network.
NO_INTERNET = {f"{kind}_PROXY": "http://127.0.0.1:9" for kind in ("HTTP", "HTTPS", "ALL")} | {
    "NO_PROXY": "127.0.0.1"
}
SMALLEST = re.findall(r"```yaml\n(site_name: .*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)[0]


def shell(command: str, folder: Path, programs: Path | None = None, **variables: str) -> str | None:
    """Run a line as a runner does, without this machine's settings; return its words, None if it failed."""
    alien = ("PIP_", "UV_", "VIRTUAL_ENV", "PYTHON", "PYTEST")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(alien)}
    kept |= {"PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "CI": "true"} | variables
    kept["PATH"] = os.pathsep.join([*([str(programs)] if programs else []), kept["PATH"]])
    done = subprocess.run(
        ["bash", "-ec", command], cwd=folder, env=kept, capture_output=True, text=True, check=False
    )
    print(command, done.stdout, done.stderr, sep="\n")
    return None if done.returncode else done.stdout


def new_environment(folder: Path) -> Path:
    """Return the programs of a Python with pip and nothing else."""
    made = subprocess.run([sys.executable, "-m", "venv", folder], capture_output=True, check=False)
    assert made.returncode == 0, made.stderr
    return folder / "bin"


def collect_command(folder: Path) -> str:
    """Build this product's own wheel, which no index has yet, and return how the guide collects wheels."""
    subprocess.run([UV, "build", "--quiet", "--wheel", "--out-dir", folder / "dist"], cwd=ROOT, check=True)
    (command,) = [one for one in COMMANDS if one.startswith("pip wheel")]
    return str(command)


def this_machine(folder: Path) -> dict[str, str]:
    """Return how pip reaches an index here, and our own wheel."""
    mine = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    return mine | {"PIP_FIND_LINKS": str(folder / "dist")}


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Collect the wheels as the guide says."""
    folder = tmp_path_factory.mktemp("collected")
    programs = new_environment(folder / "python")
    assert shell(collect_command(folder), folder, programs, **this_machine(folder)) is not None
    return folder / "wheels"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a new repository with what the guide says that there must be."""
    folder = tmp_path / "repository"
    texts = FILES | {
        "mkdocs.yml": SMALLEST,
        "docs/guide.md": "# Guide\n",
        "strategies/autumn.md": RECORD,
        ".gitignore": ".venv/\nsite/\npublic/\n",
    }
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    commit_all(folder)
    return folder


def steps_of(pipeline: Mapping[str, Any]) -> Iterator[str]:
    """Yield the commands of a pipeline in the order in which runners take them."""
    for job in pipeline.get("jobs", {}).values():
        yield from (step["run"] for step in job["steps"] if "run" in step)
    for job in pipeline.values():
        if isinstance(job, dict) and "script" in job:
            yield from (*pipeline.get("before_script", ()), *job["script"])


def test_pipelines_take_the_whole_history() -> None:
    assert len(PIPELINES) == 3
    for path in PIPELINES:
        assert re.search(r'fetch-depth: 0|GIT_DEPTH: "0"', FILES[path]), path


@pytest.mark.parametrize("path", [*PIPELINES, "other"])
def test_a_pipeline_publishes_the_site_and_stops_at_a_mistake(
    repository: Path, wheels: Path, tmp_path: Path, path: str
) -> None:
    (others,) = [one for one in COMMANDS if one.startswith("pip install -r")]
    steps = others.splitlines() if path == "other" else list(steps_of(yaml.safe_load(FILES[path])))
    programs = new_environment(tmp_path / "python")
    offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels), "SITE": str(tmp_path / "www" / "plans")}
    (tmp_path / "www").mkdir()
    for step in steps:
        assert shell(step, repository, programs, **offline) is not None, step
    places = [repository / "site", repository / "public", tmp_path / "www" / "plans"]
    assert [(place / "tasks" / "index.html").is_file() for place in places].count(True) >= 1
    (repository / "strategies/autumn.md").write_text(RECORD.replace("當前進度: 60", "當前進度: 600"), "utf-8")
    (check,) = [step for step in steps if "strategy-tracker check" in step]
    assert shell(check, repository, programs) is None


def test_the_first_build_says_nothing_of_jieba_and_leaves_nothing_to_other_users(
    repository: Path, tmp_path: Path
) -> None:
    """In a new environment Python compiles jieba's source, and warns of it where others load it first."""
    alone = {name: tmp_path / name for name in ("HOME", "TMPDIR", "PYTHONPYCACHEPREFIX")}
    for folder in alone.values():
        folder.mkdir()
    variables = {name: str(folder) for name, folder in alone.items()} | {"XDG_CACHE_HOME": ""}
    programs = Path(sys.executable).parent
    said = shell("mkdocs build 2>&1", repository, programs, NO_MKDOCS_2_WARNING="1", **variables)
    assert said is not None
    assert [
        line for line in said.splitlines() if not re.match(r"(INFO|WARNING) +- +(?!Deprec|Syntax)|$", line)
    ] == []
    assert list(alone["TMPDIR"].iterdir()) == []
    assert len(list(alone["HOME"].rglob("jieba.cache"))) == 1


def with_last_good(path: str, part: dict[str, Any]) -> dict[str, Any]:
    """Return a pipeline changed as the guide says so that files with errors are shown as they last were."""
    pipeline: dict[str, Any] = yaml.safe_load(FILES[path])
    if "jobs" not in part:
        return pipeline | part
    steps = part["jobs"].pop("site")["steps"]
    new = {command_in(step): step for step in steps}
    site = pipeline["jobs"]["site"]
    site["steps"] = [new.get(command_in(step), step) for step in site["steps"]]
    if "check" in part["jobs"]:
        site["steps"] = [
            step for step in site["steps"] if "strategy-tracker check" not in step.get("run", "")
        ]
    pipeline["jobs"] = part["jobs"] | pipeline["jobs"]
    return pipeline


def command_in(step: Mapping[str, Any]) -> str:
    """Return the command of a step without its options and what follows it: two steps are the same step."""
    return " ".join(step.get("run", step.get("uses", "")).split()[:2])


def steps_on_the_branch(job: Mapping[str, Any]) -> list[str]:
    """Return the commands that a job runs after a merge."""
    if "script" in job:
        return list(job["script"])
    steps = [step for step in job["steps"] if "pull_request" not in step.get("if", "")]
    return [step["run"] for step in steps if "run" in step]


@pytest.mark.parametrize(("path", "number"), [(path, number) for number, path in enumerate(PIPELINES)])
def test_a_merged_mistake_stops_nobodys_page_and_is_told(
    repository: Path, wheels: Path, tmp_path: Path, path: str, number: int
) -> None:
    settings = yaml.safe_load(LAST_GOOD_SETTINGS)["plugins"][0]["strategy-tracker"]
    (repository / "mkdocs.yml").write_text(
        SMALLEST.replace("- strategy-tracker", f"- strategy-tracker: {json.dumps(settings)}"), "utf-8"
    )
    commit_all(repository)
    broken = RECORD.replace("當前進度: 60", "當前進度: 快好了")
    (repository / "strategies/autumn.md").write_text(broken.replace("2000單", "2500單"), "utf-8")
    (repository / "strategies/winter.md").write_text(RECORD.replace("秋季新品", "冬季新品"), "utf-8")
    commit_all(repository)
    pipeline = with_last_good(path, yaml.safe_load(LAST_GOOD_PARTS[number]))
    programs = new_environment(tmp_path / "python")
    offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels), "SITE": str(tmp_path / "www")}
    jobs = pipeline.get("jobs", pipeline)
    publishing = jobs["pages"] if "pages" in jobs else jobs["site"]
    steps = [*pipeline.get("before_script", ()), *steps_on_the_branch(publishing)]
    failed = [step for step in steps if shell(step, repository, programs, **offline) is None]
    site = next(one for one in (repository / "site", repository / "public", tmp_path / "www") if one.is_dir())
    page = (site / "strategies" / "autumn" / "index.html").read_text("utf-8")
    assert "快好了" in page  # the mistake is told on the page
    assert "2000單" in page
    assert "冬季新品" in (site / "tasks" / "index.html").read_text("utf-8")
    if "check" in jobs:
        assert failed == []
        (check,) = [step for step in steps_on_the_branch(jobs["check"]) if "check" in step]
        assert shell(check, repository, programs) is None
    else:  # the one job that publishes is red
        assert failed == [steps[-1]]


@pytest.fixture
def mirror(wheels: Path, tmp_path: Path) -> Iterator[str]:
    """Serve the wheels as an index of a company would, and yield its address."""
    simple = tmp_path / "mirror" / "simple"
    for wheel in wheels.glob("*.whl"):
        name = re.sub(r"[-_.]+", "-", wheel.name.split("-")[0]).lower()
        page = simple / name / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        (page.parent / wheel.name).symlink_to(wheel)
        page.write_text(f'<a href="{wheel.name}">{wheel.name}</a>', "utf-8")
    handler = partial(SimpleHTTPRequestHandler, directory=tmp_path / "mirror")
    with serving(handler) as address:
        yield f"{address}/simple"


@pytest.mark.parametrize("way", WAYS)
def test_a_way_to_install_within_a_company(
    repository: Path, wheels: Path, mirror: str, tmp_path: Path, way: str
) -> None:
    programs = new_environment(tmp_path / "python")
    (repository / "wheels").symlink_to(wheels)
    mine = {"VIRTUAL_ENV": str(programs.parent), "UV_CACHE_DIR": str(tmp_path / "cache")} | NO_INTERNET
    assert shell(way.replace(INDEX, mirror), repository, programs, **mine) is not None
    assert shell("strategy-tracker check", repository, programs) is not None


def test_all_ways_are_tried() -> None:
    assert [way.split("pip install")[0] for way in WAYS] == [
        f"PIP_INDEX_URL={INDEX} ", "", f"UV_DEFAULT_INDEX={INDEX} uv ", "uv ",
    ]  # fmt: skip


def test_wheels_of_an_older_patch_release_fit_a_newer_one(tmp_path: Path) -> None:
    listed = subprocess.run(
        [UV, "python", "list", "--only-installed", "--output-format", "json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    ours = sys.version_info[:2]
    pythons = {tuple(int(part) for part in re.findall(r"\d+", one["version"])[:3]): one["path"]
               for one in json.loads(listed.stdout) if one["implementation"] == "cpython"}  # fmt: skip
    found = sorted(version for version in pythons if version[:2] == ours)
    if len(found) < 2:
        pytest.skip(f"only one patch release of Python {ours} is on this machine: {found}")
    older, newer = (pythons[version] for version in (found[0], found[-1]))
    for name, python in (("older", older), ("newer", newer)):
        subprocess.run([UV, "venv", "--quiet", "--seed", "--python", python, tmp_path / name], check=True)
    collect = collect_command(tmp_path)
    assert shell(collect, tmp_path, tmp_path / "older" / "bin", **this_machine(tmp_path)) is not None
    install = "pip install --no-index --find-links wheels strategy-tracker"
    assert shell(install, tmp_path, tmp_path / "newer" / "bin") is not None
    assert shell("strategy-tracker --version", tmp_path, tmp_path / "newer" / "bin") is not None
