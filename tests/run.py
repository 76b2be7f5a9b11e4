"""Run every check of the project: `uv run tests/run.py [arguments for pytest]`.

The tests in a browser need Chromium with its driver, a font with Chinese characters, and what reads a printed
PDF; one test of the record form needs LibreOffice. On Debian and
Ubuntu what is missing is installed first (with sudo where that is needed); elsewhere install them by hand.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = {
    "chromium": "chromium",
    "chromedriver": "chromium-driver",
    "chromium-headless-shell": "chromium-headless-shell",
    "npm": "npm",
    "pdftotext": "poppler-utils",
    "soffice": "libreoffice-calc-nogui",
}
# For the test of the guide's recipe, which is left out without them: on a person's own machine nobody wants
# servers that the system then starts.
SERVERS = {
    "nginx": "nginx",
    "caddy": "caddy",
    "apache2": "apache2-bin",
    "slapd": "slapd",
    "openssl": "openssl",
}
FONTS = "fonts-noto-cjk"
# Each name with its command; pytest comes last, so that its closing line is the last one above the verdict.
CHECKS: dict[str, Sequence[str]] = {
    "ruff check": ("ruff", "check"),
    "ruff format": ("ruff", "format", "--check"),
    "mypy": ("tests.type_check",),
    # A process takes a file's tests at a time, in the order of tests/conftest.py: what they share is made
    # once. For two cores there are three processes, since browsers and servers are also waited for.
    "pytest": ("pytest", "-n", "3", "--dist", "loadfile", "--no-loadscope-reorder"),
}


def missing_packages() -> list[str]:
    """Return the Debian packages of what is not on this machine yet."""
    programs = PROGRAMS | SERVERS if os.environ.get("CI") else PROGRAMS
    missing = [package for program, package in programs.items() if shutil.which(program) is None]
    if shutil.which("dpkg-query") is not None:
        query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", FONTS]
        answer = subprocess.run(query, capture_output=True, text=True, check=False)
        if answer.stdout != "installed":
            missing.append(FONTS)
    return missing


def install(packages: Sequence[str]) -> None:
    """Install Debian packages, as root or through sudo; anything that goes wrong ends the run."""
    if shutil.which("apt-get") is None:
        sys.exit(f"Please install first (these are Debian's names): {', '.join(packages)}")
    print(f"Installing {', '.join(packages)}", flush=True)
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Acquire::Retries=3"]
    if os.geteuid() != 0:
        apt = ["sudo", *apt]
    quiet = ["-o", "Dpkg::Use-Pty=0", "-y", "--no-install-recommends"]
    for command in ([*apt, "update"], [*apt, "install", *quiet, *packages]):
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            sys.exit(f"This failed: {' '.join(command)}")


def main(arguments: Sequence[str]) -> int:
    """Install what is missing and run all checks, also after one has failed; return 1 where one has."""
    failed, seconds = [], {}
    # Hundreds of processes are started, and each would compile all modules again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    missing = missing_packages()
    if missing:
        begun = time.monotonic()
        install(missing)
        seconds["installing"] = time.monotonic() - begun
    for name, command in CHECKS.items():
        more = arguments if name == "pytest" else ()
        print(f"== {name}", flush=True)
        begun = time.monotonic()
        if subprocess.run([sys.executable, "-m", *command, *more], cwd=ROOT, check=False).returncode:
            failed.append(name)
        seconds[name] = time.monotonic() - begun
    print("Seconds: " + ", ".join(f"{name} {taken:.0f}" for name, taken in seconds.items()))
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
