"""Spread briefs over the processes of an executor: a local pool, or whatever a Dask scheduler has."""

import gc
import multiprocessing
import os
import signal
import threading
from concurrent.futures import FIRST_COMPLETED, CancelledError, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import connection

from returnwatch import shared
from returnwatch.errors import BuildError, UsageError
from returnwatch.kernel.server import context, deaf, forks, hears, warm_up
from returnwatch.publish.archive import build_one
from returnwatch.startup import skip_iri_grammar

# Workers are let go after so many briefs each, lest what a library holds on to grows without end: from the fourth brief on
# one stays at 300 MB. All at once, because a pool that replaces them one by one can forget to (CPython's gh-115634).
BRIEFS = 100
# What a call raises whose worker died, or that of another.
DIED = (BrokenProcessPool, CancelledError)
# How often a brief is tried whose worker died.
TRIES = 3


def spread(waiting, data, out, seconds, executors, workers):
    """Build jobs, and tell what became of each as it is done.

    Args:
        waiting: A deque of `Job`s, from which each is taken as it starts; where it is emptied meanwhile, those under way are the
            last.
        data, out: Paths of the record and of what is published.
        seconds: Limit of a notebook's running time.
        executors: A function that gives a new executor: the one before it is of no use once a worker of it died, and is let
            go after a while.
        workers: How many run at a time.

    Yields:
        (job, what became of it, its folder or line), as `build_one` tells it.
    """
    tries = {}
    while waiting:
        executor, running, left = executors(), {}, BRIEFS * workers
        try:
            while running or waiting and left:
                while waiting and left:
                    job = _next(waiting, running, tries, workers)
                    if not _may_start(job, running, tries, workers):
                        break
                    future = asked(executor, build_one, job, data, out, seconds)
                    # Only now: a pool that has broken takes nothing, and nothing may be lost with it.
                    waiting.remove(job)
                    running[future] = job
                    left -= 1
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    result = _result(future, running[future])
                    yield running.pop(future), *result
        except DIED:
            # Which brief it was is unknown: each of those under way is tried again, alone.
            for job in running.values():
                tries[job.request] = tries.get(job.request, 0) + 1
                if tries[job.request] < TRIES:
                    waiting.appendleft(job)
                else:
                    yield job, "failed", f"{job.request.name}: its process died {TRIES} times; was it out of memory?"
        finally:
            if isinstance(executor, ProcessPoolExecutor):
                executor.shutdown(wait=True, cancel_futures=True)
            else:
                # Dask's: `wait=False` takes back what was asked of it.
                executor.shutdown(wait=False)


def asked(executor, function, *arguments):
    """A call that is asked of an executor, as a future; the workers that it starts for it can't hear Ctrl-C."""
    with deaf():
        return executor.submit(function, *arguments)


def _next(waiting, running, tries, workers):
    """The first job of a scope of which none is under way, or else the first.

    What one brief of a scope had to draw or to read, the next finds done; two at once would both do it. One whose worker
    died has its turn whatever its scope.
    """
    # The one that is under way will have ended: a worker alone goes on with what it has in memory.
    if workers == 1:
        return waiting[0]
    under_way = {job.request.scope for job in running.values()}
    others = (job for job in waiting if job.request in tries or job.request.scope not in under_way)
    return next(others, waiting[0])


def _may_start(job, running, tries, workers):
    """Whether a brief may start beside those under way: one whose worker died runs alone, so that no other dies with it."""
    suspect = any(one.request in tries for one in [job, *running.values()])
    return not running if suspect else len(running) < workers + 1


def _result(future, job):
    try:
        return future.result()
    except DIED:
        raise
    except Exception as error:  # noqa: BLE001 - one brief's failure, of whatever kind, is not the archive's
        return "failed", f"{job.request.name}: {type(error).__name__}: {' '.join(str(error).split())}"


@contextmanager
def local(workers, data):
    """A function that gives a pool of processes of this machine, and how many that are.

    They are forked with their kernels from one server that has converted no picture, and share what they make.

    Args:
        workers: How many.
        data: Path of the record, which that server opens for all of them.
    """
    # The typesetter would use all cores for one brief, and here each core has a brief of its own.
    os.environ.setdefault("RAYON_NUM_THREADS", "1")
    warm_up("returnwatch.publish.preload", record=data)
    how = context() if forks() else multiprocessing.get_context("spawn")
    with shared.folder() as folder:

        def fresh():
            # The workers before have been let go, and so is what they made, lest it grow without end.
            shared.empty(folder)
            return ProcessPoolExecutor(workers, how, _begin, (folder,))

        yield fresh, workers


def _begin(folder):
    """What a worker does first: leave Ctrl-C to the process that asked for it, and end when that ends."""
    skip_iri_grammar()
    shared.share(folder)
    # As in a kernel: what a brief makes lives until its end, and looking for garbage in it takes a twentieth of the time.
    gc.set_threshold(50_000, 20, 50)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    hears()
    parent = multiprocessing.parent_process().sentinel
    threading.Thread(target=_end_with, args=(parent, folder), daemon=True).start()
    warm_up()


def _end_with(parent, folder):
    """End when the process that asked for it ends, which then has left the folder that its workers shared."""
    connection.wait([parent])
    shared.remove(folder)
    os._exit(1)


@contextmanager
def dask(address):
    """A function that gives an executor of a Dask scheduler, and how many workers that has.

    Raises:
        UsageError: If `distributed` isn't installed.
        BuildError: If no scheduler answers, or it has no worker.
    """
    try:
        from distributed import Client
    except ImportError:
        raise UsageError("--dask: distributed is not installed; pip install 'returnwatch[dask]'") from None
    try:
        client = Client(address, timeout=10)
    except (OSError, ValueError) as error:
        raise BuildError(f"--dask: no scheduler at {address}: {' '.join(str(error).split())}") from None
    with client:
        workers = len(client.nthreads())
        if not workers:
            raise BuildError(f"--dask: the scheduler at {address} has no worker")
        yield lambda: client.get_executor(pure=False, retries=TRIES), workers
