"""When the record, the code or a package changes under a series, and what an upgrade would change."""

import csv
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from building import WEEKLY, here

from returnwatch.publish.folder import published, read_manifests
from returnwatch.series.config import read_config
from returnwatch.series.once import run_once


@pytest.fixture
def start(data, tmp_path):
    """start(day) runs on a day of March 2027 and gives names of the editions that are there afterwards, with their form."""
    (tmp_path / "returnwatch.toml").write_text(WEEKLY, "utf-8")
    config = read_config(tmp_path / "returnwatch.toml")

    def run(day, status=0):
        clock = lambda: datetime(2027, 3, day, 6, tzinfo=UTC)  # noqa: E731
        assert run_once(config, clock, said.append, build=here) == status
        return [(f.name, m["form"]) for f, m in read_manifests(tmp_path / "reports").items()]

    said = []
    run.said = said
    return run


def add_row(data, published_on):
    """A source of a day and an observation from it, as an analyst would who found it late."""
    lines = {"sources": None, "observations": None}
    for table in lines:
        with open(data / f"{table}.csv", encoding="utf-8", newline="") as file:
            lines[table] = list(csv.DictReader(file))
    source = next(row for row in lines["sources"] if row["published_basis"] == "printed" and row["published_prec"] == "day" and not row["reported_in"])
    source = {**source, "id": "made-up-source", "published": published_on, "title": "Made up for a test", "url": "", "accessed": published_on}
    seen = next(row for row in lines["observations"] if "TM" in row["area"].split(";"))
    seen = {**seen, "id": "Z999", "source": source["id"], "note": "", "date_start": published_on, "date_end": published_on, "date_prec": "1", "date_words": ""}
    for table, row in (("sources", source), ("observations", seen)):
        with open(data / f"{table}.csv", "a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, row.keys(), lineterminator="\n").writerow(row)


@pytest.fixture
def unchecked(monkeypatch):
    """A made-up row needn't pass every rule of the record: what is looked at is which briefs it makes due."""
    from returnwatch.record.open import open_record

    monkeypatch.setattr("returnwatch.publish.checked.open_checked", open_record)


def test_a_row_found_late_that_was_known_since_the_last_full_brief_is_told_by_the_newest_alone(start, data, unchecked):
    first = [("2027-02-28", "full"), ("2027-03-07", "short"), ("2027-03-14", "short")]
    assert start(15) == first
    add_row(data, "2027-03-03")
    assert start(16) == [*first, ("2027-03-14.2", "full")]
    assert start(17) == [*first, ("2027-03-14.2", "full")]
    # The next brief tells what is new since that one.
    assert start(22) == [*first, ("2027-03-14.2", "full"), ("2027-03-21", "short")]


def test_a_row_found_late_that_the_last_full_brief_should_have_had_makes_that_anew_and_the_newest(start, data, unchecked):
    assert start(15)[0] == ("2027-02-28", "full")
    add_row(data, "2027-02-26")
    assert start(16) == [
        ("2027-02-28", "full"),
        ("2027-02-28.2", "full"),
        ("2027-03-07", "short"),
        ("2027-03-14", "short"),
        ("2027-03-14.2", "short"),
    ]


def test_code_that_changed_publishes_nothing_where_the_brief_comes_out_the_same(start, tmp_path, monkeypatch):
    assert start(1) == [("2027-02-28", "full")]
    monkeypatch.setattr("returnwatch.publish.due.code_hash", lambda: "other")
    assert start(2) == [("2027-02-28", "full")]
    assert any("comes out the same" in line for line in start.said)
    start.said.clear()
    assert start(3) == [("2027-02-28", "full")]
    assert not any("comes out the same" in line for line in start.said)


def test_compare_names_what_would_change_and_why_and_publishes_nothing(start, tmp_path):
    start(8)
    before = sorted(published(tmp_path / "reports"))
    folder = tmp_path / "reports" / "TM" / "2027-02-28"
    # As if other code and another typesetter had made it.
    (folder / "TM-2027-02-28.pdf").write_bytes(b"%PDF of an older typesetter")
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["versions"]["typst"] = "0.0.1"
    (folder / "manifest.json").write_text(json.dumps(manifest))
    done = subprocess.run([sys.executable, "-m", "returnwatch", "compare"], cwd=tmp_path, capture_output=True, text=True)
    first, last = done.stdout.splitlines()
    assert done.returncode == 0 and first.startswith("TM/2027-02-28: PDF would change (typst 0.0.1 is now ")
    assert last == "2 current editions rebuilt: 1 would change, 0 could not be rebuilt"
    assert sorted(published(tmp_path / "reports")) == before


def test_make_upgrade_renews_the_lock_tests_and_compares_in_this_order():
    recipe = (Path(__file__).parents[2] / "Makefile").read_text("utf-8").partition("\nupgrade:")[2].partition("\n\n")[0]
    steps = ["uv pip compile", "$(VENV)/ready\n", "$(MAKE) --no-print-directory test", "returnwatch compare"]
    places = [recipe.index(step, 40) for step in steps]
    assert places == sorted(places)
