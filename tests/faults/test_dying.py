"""A worker that is killed in the middle of an archive is replaced; a brief that kills each of its workers fails alone."""

import subprocess
import sys
from pathlib import Path

import pytest
from killing import look
from session import left

DYING = Path(__file__).with_name("dying.py")
RANGE = ["--from", "1999-01-01", "--to", "2001-12-31", "--every", "year", "--scope", "KZ", "--workers", "2"]


@pytest.fixture
def archive(data, tmp_path):
    """Runs an archive of three briefs, the second of which has its worker killed; gives status, said, faults, days there."""

    def run(times, place):
        command = [sys.executable, DYING, "KZ-2000-12-31", times, place, "archive", *RANGE]
        running = subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        assert left(running) == []
        said, faults = running.communicate()
        look(tmp_path / "reports")
        there = sorted(p.name for p in (tmp_path / "reports" / "KZ").iterdir())
        deaths = len(list((tmp_path / "deaths").iterdir()))
        return running.returncode, said.splitlines(), faults.splitlines(), there, deaths

    return run


def test_a_worker_killed_in_the_middle_of_a_notebook_is_replaced_and_its_brief_is_built(archive):
    status, said, faults, there, deaths = archive("1", "notebook")
    assert (status, faults, deaths) == (0, [], 1)
    assert there == ["1999-12-31", "2000-12-31", "2001-12-31"]
    assert len(said) == 4 and said[-1].endswith(", 0 failed")


def test_a_brief_whose_worker_always_dies_is_told_at_the_end_and_takes_no_other_with_it(archive):
    status, said, faults, there, deaths = archive("99", "start")
    line = "returnwatch: KZ-2000-12-31: its process died 3 times; was it out of memory?"
    assert (status, faults, deaths) == (1, [line], 3)
    assert there == ["1999-12-31", "2001-12-31"]
    assert len(said) == 4 and said[-1].endswith(", 1 failed")


def test_comparing_tells_the_edition_whose_worker_died_in_a_line(archive, tmp_path):
    archive("1", "notebook")
    command = [sys.executable, DYING, "KZ-2001-12-31", "99", "start", "compare", "--workers", "1"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    line = "returnwatch: KZ/2001-12-31: a process died before it was rebuilt; compare again"
    assert (done.returncode, done.stderr.splitlines()) == (1, [line])
    assert done.stdout.splitlines() == ["3 current editions rebuilt: 0 would change, 1 could not be rebuilt"]
