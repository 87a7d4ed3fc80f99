"""Verify says what is other than it was published, where code has moved on, and rebuilds with what it was made with."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from returnwatch.errors import BuildError
from returnwatch.publish import elsewhere

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """A repository of the code, the record and one published brief; then its words changed."""
    home = tmp_path_factory.mktemp("repository")
    for name in ("src", "notebooks", "data"):
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "requirements.lock", home)
    git(home, "init", "--quiet")
    git(home, "add", "--all")
    git(home, "commit", "--quiet", "--message", "first")
    assert ours(home, "brief", "--as-of", "1999-12-31", "--scope", "TM")[0] == 0
    words = home / "src" / "returnwatch" / "prose" / "heading.py"
    words.write_text(words.read_text("utf-8").replace("Are Central Asian fighters", "Are fighters"), "utf-8")
    git(home, "commit", "--quiet", "--all", "--message", "second")
    return home


def git(home, *arguments):
    who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"]
    done = subprocess.run(["git", *who, "-C", home, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def ours(home, *arguments):
    environment = {**os.environ, "PYTHONPATH": str(home / "src")}
    done = subprocess.run([sys.executable, "-m", "returnwatch", *arguments], cwd=home, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()


FOLDER = "reports/TM/1999-12-31"


def test_code_that_has_moved_on_is_named_with_the_commit_that_it_was(repository):
    status, _, faults = ours(repository, "verify", FOLDER)
    first = git(repository, "rev-parse", "HEAD~1")[:12]
    why = f"a rebuild gives other bytes (the code has moved on from {first})"
    assert status == 1 and f"{FOLDER}/TM-1999-12-31.html: {why}" in faults


def test_with_its_own_commit_it_verifies_and_a_changed_byte_is_named(repository, monkeypatch):
    # The packages are those of this environment: what is tested is where code and record come from.
    monkeypatch.setattr(elsewhere, "environment", lambda tree, folder: sys.executable)
    assert elsewhere.verify_elsewhere(repository / FOLDER, repository) == []
    page = repository / FOLDER / "TM-1999-12-31.pdf"
    whole = page.read_bytes()
    page.write_bytes(whole[:-1] + b"x")
    assert elsewhere.verify_elsewhere(repository / FOLDER, repository) == [f"{page.as_posix()}: changed since it was published"]
    page.write_bytes(whole)
    assert git(repository, "worktree", "list").count("\n") == 0


def test_a_commit_that_is_not_here_is_one_line(repository, tmp_path):
    other = shutil.copytree(repository / FOLDER, tmp_path / "TM" / "1999-12-31")
    manifest = (other / "manifest.json").read_text("utf-8")
    first = git(repository, "rev-parse", "HEAD~1")
    (other / "manifest.json").write_text(manifest.replace(first, "0" * 40), "utf-8")
    with pytest.raises(BuildError, match="^--env: no worktree of 000000000000: fatal: "):
        elsewhere.verify_elsewhere(other, repository)


def test_a_missing_folder_and_one_that_is_whole_are_both_told(repository):
    status, said, faults = ours(repository, "verify", "reports/TM/2011-01-01", FOLDER)
    assert status == 1
    assert faults[0].startswith("returnwatch: reports/TM/2011-01-01: no edition: expected a folder like reports/")
    assert len(faults) > 1
