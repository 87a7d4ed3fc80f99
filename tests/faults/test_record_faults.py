"""A broken record: the exact line that an analyst sees, and nothing published."""

import contextlib
import csv
import io

import pytest

from returnwatch.cli import main


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(path, table):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(table)


def change(path, line, column, value):
    """Put a value into a cell; line 2 is the first row."""
    table = rows(path)
    table[line - 1][table[0].index(column)] = value
    write(path, table)


def first_line_with(path, column):
    """Line of the first row that has something in a column."""
    table = rows(path)
    return next(i for i, row in enumerate(table[1:], 2) if row[table[0].index(column)])


def returnwatch(*arguments, cwd):
    """Exit status, lines on standard output and lines on standard error of the program, run as its users do."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main(list(arguments))
            status = 0
        except SystemExit as stop:
            status = stop.code
    return status, out.getvalue().splitlines(), err.getvalue().splitlines()


def check(data):
    """Exit status and lines of `returnwatch check` on a copy of the record."""
    status, _, lines = returnwatch("check", "--data", data.name, cwd=data.parent)
    return status, lines


def test_the_shipped_record_has_no_fault(data):
    status, said, faults = returnwatch("check", cwd=data.parent)
    assert (status, faults) == (0, [])
    assert said[-1].endswith("no fault")


def test_a_spreadsheets_habits_lose_nothing(data):
    path = data / "estimates.csv"
    table = rows(path)
    turned = [row[::-1] for row in table] + [[""] * len(table[0])] * 3
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows(turned)
    assert check(data) == (0, [])


@pytest.mark.parametrize(
    "column, value, message",
    [
        ("low", "1,200", "low: expected a whole number without separators, like 1200, not '1,200'; separators of thousands: write 1200"),
        ("low", "-5", "low: -5 is less than 0"),
        (
            "date_start",
            "04/12/2012",
            "date_start: expected a day like 2012-12-04, not '04/12/2012'; a spreadsheet's order: 2012-12-04 if the day "
            "stands first, 2012-04-12 if the month does; look it up",
        ),
        (
            "date_start",
            "Dec-11",
            "date_start: expected a day like 2012-12-04, not 'Dec-11'; a spreadsheet's form of 2011-12 (2011-12-01 to "
            "2011-12-31, date_prec 4), or of day 11 of that month",
        ),
        (
            "date_start",
            "2011-9-9",
            "date_start: expected a day like 2012-12-04, not '2011-9-9'; write 2011-09-09, with two digits and no time",
        ),
        (
            "date_start",
            "41257",
            "date_start: expected a day like 2012-12-04, not '41257'; a spreadsheet's number of the day 2012-12-14",
        ),
        (
            "best",
            "1.2E+05",
            "best: expected a whole number without separators, like 1200, not '1.2E+05'; a spreadsheet shortened 120000, "
            "and may have rounded it: look it up",
        ),
        (
            "source",
            "10-Jun",
            "source: no '10-Jun' in data/sources.csv; an id that a spreadsheet took for a date or a number: take it from "
            "the last version that was right",
        ),
        ("note", "fightersâ€™ kin", "note: holds 'â€™', which is '’' read in the wrong encoding; take the file as UTF-8"),
        (
            "locator",
            "05-Jun",
            "locator: '05-Jun' looks like two numbers that a spreadsheet took for a date; write paragraphs 5 to 6",
        ),
        ("source", "nowhere", "source: no 'nowhere' in data/sources.csv"),
        ("measure", "presnt", "measure: 'presnt' is none of present, ever-left, remaining, killed, detained, flow"),
        ("counts", "", "counts: blank; expected who is counted"),
    ],
)
def test_a_bad_cell_is_named_with_file_line_column_and_what_was_expected(data, column, value, message):
    line = first_line_with(data / "estimates.csv", "low")
    change(data / "estimates.csv", line, column, value)
    status, lines = check(data)
    assert status == 1
    assert f"data/estimates.csv:{line}: {message}" in lines


def test_a_misspelt_reference_says_what_is_near(data):
    line = first_line_with(data / "estimates.csv", "theatre")
    change(data / "estimates.csv", line, "theatre", "afghan-pakistani-boder")
    assert check(data)[1][0].startswith(
        f"data/estimates.csv:{line}: theatre: no 'afghan-pakistani-boder' in data/places.csv; near: afghan-pakistani-border"
    )


def test_low_above_high_is_named(data):
    table = rows(data / "estimates.csv")
    line = next(i for i, row in enumerate(table[1:], 2) if row[table[0].index("low")] and row[table[0].index("high")])
    change(data / "estimates.csv", line, "low", "99999")
    high = table[line - 1][table[0].index("high")]
    assert f"data/estimates.csv:{line}: high: {high} is less than low 99999" in check(data)[1]


def test_a_duplicated_id_names_both_lines(data):
    table = rows(data / "sources.csv")
    write(data / "sources.csv", [*table, table[1]])
    assert check(data)[1] == [
        f"data/sources.csv:{len(table) + 1}: id: '{table[1][0]}' stands on line 2 already; expected every id once"
    ]


def test_every_fault_is_told_at_once(data):
    line = first_line_with(data / "estimates.csv", "low")
    change(data / "estimates.csv", line, "low", "many")
    change(data / "estimates.csv", line, "date_start", "Dec-11")
    change(data / "sources.csv", 3, "kind", "rumour")
    assert len(check(data)[1]) == 3


def test_a_missing_table_a_missing_column_and_an_unknown_one(data):
    (data / "flows.csv").unlink()
    assert check(data) == (1, ["returnwatch: data/flows.csv: missing; the record's datapackage.json lists it"])


def test_an_unknown_column_says_what_is_near(data):
    table = rows(data / "groups.csv")
    table[0][table[0].index("aliases")] = "alias"
    write(data / "groups.csv", table)
    lines = check(data)[1]
    assert lines[0].startswith("data/groups.csv:1: alias: unknown column; near: aliases")
    assert lines[1].startswith("data/groups.csv:1: aliases: column missing; expected id, name")


def test_a_file_that_is_not_utf8_is_named_with_its_line(data):
    path = data / "groups.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\xff\n", 1))
    assert check(data) == (1, ["returnwatch: data/groups.csv:1: not UTF-8 (byte 0xff); save the file as UTF-8"])


def test_a_file_that_a_spreadsheet_saved_is_told_by_what_it_did(data):
    path = data / "groups.csv"
    as_it_was = path.read_text("utf-8")
    path.write_text(as_it_was.replace(",", ";"), "utf-8")
    assert check(data)[1] == [
        "returnwatch: data/groups.csv:1: cells parted by ';' instead of ',', as a spreadsheet does where decimals have "
        "commas; save it parted by commas"
    ]
    path.write_bytes(as_it_was.replace("TIP", "TIP’s").encode("cp1252"))
    assert check(data)[1][0].endswith(
        "not UTF-8 (byte 0x92); save the file as UTF-8; it is Windows-1252, to judge by '’': in a spreadsheet, save as "
        "'CSV UTF-8'"
    )
    path.write_text(as_it_was.replace('"', "“", 1), "utf-8")
    assert check(data)[1][0].endswith('quote a cell that holds a comma; “ quotes nothing in CSV: write "')


def test_the_order_of_day_and_month_is_told_by_the_other_cells_of_the_column(data):
    table = rows(data / "returns.csv")
    dated = [i for i, row in enumerate(table[1:], 2) if row[table[0].index("date_start")]]
    change(data / "returns.csv", dated[0], "date_start", "25/12/2012")
    change(data / "returns.csv", dated[1], "date_start", "04/12/2012")
    assert any("not '04/12/2012'; a spreadsheet put the day first: 2012-12-04" in line for line in check(data)[1])


def test_a_line_after_a_quoted_line_break_is_counted_as_an_editor_does(data):
    path = data / "groups.csv"
    table = rows(path)
    table[1][table[0].index("note")] = "first\nsecond"
    table[2][table[0].index("role")] = "villain"
    write(path, table)
    assert any(line.startswith("data/groups.csv:4: role: 'villain' is none of") for line in check(data)[1])


def test_a_grade_better_than_the_reading_allows(data):
    table, sources = rows(data / "statements.csv"), rows(data / "sources.csv")
    excerpts = {row[0] for row in sources[1:] if row[sources[0].index("read")] == "cited-only"}
    line = next(i for i, row in enumerate(table[1:], 2) if row[table[0].index("source")] in excerpts)
    change(data / "statements.csv", line, "credibility", "2")
    assert (
        f"data/statements.csv:{line}: credibility: 2 for a source read as cited-only; expected 3 or worse"
        in check(data)[1]
    )


def test_likelihoods_that_do_not_add_up(data):
    change(data / "judgements.csv", 2, "likelihood", "98")
    assert any("add up to" in line and "not 100" in line for line in check(data)[1])


def test_a_precision_that_does_not_fit_its_range(data):
    table = rows(data / "statements.csv")
    line = next(i for i, row in enumerate(table[1:], 2) if row[table[0].index("date_prec")] == "1")
    change(data / "statements.csv", line, "date_prec", "4")
    assert any(f"data/statements.csv:{line}: date_prec: '4' does not fit" in text for text in check(data)[1])


def test_nothing_is_published_from_a_record_with_faults(data):
    line = first_line_with(data / "estimates.csv", "low")
    change(data / "estimates.csv", line, "low", "1,200")
    status, _, lines = returnwatch("brief", "--as-of", "2013-01-14", cwd=data.parent)
    assert status == 1
    assert lines == [
        f"returnwatch: data/estimates.csv:{line}: low: expected a whole number without separators, like 1200, not '1,200'; "
        "separators of thousands: write 1200"
    ]
    assert not (data.parent / "reports").exists()
