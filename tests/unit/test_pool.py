"""A pool that breaks at any moment loses no brief."""

from collections import deque
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from types import SimpleNamespace

import pytest

from returnwatch.publish import pool
from returnwatch.publish.request import Request


class Breaking:
    """An executor without processes; the `at`-th brief that it is given, counted from 0 over all executors, finds it broken."""

    given = 0

    def __init__(self, at):
        self.at = at

    def submit(self, function, job, *arguments):
        Breaking.given += 1
        if Breaking.given - 1 == self.at:
            raise BrokenProcessPool
        future = Future()
        future.set_result(("published", job.request.as_of))
        return future

    def shutdown(self, wait):
        """Nothing to end."""


@pytest.mark.parametrize("at", range(4))
def test_a_pool_found_broken_when_it_is_given_a_brief_is_replaced_and_the_brief_is_built(at, monkeypatch):
    monkeypatch.setattr(Breaking, "given", 0)
    days = [f"{year}-12-31" for year in range(1999, 2003)]
    jobs = deque(SimpleNamespace(request=Request(as_of=day)) for day in days)
    became = [(job.request.as_of, *what) for job, *what in pool.spread(jobs, "data", "out", 1, lambda: Breaking(at), 1)]
    assert sorted(became) == [(day, "published", day) for day in days]
