"""`returnwatch run` with real briefs: what is due is built once, what fails leaves its evidence, and each start says how it ended."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import nbformat
import pytest
from building import WEEKLY, here
from filelock import FileLock

from returnwatch.publish import publish as publishing
from returnwatch.publish.folder import published, read_manifests
from returnwatch.publish.run import notebook_path
from returnwatch.publish.verify import differences
from returnwatch.series.config import read_config
from returnwatch.series.once import run_once

CONFIG = WEEKLY + """keep_failed_days = 20
{more}
[tell]
command = "cat >> told.jsonl && echo >> told.jsonl"
"""


@pytest.fixture
def start(data, tmp_path):
    """start(day) runs at six in the morning of a day of 2027; gives the exit status."""

    def run(day, more=""):
        (tmp_path / "returnwatch.toml").write_text(CONFIG.format(more=more), "utf-8")
        config = read_config(tmp_path / "returnwatch.toml")
        return run_once(config, lambda: datetime.fromisoformat(f"2027-{day}T06:00:00+00:00").astimezone(UTC), said.append, build=here)

    said = []
    run.said = said
    return run


def names(home):
    return sorted(f.name for f in published(home / "reports"))


def told(home, event):
    events = map(json.loads, (home / "told.jsonl").read_text("utf-8").splitlines())
    return [item for one in events if one["event"] == event for item in one["items"]]


def break_notebook(patch, source):
    """Let a cell under the third heading do something else."""
    notebook = nbformat.read(notebook_path(), 4)
    at = next(n for n, cell in enumerate(notebook.cells) if cell.source == "## What changed since the last edition")
    notebook.cells.insert(at + 1, nbformat.v4.new_code_cell(source))
    build = publishing.build

    def broken(request, folder, **options):
        return build(request, folder, options.pop("notebook", path), **options)

    path = Path(str(patch.home)) / "broken.ipynb"
    nbformat.write(notebook, path)
    patch.setattr(publishing, "build", broken)


def test_three_weeks_with_a_kernel_that_dies_in_the_second(start, tmp_path, monkeypatch):
    home = tmp_path
    assert start("03-01") == 0
    assert names(home) == ["2027-02-28"]
    with monkeypatch.context() as patch:
        patch.home = home
        break_notebook(patch, "import os; os._exit(3)")
        assert start("03-08") == 1
        assert start("03-09") == 1
    assert names(home) == ["2027-02-28"]
    evidence = home / "failed" / "TM-2027-03-07"
    assert sorted(p.name for p in evidence.iterdir()) == ["TM-2027-03-07.ipynb", "account.txt", "error.log"]
    account = (evidence / "account.txt").read_text("utf-8")
    assert "the kernel died in cell" in account and "in the section “What changed since the last edition”" in account
    assert "    import os; os._exit(3)" in account and "for want of memory" in account
    assert "returnwatch brief --as-of 2027-03-07 --scope TM" in account
    page = (home / "reports" / "status.html").read_text("utf-8")
    assert "A person is needed" in page and "the kernel died in cell" in page

    assert start("03-15") == 0
    assert names(home) == ["2027-02-28", "2027-03-07", "2027-03-14"]
    assert [item["name"] for item in told(home, "failure")] == ["weekly/TM"] == [item["name"] for item in told(home, "recovery")]
    assert [item["as_of"] for item in told(home, "brief")] == names(home)
    manifests = {f.name: m for f, m in read_manifests(home / "reports").items()}
    # Both are one page, and speak of the last full brief.
    assert [(m["form"], m["parameters"]["since"]) for m in manifests.values()] == [("full", ""), ("short", "2027-02-28"), ("short", "2027-02-28")]
    assert "Nothing needs a person." in (home / "reports" / "status.html").read_text("utf-8")
    newest = home / "reports" / "TM" / "newest.html"
    assert newest.read_bytes() == (home / "reports" / "TM" / "2027-03-14" / "TM-2027-03-14.html").read_bytes()
    # A brief of one page is rebuilt from its manifest like any other.
    assert differences(home / "reports" / "TM" / "2027-03-14", home / "data") == []

    assert evidence.exists()
    start.said.clear()
    assert start("03-30") == 0
    assert not evidence.exists() and any("failed/TM-2027-03-07 was kept long enough" in line for line in start.said)


def test_a_cell_that_fails_on_a_row_names_the_row_and_what_to_do(start, tmp_path, monkeypatch):
    monkeypatch.home = tmp_path
    break_notebook(monkeypatch, "raise ValueError('estimates/E001 has no low and no high')")
    assert start("03-01") == 1
    account = (tmp_path / "failed" / "TM-2027-02-28" / "account.txt").read_text("utf-8")
    assert "WHICH ROWS\n\nestimates/E001\n" in account and "Run `returnwatch check`" in account
    assert "ValueError: estimates/E001 has no low and no high" in (tmp_path / "failed" / "TM-2027-02-28" / "error.log").read_text("utf-8")
    lines = [line for line in account.splitlines() if not line.startswith("    returnwatch brief ")]
    assert len(lines) < 50 and max(map(len, lines)) <= 110


def test_a_series_may_leave_out_days_with_nothing_new_and_is_not_late_then(start, tmp_path):
    skip = 'when_unchanged = "skip"'
    assert start("03-22", skip) == 0
    assert names(tmp_path) == ["2027-02-28"]
    state = json.loads((tmp_path / "run" / "state.json").read_text())
    assert state["settled"] == {"weekly/TM": ["2027-03-07", "2027-03-14", "2027-03-21"]}
    assert ">Late<" not in (tmp_path / "reports" / "status.html").read_text("utf-8")


def test_a_program_that_fails_is_told_and_leaves_its_traceback(start, tmp_path, monkeypatch):
    def breaks(*arguments):
        raise ZeroDivisionError("nothing to divide by")

    with monkeypatch.context() as patch:
        patch.setattr("returnwatch.series.run.Planner", breaks)
        assert start("03-01") == 1
    assert "ZeroDivisionError" in (tmp_path / "failed" / "program" / "error.log").read_text("utf-8")
    (item,) = told(tmp_path, "failure")
    assert item["text"] == "the program failed: ZeroDivisionError: nothing to divide by; the traceback lies in failed/program"


def command(home, *arguments):
    return subprocess.run([sys.executable, "-m", "returnwatch", *arguments], cwd=home, capture_output=True, text=True)


def test_a_second_start_says_so_and_ends_with_3(data, tmp_path):
    (tmp_path / "returnwatch.toml").write_text(CONFIG.format(more=""), "utf-8")
    (tmp_path / "run").mkdir()
    with FileLock(tmp_path / "run" / ".lock"):
        done = command(tmp_path, "run")
    assert (done.returncode, done.stdout, done.stderr) == (3, "another run is under way (run/.lock is held); nothing was started\n", "")
    assert not (tmp_path / "reports").exists()


def test_a_wrong_file_is_told_once_and_once_when_it_is_mended(data, tmp_path):
    path = tmp_path / "returnwatch.toml"
    path.write_text(CONFIG.format(more="").replace('"week"', '"weekly"'), "utf-8")
    for _ in range(2):
        done = command(tmp_path, "run")
        assert done.returncode == 2
        assert done.stderr.startswith("returnwatch: returnwatch.toml: series[1].every: expected day, week, month, quarter or year, not 'weekly'\n")
    # Its first day lies ahead, so that nothing is due.
    path.write_text(CONFIG.format(more="").replace("2027-02-28", "2999-01-01"), "utf-8")
    assert command(tmp_path, "run").returncode == 0
    assert [item["name"] for item in told(tmp_path, "failure")] == ["config"] == [item["name"] for item in told(tmp_path, "recovery")]


def test_a_scope_that_does_not_exist_ends_with_2_and_says_what_is_near(data, tmp_path):
    (tmp_path / "returnwatch.toml").write_text(CONFIG.format(more="").replace('["TM"]', '["Tajikstan"]'), "utf-8")
    done = command(tmp_path, "run")
    assert done.returncode == 2
    assert "series weekly: scopes: no scope 'Tajikstan'; near: TJ (Tajikistan)" in done.stdout
    dry = command(tmp_path, "run", "--dry-run")
    assert (dry.returncode, dry.stderr) == (2, "returnwatch: series weekly: scopes: no scope 'Tajikstan'; near: TJ (Tajikistan)\n")


def test_the_sample_is_written_once_and_the_log_is_read_back(data, tmp_path):
    assert command(tmp_path, "run", "--init").returncode == 0
    again = command(tmp_path, "run", "--init")
    assert (again.returncode, again.stderr) == (2, "returnwatch: returnwatch.toml: is there already; it was left as it is\n")
    text = (tmp_path / "returnwatch.toml").read_text("utf-8")
    (tmp_path / "returnwatch.toml").write_text(text.replace("from = 2026-11-01", "from = 2999-01-01"), "utf-8")
    assert command(tmp_path, "run", "--dry-run").stdout == "0 briefs are due\n"
    done = command(tmp_path, "run", "--json")
    assert done.returncode == 0
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["event"] for line in lines] == ["started", "finished"]
    assert command(tmp_path, "log", "--json").stdout == done.stdout
    assert command(tmp_path, "log", "--last", "1").stdout.endswith("finished     0 built, 0 unchanged, 0 failed\n")
