"""A small series, and a way to build its briefs in the test's own process, where it can break the notebook."""

from returnwatch.publish.archive import build_one

# A series of one small scope, from the last Sunday of February on.
WEEKLY = """
[[series]]
name = "weekly"
scopes = ["TM"]
every = "week"
from = 2027-02-28
"""


def here(jobs, data, out, seconds, workers):
    """The same as `returnwatch.series.build.build`, without other processes."""
    for job in jobs:
        yield job, *build_one(job, data, out, seconds)
