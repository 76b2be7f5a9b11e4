"""Make small wrong changes and see whether tests notice: `uv run python tests/mutation/run.py`.

One process collects the tests and is copied (`os.fork`) for each change: the copy puts the changed function
in place of the right one, in memory, and runs the tests that take the changed line, narrowest first, until
one fails. No file is changed. Which lines a test takes is found once, by running it with a tracer.

What is decided at import (tables, defaults, decorators) is not changed: a change is one of a function's body.
A change that survives is to be killed by a sharper test or named, with the reason why it changes nothing, in
equivalent.yaml. Answers are kept in .pytest_cache/mutation, so that a run that was stopped goes on; `--again`
tries the survivors again, after a test was written. A change whose tests came to no end counts neither way.
"""

from __future__ import annotations

import argparse
import functools
import json
import pickle
import random
import re
import resource
import shutil
import signal
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from _pytest.runner import runtestprotocol
from changes import Change, changes_of, named_change
from copies import BadEnd, all_in_copies
from live import PACKAGE, Live
from taken import Taken, calls_of, marked

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
KEPT = ROOT / ".pytest_cache/mutation"
LAYERS = ("values", "tracking", "rules", "source")
NEAREST = {
    "values": ("values", "source", "tracking"),
    "source": ("source", "site/test_bodies.py", "values", "editing", "rules"),
    "tracking": ("tracking", "tables"),
    "rules": ("rules", "rules_text", "report"),
}
"""The folders and files of tests that a layer's changes are tried on; another layer is tried on its own."""
FEWEST_SECONDS, TIMES = 10, 20
"""A change that never ends is stopped after so many times the CPU seconds of its tests, and a few more.

CPU seconds do not run while the machine is busy with something else. One that waits for ever, as for a
program that was never started, uses none: it is stopped after ten times as many seconds on the clock.
"""
MOST_MEMORY = 4 << 30
"""Bytes that the tests of a change may hold, so that one that collects without end fails them."""
MOST_SECONDS = 20.0
"""Of the tests that take a line, the narrowest that take so much CPU time together are run by default.

The time is that with the tracer, which makes a test up to five times slower than it is in the trial.
"""


def read_by(path: Path) -> list[Path]:
    """Return a file of tests with the modules beside it, and the files of data there that it names."""
    text = path.read_text(encoding="utf-8")
    beside = sorted(one for one in path.parent.iterdir() if one.is_file() and one != path)
    modules = [one for one in beside if one.suffix == ".py" and not one.name.startswith("test_")]
    return [path, *modules, *(one for one in beside if one.suffix != ".py" and one.name in text)]


def killed_by(change: Change, items: list[pytest.Item], seconds: float, live: Live) -> str:
    """Return the test that fails with a change, "" where all pass, "-" where the change could not be made."""
    limit = int(FEWEST_SECONDS + TIMES * seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    signal.alarm(10 * limit)
    try:
        if not live.put_in_place(change):
            return "-"
    except (SyntaxError, ValueError):
        return "-"
    for item, following in zip(items, [*items, None][1:], strict=True):
        if not all(report.passed for report in runtestprotocol(item, nextitem=following, log=False)):
            return item.nodeid
    return ""


class Trial:
    """The trial of a sample of changes, in place of pytest's own loop over the tests."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        KEPT.mkdir(parents=True, exist_ok=True)
        if options.afresh:
            shutil.rmtree(KEPT)
            KEPT.mkdir()
        self.answers: dict[str, str] = {}
        for layer in options.layers:
            if (file := KEPT / f"{layer}.json").exists():
                self.answers |= json.loads(file.read_text())
        self.equivalent = {
            one["change"] for one in yaml.safe_load((HERE / "equivalent.yaml").read_text()) or []
        }

    def pytest_sessionstart(self) -> None:
        """Let Hypothesis try the same examples each time, and not look for the smallest that fails."""
        from hypothesis import HealthCheck, Phase, settings  # not before pytest has its hooks in place

        phases = [Phase.explicit, Phase.generate]
        settings.register_profile(
            "mutation",
            deadline=None,
            derandomize=True,
            max_examples=40,
            database=None,
            phases=phases,
            suppress_health_check=list(HealthCheck),
        )
        settings.load_profile("mutation")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try each change of the sample and print what became of it."""
        self.live = Live()
        items = {item.nodeid: item for item in session.items}
        calls = self.calls(session.items)
        sample = self.sample()
        results: dict[str, Counter[str]] = defaultdict(Counter)
        works = [(change, self.work(change, items, calls)) for change in sample if self.is_open(change)]
        for change, answer in all_in_copies(works, self.options.processes):
            self.answers[change.name] = f"-{answer.by}" if isinstance(answer, BadEnd) else answer
            self.keep(change.layer)
            print(self.said(change), flush=True)
        for change in sample:
            results[change.layer][self.kind(change)] += 1
        for layer, kinds in results.items():
            print(self.summary(layer, kinds))
        total = sum(results.values(), Counter[str]())
        print(self.summary("all", total))
        return True

    def keep(self, layer: str) -> None:
        """Write what became of a layer's changes."""
        answers = {name: by for name, by in self.answers.items() if name.startswith(f"{layer}/")}
        (KEPT / f"{layer}.json").write_text(json.dumps(answers, ensure_ascii=False, indent=0))

    def calls(self, items: list[pytest.Item]) -> dict[str, tuple[float, Taken]]:
        """Return what each test takes, kept while its file and what that reads beside it are the same."""
        works: dict[Path, list[pytest.Item]] = defaultdict(list)
        found: dict[str, tuple[float, Taken]] = {}
        layers = " ".join(sorted(self.options.layers)).encode()
        for item in items:
            works[item.path].append(item)
        kept = {}
        for path in works:
            read = [layers, *map(Path.read_bytes, read_by(path))]
            kept[path] = KEPT / sha256(b"".join(read)).hexdigest()
            if kept[path].exists():
                found |= pickle.loads(kept[path].read_bytes())  # noqa: S301 - written below
        missing = [
            (path, functools.partial(calls_of, works[path], self.live, self.options.layers))
            for path in works
            if not kept[path].exists()
        ]
        for path, answer in all_in_copies(missing, self.options.processes):
            if isinstance(answer, BadEnd):
                sys.exit(f"{path.relative_to(ROOT)} came to a bad end without any change: {answer.by}")
            print(f"{path.relative_to(ROOT)}: {len(answer)} of {len(works[path])} tests", flush=True)
            kept[path].write_bytes(pickle.dumps(answer))
            found |= answer
        return found

    def sample(self) -> list[Change]:
        """Return as many changes of each layer, drawn by the seed, each as likely as another."""
        if self.options.named:
            named = yaml.safe_load((HERE / "named.yaml").read_text(encoding="utf-8"))
            chosen = [{key: text for key, text in one.items() if key != "why"} for one in named]
            changes = [named_change(PACKAGE, **one) for one in chosen]
            return [change for change in changes if change.layer in self.options.layers]
        drawn = []
        for layer in self.options.layers:
            random_source = random.Random(f"{self.options.seed} {layer}")  # noqa: S311 - a sample, no secret
            pools = [list(changes_of(path, PACKAGE)) for path in sorted((PACKAGE / layer).rglob("*.py"))]
            everything = [
                change for pool in pools for change in pool if re.search(self.options.match, change.name)
            ]
            unique = {change.name: change for change in everything}
            drawn += random_source.sample(list(unique.values()), min(self.options.count, len(unique)))
        return drawn

    def is_open(self, change: Change) -> bool:
        answer = self.answers.get(change.name)
        return answer is None or (self.options.again and self.kind(change) == "survived")

    def work(
        self, change: Change, items: dict[str, pytest.Item], calls: dict[str, tuple[float, Taken]]
    ) -> Callable[[], str]:
        function = (change.file, change.function)
        lines = range(change.line, change.line + change.was.count("\n") + 1)
        marks = marked({function: set(lines)})[function]
        # A test that calls little is about what it calls; one that reads whole files calls everything.
        narrowest = sorted(
            (not marks & taken[function], len(taken), seconds, test)
            for test, (seconds, taken) in calls.items()
            if function in taken
        )
        takes_it = [one for one in narrowest if not one[0]] or narrowest
        chosen, total = [], 0.0
        for _, _, seconds, test in takes_it:
            if test in items and total < self.options.seconds:
                chosen.append(items[test])
                total += seconds
        return functools.partial(killed_by, change, chosen, total, self.live)

    def kind(self, change: Change) -> str:
        answer = self.answers.get(change.name, "-")
        if answer == "":
            return "equivalent" if change.name in self.equivalent else "survived"
        if answer.startswith("-"):
            return "no end" if answer.removeprefix("-") else "not made"
        return "killed"

    def said(self, change: Change) -> str:
        by = self.answers[change.name]
        return f"{self.kind(change):10} {change.file}:{change.line} {change.name.split(' ', 1)[1]}  {by}"

    @staticmethod
    def summary(layer: str, kinds: Counter[str]) -> str:
        judged = kinds["killed"] + kinds["survived"]
        share = f"{100 * kinds['killed'] // judged} %" if judged else "none"
        apart = [f"{kinds[kind]} {kind}" for kind in ("equivalent", "no end", "not made") if kinds[kind]]
        return ", ".join([f"{layer}: {kinds['killed']} of {judged} killed ({share})", *apart])


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("layers", nargs="*", default=list(LAYERS), help=f"by default {', '.join(LAYERS)}")
    parser.add_argument("--count", type=int, default=60, help="changes of each layer (default 60)")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--match", default="", help="only changes whose name has this pattern")
    parser.add_argument("--named", action="store_true", help="the changes of named.yaml in place of a sample")
    parser.add_argument(
        "--seconds",
        type=float,
        default=MOST_SECONDS,
        help=f"CPU seconds of tests for a change (default {MOST_SECONDS:g}); more with --again",
    )
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--again", action="store_true", help="try what survived before again")
    parser.add_argument(
        "--afresh", action="store_true", help="forget what earlier runs found, as after a change of the code"
    )
    options = parser.parse_args()
    folders = dict.fromkeys(folder for layer in options.layers for folder in NEAREST.get(layer, (layer,)))
    tests = [str(ROOT / "tests" / folder) for folder in folders if (ROOT / "tests" / folder).exists()]
    quiet = ["-qq", "-p", "no:cacheprovider", "-p", "no:xdist", "-s", "--rootdir", str(ROOT)]
    return pytest.main([*quiet, *tests], plugins=[Trial(options)])


if __name__ == "__main__":
    sys.exit(main())
