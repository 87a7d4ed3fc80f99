"""Ctrl-C in an archive: one line, its exit status, nobody left behind, and the same command goes on with the rest."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import psutil
import pytest
from killing import look
from session import left

from returnwatch.kernel.server import deaf

STOPPING = "returnwatch: stopping after the briefs under way; the same command goes on with the rest"
# Briefs of a scope of which little was known by then, one at a time: some are still to be built when the first is there.
RANGE = ["--from", "1999-01-01", "--to", "2003-12-31", "--every", "year", "--scope", "KZ"]
# A bar's share done, how many of how many, time taken and left, and the rate.
BAR = r" 20%\|.*\| 1/5 \[\d\d:\d\d<\d\d:\d\d, +\d+\.\d\d(?:s/brief|brief/s)\]"


def start(home, *arguments, **options):
    """The command, which is given a session of its own, so that `left` finds its processes."""
    return subprocess.Popen([sys.executable, "-m", "returnwatch", "archive", *RANGE, *arguments], cwd=home, **options)


def in_a_log(home):
    """The same as a scheduler starts it, with what it says and its faults on pipes."""
    return start(
        home, "--workers", "2", stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def is_clean(out):
    """Whole editions alone: nothing half-written, and nobody holds the lock."""
    look(out)
    return not [p for p in out.rglob(".*") if p.name != ".lock"]


def until(descriptor, pattern):
    """What a terminal shows until it has shown something, or until nobody writes to it any more."""
    shown = b""
    while not re.search(pattern.encode(), shown):
        try:
            shown += os.read(descriptor, 4096)
        except OSError:
            break
    return shown.decode()


@pytest.fixture
def terminal():
    """A terminal's two ends: the user's, and the command's."""
    import termios

    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (24, 100))
    yield ours, theirs
    os.close(ours)


@pytest.fixture
def temporary():
    """A folder for temporary files alone, of a short name: a socket in it may have a hundred characters in all."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def test_killed_outright_it_leaves_no_folder_in_which_its_workers_shared(data, tmp_path, temporary):
    environment = {**os.environ, "TMPDIR": str(temporary)}
    running = start(tmp_path, "--workers", "2", stdout=subprocess.PIPE, text=True, start_new_session=True, env=environment)
    assert running.stdout.readline().startswith("1/5 ")
    assert len(list(temporary.glob("returnwatch-*"))) == 1
    running.kill()
    # Until the last of its processes has ended: each of them writes there.
    running.stdout.read()
    assert not list(temporary.glob("returnwatch-*"))
    running.wait()


def test_ctrl_c_at_a_terminal_stops_after_the_briefs_under_way_and_the_next_run_builds_the_rest(
    data, tmp_path, terminal
):
    ours, theirs = terminal
    out = tmp_path / "reports"
    running = start(tmp_path, "--workers", "1", preexec_fn=lambda: os.login_tty(theirs), pass_fds=[theirs])
    os.close(theirs)
    shown = until(ours, r" 1/5 \[.*\]")
    assert re.search(BAR, shown), shown
    os.write(ours, b"\x03")
    shown += until(ours, "nothing more")
    assert left(running) == []
    assert running.returncode == 130
    assert is_clean(out)
    count = len(list(out.glob("KZ/*/manifest.json")))
    assert 1 <= count < 5
    said = [
        line for line in re.split(r"[\r\n]+", shown.partition("^C")[2]) if line.strip() and "brief" not in line[-8:]
    ]
    assert said == [STOPPING, f"5 briefs, 5 due: {count} published, 0 unchanged, 0 failed"]
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in out.glob("KZ/*/*")}
    assert all(f"KZ/{p.parent.name}/" in (out / "index.html").read_text("utf-8") for p in before)

    running = in_a_log(tmp_path)
    said, faults = running.communicate()
    # In a log, plain lines: nothing that moves a cursor.
    assert faults == "" and said.replace("\n", "").isprintable()
    assert (running.returncode, said.splitlines()[-1]) == (
        0,
        f"5 briefs, {5 - count} due: {5 - count} published, 0 unchanged, 0 failed",
    )
    assert len(list(out.glob("KZ/*/manifest.json"))) == 5
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in before} == before


@pytest.fixture
def starting(data, tmp_path):
    """An archive whose workers' server is still importing: a terminal's Ctrl-C reaches that too."""
    running = in_a_log(tmp_path)
    here = psutil.Process(running.pid)
    while not any(is_importing(child) for child in here.children()):
        assert running.poll() is None
    os.killpg(running.pid, signal.SIGINT)
    return running


def is_importing(process):
    """Whether it is that server and has come to pandas, one of the first things that it imports."""
    try:
        server = "returnwatch.publish.preload" in " ".join(process.cmdline())
        return server and any("pandas" in one.path for one in process.memory_maps())
    except psutil.Error:
        return False


def test_a_worker_that_is_still_starting_ends_its_brief_too(starting, tmp_path):
    assert left(starting) == []
    said, faults = starting.communicate()
    assert (starting.returncode, faults) == (130, STOPPING + "\n")
    there = len(list((tmp_path / "reports").glob("KZ/*/manifest.json")))
    assert 1 <= there < 5 and said.splitlines()[-1] == f"5 briefs, 5 due: {there} published, 0 unchanged, 0 failed"
    assert is_clean(tmp_path / "reports")


def test_a_second_ctrl_c_stops_the_briefs_under_way_too(starting, tmp_path):
    assert starting.stderr.readline() == STOPPING + "\n"
    os.killpg(starting.pid, signal.SIGINT)
    assert left(starting) == []
    said, faults = starting.communicate()
    assert (starting.returncode, said, faults.strip()) == (130, "", "returnwatch: stopped")
    assert not (tmp_path / "reports").exists()


# A command that Ctrl-C ends before it has told its kernel to end.
INTERRUPTED = """
from jupyter_client.manager import start_new_kernel
from returnwatch.publish.engine import warm_kernels
with warm_kernels():
    start_new_kernel(kernel_name="python3")
raise KeyboardInterrupt
"""


def test_ctrl_c_leaves_no_kernel_for_which_a_command_would_wait_for_ever(tmp_path):
    running = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED], cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        faults = running.communicate(timeout=120)[1]
    finally:
        running.kill()
    assert left(running) == []
    assert (running.returncode, faults.splitlines()[-1]) == (-signal.SIGINT, "KeyboardInterrupt")


def test_ctrl_c_that_any_thread_hears_is_answered_once_what_was_being_started_is_known():
    told, going = [], threading.Event()
    before = signal.signal(signal.SIGINT, lambda *_: told.append("answered"))
    other = threading.Thread(target=going.wait)
    other.start()
    try:
        with deaf():
            os.kill(os.getpid(), signal.SIGINT)
            while signal.SIGINT in signal.sigpending():
                pass
            told.append("started")
    finally:
        signal.signal(signal.SIGINT, before)
        going.set()
        other.join()
    assert told == ["started", "answered"]
