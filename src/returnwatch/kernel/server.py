"""The fork server of kernels, started early: it imports the libraries while this process does something else."""

import multiprocessing
import sys


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
        forkserver.ensure_running()
