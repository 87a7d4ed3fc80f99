"""The fork server, started early: it imports the libraries while this process does something else."""

import multiprocessing
import os
import signal
import sys
import threading
from contextlib import contextmanager
from multiprocessing import resource_tracker

# Environment variable by which the server is told of a record that it is to open.
RECORD = "RETURNWATCH_RECORD"


def forks():
    """Whether kernels can be forked here: not on Windows or macOS, and not in a daemonic process, such as Dask's."""
    able = sys.platform.startswith("linux") and "forkserver" in multiprocessing.get_all_start_methods()
    return able and not multiprocessing.current_process().daemon


def context():
    """The standard library's fork server."""
    return multiprocessing.get_context("forkserver")


def warm_up(*more, record=None):
    """Start the server, where it isn't running yet.

    Args:
        more: Names of modules that it imports beside those of a kernel.
        record: Path of a record that it opens as well, so that no kernel has to; its files are read again by each, and
            where they hold something else by then, so is the record.
    """
    if forks():
        from multiprocessing import forkserver

        if _reuses_parents():
            return
        context().set_forkserver_preload(["returnwatch.kernel.preload", *more])
        with deaf(), _told(record):
            forkserver.ensure_running()


@contextmanager
def _told(record):
    """Tell the server that is started meanwhile of a record: by its environment, as it takes no arguments."""
    if record:
        os.environ[RECORD] = os.path.realpath(record)
    try:
        yield
    finally:
        os.environ.pop(RECORD, None)


def _reuses_parents():
    """Let a process that was forked use the server from which it was; tells whether it does.

    The standard library means it to, but starts another, because the child knows that server's address and not its
    process. From Python 3.14 on the server asks for a key that a child isn't given either; there it has one of its own.
    """
    from multiprocessing import forkserver

    server = forkserver._forkserver
    if server.get_inherited_fds() is None or not getattr(server, "_forkserver_authkey", True):
        return False
    server.ensure_running = resource_tracker.ensure_running
    return True


@contextmanager
def deaf():
    """Processes and threads that are started meanwhile can't hear Ctrl-C, and this process answers it afterwards.

    A terminal sends it to every process: one that hears it while it imports ends in a traceback, and so does one that is
    left alone because this process answered it before it knew of that one.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # It would open our ears again when it starts.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with _later():
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _later():
    """Answer Ctrl-C afterwards: threads of libraries hear it for this one, which alone has blocked it."""
    answer, heard = signal.getsignal(signal.SIGINT), []
    if threading.current_thread() is not threading.main_thread() or not callable(answer):
        yield
        return
    signal.signal(signal.SIGINT, lambda *told: heard.append(told))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, answer)
        if heard:
            signal.raise_signal(signal.SIGINT)


def hears():
    """Let this process, which was started deaf, hear Ctrl-C again; what came meanwhile was not for it."""
    if hasattr(signal, "pthread_sigmask"):
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        signal.signal(signal.SIGINT, before)
