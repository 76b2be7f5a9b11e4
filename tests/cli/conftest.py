from pathlib import Path

import pytest
from cli_runs import write_project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one sound and one faulty strategy; the working folder lies in it."""
    for name in ("NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    write_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path
