"""Code that is changed while an archive runs: what is published tells the code that made it, and the rest stays due."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from returnwatch.errors import BuildError
from returnwatch.publish import build as building
from returnwatch.publish import manifest
from returnwatch.publish import publish as publishing
from returnwatch.publish.folder import read_manifests
from returnwatch.publish.request import Request

ROOT = Path(__file__).parents[2]
RANGE = ["archive", "--from", "1999-01-01", "--to", "2003-12-31", "--every", "year", "--scope", "TM"]
LINE = "the code is not that with which the run began; run it again, and start workers of Dask anew"


@pytest.fixture
def home(tmp_path):
    """The code and the record, to be changed."""
    for name in ("src", "notebooks", "data"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "requirements.lock", tmp_path)
    return tmp_path


@pytest.fixture
def code(home, monkeypatch):
    """The words of a copy of the code that this process takes for its own."""
    monkeypatch.setattr(manifest, "ROOT", home)
    for kept in (manifest.code_hash, manifest._stamps):
        kept.cache_clear()
    # As when the code that builds is loaded.
    manifest.code_hash()
    yield home / "src" / "returnwatch" / "prose" / "heading.py"
    for kept in (manifest.code_hash, manifest._stamps):
        kept.cache_clear()


def test_code_has_moved_where_it_says_something_else(code):
    then, words = manifest.code_hash(), code.read_text("utf-8")
    assert manifest.code_is_as_it_was()
    for text, same in ((words + "\n", False), (words, True), (words.replace("fighters", "militants"), False)):
        code.write_text(text, "utf-8")
        assert (manifest.code_is_as_it_was(), manifest.code_hash()) == (same, then)
    code.unlink()
    assert not manifest.code_is_as_it_was()


def test_a_brief_whose_code_moved_while_it_was_built_is_not_published(code, tmp_path, monkeypatch):
    run = building.run

    def later(*arguments, **options):
        executed = run(*arguments, **options)
        code.write_text(code.read_text("utf-8") + "\n", "utf-8")
        return executed

    monkeypatch.setattr(building, "run", later)
    line = "^TM-2012-01-01: the code was changed while the brief was built; build it again"
    with pytest.raises(BuildError, match=line):
        publishing.publish(Request(as_of="2012-01-01", scope="TM"), tmp_path / "data", tmp_path / "reports")
    assert publishing.editions.published(tmp_path / "reports") == []


def start(home, *arguments):
    command = [sys.executable, "-m", "returnwatch", *RANGE, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(home / "src")}
    return subprocess.Popen(command, cwd=home, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_code_that_is_changed_meanwhile_makes_no_brief_that_tells_of_the_new(home):
    running = start(home, "--workers", "1")
    first = running.stdout.readline()
    words = home / "src" / "returnwatch" / "prose" / "heading.py"
    words.write_text(words.read_text("utf-8").replace("Are Central Asian fighters", "Are fighters"), "utf-8")
    said, faults = running.communicate()
    assert first == "1/5 TM 1999-12-31: published\n" and running.returncode == 1
    # One may have been done before the words were changed, and one was under way.
    failed = [line for line in faults.splitlines() if LINE in line or "the code was changed while the brief was built" in line]
    assert len(failed) == len(faults.splitlines()) >= 3 and any(LINE in line for line in failed)
    done = read_manifests(home / "reports")
    assert len(done) == 5 - len(failed) and len({told["code"]["sha256"] for told in done.values()}) == 1
    due = start(home, "--dry-run").communicate()[0].splitlines()
    assert due[0] == "TM 1999-12-31: the code changed" and due[-1] == "5 of 5 briefs are due"
