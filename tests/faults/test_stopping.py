"""Ctrl-C in an archive: one line, its exit status, nobody left behind, and the same command goes on with the rest."""

import os
import re
import signal
import subprocess
import sys

import psutil
import pytest
from killing import look
from session import left

if os.name == "nt":
    pytest.skip("terminals and process groups are otherwise on Windows", allow_module_level=True)

import fcntl
import pty
import termios

STOPPING = "returnwatch: stopping after the briefs under way; the same command goes on with the rest"
# Briefs of a scope of which little was known by then, one at a time: some are still to be built when the first is there.
RANGE = ["--from", "1999-01-01", "--to", "2003-12-31", "--every", "year", "--scope", "KZ"]
# A bar's share done, how many of how many, time taken and left, and the rate.
BAR = r" 20%\|.*\| 1/5 \[\d\d:\d\d<\d\d:\d\d, +\d+\.\d\d(?:s/brief|brief/s)\]"


def start(home, *arguments, **options):
    """The command in a session of its own, so that `left` finds its processes."""
    command = [sys.executable, "-m", "returnwatch", "archive", *RANGE, *arguments]
    return subprocess.Popen(command, cwd=home, start_new_session=True, **options)


def is_clean(out):
    """Whole editions alone: nothing half-written, and nobody holds the lock."""
    look(out)
    return not [p for p in out.rglob(".*") if p.name != ".lock"]


def until(descriptor, pattern):
    """What a terminal shows until it has shown something, or until nobody writes to it any more."""
    shown = ""
    while not re.search(pattern, shown):
        try:
            shown += os.read(descriptor, 4096).decode()
        except OSError:
            break
    return shown


@pytest.fixture
def terminal():
    """A terminal's two ends: the user's, and the command's."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 100))
    yield ours, theirs
    os.close(ours)


def test_ctrl_c_at_a_terminal_stops_after_the_briefs_under_way_and_the_next_run_builds_the_rest(data, tmp_path, terminal):
    ours, theirs = terminal
    out = tmp_path / "reports"
    running = start(
        tmp_path, "--workers", "1", stdin=theirs, stdout=theirs, stderr=theirs, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY)
    )
    os.close(theirs)
    shown = until(ours, r" 1/5 \[.*\]")
    assert re.search(BAR, shown), shown
    os.write(ours, b"\x03")
    shown += until(ours, "nothing more")
    assert running.wait() == 130
    assert left(running.pid) == []
    assert is_clean(out)
    count = len(list(out.glob("KZ/*/manifest.json")))
    assert 1 <= count < 5
    said = [line for line in re.split(r"[\r\n]+", shown.partition("^C")[2]) if line.strip() and "brief" not in line[-8:]]
    assert said == [STOPPING, f"5 briefs, 5 due: {count} published, 0 unchanged, 0 failed"]
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in out.glob("KZ/*/*")}
    assert all(f"KZ/{p.parent.name}/" in (out / "index.html").read_text("utf-8") for p in before)

    running = start(tmp_path, "--workers", "2", stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    said, faults = running.communicate()
    # In a log, plain lines: nothing that moves a cursor.
    assert faults == "" and said.replace("\n", "").isprintable()
    assert (running.returncode, said.splitlines()[-1]) == (0, f"5 briefs, {5 - count} due: {5 - count} published, 0 unchanged, 0 failed")
    assert len(list(out.glob("KZ/*/manifest.json"))) == 5
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in before} == before


@pytest.fixture
def starting(data, tmp_path):
    """An archive that has just started its first worker, which a terminal's Ctrl-C reaches while it imports."""
    running = start(tmp_path, "--workers", "2", stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    here = psutil.Process(running.pid)
    while not [p for p in here.children() if "spawn_main" in " ".join(p.cmdline())]:
        assert running.poll() is None
    os.killpg(running.pid, signal.SIGINT)
    return running


def test_a_worker_that_is_still_starting_ends_its_brief_too(starting, tmp_path):
    said, faults = starting.communicate()
    assert (starting.returncode, faults) == (130, STOPPING + "\n")
    there = len(list((tmp_path / "reports").glob("KZ/*/manifest.json")))
    assert 1 <= there < 5 and said.splitlines()[-1] == f"5 briefs, 5 due: {there} published, 0 unchanged, 0 failed"
    assert left(starting.pid) == []
    assert is_clean(tmp_path / "reports")


def test_a_second_ctrl_c_stops_the_briefs_under_way_too(starting, tmp_path):
    assert starting.stderr.readline() == STOPPING + "\n"
    os.killpg(starting.pid, signal.SIGINT)
    said, faults = starting.communicate()
    assert (starting.returncode, said, faults.strip()) == (130, "", "returnwatch: stopped")
    assert left(starting.pid) == []
    assert not (tmp_path / "reports").exists()
