"""The fork server of kernels, started early: it imports the libraries while this process does something else."""

import multiprocessing
import signal
import sys
from contextlib import contextmanager
from multiprocessing import resource_tracker


def forks():
    """Whether kernels can be forked here: not on Windows or macOS, and not in a daemonic process, such as Dask's."""
    able = sys.platform.startswith("linux") and "forkserver" in multiprocessing.get_all_start_methods()
    return able and not multiprocessing.current_process().daemon


def context():
    """The standard library's fork server."""
    return multiprocessing.get_context("forkserver")


def warm_up():
    """Start the server, where it isn't running yet."""
    if forks():
        from multiprocessing import forkserver

        context().set_forkserver_preload(["returnwatch.kernel.preload"])
        with deaf():
            forkserver.ensure_running()


@contextmanager
def deaf():
    """Processes and threads that are started meanwhile can't hear Ctrl-C, which this process answers.

    A terminal sends it to every process, and one that hears it while it imports ends in a traceback.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # It would open our ears again when it starts.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def hears():
    """Let this process, which was started deaf, hear Ctrl-C again; what came meanwhile was not for it."""
    if hasattr(signal, "pthread_sigmask"):
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        signal.signal(signal.SIGINT, before)
