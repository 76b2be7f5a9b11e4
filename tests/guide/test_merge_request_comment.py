"""The recipe that puts the report into a merge request: one comment, renewed, on both services."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / ".ci" / "comment"
MARK = "<!-- strategy-tracker diff -->"
SECRET = "s3cret-token"  # noqa: S105 - of nobody
PATHS = {"github": "/repos/team/plans/issues", "gitlab": "/projects/7/merge_requests/12/notes"}


class Service:
    """A service that has the comments of one merge request, other people's among them."""

    def __init__(self) -> None:
        self.comments: list[dict[str, Any]] = [
            {"id": number, "body": f"comment {number}"} for number in range(150)
        ]
        self.asked: list[tuple[str, str, str]] = []
        self.refuses = False
        service = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *arguments: object) -> None:
                pass

            def answer(self) -> None:
                address = urlsplit(self.path)
                token = self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN") or ""
                service.asked.append((self.command, address.path, token.removeprefix("Bearer ")))
                length = int(self.headers.get("Content-Length") or 0)
                content = json.loads(self.rfile.read(length)) if length else None
                answer = service.answered(self.command, address.path, parse_qs(address.query), content)
                data = json.dumps(answer).encode()
                self.send_response(403 if service.refuses else 200)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = do_PUT = do_PATCH = answer  # noqa: N815 - names of the library

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answered(self, method: str, path: str, query: dict[str, list[str]], content: Any) -> Any:
        if method == "GET":
            start = (int(query["page"][0]) - 1) * int(query["per_page"][0])
            return self.comments[start : start + int(query["per_page"][0])]
        if method == "POST":
            self.comments.append({"id": len(self.comments), **content})
        else:
            self.comments[int(path.rpartition("/")[2])].update(content)
        return {}

    @property
    def ours(self) -> list[str]:
        return [one["body"] for one in self.comments if one["body"].startswith(MARK)]


@pytest.fixture
def service() -> Iterator[Service]:
    made = Service()
    yield made
    made.server.shutdown()
    made.server.server_close()


def comment(service: Service, kind: str, file: Path, text: str) -> subprocess.CompletedProcess[str]:
    file.write_text(f"{MARK}\n{text}\n", "utf-8")
    variables = {
        "github": {
            "GITHUB_API_URL": service.address,
            "GITHUB_REPOSITORY": "team/plans",
            "GITHUB_TOKEN": SECRET,
            "PULL_REQUEST": "12",
        },
        "gitlab": {
            "CI_API_V4_URL": service.address,
            "CI_PROJECT_ID": "7",
            "CI_MERGE_REQUEST_IID": "12",
            "GITLAB_TOKEN": SECRET,
        },
    }[kind]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI_"))}
    return subprocess.run(
        [sys.executable, SCRIPT, file],
        env=kept | variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("kind", PATHS)
def test_there_is_one_comment_and_it_is_renewed(kind: str, service: Service, tmp_path: Path) -> None:
    for text in ("目標調低", "計劃沒有變更。"):
        done = comment(service, kind, tmp_path / "changes.md", text)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert service.ours == [f"{MARK}\n計劃沒有變更。\n"]
    assert len(service.comments) == 151
    assert {token for *_, token in service.asked} == {SECRET}
    assert all(path.startswith(PATHS[kind]) for _, path, _ in service.asked)


@pytest.mark.parametrize("kind", PATHS)
def test_a_refusal_fails_the_job_without_telling_the_token(
    kind: str, service: Service, tmp_path: Path
) -> None:
    service.refuses = True
    done = comment(service, kind, tmp_path / "changes.md", "目標調低")
    assert done.returncode == 1
    assert "403" in done.stderr
    assert SECRET not in done.stderr + done.stdout
    assert service.ours == []


def test_the_recipes_run_what_is_tested_here() -> None:
    github = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8"))
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    steps = [step.get("run", "") for job in github["jobs"].values() for step in job["steps"]]
    for commands in (steps, gitlab["changes"]["script"]):
        assert any("python3 .ci/comment changes.md" in command for command in commands)
        assert any(
            "strategy-tracker diff" in command and "--output changes.md" in command for command in commands
        )
