"""What one run tells the next: whole after a full disk, and nothing lost but told-once where it is gone."""

import errno
import os

import pytest

from returnwatch.publish import folder as editions
from returnwatch.series.state import BLOCK, State


@pytest.fixture
def full(monkeypatch):
    """Call it, and no new byte finds room."""

    def refuse(path, content):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    return lambda: monkeypatch.setattr(editions, "_write", refuse)


def test_it_is_read_back_as_it_was(tmp_path):
    state = State(tmp_path)
    state.failing, state.building, state.last = {"record": {"since": "a", "text": "é"}}, [], "2026-11-25T06:00:00Z"
    assert state.save() == ""
    assert vars(State(tmp_path)) == vars(state)
    assert state.path.stat().st_size == BLOCK


def test_on_a_full_disk_it_is_written_over_itself_and_where_there_was_none_it_says_why(tmp_path, full):
    state = State(tmp_path)
    state.save()
    full()
    state.waiting = [{"event": "failure", "text": "the disk is full", "items": []}]
    assert state.save() == ""
    assert State(tmp_path).waiting == state.waiting and state.path.stat().st_size == BLOCK
    assert State(tmp_path / "new").save() == "No such file or directory"


def test_one_that_was_cut_off_or_is_no_state_is_taken_for_none(tmp_path):
    for text in ('{"last": "2026', "[1]", ""):
        (tmp_path / "state.json").write_text(text)
        state = State(tmp_path)
        assert (state.last, state.failing, state.building) == ("", {}, None)
