"""Files that are no events: one line that says what it is and what was expected, exit 1, nothing written."""

import json

import pytest
from published import acled, ged, text
from test_record_faults import check, returnwatch

EXPECTED = "expected the CSV file as UCDP or ACLED publishes it"
ROWS = text([ged(1), ged(2), ged(3)])
KNOWN = (
    "expected the CSV of UCDP GED (id, date_start, best, …), UCDP/PRIO conflicts (conflict_id, year, intensity_level, …), "
    "battle-related deaths (bd_best, …), actors (ActorId, …) or ACLED (event_id_cnty, event_date, fatalities, …)"
)

HOSTILE = {
    "semicolons": (
        ROWS.replace(b",", b";"),
        ":1: cells parted by ';' instead of ',', as a spreadsheet does where decimals have commas; save it parted by commas; "
        + EXPECTED,
    ),
    "tabs": (
        ROWS.replace(b",", b"\t"),
        ":1: cells parted by tabs instead of ','; save it parted by commas; " + EXPECTED,
    ),
    "bars": (ROWS.replace(b",", b"|"), ":1: cells parted by '|' instead of ','; " + EXPECTED),
    "html": (
        b"\n<!DOCTYPE html>\n<html><body>Download</body></html>",
        ": a web page (HTML), perhaps the page of the download; " + EXPECTED,
    ),
    "json": (b'{"data": []}', ": JSON; " + EXPECTED),
    "half in a quoted cell": (
        ROWS[: ROWS.rindex(b"headline")],
        ":8: the last row is cut off in the middle of a quoted cell: half a file; " + EXPECTED,
    ),
    "half in a plain cell": (
        ROWS[: ROWS.rindex(b"Asia")],
        ":8: the last row is cut off after 36 of 49 cells: half a file; " + EXPECTED,
    ),
    "binary": (bytes(range(256)) * 9, ": binary, not text; " + EXPECTED),
    "zip": (
        b"PK\x03\x04" + ROWS,
        ": a zip archive or an Excel workbook: unpack it, or save the sheet as 'CSV UTF-8'; " + EXPECTED,
    ),
    "utf-16": (
        ROWS.decode().encode("utf-16"),
        ": UTF-16, which a spreadsheet calls Unicode text: save it as 'CSV UTF-8'; " + EXPECTED,
    ),
    "windows-1252": (
        ROWS.replace(b"Dushanbe", "Duschanbé".encode("cp1252")),
        ":4: not UTF-8 (byte 0xe9); it is Windows-1252, to judge by 'é': in a spreadsheet, save as 'CSV UTF-8'; "
        + EXPECTED,
    ),
    "empty": (b"", ": empty; " + EXPECTED),
    "blank": (b"\n \n", ": blank; " + EXPECTED),
    "a header alone": (ROWS.partition(b"\n")[0] + b"\n", ": a header without rows; " + EXPECTED),
    "another table": (b"a,b,c\n1,2,3\n", ": no columns of a known dataset (it begins a, b, c); " + KNOWN),
    "a column missing": (
        ROWS.replace(b",best,", b",worst,", 1),
        ": UCDP Georeferenced Event Dataset without its column best or best_est or bd_best or fatalities; expected it as published",
    ),
    "the other producer's": (text([acled("TAJ1")]), ": ACLED events; expected returnwatch import acled for it"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_ends_in_one_line_and_writes_nothing(data, what):
    content, line = HOSTILE[what]
    (data.parent / "events.csv").write_bytes(content)
    assert returnwatch("import", "ucdp", "events.csv", cwd=data.parent) == (1, [], [f"returnwatch: events.csv{line}"])
    assert not (data / "imported").exists()


def test_a_missing_file_and_a_folder(data):
    assert returnwatch("import", "ucdp", "no.csv", cwd=data.parent) == (
        1,
        [],
        [f"returnwatch: no.csv: no such file; {EXPECTED}"],
    )
    assert returnwatch("import", "ucdp", "data", cwd=data.parent) == (
        1,
        [],
        [f"returnwatch: data: a folder; {EXPECTED}"],
    )


def test_a_hostile_file_leaves_the_set_that_was_there(data):
    (data.parent / "GEDEvent_v25_1.csv").write_bytes(ROWS)
    assert returnwatch("import", "ucdp", "GEDEvent_v25_1.csv", cwd=data.parent)[0] == 0
    before = {p.name: p.read_bytes() for p in (data / "imported").glob("*.*")}
    (data.parent / "GEDEvent_v25_1.csv").write_bytes(ROWS[:-200])
    assert returnwatch("import", "ucdp", "GEDEvent_v25_1.csv", cwd=data.parent)[0] == 1
    assert {p.name: p.read_bytes() for p in (data / "imported").glob("*.*")} == before


def test_an_import_that_keeps_nothing_writes_nothing_and_says_how_many_of_each(data):
    (data.parent / "v25_1.csv").write_bytes(
        text([ged(1, country="Mali", country_id=432, gwnoa=432, side_b="nobody", side_a="x")])
    )
    status, said, faults = returnwatch("import", "ucdp", "v25_1.csv", cwd=data.parent)
    assert (status, faults) == (1, []) and not (data / "imported").exists()
    assert said == [
        "data/imported/ucdp-ged-25-1.csv: UCDP Georeferenced Event Dataset, version 25.1: 1 read; 0 kept; "
        "1 outside the record's countries and groups; 0 left out",
        "  nothing is kept, so nothing was written; --whole keeps rows outside of the record too",
    ]


def test_a_cell_that_cant_be_read_is_listed_and_the_rest_is_imported(data):
    (data.parent / "v25_1.csv").write_bytes(text([ged(1), ged(2, best="many"), ged(3)]))
    status, said, faults = returnwatch("import", "ucdp", "v25_1.csv", cwd=data.parent)
    assert (status, faults) == (0, ["v25_1.csv:5: best: 'many' is no whole number; left out"])
    assert said[0].endswith("3 read; 2 kept; 0 outside the record's countries and groups; 1 left out")


def test_wrong_use_is_told_before_anything_is_read(data):
    (data.parent / "v25_1.csv").write_bytes(ROWS)
    for option, line in (
        (("--source", "ucdp-22"), "--source: no 'ucdp-22' in data/sources.csv; near: ucdp-22-1"),
        (("--version", "latest"), "--version: expected a version like 25.1, not 'latest'"),
    ):
        assert returnwatch("import", "ucdp", "v25_1.csv", *option, cwd=data.parent) == (2, [], [f"returnwatch: {line}"])


@pytest.fixture
def imported(data):
    (data.parent / "GEDEvent_v25_1.csv").write_bytes(ROWS)
    assert returnwatch("import", "ucdp", "GEDEvent_v25_1.csv", "--source", "ucdp-22-1", cwd=data.parent)[0] == 0
    assert check(data) == (0, [])
    return data / "imported"


def test_a_changed_set_is_named_by_check_and_nothing_is_published_with_it(data, imported):
    path = imported / "ucdp-ged-25-1.csv"
    path.write_text(path.read_text("utf-8").replace("2011-03-01", "1 March 2011", 1), "utf-8")
    lines = [
        "data/imported/ucdp-ged-25-1.csv: changed since it was imported: its SHA-256 is not the one in datapackage.json; import the file again",
        "data/imported/ucdp-ged-25-1.csv:2: date_start: expected a day like 2012-12-04, not '1 March 2011'",
    ]
    assert check(data) == (1, lines)
    status, _, told = returnwatch("brief", "--as-of", "2013-01-14", cwd=data.parent)
    assert (status, told) == (1, [f"returnwatch: {lines[0]} (and 1 more; run returnwatch check)"])


def test_a_set_that_is_gone_one_that_nobody_listed_and_a_source_that_is_no_more(data, imported):
    (imported / "stray.csv").write_text("id\n1\n")
    (imported / "ucdp-ged-25-1.csv").rename(data.parent / "away.csv")
    path = imported / "datapackage.json"
    path.write_text(
        path.read_text("utf-8").replace('"returnwatch:source": "ucdp-22-1"', '"returnwatch:source": "ucdp-99"'), "utf-8"
    )
    assert check(data)[1] == [
        "data/imported/datapackage.json: ucdp-ged-25-1: source: no 'ucdp-99' in data/sources.csv",
        "data/imported/ucdp-ged-25-1.csv: missing; datapackage.json lists it: import the file again",
        "data/imported/stray.csv: not in datapackage.json; import it, or take it away",
    ]


def test_a_restricted_set_that_was_moved_among_the_open_ones_is_named(data, imported):
    path = imported / "datapackage.json"
    package = json.loads(path.read_text("utf-8"))
    package["resources"][0]["returnwatch:restricted"] = True
    path.write_text(json.dumps(package), "utf-8")
    assert check(data)[1] == [
        "data/imported/datapackage.json: ucdp-ged-25-1: a restricted set; expected in restricted/"
    ]
