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


class Counting:
    """An executor without processes that counts what it is given."""

    def __init__(self, given):
        self.given = given
        given.append(0)

    def submit(self, function, job, *arguments):
        self.given[-1] += 1
        future = Future()
        future.set_result(("published", job.request.as_of))
        return future

    def shutdown(self, wait):
        """Nothing to end."""


def jobs_of(days):
    return deque(SimpleNamespace(request=Request(as_of=day)) for day in days)


def test_workers_are_let_go_after_so_many_briefs_and_no_brief_with_them(monkeypatch):
    monkeypatch.setattr(pool, "BRIEFS", 2)
    days, given = [f"{year}-12-31" for year in range(1999, 2008)], []
    became = [job.request.as_of for job, *_ in pool.spread(jobs_of(days), "data", "out", 1, lambda: Counting(given), 2)]
    assert (sorted(became), given) == (days, [4, 4, 1])


@pytest.mark.parametrize("at", range(4))
def test_a_pool_found_broken_when_it_is_given_a_brief_is_replaced_and_the_brief_is_built(at, monkeypatch):
    monkeypatch.setattr(Breaking, "given", 0)
    days = [f"{year}-12-31" for year in range(1999, 2003)]
    became = [(job.request.as_of, *what) for job, *what in pool.spread(jobs_of(days), "data", "out", 1, lambda: Breaking(at), 1)]
    assert sorted(became) == [(day, "published", day) for day in days]


class Slow:
    """An executor without processes, of which the call that was asked first is done when so many are under way."""

    def __init__(self, at_once, asked):
        self.at_once, self.asked, self.futures = at_once, asked, []

    def submit(self, function, job, *arguments):
        future = Future()
        self.asked.append(job.request.scope)
        self.futures.append((future, job))
        if len(self.futures) == self.at_once:
            first, done = self.futures.pop(0)
            first.set_result(("published", done.request.as_of))
        return future

    def shutdown(self, wait):
        """Nothing to end."""


def test_briefs_that_are_under_way_at_a_time_are_of_different_scopes_as_long_as_there_are_some():
    days, asked = [f"{year}-12-31" for year in range(1999, 2002)], []
    jobs = deque(SimpleNamespace(request=Request(as_of=day, scope=scope)) for scope in ("TM", "UZ", "KZ", "KG") for day in days)
    # One that is never done would wait for ever: the last few are let go.
    told = pool.spread(jobs, "data", "out", 1, lambda: Slow(3, asked), 2)
    became = [next(told)[0].request.scope for _ in range(10)]
    assert became == asked[:10]
    assert all(len(set(asked[n : n + 3])) == 3 for n in range(6))
    assert sorted(asked) == sorted(["TM", "UZ", "KZ", "KG"] * 3)
