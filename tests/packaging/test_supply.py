"""What users install is what was reviewed: locked, audited, the same bytes from every build, least rights."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
import yaml

from local_server import serving
from strategy_tracker import __version__

ROOT = Path(__file__).resolve().parents[2]
UV = os.environ.get("UV", "uv")
BUILD = (UV, "build", "--quiet", "--offline", "--no-build-isolation", "--python", sys.executable)
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def _copied(folder: Path, mode: int, moment: int) -> Path:
    """Return a copy of what is built, as another machine would have it."""
    for name in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "plugins", folder / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(mode)
            os.utime(path, (moment, moment))
    return folder


def _hashes(folder: Path) -> dict[str, str]:
    built = (*folder.glob("*.whl"), *folder.glob("*.tar.gz"))
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in built}


def test_two_builds_have_the_same_bytes(tmp_path: Path) -> None:
    found = []
    for name, mode, moment in (("here", 0o644, 1_000_000_000), ("somewhere else", 0o600, 1_700_000_000)):
        folder = tmp_path / name
        folder.mkdir()
        # The wheel is built from the archive of the source, so that both hold the same.
        subprocess.run(BUILD, cwd=_copied(folder, mode, moment), check=True)
        found.append(_hashes(folder / "dist"))
    assert found[0] == found[1]
    assert sorted(Path(name).suffix for name in found[0]) == [".gz", ".whl"]


def test_the_newest_release_in_the_changelog_is_this_one() -> None:
    releases = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert releases[:2] == ["Unreleased", __version__]


def test_everything_is_locked_with_its_hash() -> None:
    packages = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
    files = [
        (package["name"], file)
        for package in packages
        for file in (*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else ()))
    ]
    assert {name for name, _ in files} == {one["name"] for one in packages} - {"strategy-tracker"}
    assert [name for name, file in files if not file["hash"].startswith("sha256:")] == []


class _Database(BaseHTTPRequestHandler):
    """Answers as the database of vulnerabilities does: one is known of `vulnerable`."""

    vulnerable = ""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        known = {"vulns": [{"id": "GHSA-stand-in", "modified": "2026-01-01T00:00:00Z"}]}
        self._say({"results": [known if one["package"]["name"] == self.vulnerable else {} for one in asked]})

    def do_GET(self) -> None:
        self._say({"id": "GHSA-stand-in", "modified": "2026-01-01T00:00:00Z", "affected": []})

    def _say(self, content: object) -> None:
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it so
        """Keep the tests' output quiet."""


@contextmanager
def _database(vulnerable: str) -> Iterator[str]:
    handler = type("Database", (_Database,), {"vulnerable": vulnerable})
    with serving(handler) as address:
        yield f"{address}/"


def _audit(address: str) -> tuple[int, str]:
    command = ["bash", ".ci/audit", "--service-url", address]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_an_audit_finds_what_is_known() -> None:
    with _database("nobody") as address:
        assert _audit(address)[0] == 0
    with _database("jinja2") as address:
        status, said = _audit(address)
    assert status == 1
    assert "GHSA-stand-in" in said


def test_an_audit_that_could_not_ask_is_not_green() -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        status, said = _audit(f"http://127.0.0.1:{one.getsockname()[1]}/")
    assert status == 2
    assert "NOT AUDITED" in said


def _steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job.get("steps", ())]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_has_the_rights_that_it_needs_and_no_more(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in workflow[True]  # YAML reads `on` so
    for step in _steps(workflow):
        if "uses" in step:  # a tag can be moved, a commit cannot
            assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"])
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
    writing = {
        (name, right)
        for name, job in workflow["jobs"].items()
        for right, level in job.get("permissions", {}).items()
        if level == "write"
    }
    expected = {("comment", "pull-requests"), ("deploy", "pages"), ("deploy", "id-token")}
    assert writing == (expected if path.name == "publish.yml" else set())


def test_a_job_that_may_write_runs_nothing_of_the_changes() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8"))
    comment = workflow["jobs"]["comment"]
    assert [step.get("run") for step in comment["steps"] if "run" in step] == [
        "python3 .ci/comment changes.md"
    ]
    (checkout,) = [step for step in comment["steps"] if step.get("uses", "").startswith("actions/checkout@")]
    assert checkout["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
