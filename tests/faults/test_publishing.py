"""Whatever dies, fills up or is refused: what was published is whole, what wasn't isn't there, and a line says which."""

import errno
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from returnwatch.errors import BuildError
from returnwatch.publish import folder as editions
from returnwatch.publish import publish as publishing
from returnwatch.publish.index import write_index
from returnwatch.publish.request import Request

ROOT = Path(__file__).parents[2]


def small(content=b"a"):
    request = Request(as_of="2012-01-01", scope="TM")
    return SimpleNamespace(request=request, files={"TM-2012-01-01.html": content, "manifest.json": b"{}"})


def test_a_hundred_kills_at_random_moments_leave_everything_whole(tmp_path):
    killing = Path(__file__).with_name("killing.py")
    done = subprocess.run([sys.executable, killing, tmp_path / "reports", "100", "14"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    told = re.fullmatch(r"100 kills: (\d+) after the edition was there, (\d+) left something to sweep\n", done.stdout)
    # Both kinds of moment were among them, or the test would show nothing.
    assert int(told[1]) > 5 and int(told[2]) > 5, done.stdout


@pytest.mark.parametrize("call", ["mkdir", "fsync", "rename"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_full_disk_or_a_refusal_is_one_line_and_leaves_nothing(tmp_path, monkeypatch, call, number):
    (tmp_path / "TM").mkdir()
    real = getattr(os, call)

    def refuse(path, *arguments, **options):
        if isinstance(path, int) or "TM" in str(path):
            raise OSError(number, os.strerror(number), str(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(BuildError) as stopped:
        editions.place(small(), tmp_path)
    final = (tmp_path / "TM" / "2012-01-01").as_posix()
    assert str(stopped.value) == f"{final}: not published: {os.strerror(number)}"
    monkeypatch.undo()
    assert list((tmp_path / "TM").iterdir()) == []
    assert editions.place(small(), tmp_path).name == "2012-01-01"


def test_a_folder_that_is_a_file_is_one_line(tmp_path):
    (tmp_path / "reports").write_text("")
    with pytest.raises(BuildError, match=r"reports: not writable: (?:File exists|Not a directory)"):
        editions.place(small(), tmp_path / "reports")


def test_an_index_that_cannot_be_written_is_left_as_it_was(tmp_path, monkeypatch):
    write_index(tmp_path)
    before = (tmp_path / "index.html").read_bytes()
    (tmp_path / "feed.xml").write_text("old")

    def full(descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BuildError, match="feed.xml: not written: No space left on device"):
        write_index(tmp_path)
    assert (tmp_path / "index.html").read_bytes() == before and (tmp_path / "feed.xml").read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == [".lock", "feed.xml", "index.html"]


def test_what_a_killed_run_left_is_swept_by_the_next_and_never_taken_for_an_edition(tmp_path):
    left = tmp_path / "TM" / f"{editions.STAGING}2011-01-01"
    left.mkdir(parents=True)
    (left / "manifest.json").write_text("{}")
    assert editions.published(tmp_path) == []
    editions.place(small(), tmp_path)
    assert [p.name for p in (tmp_path / "TM").iterdir()] == ["2012-01-01"]


def test_an_edition_that_another_run_placed_meanwhile_is_compared_with_and_not_replaced(data, tmp_path, monkeypatch):
    request, out = Request(as_of="1999-12-31", scope="TM"), tmp_path / "reports"
    place, built = editions.place, []

    def late(made, where):
        if not built:
            # Another run comes first with the same brief.
            place(made, where)
        built.append(made)
        return place(made, where)

    monkeypatch.setattr(editions, "place", late)
    published = publishing.publish(request, data, out)
    assert (published.new, published.folder.name, len(built)) == (False, "1999-12-31", 1)
    assert [p.name for p in (out / "TM").iterdir()] == ["1999-12-31"]


def test_a_clock_that_jumps_back_changes_nothing(built, tmp_path):
    """Every look at the clock is a day before the last."""
    (tmp_path / "sitecustomize.py").write_text(
        "import itertools, time\nbackwards = itertools.count()\nnow = time.time\ntime.time = lambda: now() - 86_400 * next(backwards)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])}
    command = ["archive", "--from", "2013-01-14", "--to", "2013-12-31", "--every", "year", "--scope", "TM", "--workers", "1"]
    command += ["--data", str(ROOT / "data"), "--out", str(tmp_path / "out")]
    done = subprocess.run(
        [sys.executable, "-m", "returnwatch", *command], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    made = built("2013-12-31", "TM").files
    assert {p.name: p.read_bytes() for p in (tmp_path / "out" / "TM" / "2013-12-31").iterdir()} == made
