"""Wrong use ends in one line on standard error, the right exit status, and no new file."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "arguments, status, line",
    [
        (
            ["brief", "--as-of", "2013-02-30"],
            2,
            "returnwatch: --as-of: expected a day of the calendar like 2013-01-14, not '2013-02-30'",
        ),
        (["brief", "--as-of", "tomorrow"], 2, "returnwatch: --as-of: expected a day like 2013-01-14, not 'tomorrow'"),
        (
            ["brief", "--as-of", "2013-01-14", "--since", "2013-01-14"],
            2,
            "returnwatch: --since: 2013-01-14 is not before --as-of 2013-01-14",
        ),
        (
            ["brief", "--as-of", "2013-01-14", "--scope", "kazakstan"],
            2,
            "returnwatch: no scope 'kazakstan'; near: KZ (Kazakhstan)",
        ),
        (
            ["brief", "--as-of", "2013-01-14", "--colour"],
            2,
            "returnwatch: No such option '--colour'. Did you mean '--out'?",
        ),
        (["brief"], 2, "returnwatch: Missing option '--as-of'."),
        (["brief", "--as-of", "2999-01-01"], 2, "returnwatch: --as-of: 2999-01-01 is still to come, and so is what will be known by then"),
        (["brief", "--as-of", "1850-01-01"], 2, "returnwatch: --as-of: expected a day from 1950-01-01 on, not 1850-01-01"),
        (["check", "--data", "data/returns.csv"], 1, "returnwatch: data/returns.csv: a file; expected the folder that holds datapackage.json"),
        (["compare", "--out", "nowhere"], 2, "returnwatch: Invalid value for '--out': Directory 'nowhere' does not exist."),
        (["index", "--out", "nowhere"], 2, "returnwatch: Invalid value for '--out': Directory 'nowhere' does not exist."),
        (["verify", "data"], 1, "returnwatch: data: no edition: expected a folder like reports/central-asia/2013-01-14, with a manifest.json"),
        (["publish"], 2, "returnwatch: No such command 'publish'."),
        (
            ["brief", "--as-of", "2013-01-14", "--data", "nowhere"],
            1,
            "returnwatch: nowhere/datapackage.json: missing; expected a folder with the record's datapackage.json",
        ),
    ],
)
def test_a_users_mistake_ends_in_one_line(data, arguments, status, line):
    done = subprocess.run(
        [sys.executable, "-m", "returnwatch", *arguments], cwd=data.parent, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr.strip(), done.stdout) == (status, line, "")
    assert sorted(p.name for p in data.parent.iterdir()) == ["data"]
