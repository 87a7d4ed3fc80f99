"""Time, processor time and memory of a command with all that it starts, be that orphaned meanwhile."""

import ctypes
import os
import resource
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from statistics import median
from time import monotonic

import psutil

# Linux: processes whose parent ended become children of this one, so that their time is counted.
SUBREAPER = 36
# Seconds between two looks at memory.
LOOK = 0.1


def adopt():
    """Make this process the parent of its descendants' orphans."""
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)


def run(commands, folder, memory=False):
    """Run commands one after another to their end, and that of all that they started.

    Args:
        commands: Command lines.
        folder: Where to run them.
        memory: Whether to look at memory meanwhile, which costs time itself.

    Returns:
        A dict: `wall` and `cpu` in seconds; with memory, `tree` and `process`, the greatest sum over all processes
        (shared pages counted once) and the greatest single one, in MB.
    """
    before, start, peaks = _cpu(), monotonic(), {"tree": 0, "process": 0}
    for command in commands:
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1] / "src")}
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        while memory:
            with suppress(subprocess.TimeoutExpired):
                process.wait(LOOK)
                break
            _look(peaks)
        told = process.stderr.read()
        if process.wait():
            sys.exit(f"{' '.join(command)[:200]} failed:\n{told.decode()[-2000:]}")
    wall = monotonic() - start
    with suppress(ChildProcessError):
        while True:
            os.wait()
    return {"wall": wall, "cpu": _cpu() - before, **(peaks if memory else {})}


def at_once(command, number):
    """Seconds that a command takes as often as told, at the same time."""
    start = monotonic()
    for process in [subprocess.Popen(command) for _ in range(number)]:
        process.wait()
    return monotonic() - start


def _cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _look(peaks):
    held = []
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            held.append(process.memory_full_info())
    if held:
        peaks["tree"] = max(peaks["tree"], sum(m.pss for m in held) / 1e6)
        peaks["process"] = max(peaks["process"], max(m.rss for m in held) / 1e6)


def spread(values, digits=2):
    """Median, and least and greatest, of some figures, with so many decimals."""
    return f"{median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"
