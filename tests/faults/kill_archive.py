"""Kill archives of real briefs at random moments, by hand: python tests/faults/kill_archive.py TIMES SEED

Each time the whole command, workers and kernels included, is ended at a moment chosen by chance; then what is published
must be whole, and nobody may hold the lock. At the end the archive is completed, and every edition is as an undisturbed
archive has it.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from filelock import FileLock
from killing import look

ROOT = Path(__file__).parents[2]
COMMAND = ["archive", "--from", "1999-01-01", "--to", "2025-12-31", "--every", "year", "--scope", "KZ", "--workers", "2"]


def start(home):
    command = [sys.executable, "-m", "returnwatch", *COMMAND]
    return subprocess.Popen(command, cwd=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def main(times, seed):
    """Kill as often as asked, in archives that are begun anew once they are complete."""
    chance, complete = random.Random(seed), 0
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        shutil.copytree(ROOT / "data", home / "data")
        out = home / "reports"
        for number in range(1, times + 1):
            process = start(home)
            try:
                # Half the kills come before the first brief can be there, at a start, half while briefs are placed.
                process.wait(chance.uniform(1, 20))
                complete += 1
                shutil.rmtree(out)
                continue
            except subprocess.TimeoutExpired:
                # The command alone: its workers and kernels have to end by themselves.
                os.kill(process.pid, signal.SIGKILL)
                process.wait()
            if out.is_dir():
                look(out)
            print(f"{number}: {len(list(out.glob('KZ/*/manifest.json')))} editions, all whole", flush=True)
        assert start(home).wait() == 0
        look(out)
        with FileLock(out / ".lock", timeout=0):
            left = [p.name for p in [*out.glob("*/.*"), *out.glob(".*")] if p.name not in (".lock", ".checked")]
        assert not left, left
    print(f"{times} kills and runs, {complete} of them to the end")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
