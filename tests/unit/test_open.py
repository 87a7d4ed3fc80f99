"""A record that a process keeps open is the one that lies on disk, or it is read again."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from returnwatch.errors import RecordError
from returnwatch.knowledge.view import known_by
from returnwatch.record import open as opening

ROOT = Path(__file__).parents[2]


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "_kept", {})
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


def test_what_is_kept_open_is_given_as_long_as_its_files_hold_the_same(data):
    opening.keep_open(data)
    kept = opening.open_record(data)
    assert opening.open_record(data) is kept
    places = data / "places.csv"
    whole = places.read_bytes()
    places.write_bytes(whole.replace(b"50.28,", b"50.29,", 1))
    changed = opening.open_record(data)
    assert changed is not kept and not changed["places"].equals(kept["places"])
    places.write_bytes(whole)
    assert opening.open_record(data) is kept
    descriptor = data / "datapackage.json"
    descriptor.write_bytes(descriptor.read_bytes().replace(b'"title": "', b'"title": "Another ', 1))
    assert opening.open_record(data).package.descriptor != kept.package.descriptor


def test_a_brief_of_it_knows_what_one_of_a_record_opened_anew_knows(data):
    anew = opening.open_record(data)
    opening.keep_open(data)
    for day in (date(2001, 9, 10), date(2013, 1, 14), date(2025, 10, 31)):
        kept, read = known_by(opening.open_record(data), day), known_by(anew, day)
        assert all(kept[table].equals(read[table]) for table in read.tables)
        assert kept.slice_hash() == read.slice_hash()


def test_a_file_that_went_missing_is_told_as_ever(data):
    opening.keep_open(data)
    (data / "places.csv").unlink()
    with pytest.raises(RecordError, match=r"places\.csv: missing"):
        opening.open_record(data)


def test_what_can_not_be_opened_is_not_kept(data):
    (data / "places.csv").write_bytes(b"\xff")
    with pytest.raises(RecordError, match="not UTF-8"):
        opening.keep_open(data)
    assert not opening._kept
