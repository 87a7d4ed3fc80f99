"""A year of weekly runs with a clock of its own, in which much goes wrong: every brief comes, once, and each failure is told once."""

import errno
import json
import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from returnwatch.brief import is_unchanged
from returnwatch.errors import BuildError, RecordError
from returnwatch.knowledge.scope import resolve
from returnwatch.publish import folder as editions
from returnwatch.publish.due import made_from
from returnwatch.record.check import open_checked
from returnwatch.record.open import open_record
from returnwatch.series.config import read_config
from returnwatch.series.once import run_once

SCOPES = ("KZ", "TM")
FIRST = date(2013, 1, 6)
CONFIG = f"""
[[series]]
name = "weekly"
scopes = {json.dumps(SCOPES)}
every = "week"
from = {FIRST}

[tell]
command = "test ! -e mute && cat >> told.jsonl && echo >> told.jsonl"
"""


class Machine:
    """A machine with a clock, a record, a disk and a scheduler; `faults` names what is wrong with it just now."""

    def __init__(self, home, record):
        self.home, self.record = home, record
        self.now, self.faults, self.said = datetime(2013, 1, 7, 6, tzinfo=UTC), set(), []
        (home / "returnwatch.toml").write_text(CONFIG, "utf-8")
        self.config = read_config(home / "returnwatch.toml")

    def start(self):
        return run_once(self.config, lambda: self.now, self.said.append, build=self.build)

    def build(self, jobs, data, out, seconds, workers):
        """Stands in for kernels and exporters; where a brief goes, and what its manifest says of its making, are real."""
        for job in jobs:
            if "kernel" in self.faults and job.request.scope == "KZ":
                yield job, "failed", f"{job.request.name}: the kernel died in cell 9"
                continue
            if "twice" in self.faults:
                self.second = subprocess.run(
                    [sys.executable, "-m", "returnwatch", "run"], cwd=self.home, capture_output=True, text=True
                )
            try:
                folder = editions.place(self.made(job), out)
            except BuildError as full:
                yield job, "failed", str(full)
                continue
            if "killed" in self.faults:
                raise SystemExit("killed")
            yield job, "published", folder.as_posix()

    def made(self, job):
        request, then = job.request, made_from(job.request, job.inputs)
        short = request.when_unchanged == "short" and request.since and self.unchanged(request)
        manifest = {
            "parameters": {**request.model_dump(), "data": "data"},
            "title": f"Are they? {request.scope}, {request.as_of}",
            "reconstructed": False,
            "rows": {},
            "form": "short" if short else "full",
            **job.inputs,
            "code": {"commit": "", "sha256": then["code"]},
            "versions": then["versions"],
            "files": {},
        }
        files = {f"{request.name}.html": request.name.encode(), f"{request.name}.pdf": b"", "manifest.json": json.dumps(manifest).encode()}
        return SimpleNamespace(request=request, files=files)

    def unchanged(self, request):
        days = (date.fromisoformat(day) for day in (request.since, request.as_of))
        return is_unchanged(self.record, resolve(self.record, request.scope), *days)

    def told(self, event):
        """Items of every event of a kind that the command was given."""
        events = map(json.loads, (self.home / "told.jsonl").read_text("utf-8").splitlines())
        return [item for one in events if one["event"] == event for item in one["items"]]


@pytest.fixture
def machine(data, tmp_path, record, monkeypatch):
    # The whole check takes seconds, and each run with something to do makes it.
    check = open_checked

    def quick(folder):
        try:
            return open_record(folder)
        except RecordError:
            return check(folder)

    monkeypatch.setattr("returnwatch.publish.checked.open_checked", quick)
    return Machine(tmp_path, record)


def broken_data(machine):
    """A table that an analyst left half edited; gives what mends it."""
    path = machine.home / "data" / "estimates.csv"
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b",fighters,", b",fighters", 1))
    return lambda: path.write_bytes(whole)


def full_disk(monkeypatch):
    """No new byte finds room; what overwrites bytes that are there does."""

    def full(path, content):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr(editions, "_write", full)


def test_a_year_of_weekly_runs_ends_with_exactly_the_briefs_that_were_due(machine, monkeypatch):
    statuses = {}
    mend = lambda: None  # noqa: E731
    for week in range(1, 54):
        machine.faults = {20: {"kernel"}, 38: {"twice"}, 42: {"killed"}, 47: {"kernel"}}.get(week, set())
        if week == 8:
            mend = broken_data(machine)
        if week == 11:
            mend()
        (machine.home / "mute").touch() if week == 47 else (machine.home / "mute").unlink(missing_ok=True)
        if week not in (30, 31, 32, 33):
            real = machine.now
            # A battery that ran out: for one run the clock is forty days slow.
            machine.now -= timedelta(days=40 * (week == 25))
            with monkeypatch.context() as patched:
                if week in (15, 16):
                    full_disk(patched)
                try:
                    statuses[week] = machine.start()
                except SystemExit as killed:
                    statuses[week] = killed.code
            machine.now = real
            # Whoever starts it again on the same day changes nothing.
            if week in (5, 21):
                assert machine.start() == 0
        machine.now += timedelta(days=7)

    there = sorted(f"{f.parent.name}/{f.name}" for f in editions.published(machine.home / "reports"))
    due = [(FIRST + timedelta(days=7 * n)).isoformat() for n in range(53)]
    assert there == sorted(f"{scope}/{day}" for scope in SCOPES for day in due)

    wrong = {8, 9, 10, 15, 16, 20, 25, 47}
    assert {week for week, status in statuses.items() if status == 1} == wrong
    assert {week for week, status in statuses.items() if status not in (0, 1)} == {42}
    assert (machine.second.returncode, machine.second.stdout) == (3, "another run is under way (run/.lock is held); nothing was started\n")

    # Full disk: the briefs of both scopes, and the list of briefs. Each once, though it lasted two weeks.
    names = ["record", "weekly/KZ", "weekly/TM", "reports", "weekly/KZ", "clock", "run", "weekly/KZ"]
    assert sorted(item["name"] for item in machine.told("failure")) == sorted(names)
    assert sorted(item["name"] for item in machine.told("recovery")) == sorted(names)
    broken = next(item for item in machine.told("failure") if item["name"] == "record")
    assert re.match("nothing is built, because the record is at fault: .*data/estimates.csv:[0-9]+: .* and [0-9]+ more; all of it lies in failed/record", broken["text"])
    since = {item["since"] for item in machine.told("failure")}
    assert since == {item["since"] for item in machine.told("recovery")}
    briefs = [(item["scope"], item["as_of"]) for item in machine.told("brief")]
    assert sorted(briefs) == sorted((scope, day) for scope in SCOPES for day in due)
    assert json.loads((machine.home / "run" / "state.json").read_text())["failing"] == {}
