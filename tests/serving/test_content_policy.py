"""A built site's policy: the template's scripts are allowed, everything else is said."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from strategy_tracker.cli import main
from strategy_tracker.language import Language
from strategy_tracker.serving import policy_of
from strategy_tracker.serving.page_parts import parts_of

CASES = yaml.safe_load((Path(__file__).parent / "pages.yaml").read_text("utf-8"))
TEMPLATE = '<html lang="zh-Hant"><script>scope("/")</script>{}</html>'


def site(folder: Path, **pages: str) -> Path:
    for name, text in {"404": "", **pages}.items():
        (folder / f"{name}.html").write_text(TEMPLATE.format(text), "utf-8")
    return folder


def hashed(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def csp(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["csp", *map(str, arguments)])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["it"])
def test_pages(tmp_path: Path, case: dict[str, Any]) -> None:
    policy = policy_of(site(tmp_path, index=case["page"]))
    said = [one.reason.localize(Language.ENGLISH) for one in policy.obstacles]
    expected = case.get("says", [])
    assert len(said) == len(expected), said
    assert [part for part, words in zip(expected, said, strict=True) if part not in words] == []


def test_scripts_are_allowed_by_their_hashes_as_the_browser_reads_them(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_bytes(b'<script>scope(\n"/"\n)</script>')
    (tmp_path / "index.html").write_bytes(b'<script>scope(\r\n"."\r)</script>')
    sources = policy_of(tmp_path).directives["script-src"]
    assert sources == ("'self'", *sorted((hashed('scope(\n"."\n)'), hashed('scope(\n"/"\n)'))))


def test_what_is_trusted_or_allowed_by_name_is(tmp_path: Path) -> None:
    pictures = "<img src='http://p.example/a.png'><img src='//q.example/a.png'>"
    site(tmp_path, own="<script>a()</script>", other=f"<script>b()</script>{pictures}<base href='/'>")
    allowed = [("img-src", "http://p.example"), ("img-src", "https://q.example"), ("img-src", "'self'")]
    policy = policy_of(tmp_path, ["ow*"], [*allowed, ("object-src", "'self'"), ("base-uri", "'self'")])
    assert hashed("a()") in policy.directives["script-src"]
    assert hashed("b()") not in policy.directives["script-src"]
    assert policy.directives["img-src"] == ("'self'", "data:", "http://p.example", "https://q.example")
    assert policy.directives["base-uri"] == ("'self'",)
    assert policy.directives["object-src"] == ("'self'",)
    assert [one.page for one in policy.obstacles] == ["other.html"]


def test_the_same_obstacle_is_said_once_with_its_first_place(tmp_path: Path) -> None:
    site(tmp_path, a="\n<b onclick=a()>", b="<b onclick=b()>", c="<b onclick=c()>")
    (obstacle,) = policy_of(tmp_path).obstacles
    assert (obstacle.page, obstacle.line, obstacle.more) == ("a.html", 2, 2)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    parts_of(text)


@given(st.text(st.characters(exclude_characters="<\r", codec="utf-8")))
def test_a_script_is_read_as_it_stands(text: str) -> None:
    assert parts_of(f"<p>\n<script>{text}</script>").scripts == [(2, text)]


@pytest.mark.parametrize(
    ("form", "start", "end"),
    [
        ("header", "default-src 'none'; script-src 'self' 'sha256-", "'none'\n"),
        ("nginx", 'add_header Content-Security-Policy "default-src', "'none'\" always;\n"),
        ("caddy", 'header Content-Security-Policy "default-src', "'none'\"\n"),
        ("apache", 'Header always set Content-Security-Policy "default-src', "'none'\"\n"),
    ],
)
def test_the_command_writes_it_for_each_server(tmp_path: Path, form: str, start: str, end: str) -> None:
    done = csp(site(tmp_path, index=""), "--format", form)
    assert done.exit_code == 0
    assert done.stdout.startswith(start)
    assert done.stdout.endswith(end)
    assert "'unsafe-inline'" not in done.stdout.partition("script-src")[2].partition(";")[0]


def test_the_command_says_what_will_not_work_in_the_sites_language(tmp_path: Path) -> None:
    folder = site(tmp_path, index="<b onclick=a()>")
    done = csp(folder, "--output", tmp_path / "policy.conf", "--format", "nginx")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "index.html:1: <b> 的 onclick" in done.stderr
    assert "onclick of <b>" in csp(folder, "--language", "en").stderr
    # The file is there all the same: what it leaves out is safe.
    assert (tmp_path / "policy.conf").read_text("utf-8").startswith("add_header ")


def test_the_command_does_not_fill_the_screen(tmp_path: Path) -> None:
    said = csp(
        site(tmp_path, **{f"page{n}": f"<script>a({n})</script>" for n in range(30)}), "--language", "en"
    )
    assert said.stderr.count("A script that") == 20
    assert "10 more of this kind." in said.stderr
    assert said.exit_code == 1


@pytest.mark.parametrize(
    "arguments", [["--allow", "img-src"], ["--allow", "img-src=a; script-src *"], ["--allow", 'img-src="']]
)
def test_a_source_that_would_say_something_else_is_refused(tmp_path: Path, arguments: list[str]) -> None:
    assert csp(site(tmp_path, index=""), *arguments).exit_code == 2


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    assert csp(tmp_path).exit_code == 2


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    done = csp(site(tmp_path, index=""), "--output", tmp_path / "none" / "policy.conf")
    assert done.exit_code == 2
    assert "policy.conf" in done.stderr
