"""Which page of which forge takes a new file, told from the addresses in mkdocs.yml."""

from __future__ import annotations

import pytest

from strategy_tracker.site.update.forges import forge_of

HUB, LAB, TEA = (
    "https://github.com/team/plans",
    "https://gitlab.intra/team/plans",
    "https://git.intra/team/plans",
)


@pytest.mark.parametrize(
    ("repository", "edits", "kind", "branch", "address", "folder"),
    [
        (HUB, f"{HUB}/edit/master/", None, None, f"{HUB}/new/master", ""),
        (f"{HUB}.git/", "", None, None, f"{HUB}/new/main", ""),
        (HUB, f"{HUB}/edit/release/2025/plans/", None, "release/2025", f"{HUB}/new/release/2025", "plans/"),
        (HUB, f"{HUB}/edit/main/a/b/", None, None, f"{HUB}/new/main", "a/b/"),
        (LAB, f"{LAB}/-/edit/main/", None, None, f"{LAB}/-/new/main", ""),
        (TEA, f"{TEA}/_edit/trunk/", None, None, f"{TEA}/_new/trunk", ""),
        (TEA, f"{TEA}/edit/main/", None, None, f"{TEA}/new/main", ""),
        (TEA, f"{TEA}/edit/main/", "forgejo", None, f"{TEA}/_new/main", ""),
        (TEA, "", "gitlab", "主線", f"{TEA}/-/new/%E4%B8%BB%E7%B7%9A", ""),
    ],
)
def test_page_of_a_forge(
    repository: str, edits: str, kind: str | None, branch: str | None, address: str, folder: str
) -> None:
    forge = forge_of(repository, edits, kind, branch)
    assert forge is not None
    assert (forge.address, forge.folder) == (address, folder)
    assert forge.folder_in_path == ("/_new/" in address)
    assert (forge.text == "") == ("/-/" in address)


@pytest.mark.parametrize(
    ("repository", "edits", "kind"),
    [
        ("", "", None),
        (TEA, "", None),
        (HUB, "", "none"),
        ("javascript:alert(1)", "", "github"),
        ("git@host:a", "", "github"),
    ],
)
def test_no_forge(repository: str, edits: str, kind: str | None) -> None:
    assert forge_of(repository, edits, kind, None) is None
