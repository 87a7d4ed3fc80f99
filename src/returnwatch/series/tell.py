"""Tell somebody: events go to a command of the user's as JSON on standard input."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

# Events that nobody could be told are kept, the newest so many of them.
MOST = 100


def deliver(state, config, journal):
    """Give the events that wait to the command, one kind at a time; what fails is tried again by the next run.

    Nothing that goes wrong here is the run's fault: it is noted in the log.

    Args:
        state: A `State`; what was told is taken from its `waiting`, and it is saved after each.
        config: A `Config`.
        journal: A `Journal`.
    """
    tell = config.tell
    state.waiting = [event for event in state.waiting if tell and event["event"] in tell.on][-MOST:]
    for event in grouped(state.waiting):
        why = hand_over(tell, event, config.folder)
        if why:
            journal.note("tell-failed", f"nobody was told that {event['text']}: {why}", command=tell.command)
            return
        state.waiting = [one for one in state.waiting if one["event"] != event["event"]]
        journal.note("told", f"{event['event']}: {event['text']}")
        state.save()


def grouped(waiting):
    """One event of each kind, with the items of all, in the order in which the first of each came."""
    found = {}
    for event in waiting:
        one = found.setdefault(event["event"], {**event, "items": []})
        one["items"] = one["items"] + event["items"]
        one["at"] = event["at"]
    for one in found.values():
        one["text"] = "; ".join(dict.fromkeys(item["text"] for item in one["items"]))
        one["subject"] = _subject(one["event"], one["items"])
    return list(found.values())


def _subject(event, items):
    """What a mail's subject says."""
    count = "" if len(items) == 1 else f" ({len(items)})"
    return {
        "failure": f"Return Watch needs a person{count}",
        "recovery": f"Return Watch is well again{count}",
        "brief": f"Return Watch: new brief{count}",
        "finished": "Return Watch: run finished",
    }[event]


def hand_over(tell, event, folder):
    """Run the command with an event on standard input.

    Args:
        tell: A `Tell`.
        event: A dict.
        folder: Path in which it runs.

    Returns:
        '' or why it did not go well, in a line.
    """
    shell = isinstance(tell.command, str)
    # A scheduler starts us by our path: `returnwatch mail` is found beside us all the same.
    ours = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    try:
        process = subprocess.Popen(
            tell.command,
            shell=shell,
            cwd=folder,
            env={**os.environ, "PATH": ours},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=os.name == "posix",
        )
    except OSError as error:
        return f"the command can't be started: {error.strerror or error}"
    try:
        _, said = process.communicate(json.dumps(event, ensure_ascii=False).encode(), timeout=tell.seconds)
    except subprocess.TimeoutExpired:
        _stop(process)
        return f"the command was still running after {tell.seconds} seconds; it was stopped"
    if process.returncode:
        lines = [line for line in said.decode(errors="replace").splitlines() if line.strip()]
        return f"the command ended with status {process.returncode}" + (f": {lines[-1].strip()[:200]}" if lines else "")
    return ""


def _stop(process):
    """End the command and whatever it has started."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    # A grandchild that left the group may hold the pipe open: nobody waits for it.
    for pipe in (process.stdin, process.stderr):
        with contextlib.suppress(OSError):
            pipe.close()
    process.wait()
