"""An archive: what is due is built, wherever it is built it comes out the same, and what isn't due is left alone."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from returnwatch.publish.folder import published, read_manifests

ROOT = Path(__file__).parents[2]
# Two years of a scope of which little was known by then: briefs that are quickly made.
RANGE = ["--from", "1999-01-01", "--to", "2000-12-31", "--every", "year"]


def archive(cwd, *arguments):
    """Run the command; gives exit status and the lines of both outputs."""
    done = subprocess.run(
        [sys.executable, "-m", "returnwatch", "archive", *arguments], cwd=cwd, capture_output=True, text=True
    )
    return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()


def files(out):
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file() and not p.name.startswith(".")}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A record and the archive of two scopes from it, built on two workers; tests copy it before they change it."""
    import shutil

    home = tmp_path_factory.mktemp("archive")
    shutil.copytree(ROOT / "data", home / "data")
    status, said, faults = archive(home, *RANGE, "--scope", "TM", "--scope", "UZ", "--workers", "2")
    assert (status, faults) == (0, [])
    assert said[-1] == "4 briefs, 4 due: 4 published, 0 unchanged, 0 failed"
    assert sorted(said[:-1])[0].startswith("1/4 ")
    return home


@pytest.fixture
def home(made, tmp_path):
    import shutil

    return Path(shutil.copytree(made, tmp_path / "home"))


def test_each_brief_is_told_since_the_period_before_it(made):
    told = {f.parent.name + "/" + f.name: m["parameters"]["since"] for f, m in read_manifests(made / "reports").items()}
    assert told == {"TM/1999-12-31": "", "UZ/1999-12-31": "", "TM/2000-12-31": "1999-12-31", "UZ/2000-12-31": "1999-12-31"}


def test_a_second_run_finds_nothing_due_and_changes_nothing(home):
    before = files(home / "reports")
    assert archive(home, *RANGE, "--scope", "TM", "--scope", "UZ") == (0, ["4 briefs, none is due"], [])
    assert archive(home, *RANGE, "--scope", "TM", "--dry-run") == (0, ["0 of 2 briefs are due"], [])
    assert files(home / "reports") == before


def test_one_worker_and_one_brief_at_a_time_give_the_same_bytes_as_two_workers(made, tmp_path):
    (tmp_path / "data").symlink_to(made / "data")
    assert archive(tmp_path, *RANGE, "--scope", "UZ", "--workers", "1")[0] == 0
    alone = subprocess.run(
        [sys.executable, "-m", "returnwatch", "brief", "--as-of", "1999-12-31", "--scope", "TM"], cwd=tmp_path
    )
    assert alone.returncode == 0
    theirs = files(made / "reports")
    ours = {name: content for name, content in files(tmp_path / "reports").items() if "/" in name}
    assert len(ours) == 15 and ours == {name: theirs[name] for name in ours}


def test_dask_workers_give_the_same_bytes(made, tmp_path):
    from distributed import LocalCluster

    (tmp_path / "data").symlink_to(made / "data")
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        done = archive(tmp_path, *RANGE, "--scope", "TM", "--scope", "UZ", "--dask", cluster.scheduler_address)
    assert (done[0], done[1][-1]) == (0, "4 briefs, 4 due: 4 published, 0 unchanged, 0 failed"), done
    assert files(tmp_path / "reports") == files(made / "reports")


def test_two_archives_at_once_share_the_work_and_leave_what_one_would(made, tmp_path):
    (tmp_path / "data").symlink_to(made / "data")
    command = [sys.executable, "-m", "returnwatch", "archive", *RANGE, "--scope", "TM", "--scope", "UZ", "--workers", "1"]
    both = [subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [(*run.communicate(), run.returncode) for run in both]
    assert [(faults, status) for _, faults, status in told] == [("", 0)] * 2
    assert files(tmp_path / "reports") == files(made / "reports")
    # Each edition was published by one of the two: the other found it there and compared.
    assert sum(said.count(": published\n") for said, *_ in told) == 4
    assert not [p for p in (tmp_path / "reports").rglob(".new-*")]


def change(path, key, was, now):
    """Change a cell of a row, as in an editor."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    at = next(i for i, line in enumerate(lines) if line.startswith(f"{key},"))
    assert was in lines[at]
    lines[at] = lines[at].replace(was, now, 1)
    path.write_text("".join(lines), "utf-8")


def test_a_corrected_row_makes_due_only_the_brief_that_can_see_it(home):
    """The incident became known in 2000. Of 1999, and of Turkmenistan, nothing can tell of it."""
    was, now = "Hostage-taking and fighting in Batken", "Hostage-taking and fighting in Batken district"
    change(home / "data" / "incidents.csv", "I101", was, now)
    with open(home / "data" / "corrections.csv", "a", encoding="utf-8") as file:
        file.write(f'X900,2026-11-24,UZ/2000-12-31/1,incidents,I101,title,{was},"{now}",A word was missing.\n')
    both = [*RANGE, "--scope", "TM", "--scope", "UZ"]
    due = ["UZ 2000-12-31: rows that it can see changed", "1 of 4 briefs are due"]
    assert archive(home, *both, "--dry-run") == (0, due, [])
    before = files(home / "reports")
    status, said, _ = archive(home, *both, "--workers", "1")
    assert (status, said[-1]) == (0, "4 briefs, 1 due: 1 published, 0 unchanged, 0 failed")
    new = {name.rpartition("/")[0] for name in set(files(home / "reports")) - set(before)}
    assert new == {"UZ/2000-12-31.2"}
    listed = (home / "reports" / "index.html").read_text("utf-8")
    assert "UZ/2000-12-31.2/" in listed and "edition 2</a> replaces <a" in listed and "Batken district" in listed


def test_what_every_brief_sees_makes_all_due_and_what_comes_out_the_same_is_no_edition_and_not_due_again(home):
    change(home / "data" / "places.csv", "aqtobe", "50.28", "50.281")
    both = [*RANGE, "--scope", "TM", "--scope", "UZ"]
    before = files(home / "reports")
    status, said, _ = archive(home, *both, "--workers", "2")
    assert (status, said[-1]) == (0, "4 briefs, 4 due: 0 published, 4 unchanged, 0 failed")
    assert files(home / "reports") == before
    assert archive(home, *both, "--dry-run") == (0, ["0 of 4 briefs are due"], [])
    # What had been looked at is forgotten: it is looked at again, and nothing else happens.
    (home / "reports" / ".checked").unlink()
    assert archive(home, *both, "--dry-run")[1][-1] == "4 of 4 briefs are due"


def test_a_record_with_a_fault_publishes_nothing_and_a_code_that_changed_makes_all_due(home, monkeypatch):
    from returnwatch.publish import due

    manifest = next(iter(read_manifests(home / "reports").values()))
    then = due.told_by(manifest)
    assert due.reasons(then, then) == []
    assert due.reasons(then, {**then, "code": "other", "seen": "other"}) == ["the code changed"]
    assert due.reasons(then, {**then, "versions": {**then["versions"], "typst": "9"}})[0].startswith("typst ")
    assert due.reasons(None, then) == ["not built yet"]
    change(home / "data" / "places.csv", "aqtobe", "50.28", "north")
    status, said, faults = archive(home, *RANGE, "--scope", "TM")
    assert (status, said, len(faults)) == (1, [], 1) and "places.csv" in faults[0]


def test_a_failed_brief_is_told_at_the_end_and_the_others_are_published(home):
    """A folder of an edition is a file: what belongs there can't be published."""
    (home / "reports" / "UZ" / "2001-12-31").write_text("in the way")
    wider = [*RANGE[:3], "2001-12-31", *RANGE[4:]]
    status, said, faults = archive(home, *wider, "--scope", "TM", "--scope", "UZ", "--workers", "1")
    assert status == 1
    assert said[-1] == "6 briefs, 2 due: 1 published, 0 unchanged, 1 failed"
    assert len(faults) == 1 and "UZ/2001-12-31" in faults[0]
    assert [f.name for f in published(home / "reports") if f.parent.name == "TM"] == ["1999-12-31", "2000-12-31", "2001-12-31"]


def test_what_failed_is_told_even_where_the_index_cannot_be_written(home):
    (home / "reports" / "UZ" / "2001-12-31").write_text("in the way")
    (home / "reports" / "index.html").unlink()
    (home / "reports" / "index.html").mkdir()
    status, said, faults = archive(home, *RANGE[:3], "2001-12-31", *RANGE[4:], "--scope", "UZ", "--workers", "1")
    assert (status, said[-1], len(faults)) == (1, "3 briefs, 1 due: 0 published, 0 unchanged, 1 failed", 2)
    assert "UZ/2001-12-31" in faults[0] and faults[1].startswith("returnwatch: reports/index.html: not written")


def test_a_brief_keeps_the_day_since_which_it_tells_in_whatever_series_it_is_asked_for_again(home):
    """At the end of 2000 it tells since the end of 1999. The first one, which has none before it, is due once there is one."""
    for every, of, before in (("quarter", 8, "1999-09-30"), ("month", 24, "1999-11-30")):
        status, said, _ = archive(home, *RANGE[:4], "--every", every, "--scope", "TM", "--dry-run")
        assert (status, said[-1]) == (0, f"{of - 1} of {of} briefs are due")
        told = dict(line.split(": ", 1) for line in said[:-1])
        assert told["TM 1999-12-31"] == f"since was none, is {before}" and "TM 2000-12-31" not in told


def test_days_to_come_are_left_out(home):
    later = ["--from", "2000-01-01", "--to", "9999-12-31", "--every", "year", "--scope", "TM", "--dry-run"]
    status, said, _ = archive(home, *later)
    assert (status, said[-1]) == (0, f"{date.today().year - 2001} of {date.today().year - 2000} briefs are due")


@pytest.mark.parametrize(
    "arguments, line",
    [
        (["--from", "2999-01-01", "--to", "2999-12-31", "--every", "year"], "--from: 2999-01-01 is still to come, and so is what will be known by then"),
        (["--from", "1900-01-01", "--to", "2000-12-31", "--every", "year"], "--from: expected a day from 1950-01-01 on, not 1900-01-01"),
        ([*RANGE, "--scope", "KX", "--scope", "all"], "no scope 'KX'; expected one of central-asia, KZ, KG, TJ, UZ, TM, CN, jak, tip, imu, iju, jamaat-ansarullah"),
        (["--from", "2013-01-01", "--to", "2013-02-01", "--every", "year"], "no year ends between 2013-01-01 and 2013-02-01"),
        (["--from", "2013", "--to", "2013-02-01", "--every", "year"], "--from: expected a day like 2013-01-14, not '2013'"),
        ([*RANGE, "--workers", "2", "--dask", "tcp://127.0.0.1:1"], "--workers and --dask: give one of the two"),
        ([*RANGE, "--scope", "kazakstan"], "no scope 'kazakstan'; near: KZ (Kazakhstan)"),
    ],
)
def test_wrong_use_is_one_line(made, arguments, line):
    assert archive(made, *arguments) == (2, [], [f"returnwatch: {line}"])
