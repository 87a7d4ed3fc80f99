"""What is still alive of a command that was started in a session of its own."""

import os

import psutil


def left(session):
    """Processes of a session, workers, kernels and their servers, that don't end by themselves."""
    members = [p for p in psutil.process_iter() if _session(p) == session and p.status() != psutil.STATUS_ZOMBIE]
    return psutil.wait_procs(members, timeout=30)[1]


def _session(process):
    try:
        return os.getsid(process.pid)
    except OSError:
        return None
