"""`render`: what is written where, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from cli_runs import CONFIGURATION, FAULTY, SOUND, run

from strategy_tracker.render.output import Pages
from strategy_tracker.render.project import Project

VIEW = "# Own\n\n```tracker\nview: tasks\n```\n\n[the strategy](strategies/sound.md#notes)\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    for path, text in {
        "strategies/sound.md": f"{SOUND}\n## Notes\n\nSee [the page](../own.md) and {{{{ secret }}}}.\n",
        "docs/own.md": VIEW,
        "docs/pictures/a.png": "x",
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_all_pages_and_files_are_written(site: Path) -> None:
    result = run("render", "--out", "build")
    assert (result.exit_code, result.stdout) == (0, "")
    written = {path.relative_to("build/docs").as_posix() for path in Path("build/docs").rglob("*.*")}
    assert {"index.md", "tasks/index.md", "strategies/sound/index.md", "own.md", "pictures/a.png"} <= written
    assert {"data/portfolio.json", "assets/strategy-tracker.js", "assets/strategy-tracker.css"} <= written
    page = Path("build/docs/strategies/sound/index.md").read_text("utf-8")
    assert page.startswith('---\ntitle: "線上推廣策略"\nhide: ["toc"]\n---\n\n<div class="st-rendered"><')
    assert '<a href="../../own/" rel="noopener noreferrer">the page</a>' in page
    assert "{{" not in page
    own = Path("build/docs/own.md").read_text("utf-8")
    assert "```" not in own
    assert "發布3篇產品種草文" in own
    assert "(strategies/sound/index.md#text-notes)" in own
    assert 'href="strategies/sound/#task-t001"' in own
    configuration = yaml.safe_load(Path("build/mkdocs.yml").read_text("utf-8"))
    assert configuration["plugins"] == ["search"]
    assert {"Tasks": "tasks/index.md"} in configuration["nav"]
    assert "own.md" in configuration["nav"]


def test_what_is_gone_while_the_pages_are_written_costs_nothing_but_itself(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in ("strategies/gone.csv", "docs/gone.md", "strategies/stays.csv"):
        Path(path).write_text("x", "utf-8")

    def put_aside(pages: Project, out: Pages) -> None:
        write_pages(pages, out)
        for path in ("strategies/gone.csv", "docs/gone.md"):
            Path(path).unlink()

    write_pages = Project._write_pages
    monkeypatch.setattr(Project, "_write_pages", put_aside)
    result = run("render", "--out", "build")
    assert result.exit_code == 0
    for path in ("strategies/gone.csv", "gone.md"):
        assert f"{path} is not published: it cannot be opened: there is no such file" in result.stderr
        assert not Path("build/docs", path).exists()
    assert Path("build/docs/strategies/stays.csv").read_text("utf-8") == "x"
    assert Path("build/docs/own.md").exists()


def test_the_same_files_give_the_same_bytes_and_what_is_gone_goes(site: Path) -> None:
    def written() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in Path("build").rglob("*") if path.is_file()}

    run("render", "--out", "build")
    Path("build/site").mkdir()
    Path("build/site/index.html").write_text("built", "utf-8")
    before = written()
    Path("docs/pictures/a.png").rename("docs/pictures/b.png")
    assert run("render", "--out", "build").exit_code == 0
    assert written().keys() ^ before.keys() == {
        Path("build/docs/pictures/a.png"),
        Path("build/docs/pictures/b.png"),
    }
    Path("docs/pictures/b.png").rename("docs/pictures/a.png")
    run("render", "--out", "build")
    assert written() == before


def test_errors_keep_what_is_there_as_it_was(site: Path) -> None:
    run("render", "--out", "build")
    before = Path("build/docs/tasks/index.md").read_bytes()
    Path("strategies/wrong.md").write_text(FAULTY, "utf-8")
    result = run("render", "--out", "build")
    assert result.exit_code == 1
    assert "strategies/wrong.md:" in result.stderr
    assert result.stderr.endswith("Nothing was written.\n")
    assert Path("build/docs/tasks/index.md").read_bytes() == before
    assert {path.name for path in Path("build").iterdir()} == {"docs", "mkdocs.yml"}


@pytest.mark.parametrize("path", ["docs/mine.md", "mkdocs.yml"])
def test_what_somebody_else_wrote_is_left_alone(site: Path, path: str) -> None:
    mine = Path("build") / path
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", "utf-8")
    result = run("render", "--out", "build")
    assert result.exit_code == 1
    assert "was not written by this command" in result.stderr
    assert [one.read_text("utf-8") for one in Path("build").rglob("*") if one.is_file()] == ["mine"]


@pytest.mark.parametrize("folder", [".", "docs/build", "strategies/build"])
def test_the_sites_own_folders_are_refused(site: Path, folder: str) -> None:
    result = run("render", "--out", folder)
    assert result.exit_code == 2
    assert "a folder of its own" in result.stderr
    assert not list(site.rglob(".strategy-tracker"))


def test_a_page_of_the_sites_own_is_kept_and_told(site: Path) -> None:
    Path("docs/index.md").write_text("# Mine\n", "utf-8")
    result = run("render", "--out", "build")
    assert "index.md is kept, so the overview is at overview/index.md" in result.stderr
    assert Path("build/docs/index.md").read_text("utf-8") == "# Mine\n"
    assert Path("build/docs/overview/index.md").is_file()


def test_an_extension_that_fails_costs_one_text(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: object, source: str) -> str:
        raise ValueError(source[:9].strip())

    monkeypatch.setattr("strategy_tracker.render.authors_markdown.Markdown.convert", fail)
    result = run("render", "--out", "build")
    assert result.exit_code == 0
    assert "strategies/sound.md:30:1  warning  The text below the fields is shown as it was" in result.stderr
    assert "ValueError: ## Notes" in result.stderr
    assert "See [the page]" in Path("build/docs/strategies/sound/index.md").read_text("utf-8")


def test_publishing_a_site_of_zensical_leads_to_render(site: Path) -> None:
    Path("mkdocs.yml").unlink()
    Path("zensical.toml").write_text(
        '[project]\nsite_name = "x"\ntheme.language = "en"\nplugins.strategy-tracker.history = "files"\n',
        "utf-8",
    )
    result = run("publish", "www")
    assert result.exit_code == 2
    assert "strategy-tracker render" in result.stderr
    assert not Path("www").exists()


def test_a_mistake_in_a_view_is_found_in_its_own_file(site: Path) -> None:
    Path("docs/own.md").write_text(VIEW.replace("tasks", "nothing"), "utf-8")
    result = run("render", "--out", "build")
    assert result.exit_code == 1
    assert "docs/own.md:4:" in result.stderr
    assert not Path("build").exists()
