"""A small series, a way to build its briefs in the test's own process, where it can break the notebook, and a full record."""

import sys
from pathlib import Path

from returnwatch.publish.archive import build_one

# A series of one small scope, from the last Sunday of February on.
WEEKLY = """
[[series]]
name = "weekly"
scopes = ["TM"]
every = "week"
from = 2027-02-28
"""

# What every manifest tells beside its parameters, for editions that are made up.
MANIFEST = {"title": "", "reconstructed": False, "rows": {}, "files": {}, "code": {"commit": "", "sha256": ""}, "versions": {}}


def here(jobs, data, out, seconds, workers):
    """The same as `returnwatch.series.build.build`, without other processes."""
    for job in jobs:
        yield job, *build_one(job, data, out, seconds)


def grown(folder, incidents):
    """The shipped record with so many made-up incidents more, in a folder that isn't there yet; gives the folder."""
    root = Path(__file__).parents[1]
    sys.path.insert(0, str(root / "benchmarks"))
    try:
        from generate import record
    finally:
        sys.path.pop(0)
    record(root / "data", folder, incidents)
    return folder
