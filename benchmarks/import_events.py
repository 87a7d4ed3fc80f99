"""`returnwatch import ucdp` against `pandas.read_csv` of the same file, each as a process of its own.

    python benchmarks/import_events.py [ROWS] [RUNS]

Prints seconds of wall clock and peak memory of the fastest of RUNS runs of each, and their ratio.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from events import write

ROOT = Path(__file__).parents[1]
PANDAS = "import pandas, sys; pandas.read_csv(sys.argv[1], low_memory=False)"


def run(arguments, cwd):
    """Seconds and peak memory in MB of one process."""
    start = time.perf_counter()
    child = subprocess.Popen(arguments, cwd=cwd, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(map(str, arguments))} ended with {child.returncode}")
    # Linux counts in KB, macOS in bytes.
    return seconds, usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def main(rows=350_000, runs=3):
    """Time both on a made-up file."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        write(folder / "GEDEvent_v25_1.csv", rows)
        shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("imported", "restricted"))
        size = (folder / "GEDEvent_v25_1.csv").stat().st_size / 1e6
        print(f"{rows:,} rows, {size:.0f} MB, the fastest of {runs} runs")
        ours = [sys.executable, "-m", "returnwatch", "import", "ucdp", "GEDEvent_v25_1.csv"]
        chains = {
            "pandas.read_csv": [sys.executable, "-c", PANDAS, "GEDEvent_v25_1.csv"],
            "returnwatch import ucdp": ours,
            "returnwatch import ucdp --whole": [*ours, "--whole"],
        }
        base = None
        for name, arguments in chains.items():
            seconds, megabytes = min(run(arguments, folder) for _ in range(runs))
            base = base or (seconds, megabytes)
            times, share = seconds / base[0], megabytes / base[1]
            print(f"{name:32} {seconds:6.1f} s  {megabytes:6.0f} MB  {times:.1f} x the time, {share:.1f} x the memory")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
