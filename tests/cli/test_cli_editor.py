"""`editor`: the form's folder, from packages that somebody has put on this machine."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import pytest
from cli_runs import run


def pack(folder: Path, name: str, version: str, files: dict[str, str]) -> None:
    """Write an archive as `npm pack` does."""
    folder.mkdir(exist_ok=True)
    described = json.dumps({"name": name, "version": version})
    with tarfile.open(folder / f"{name}-{version}.tgz", "w:gz") as archive:
        for path, text in {"package.json": described, **files}.items():
            member = tarfile.TarInfo(f"package/{path}")
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text.encode()))


@pytest.fixture
def packages(project: Path) -> Path:
    folder = project / "vendor"
    decap = {"LICENSE": "MIT", "dist/decap-cms.js": "1", "dist/7.decap-cms.js": "2", "dist/cms.js": "3"}
    pack(folder, "decap-cms", "3.16.3", {**decap, "dist/decap-cms.js.map": "4", "../../out.js": "5"})
    pack(folder, "yaml", "2.9.1", {"browser/index.js": "6", "browser/dist/visit.js": "7", "bin.mjs": "8"})
    return folder


def test_the_folder_holds_what_a_browser_needs_and_nothing_else(project: Path, packages: Path) -> None:
    done = run("editor", "--packages", str(packages), "--out", "site/editor")
    assert done.exit_code == 0, done.output
    found = sorted(path.relative_to(project / "site/editor") for path in (project / "site").rglob("*.*"))
    assert [path.as_posix() for path in found] == [
        "config.json",
        "decap-cms/7.decap-cms.js",
        "decap-cms/decap-cms.js",
        "fields.js",
        "index.html",
        "record-format.js",
        "splicing.js",
        "start.js",
        "vocabulary.json",
        "writing.js",
        "yaml/dist/visit.js",
        "yaml/index.js",
    ]
    assert (project / "site/editor/decap-cms/LICENSE").read_text() == "MIT"
    assert [path.name for path in (project / "site").iterdir()] == ["editor"]


def test_the_configuration_speaks_the_language_and_lists_strategies_in_folders(
    project: Path, packages: Path
) -> None:
    (project / "backend.yml").write_text("backend: {name: gitea, repo: m/s, branch: main}\n", "utf-8")
    options = ("--packages", str(packages), "--out", "form", "--backend", "backend.yml")
    assert run("editor", *options, "--language", "zh-Hant").exit_code == 0
    config = json.loads((project / "form/config.json").read_text("utf-8"))
    assert config["backend"] == {"name": "gitea", "repo": "m/s", "branch": "main"}
    assert config["locale"] == "zh_Hant"
    single, folders = config["collections"]
    assert single["folder"] == "strategies"
    assert [one["file"] for one in folders["files"]] == ["strategies/雙11/index.md"]
    fields = {field["name"]: field for field in single["fields"]}
    assert "extra" not in fields
    tasks = {field["name"]: field for field in fields["tasks"]["fields"]}
    assert tasks["status"]["label"] == "完成狀態"
    assert tasks["status"]["options"][:5] == ["未開始", "進行中", "已完成", "延期", "已取消"]
    assert tasks["planned"]["hint"].startswith(
        "起止日期，或截止日期，或整個季度、月份。 例如：2024-07-15至2024-08-15"
    )
    assert "start" not in tasks


def test_paths_are_those_in_the_repository(
    project: Path, packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = project / "sites" / "marketing"
    below.mkdir(parents=True)
    for name in ("mkdocs.yml", "strategies"):
        (project / name).rename(below / name)
    (project / ".git").mkdir()
    monkeypatch.chdir(below)
    assert run("editor", "--packages", str(packages), "--out", "form").exit_code == 0
    single, folders = json.loads((below / "form/config.json").read_text("utf-8"))["collections"]
    assert single["folder"] == "sites/marketing/strategies"
    assert [one["file"] for one in folders["files"]] == ["sites/marketing/strategies/雙11/index.md"]


def test_an_earlier_editor_is_replaced_and_another_folder_left_alone(project: Path, packages: Path) -> None:
    options = ("editor", "--packages", str(packages), "--out")
    assert run(*options, "form").exit_code == 0
    (project / "form/decap-cms/old.decap-cms.js").write_text("old")
    assert run(*options, "form").exit_code == 0
    assert not (project / "form/decap-cms/old.decap-cms.js").exists()
    done = run(*options, "strategies", "--language", "zh-Hant")
    assert done.exit_code == 2
    assert "strategies 裡有別的檔案" in done.output
    assert sorted(path.name for path in (project / "strategies").iterdir()) == ["sound.md", "雙11"]


@pytest.mark.parametrize(
    ("name", "version", "files", "said"),
    [
        ("yaml", "2.0.0", {"browser/index.js": ""}, "holds 2 archives of yaml 2"),
        ("decap-cms", "3.0.0", {}, "holds 2 archives of decap-cms 3"),
    ],
)
def test_two_archives_of_a_package_are_refused(
    packages: Path, name: str, version: str, files: dict[str, str], said: str
) -> None:
    pack(packages, name, version, files)
    done = run("editor", "--packages", str(packages), "--out", "form")
    assert done.exit_code == 2
    assert said in done.output


def test_packages_that_cannot_serve_are_refused_by_name(project: Path, packages: Path) -> None:
    options = ("editor", "--packages", str(packages), "--out", "form")
    archive = packages / "yaml-2.9.1.tgz"
    archive.write_bytes(b"no archive")
    assert "is no archive of `npm`" in run(*options).output
    archive.unlink()
    assert "holds 0 archives of yaml 2" in run(*options).output
    pack(packages, "yaml", "2.9.1", {"bin.mjs": ""})
    assert "yaml lacks index.js" in run(*options).output
    (packages / "yaml").mkdir()
    (packages / "yaml/package.json").write_text('{"name": "yaml", "version": "1.10.2"}')
    assert "yaml 1.10.2 was found; the form runs on version 2." in run(*options).output
    assert not (project / "form").exists()


@pytest.mark.parametrize("text", ["[]", "name: 1", "repo: m/s", "a: [", "\udcff"])
def test_a_backend_section_must_be_one(project: Path, packages: Path, text: str) -> None:
    (project / "backend.yml").write_text(text, "utf-8", errors="surrogateescape")
    done = run("editor", "--packages", str(packages), "--out", "form", "--backend", "backend.yml")
    assert done.exit_code == 2
    assert "backend.yml" in done.output
    assert not (project / "form").exists()
