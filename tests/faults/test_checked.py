"""A record that was found without faults isn't checked again; one with a fault is, whatever was found before."""

import pytest

from returnwatch import kept
from returnwatch.errors import RecordError
from returnwatch.publish import checked


@pytest.fixture
def checks(tmp_path, monkeypatch):
    """Counts how often the record is checked whole."""
    made = []
    monkeypatch.setattr(kept, "folder", lambda: tmp_path / "kept")
    check = checked.without_faults
    monkeypatch.setattr(checked, "without_faults", lambda *told: made.append(1) or check(*told))
    return made


def test_the_same_record_is_checked_once(data, checks, record):
    for _ in range(2):
        opened = checked.open_checked(data)
    assert len(checks) == 1
    assert opened.tables.keys() == record.tables.keys()
    assert all(opened[name].equals(record[name]) for name in record.tables)


def test_a_fault_is_found_each_time_and_once_mended_the_record_opens(data, checks):
    checked.open_checked(data)
    path = data / "places.csv"
    whole = path.read_text("utf-8")
    path.write_text(whole.replace("50.28,", "5O.28,", 1), "utf-8")
    for _ in range(2):
        with pytest.raises(RecordError, match=r"places.csv:\d+"):
            checked.open_checked(data)
    path.write_text(whole, "utf-8")
    checked.open_checked(data)
    assert len(checks) == 3


def test_other_code_checks_again(data, checks, monkeypatch):
    checked.open_checked(data)
    monkeypatch.setattr(checked, "code_hash", lambda: "other")
    checked.open_checked(data)
    assert len(checks) == 2


def test_a_verdict_that_was_cut_off_counts_for_nothing(data, checks, tmp_path):
    checked.open_checked(data)
    for path in (tmp_path / "kept").iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    checked.open_checked(data)
    assert len(checks) == 2
