"""The files of the npm packages that the form runs on, from where somebody put what npm downloaded.

Nothing is fetched here: `npm pack decap-cms@3 yaml@2` makes two archives on a machine that has a registry.
"""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from strategy_tracker.language import Message, message

Files = dict[str, bytes]
"""Contents by path below the editor's folder."""


class PackageError(Exception):
    """A package is not there, or not one that the form can run on; carries the reason."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.template)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class _Package:
    """A package: the major version that the form was tried with, and the part that a browser needs."""

    name: str
    major: str
    part: str
    suffixes: tuple[str, ...]
    script: str
    """The file that starts it; those beside it that hold the same under another name are left out."""

    def wants(self, path: PurePosixPath) -> bool:
        if path.name.upper().startswith("LICENSE"):
            return len(path.parts) == 1
        if not path.is_relative_to(self.part) or path.suffix not in self.suffixes:
            return False
        return self.name != "decap-cms" or path.suffix != ".js" or path.name.endswith("decap-cms.js")


_PACKAGES = (
    _Package("decap-cms", "3", "dist", (".js", ".wasm"), "decap-cms.js"),
    _Package("yaml", "2", "browser", (".js",), "index.js"),
)


def editor_packages(folder: Path) -> Files:
    """Return the files of both packages that lie in a folder, as npm's archives or in folders of their names.

    Raises PackageError where one is missing, broken or of another major version, OSError where it cannot be
    read.
    """
    found: Files = {}
    for package in _PACKAGES:
        contents = dict(_contents(package, folder))
        _require(package, contents)
        for path, data in contents.items():
            if package.wants(path):
                below = path.relative_to(package.part) if path.is_relative_to(package.part) else path
                found[f"{package.name}/{below}"] = data
        if f"{package.name}/{package.script}" not in found:
            raise PackageError(message("{package} lacks {file}.", package=package.name, file=package.script))
    return found


def _contents(package: _Package, folder: Path) -> Iterable[tuple[PurePosixPath, bytes]]:
    """Yield the wanted files of a package and its package.json, by their paths inside it."""
    unpacked = folder / package.name
    if (unpacked / "package.json").is_file():
        for path in sorted(unpacked.rglob("*")):
            inside = PurePosixPath(path.relative_to(unpacked).as_posix())
            if path.is_file() and (package.wants(inside) or inside.name == "package.json"):
                yield inside, path.read_bytes()
        return
    archives = sorted(folder.glob(f"{package.name}-{package.major}.*.tgz"))
    if len(archives) != 1:
        raise PackageError(
            message(
                "{folder} holds {count} archives of {package} {major}, not one as made by `npm pack`.",
                folder=str(folder),
                count=len(archives),
                package=package.name,
                major=package.major,
            )
        )
    yield from _unpacked(package, archives[0])


def _unpacked(package: _Package, archive: Path) -> Iterable[tuple[PurePosixPath, bytes]]:
    """Yield files of an archive; it is only read in memory, so that no path in it leads anywhere."""
    try:
        with tarfile.open(archive, "r:gz") as opened:
            for member in opened:
                parts = PurePosixPath(member.name).parts
                inside = PurePosixPath(*parts[1:])
                if not member.isfile() or ".." in parts or len(parts) < 2:
                    continue
                if package.wants(inside) or inside.name == "package.json":
                    file = opened.extractfile(member)
                    yield inside, file.read() if file is not None else b""
    except (tarfile.TarError, EOFError) as error:
        raise PackageError(
            message("{file} is no archive of `npm`: {error}", file=str(archive), error=str(error))
        ) from error


def _require(package: _Package, contents: dict[PurePosixPath, bytes]) -> None:
    try:
        described = json.loads(contents[PurePosixPath("package.json")])
        version = str(described["version"])
    except (KeyError, TypeError, ValueError) as error:
        raise PackageError(
            message("{package} lacks {file}.", package=package.name, file="package.json")
        ) from error
    if described.get("name") != package.name or version.split(".")[0] != package.major:
        raise PackageError(
            message(
                "{package} {version} was found; the form runs on version {major}.",
                package=package.name,
                version=version,
                major=package.major,
            )
        )
