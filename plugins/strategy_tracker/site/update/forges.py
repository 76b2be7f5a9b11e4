"""Where a new file is made in the web pages of a Git forge, told from the addresses that MkDocs knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

# How the page for a new file takes its name and its text. GitHub documents both; Gitea and Forgejo have the
# folder in the path; GitLab takes the name alone.
_PAGES = {
    "github": ("new/{branch}", False, "filename", "value"),
    "gitea": ("_new/{branch}", True, "filename", "value"),
    "gitlab": ("-/new/{branch}", False, "file_name", ""),
}
_NAMES = {"github": "GitHub", "gitea": "Gitea", "forgejo": "Forgejo", "gitlab": "GitLab"}
_HOSTS = {
    "github": "github",
    "gitlab": "gitlab",
    "gitea": "gitea",
    "forgejo": "forgejo",
    "codeberg": "forgejo",
}
_SHAPES = (("-/", "gitlab"), ("_edit/", "gitea"), ("src/branch/", "gitea"), ("edit/", "github"))
_EDITS = r"(?:-/)?(?:_?edit|_?blob|src/branch)/"
OTHERWISE = "main"
"""The branch where neither a setting nor the address of the editor names one."""


@dataclass(frozen=True, slots=True)
class Forge:
    """The page of a forge on which a new file is made.

    address       of that page, without the file
    folder        the project's folder in the repository, '' or with a slash at the end
    folder_in_path whether a file's folder belongs to the address's path
    name, text    the parameters for a file's name and text; '' where the page takes no text
    """

    title: str
    address: str
    folder: str
    folder_in_path: bool
    name: str
    text: str

    def new_file(self, path: str) -> str:
        """Return the address at which a file of the project is made, its name filled in."""
        folder, _, name = (self.folder + path).rpartition("/")
        if not self.folder_in_path:
            return f"{self.address}?{self.name}={quote(self.folder + path, safe='')}"
        return f"{self.address}/{quote(folder)}?{self.name}={quote(name, safe='')}"


def forge_of(repo_url: str, edit_base: str, kind: str | None, branch: str | None) -> Forge | None:
    """Return the forge of a repository; None where there is none, or nothing tells of which kind it is.

    `edit_base` is the address before the path of a file of the project where it is edited, '' for none. The
    kind is the one that was set, else that of the host's name, else that of the shape of `edit_base`.
    """
    repository = re.sub(r"(?:\.git)?/*$", "", repo_url.strip())
    if kind == "none" or urlsplit(repository).scheme not in ("http", "https"):
        return None
    edits = edit_base.removeprefix(repo_url.rstrip("/") + "/") if edit_base else ""
    kind = kind or _kind_of(urlsplit(repository).hostname or "", edits)
    if kind is None:
        return None
    named = re.escape(branch) if branch else "[^/]+"
    found = re.match(rf"{_EDITS}(?P<branch>{named})/(?P<folder>.*)\Z", edits)
    page, folder_in_path, name, text = _PAGES["gitea" if kind == "forgejo" else kind]
    branch = branch or (found["branch"] if found else OTHERWISE)
    return Forge(
        _NAMES[kind],
        f"{repository}/{page.format(branch=quote(branch))}",
        found["folder"] if found else "",
        folder_in_path,
        name,
        text,
    )


def _kind_of(host: str, edits: str) -> str | None:
    for word, kind in _HOSTS.items():
        if word in host.casefold():
            return kind
    return next((kind for start, kind in _SHAPES if edits.startswith(start)), None)
