"""Build the briefs of one day, in processes of their own, so that one that dies takes nothing else with it."""

from collections import deque


def build(jobs, data, out, seconds, workers):
    """Build and publish jobs.

    Args:
        jobs: `Job`s.
        data, out: Paths of the record and of what is published.
        seconds: Limit of a notebook's running time.
        workers: How many processes build at a time.

    Yields:
        (job, what became of it, its folder or line), as `publish.pool.spread` does.
    """
    # What runs a notebook takes seconds to import, and mostly nothing is due.
    from returnwatch.publish import pool

    with pool.local(min(workers, len(jobs)), data) as (executors, number):
        yield from pool.spread(deque(jobs), str(data), str(out), seconds, executors, number)
