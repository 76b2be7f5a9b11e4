import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from cli_runs import CONFIGURATION, FAULTY, SOUND, check, run

FAULTY_FILE = "strategies/雙11/index.md"


def found(*arguments: str) -> list[dict[str, Any]]:
    return list(json.loads(check("--format", "json", *arguments).stdout)["findings"])


def test_findings_of_a_faulty_file(project: Path) -> None:
    result = check()
    assert result.exit_code == 1
    assert result.stderr == ""
    first, second, summary = result.stdout.split("\n\n")
    assert first.startswith(
        f"{FAULTY_FILE}:12:5  error  「Owner」 is missing.  [field-missing]\n"
        "  12 |   - 任務編號: T001\n"
        "     |     ^^^^^^^^\n"
        "    "
    )
    assert second.startswith(f"{FAULTY_FILE}:14:5  error  ")
    assert "[unknown-field]\n  14 |     負責者: 王*\n     |     ^^^^^^\n    Did you mean" in second
    assert summary == "2 errors in 1 file.\n"


def test_a_sound_project_passes(project: Path) -> None:
    (project / FAULTY_FILE).write_text(SOUND, "utf-8")
    result = check()
    assert (result.exit_code, result.stdout) == (0, "No findings in 2 files.\n")


def test_json_of_one_finding(project: Path) -> None:
    (first, second) = found()
    assert {key: second[key] for key in ("rule", "family", "severity", "file", "text", "path")} == {
        "rule": "unknown-field",
        "family": "shape",
        "severity": "error",
        "file": FAULTY_FILE,
        "text": "負責者",
        "path": "tasks[0].負責者",
    }
    assert [second[key] for key in ("line", "column", "end_line", "end_column")] == [14, 5, 14, 8]
    assert first["path"] == "tasks[0].owner"


def test_checking_writes_nothing_but_what_is_kept_for_the_next_time(project: Path) -> None:
    def state() -> dict[Path, tuple[int, bytes]]:
        return {
            path: (path.stat().st_mtime_ns, path.read_bytes())
            for path in sorted(project.rglob("*"))
            if path.is_file() and ".cache" not in path.parts
        }

    before = state()
    for name in ("text", "json", "github", "gitlab", "sarif", "junit"):
        check("--format", name)
    assert state() == before


def test_paths_limit_what_is_reported(project: Path) -> None:
    assert check("strategies/sound.md").exit_code == 0
    assert check("strategies/雙11").exit_code == 1
    assert check(FAULTY_FILE, "strategies/sound.md").exit_code == 1
    assert len(found(FAULTY_FILE)) == len(found("strategies")) == len(found(".")) == len(found()) == 2
    assert found("strategies/sound.md") == []


def test_a_folder_whose_name_begins_like_another(project: Path) -> None:
    (project / "strategies" / "雙11-b").mkdir()
    (project / "strategies" / "雙11-b" / "index.md").write_text(FAULTY, "utf-8")
    assert {finding["file"] for finding in found("strategies/雙11")} == {FAULTY_FILE}


@pytest.mark.parametrize("path", ["strategies/none.md", "mkdocs.yml", "..", "/"])
def test_a_path_that_is_no_strategy_is_wrong_usage(project: Path, path: str) -> None:
    result = check(path)
    assert result.exit_code == 2
    assert path in result.stderr
    assert result.stdout == ""


def test_from_a_folder_below(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "strategies" / "雙11")
    assert check("index.md").exit_code == 1
    assert check("../sound.md").exit_code == 0
    assert check().stdout.startswith("../../strategies/雙11/index.md:12:5  ")
    assert found()[0]["file"] == FAULTY_FILE


def test_machines_name_files_from_the_repository(tmp_path: Path, project: Path) -> None:
    moved = tmp_path / "sites" / "雙 marketing"
    moved.mkdir(parents=True)
    for name in ("mkdocs.yml", "strategies"):
        (project / name).rename(moved / name)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    configuration = ("--config", str(moved / "mkdocs.yml"))
    issues = json.loads(check(*configuration, "--format", "gitlab").stdout)
    assert issues[0]["location"]["path"] == f"sites/雙 marketing/{FAULTY_FILE}"
    assert found(*configuration)[0]["file"] == FAULTY_FILE
    assert check(*configuration).stdout.startswith(f"sites/雙 marketing/{FAULTY_FILE}:12:5  ")


def test_fail_on(project: Path) -> None:
    (project / "mkdocs.yml").write_text(
        f"{CONFIGURATION}      rules:\n        severity: {{shape: warning}}\n", "utf-8"
    )
    assert [finding["severity"] for finding in found()] == ["warning", "warning"]
    assert check().exit_code == 0
    assert check("--fail-on", "warning").exit_code == 1
    assert check("--fail-on", "never").exit_code == 0
    assert check("--fail-on", "sometimes").exit_code == 2


def test_fail_on_is_the_sites_by_default(project: Path) -> None:
    (project / "mkdocs.yml").write_text(f"{CONFIGURATION}      fail_on: never\n", "utf-8")
    assert check().exit_code == 0
    assert check("--fail-on", "error").exit_code == 1


def test_select_and_ignore(project: Path) -> None:
    def rules(*arguments: str) -> list[str]:
        document = json.loads(run("check", "--format", "json", *arguments).stdout)
        return [finding["rule"] for finding in document["findings"]]

    assert rules("--select", "unknown-field") == ["unknown-field"]
    assert rules("--select", "shape", "--ignore", "unknown-field") == ["field-missing"]
    assert rules("--select", "unknown-field", "--ignore", "shape") == []


def test_an_unknown_rule_is_wrong_usage(project: Path) -> None:
    result = run("check", "--select", "unknown-feild")
    assert result.exit_code == 2
    assert "Did you mean 「unknown-field」?" in result.stderr


def test_a_refusal_is_in_one_language(project: Path) -> None:
    result = run("check", "--as-of", "tomorrow", "--language", "zh-Hant")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "strategy-tracker: --as-of：「tomorrow」不是日期，請寫成 2025-08-15 這樣。\n"


def test_output(project: Path) -> None:
    result = check("--format", "gitlab", "--output", "findings.json")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "2 errors in 1 file.\n")
    assert len(json.loads((project / "findings.json").read_text("utf-8"))) == 2
    assert check("--output", "findings.txt", "--quiet").stderr == ""
    assert "\x1b" not in (project / "findings.txt").read_text("utf-8")


def test_output_that_cannot_be_written(project: Path) -> None:
    result = check("--output", "none/findings.json")
    assert result.exit_code == 2
    assert result.stderr == "strategy-tracker: none/findings.json: there is no such file or folder\n"


def test_quiet_leaves_out_the_summary(project: Path) -> None:
    assert "2 errors" not in check("--quiet").stdout
    assert check("--quiet", "strategies/sound.md").stdout == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [("2024-07-20", "2024-07-20"), ("2024年7月20日", "2024-07-20"), ("民國113年7月20日", "2024-07-20")],
)
def test_as_of(project: Path, text: str, day: str) -> None:
    assert json.loads(check("--format", "json", "--as-of", text).stdout)["as_of"] == day


def test_as_of_that_is_no_date(project: Path) -> None:
    result = check("--as-of", "2024-02-30")
    assert result.exit_code == 2
    assert "「2024-02-30」 is not a date" in result.stderr


@pytest.mark.parametrize("day", ["1900-01-01", "2199-12-31"])
def test_as_of_at_either_end_of_the_calendar(project: Path, day: str) -> None:
    assert json.loads(check("--format", "json", "--as-of", day).stdout)["as_of"] == day


def test_as_of_is_the_sites_by_default(project: Path) -> None:
    assert json.loads(check("--format", "json").stdout)["as_of"] == "2024-08-01"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[", "mkdocs.yml"),
        (CONFIGURATION + "      typo: 1\n", "typo"),
        (CONFIGURATION + "      fail_on: sometimes\n", "takes one of error, warning, never"),
        (CONFIGURATION + "      timezone: Asia\n", "There is no time zone 「Asia」"),
        ("site_name: x\nplugins:\n  - strategy-tracker:\n      as_of: 2024-02-30\n", "takes a day"),
        ("- a\n", "這不是網站的設定檔"),
    ],
)
def test_wrong_configuration(project: Path, text: str, words: str) -> None:
    (project / "mkdocs.yml").write_text(text, "utf-8")
    result = check()
    assert result.exit_code == 2
    assert words in result.stderr


def test_without_configuration(project: Path) -> None:
    (project / "mkdocs.yml").unlink()
    assert check("--language", "en").exit_code == 1
    (project / "strategies").rename(project / "elsewhere")
    result = check("--language", "en")
    assert result.exit_code == 2
    assert (
        "No mkdocs.yml, properdocs.yml or zensical.toml here or in a folder above, and no folder"
        in result.stderr
    )


ZENSICAL = """[project]
site_name = "Example"
theme.language = "en"

[project.plugins.strategy-tracker]
as_of = 2024-08-01
history = "files"
"""


@pytest.mark.parametrize(("name", "text"), [("properdocs.yml", CONFIGURATION), ("zensical.toml", ZENSICAL)])
def test_other_generators_files_have_the_same_settings(project: Path, name: str, text: str) -> None:
    of_mkdocs = check("--format", "json").stdout
    (project / name).write_text(text, "utf-8")
    agreed = check()
    assert "says something else" not in agreed.stderr
    (project / "mkdocs.yml").unlink()
    assert check("--format", "json").stdout == of_mkdocs
    (project / name).write_text(text.replace("2024-08-01", "yesterday"), "utf-8")
    assert name in check().stderr


def test_files_that_contradict_each_other_are_told(project: Path) -> None:
    (project / "zensical.toml").write_text(ZENSICAL.replace("08-01", "08-02"), "utf-8")
    result = check("--format", "json")
    assert result.stderr.startswith("mkdocs.yml is read; zensical.toml beside it says something else.")
    assert json.loads(result.stdout)["as_of"] == "2024-08-01"
    assert not check("--config", "zensical.toml", "--format", "json").stderr
    (project / "mkdocs.yml").write_text("site_name: without our entry\n", "utf-8")
    result = check("--format", "json")
    assert (json.loads(result.stdout)["as_of"], result.stderr) == ("2024-08-02", "")


def test_inherited_settings_are_read(project: Path) -> None:
    (project / "mkdocs.yml").rename(project / "base.yml")
    (project / "mkdocs.yml").write_text("INHERIT: base.yml\nsite_name: Own\n", "utf-8")
    assert json.loads(check("--format", "json").stdout)["as_of"] == "2024-08-01"
    (project / "base.yml").write_text("INHERIT: mkdocs.yml\n", "utf-8")
    assert "INHERIT 又繞回" in check().stderr


def test_another_language_is_refused(project: Path) -> None:
    result = check("--language", "fr")
    assert result.exit_code == 2
    assert "'zh-Hant', 'zh-Hans', 'en'" in result.stderr


def test_known_findings_are_not_reported(project: Path) -> None:
    written = check("--baseline", "known.json", "--write-baseline")
    assert (written.exit_code, written.stdout) == (0, "")
    assert written.stderr == "Known findings written to known.json: 2\n"
    assert check("--baseline", "known.json").exit_code == 0
    (project / "strategies" / "new.md").write_text(FAULTY, "utf-8")
    result = check("--baseline", "known.json", "--format", "json")
    assert result.exit_code == 1
    assert {each["file"] for each in json.loads(result.stdout)["findings"]} == {"strategies/new.md"}


def test_the_sites_own_baseline(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "mkdocs.yml").write_text(f"{CONFIGURATION}      baseline: known.json\n", "utf-8")
    monkeypatch.chdir(project / "strategies")
    assert check().exit_code == 2
    assert check("--write-baseline").exit_code == 0
    assert (project / "known.json").is_file()
    assert check().exit_code == 0


def test_a_baseline_that_is_none(project: Path) -> None:
    (project / "known.json").write_text("[]", "utf-8")
    result = check("--baseline", "known.json")
    assert result.exit_code == 2
    assert "known.json" in result.stderr


def test_writing_a_baseline_needs_a_file_and_no_path(project: Path) -> None:
    assert "--baseline" in check("--write-baseline").stderr
    result = check("--write-baseline", "--baseline", "known.json", "strategies/sound.md")
    assert result.exit_code == 2
    assert not (project / "known.json").exists()


def test_a_comment_leaves_a_finding_out(project: Path) -> None:
    text = FAULTY.replace("負責者: 王*", "負責者: 王*  # tracker: ignore[unknown-field]")
    (project / FAULTY_FILE).write_text(text, "utf-8")
    assert [each["rule"] for each in found()] == ["field-missing"]
