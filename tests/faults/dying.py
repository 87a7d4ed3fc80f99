"""The command line with a brief whose worker dies; run by test_dying.py.

    python dying.py NAME TIMES PLACE archive|compare …

The worker that builds, or rebuilds, the brief NAME is killed as often as TIMES, as the system does when memory runs out: before it
begins (PLACE is `start`), or in the middle of the notebook, whose kernel is then still at work (`notebook`).
"""

import os
import signal
import sys
from pathlib import Path

from returnwatch.publish.archive import build_one
from returnwatch.publish.compare import compare_one


def build(job, data, out, seconds):
    """The same as `build_one`, until the worker is killed; it is sent to workers by its name."""
    name, times, place = os.environ["DYING"].split()
    deaths = Path(out).parent / "deaths"
    deaths.mkdir(exist_ok=True)
    if job.request.name == name and len(list(deaths.iterdir())) < int(times):
        if place == "start":
            die(deaths)
        from returnwatch.publish.engine import Client

        execute = Client.execute_cell
        Client.execute_cell = lambda self, cell, index, **o: (
            die(deaths) if index > 4 else execute(self, cell, index, **o)
        )
    return build_one(job, data, out, seconds)


def rebuild(request, data, folder, inputs):
    """The same as `compare_one`, but for the brief whose worker is killed."""
    if request.name == os.environ["DYING"].split()[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    return compare_one(request, data, folder, inputs)


def die(deaths):
    """Leave a mark, and be killed."""
    (deaths / str(os.getpid())).touch()
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    from returnwatch.cli import main
    from returnwatch.publish import compare, pool

    os.environ["DYING"] = " ".join(sys.argv[1:4])
    pool.build_one, compare.compare_one = build, rebuild
    main(sys.argv[4:])
