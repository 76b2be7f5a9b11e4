"""Links for sites without directory addresses (`use_directory_urls: false`), which open without a server.

The templates address each page as a directory. Where pages are files (`strategies/a.html`), this changes the
links of a finished page.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import quote, unquote

_HREF = re.compile(r'href="(?P<path>(?:\.\.?/|[^"#:?/])[^"#:?]*)(?P<rest>(?:\?[^"#]*)?(?:#[^"]*)?)"')


def flat_links(html: str, address: str, files: Mapping[str, str]) -> str:
    """Return a page's HTML with links that lead from its file to other files.

    `address` is the page's own (a directory), `files` holds the file of every page by its address; other
    addresses are those of files already.
    """
    here = posixpath.dirname(files[address])

    def changed(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(address, unquote(match["path"])))
        page = "" if target == "." else f"{target}/"
        path = files.get(page, target)
        relative = quote(posixpath.relpath(path, here or "."))
        return f'href="{relative}{match["rest"]}"'

    return _HREF.sub(changed, html)
