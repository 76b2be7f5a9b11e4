"""What a server's next build costs after an edit, within the same process.

    python rebuilding.py mkdocs.yml FILE

builds as `mkdocs serve` does, changes the first progress in FILE, builds again, and prints the CPU seconds of
the second build.
"""

import sys
import tempfile
import time
from pathlib import Path

from builds import edit
from mkdocs.commands.build import build
from mkdocs.config import load_config

ADDRESS = "http://127.0.0.1:8000/"


def seconds(configuration: str, edited: Path) -> float:
    """Return the CPU seconds of the second of two builds, after an edit of a file."""
    with tempfile.TemporaryDirectory() as site:
        config = load_config(config_file=configuration, site_dir=site)
        config.plugins.on_startup(command="serve", dirty=False)
        config.site_url = ADDRESS
        build(config, serve_url=ADDRESS)
        edit(edited)
        started = time.process_time()
        config = load_config(config_file=configuration, site_dir=site)
        config.site_url = ADDRESS
        build(config, serve_url=ADDRESS)
        return time.process_time() - started


def main() -> None:
    """Build twice and print what the second build took."""
    print(seconds(sys.argv[1], Path(sys.argv[2])))


if __name__ == "__main__":
    main()
