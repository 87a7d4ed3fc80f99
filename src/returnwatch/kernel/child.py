"""What a forked process does to become a kernel like one that was started anew."""

import gc
import os
import random
import sys
import threading
import time
from multiprocessing import connection, parent_process

from returnwatch.kernel.server import hears

LAUNCHER = "ipykernel_launcher"


def serve(command, environment, folder):
    """Run a kernel to its end in this freshly forked process.

    Args:
        command: The command line of a stock kernel: interpreter, `-m`, `ipykernel_launcher`, its options.
        environment: Environment variables, all of them.
        folder: Working directory, or None for the present one.
    """
    os.setpgid(0, 0)
    hears()
    os.environ.clear()
    os.environ.update(environment)
    if hasattr(time, "tzset"):
        time.tzset()
    if folder:
        os.chdir(folder)
    _own_random_numbers()
    threading.Thread(target=_end_with, args=(parent_process().sentinel,), daemon=True).start()
    arguments = command[command.index(LAUNCHER) + 1 :]
    sys.argv = [LAUNCHER, *arguments]
    # Most of what a brief makes lives until its end: looking for garbage every few hundred objects finds none.
    gc.set_threshold(50_000, 20, 50)
    from ipykernel import kernelapp

    kernelapp.launch_new_instance(argv=arguments)


def _own_random_numbers():
    """The state of random numbers is copied by a fork: a fresh kernel has one that nobody shares."""
    random.seed()
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed()


def _end_with(sentinel):
    """No kernel outlives the process that asked for it, however that ended."""
    connection.wait([sentinel])
    os._exit(1)
