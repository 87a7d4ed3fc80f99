"""The same record, code and parameters give the same bytes, wherever and whenever."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def build_elsewhere(out, cwd, **environment):
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "returnwatch",
            "brief",
            "--as-of",
            "2013-01-14",
            "--data",
            str(ROOT / "data"),
            "--out",
            str(out),
        ],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return {p.name: p.read_bytes() for p in (out / "central-asia" / "2013-01-14").iterdir()}


def test_two_builds_are_the_same_bytes(built, tmp_path):
    other = build_elsewhere(tmp_path / "out", tmp_path, TZ="Asia/Almaty", LC_ALL="C", PYTHONHASHSEED="7")
    assert other == built().files


def test_no_file_names_a_path_or_a_time_of_this_machine(built):
    for name, content in built().files.items():
        if not name.endswith(".pdf"):
            assert str(ROOT).encode() not in content and str(Path.home()).encode() + b"/" not in content, name
    assert b'"duration"' not in built().files["central-asia-2013-01-14.ipynb"]
