"""What is still alive of a command that was started in a session of its own."""

import os

import psutil


def left(command):
    """Processes that a command, once it has ended, leaves to go on: workers, kernels, their servers.

    Args:
        command: A `Popen` that was given a session of its own.

    Returns:
        A list of `psutil.Process`; they are ended, because whoever reads the command's output would wait for them.
    """
    command.wait()
    members = [p for p in psutil.process_iter() if _is_in(p, command.pid)]
    alive = psutil.wait_procs(members, timeout=30)[1]
    for process in alive:
        process.kill()
    return alive


def _is_in(process, session):
    try:
        return os.getsid(process.pid) == session and process.status() != psutil.STATUS_ZOMBIE
    except (OSError, psutil.Error):
        return False
