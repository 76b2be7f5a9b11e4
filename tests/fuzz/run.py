"""Fuzz each target for a while, led by the branches that its inputs reach (atheris, libFuzzer).

    uv run --group fuzz python tests/fuzz/run.py --minutes 30            # all targets, an equal share each
    uv run --group fuzz python tests/fuzz/run.py --minutes 5 --only body

prints how many inputs each target was given, and what broke it; ends with 1 where something did. An input
that broke a target is a file in .cache/fuzz/found; `--replay FILE --only TARGET` shows what it does. Once
that is mended, the file goes into tests/fuzz/corpus/TARGET, whose files the tests run.

What a run learns stays in .cache/fuzz, where the next one goes on; `--keep` copies from there into
tests/fuzz/corpus a few small inputs that together reach most.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LEARNT = ROOT / ".cache" / "fuzz"
FOUND = LEARNT / "found"
SLOWEST = 60
"""The most seconds of one input. A clock is all that libFuzzer has for it; a loaded machine needs much."""
LARGEST = {"strategy": 8192, "body": 8192, "table": 4096, "workbook": 8192, "value": 300}
SMALL, FEW = 600, 25
"""An input that is kept of a run is no larger; and so many of a target are."""
SIGNS = (
    *(
        "---\n",
        "- ",
        ": ",
        "：",
        "，",
        "；",
        "　",
        "\t",
        "\n",
        "\n  - ",
        "{",
        "}",
        "[",
        "]",
        "*",
        "&",
        "!!",
        "|",
        ">",
    ),
    *("```tracker\n", "\n```\n", "<!--", "-->", "](", "![", "<a ", "<![CDATA[", "至", "萬", "億", "%", "％"),
    *("<<<<<<< ", "=======", ">>>>>>> ", "\u200b", "\u202e", "\u2028", "\xa0", "\\u0000", "9999-12-31"),
    *("0001-01-01", "2024-07-01至2024-08-01", "已完成", "進行中", "待定", "view: tasks", "owner: ", "王*"),
    *('<c r="A1" t="inlineStr"><is><t>', "</t></is></c>", "<row r=", "<mergeCell ref=", "<f>", "<v>"),
)


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--only", action="append", help="a target; may be given several times")
    parser.add_argument("--replay", type=Path, help="one input for the target of --only")
    parser.add_argument("--keep", action="store_true", help="copy a few inputs into the repository's corpus")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    arguments, more = parser.parse_known_args()
    if arguments.inside:
        return _inside(arguments.inside, more)
    from targets import TARGETS

    wanted = arguments.only or list(TARGETS)
    if arguments.replay:
        TARGETS[wanted[0]](arguments.replay.read_bytes())
        return 0
    if arguments.keep:
        for name in wanted:
            _keep(name)
        return 0
    _write_words()
    broken = [name for name in wanted if not _fuzzed(name, int(arguments.minutes * 60 / len(wanted)))]
    print(f"Broken: {', '.join(broken)}" if broken else "Nothing broke.")
    return 1 if broken else 0


def _inside(name: str, arguments: list[str]) -> int:
    """Fuzz one target in this process, with libFuzzer's own arguments; does not return."""
    import atheris

    with atheris.instrument_imports(include=["strategy_tracker"]):
        from targets import TARGETS, kept
    # What is made once and kept (patterns, catalogues, the rules' pages) is no part of an input's time.
    for path in kept(name):
        TARGETS[name](path.read_bytes())
    atheris.Setup([sys.argv[0], *arguments], TARGETS[name])
    atheris.Fuzz()
    return 0


def _command(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(Path(__file__)), "--inside", name, *arguments]
    return subprocess.run(
        command, cwd=ROOT, text=True, errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONHASHSEED": "0"}, check=False,
    )  # fmt: skip


def _fuzzed(name: str, seconds: int) -> bool:
    """Fuzz one target and print what came of it; tell whether it held."""
    from targets import CORPUS

    learnt = LEARNT / name
    learnt.mkdir(parents=True, exist_ok=True)
    FOUND.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    done = _command(
        name, f"-max_total_time={seconds}", f"-timeout={SLOWEST}", "-rss_limit_mb=2048",
        f"-max_len={LARGEST.get(name, 2048)}", f"-dict={LEARNT / 'words.dict'}", "-print_final_stats=1",
        f"-artifact_prefix={FOUND}/{name}-", str(learnt), str(CORPUS / name),
    )  # fmt: skip
    minutes = (time.monotonic() - started) / 60
    executed = re.findall(r"(?:number_of_executed_units: |^#)(\d+)", done.stdout, re.MULTILINE)
    print(
        f"{name:14} {int(executed[-1]) if executed else 0:>12,} inputs in {minutes:.1f} minutes",
        flush=True,
    )
    if done.returncode == 0:
        return True
    told = [line for line in done.stdout.splitlines() if not re.match(r"#\d+\s|0x|stat::|Base64|MS: ", line)]
    print("\n".join(told[-40:]), flush=True)
    return False


def _words() -> Iterator[str]:
    """Yield what inputs are made of: the names of the fields, and signs that mean something somewhere."""
    from strategy_tracker.vocabulary.fields import FIELDS, names_of

    yield from SIGNS
    for record in FIELDS:
        yield from (f"{name}: " for name in names_of(record))


def _write_words() -> None:
    """Write the dictionary for libFuzzer: a word a line, as escaped bytes."""
    LEARNT.mkdir(parents=True, exist_ok=True)
    words = dict.fromkeys(_words())
    lines = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in words)
    (LEARNT / "words.dict").write_text("".join(f'"{line}"\n' for line in lines), "utf-8")


def _keep(name: str) -> None:
    """Copy into the corpus a few small inputs that reach something which its own do not."""
    from targets import CORPUS

    small = LEARNT / "small"
    fresh = LEARNT / "merged"
    for folder in (small, fresh):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    for path in sorted((LEARNT / name).iterdir()):
        if path.stat().st_size <= SMALL:
            (small / path.name).write_bytes(path.read_bytes())
    _command(name, "-merge=1", f"-timeout={SLOWEST}", str(fresh), str(CORPUS / name), str(small))
    own = {path.read_bytes() for path in (CORPUS / name).iterdir()}
    merged = sorted(
        {path.read_bytes() for path in fresh.iterdir()} - own, key=lambda data: (-len(data), data)
    )
    for data in merged[:FEW]:
        (CORPUS / name / f"reaches-{hashlib.sha256(data).hexdigest()[:12]}").write_bytes(data)
    print(f"{name:14} {len(list((CORPUS / name).iterdir()))} inputs")


if __name__ == "__main__":
    sys.exit(main())
