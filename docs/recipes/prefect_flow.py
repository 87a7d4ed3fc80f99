"""Prefect calls the same command: start this file where Prefect is installed, in an environment of its own."""

import subprocess
from pathlib import Path

from prefect import flow

HOME = Path.home() / "returnwatch"
# Another run is under way: no failure of this one.
UNDER_WAY = 3


@flow(name="returnwatch", log_prints=True)
def briefs(home=str(HOME)):
    """Build what is due; the flow fails where `returnwatch run` does."""
    done = subprocess.run([f"{home}/.venv/bin/returnwatch", "run"], cwd=home, capture_output=True, text=True)
    print(done.stdout + done.stderr)
    if done.returncode not in (0, UNDER_WAY):
        raise RuntimeError(f"returnwatch run ended with status {done.returncode}")


if __name__ == "__main__":
    briefs.serve(name="every-morning", cron="10 6 * * *", limit=1)
