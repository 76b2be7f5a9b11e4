"""What a process costs, by the operating system's own account of it."""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Cost:
    """The CPU seconds of a process, user and system, and its largest memory in MiB; what it printed."""

    seconds: float
    memory: float
    printed: str = ""


def cost_of(command: Sequence[str], folder: Path, compiled: Path) -> Cost:
    """Run a command in a folder to its end and return what it cost; the benchmark ends where it fails.

    `compiled` is where Python keeps its compiled modules, as it does for any run but the very first.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPYCACHEPREFIX": str(compiled)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    printed, said = folder / "printed.txt", folder / "said.txt"
    with printed.open("wb") as output, said.open("wb") as errors:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        words = said.read_text("utf-8")
        raise SystemExit(f"{' '.join(command)}: exit status {process.returncode}\n{words}")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit, printed.read_text("utf-8"))


def apart(make: Callable[..., None], *arguments: object) -> None:
    """Call a function in another process: a command's memory is never counted as less than its parent's."""
    process = multiprocessing.get_context("spawn").Process(target=make, args=arguments)
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(f"{make.__name__}: exit status {process.exitcode}")


def middle(costs: Sequence[Cost]) -> Cost:
    """Return the medians of several runs."""
    return Cost(median(one.seconds for one in costs), median(one.memory for one in costs))


def machine() -> Mapping[str, str]:
    """Return what the figures depend on: processor, cores, memory, system, Python, what else is running."""
    facts = {line.partition(":")[0].strip(): line.partition(":")[2].strip() for line in _of_system()}
    kilobytes = facts.get("MemTotal", "").partition(" ")[0]
    return {
        "processor": facts.get("model name", ""),
        "cores": str(os.cpu_count()),
        "memory": f"{int(kilobytes) / (1 << 20):.0f} GiB" if kilobytes else "",
        "system": f"{os.uname().sysname} {os.uname().release}",
        "python": ".".join(map(str, sys.version_info[:3])),
        "load": f"{os.getloadavg()[2]:.0f}",
    }


def _of_system() -> list[str]:
    found = []
    for path in (Path("/proc/cpuinfo"), Path("/proc/meminfo")):
        found += path.read_text("utf-8").splitlines() if path.is_file() else []
    return found
