"""A row before it is added: its id, its line, its faults, what it resembles, and what it changes in the brief."""

import csv
import re

import pytest

from returnwatch.errors import RecordError, UsageError
from returnwatch.explore import alike, draft, opened, what_changes
from returnwatch.explore.draft import next_id
from returnwatch.record.check import find_faults

CHILDREN = {
    "country": "TJ",
    "returned_from": "IQ",
    "manner": "repatriated",
    "status": "carried-out",
    "counts": "children",
    "best": 84,
    "date_start": "2019-04-30",
    "date_end": "2019-04-30",
    "date_prec": 1,
    "source_original": "tajik-authorities",
    "source": "asiaplustj-2019-10-07",
    "locator": "paragraph 2",
    "credibility": 3,
}
SOURCE = {
    "publisher": "Asia-Plus",
    "published": "2020-03-01",
    "published_prec": "day",
    "kind": "news-agency",
    "reliability": "C",
    "reliability_why": "Tajik agency",
    "accessed": "2026-11-24",
}


def paste(path, line):
    with open(path, "a", encoding="utf-8", newline="") as file:
        file.write(line + "\n")


def test_the_line_pasted_is_the_row_and_the_check_then_finds_no_fault(data):
    row = draft("returns", str(data), **CHILDREN, note='He said "no", and went')
    assert row.check() == []
    paste(data / "returns.csv", row.line)
    faults, record = find_faults(data)
    assert faults == []
    assert record.cells("returns", row.cells["id"]) == row.cells
    assert record.line("returns", row.cells["id"]) == len((data / "returns.csv").read_text().splitlines())


def test_the_line_follows_the_order_of_the_files_columns(data):
    path = data / "returns.csv"
    with open(path, encoding="utf-8", newline="") as file:
        table = [row[::-1] for row in csv.reader(file)]
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(table)
    row = draft("returns", str(data), **CHILDREN)
    assert row.line.startswith(",3,paragraph 2,asiaplustj-2019-10-07,")


def test_the_faults_are_those_that_the_check_tells_once_it_is_pasted(data):
    row = draft("returns", str(data), **{**CHILDREN, "best": "1,200", "counts": "kids", "source": "nowhere"})
    told = row.check()
    paste(data / "returns.csv", row.line)
    assert told == [str(f) for f in find_faults(data)[0]]
    assert len(told) == 3


def test_rules_beyond_the_schema_speak_too(data):
    row = draft("returns", str(data), **{**CHILDREN, "credibility": 2, "date_prec": 4})
    assert [line.split(": ", 2)[1] for line in row.check()] == ["credibility", "date_prec"]


def test_a_row_and_its_new_source_are_checked_together(data):
    source = draft("sources", str(data), **SOURCE)
    row = draft("returns", str(data), **{**CHILDREN, "source": source.cells["id"]})
    assert row.check()[0].split(": ", 1)[1].startswith("source: no 'asia-plus-2020-03-01' in ")
    assert row.check(source) == source.check(row) == []


def test_the_next_id_is_free_and_the_files_stay_as_they_were(data):
    before = (data / "returns.csv").read_bytes()
    row = draft("returns", str(data), **CHILDREN)
    assert not opened(str(data)).has("returns", row.cells["id"])
    assert re.fullmatch(r"R\d{3}", row.cells["id"])
    assert (data / "returns.csv").read_bytes() == before
    taken = {"publisher": "24.kg", "published": "188698"}
    assert next_id(opened(str(data)), "sources", taken) != "24-kg-188698-"


def test_every_table_has_a_template(data):
    for name, table in opened(str(data)).package.tables.items():
        template = draft(name, str(data)).template()
        assert list(template.index) == list(table.fields)
        assert template["means"].map(bool).all()


def test_what_does_not_exist_says_what_is_near(data):
    with pytest.raises(UsageError, match="near: returns"):
        draft("retuns", str(data))
    with pytest.raises(UsageError, match="sorce: no such column in returns; near: source"):
        draft("returns", str(data), sorce="x")


@pytest.mark.parametrize(
    "table, cells, row, why",
    [
        (
            "returns",
            {"best": "84", "source_original": "tajik-authorities"},
            "returns/R013",
            "the same number from the same voice",
        ),
        (
            "incidents",
            {"title": "Blasts", "kind": "attack", "place": "kashgar", "date_start": "2011-08-01", "date_end": "2011-08-02"},
            "incidents/I010",
            "the same place; within 3 days; the same kind",
        ),
        (
            "accounts",
            {"incident": "I011", "source_original": "kazakh-authorities"},
            "accounts/C002",
            "the same incident on the same word",
        ),
        (
            "statements",
            {"gist": "Calls Jund al-Khilafah a very real threat to Kazakhstan's security."},
            "statements/S001",
            "gist in nearly the same words",
        ),
        (
            "estimates",
            {"origin": "TJ", "theatre": "syria-and-iraq", "measure": "ever-left", "best": "1,900", "high": "1900"},
            "estimates/E045",
            "the same number of the same people, on another's word",
        ),
    ],
)
def test_what_a_row_may_repeat_is_pointed_out_with_the_reason(table, cells, row, why):
    assert alike(table, cells).loc[row, "why"] == why


def test_what_is_new_resembles_nothing():
    assert len(alike("returns", {"country": "TJ", "best": "83", "source_original": "rferl"})) == 0
    far = {"title": "x", "kind": "attack", "place": "kashgar", "date_start": "2012-08-01", "date_end": "2012-08-02"}
    assert len(alike("incidents", far)) == 0


def test_the_sentences_that_a_row_changes(data):
    row = draft("returns", str(data), **{**CHILDREN, "best": 77})
    lines = what_changes(row, scope="TJ", as_of="2020-12-31", data=str(data)).lines
    signs = {sign for _, sign, _ in lines}
    assert signs == {"-", "+"}
    assert any(section == "Who came home" and "77" in text for section, sign, text in lines if sign == "+")
    nothing = what_changes(row, scope="TJ", as_of="2013-01-14", data=str(data))
    assert str(nothing) == "The brief stays as it is."


def test_a_row_with_a_fault_is_not_tried(data):
    row = draft("returns", str(data), **{**CHILDREN, "counts": "kids"})
    with pytest.raises(RecordError, match="counts: 'kids' is none of"):
        what_changes(row, data=str(data))
