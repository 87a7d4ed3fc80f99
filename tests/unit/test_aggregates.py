"""Marks that count many rows: when they are drawn, what they hold, and how their rows are written and read again."""

from datetime import date, timedelta

import pytest

from returnwatch.audit.specification import faults_of
from returnwatch.charts.columns import Periods, crowded
from returnwatch.charts.years import Years
from returnwatch.figure import joined


class Record:
    """Rows for the audit: every id is there but those that start with X."""

    sets = {}

    def get(self, table, key):
        return None if key.startswith("X") else {"id": key, "date_start": "2012-03-01"}


def rows(days, hollow=()):
    return [
        {"row": f"incidents/N{n:04d}", "date_start": day, "date_end": day, "hollow": n in hollow}
        for n, day in enumerate(days)
    ]


def make(row):
    return {"tone": "main", "hollow": row["hollow"]}


def day(n):
    return date(2000, 1, 1) + timedelta(days=n)


def test_a_table_is_named_once_for_the_rows_that_follow_it():
    assert joined(["a/1", "a/2", "b/3", "a/4"]) == "a/1;2;b/3;a/4"
    assert joined(["evidence/statements/S1/H1", "evidence/statements/S2/H1"]).count("evidence/") == 2
    assert joined([]) == ""


@pytest.mark.parametrize(
    ("told", "count", "faults"),
    [
        ("incidents/N1;N2;accounts/A1", 3, 0),
        ("incidents/N1;N2", 3, 1),
        ("incidents/N1;N2;N2", 3, 1),
        ("incidents/N1;X2", 2, 1),
    ],
)
def test_the_audit_reads_them_and_counts_each_once(told, count, faults):
    spec = {
        "datasets": {"rows-1": [{"rows": told, "operation": "count", "count": count, "label": f"Attacks: {count}"}]}
    }
    assert len(list(faults_of(spec, Record()))) == faults


def test_thousands_may_be_printed_apart_and_nothing_else():
    told = ";".join(["incidents/N0000", *(f"N{n:04d}" for n in range(1, 1234))])
    for label, faults in (("Kazakhstan: 1,234", 0), ("Kazakhstan: 1234", 0), ("Kazakhstan: 1,235", 1)):
        datum = {"rows": told, "operation": "count", "count": 1234, "label": label}
        assert len(list(faults_of({"datasets": {"rows-1": [datum]}}, Record()))) == faults


@pytest.mark.parametrize(
    ("days", "many"),
    [
        ([], False),
        ([day(n * 300) for n in range(20)], False),
        # Twenty in one week of ten years stand one above another.
        ([day(0), *(day(2000 + n % 7) for n in range(20)), day(3650)], True),
        ([day(n * 30) for n in range(300)], True),
    ],
)
def test_columns_are_drawn_where_dots_would_crowd(days, many):
    assert crowded([rows(days)]) is many


@pytest.mark.parametrize(
    ("days", "name", "when"),
    [
        ([date(2012, 2, 1), date(2012, 11, 1)], "month", ["February 2012", "November 2012"]),
        ([date(2010, 2, 1), date(2014, 12, 31)], "quarter", ["January to March 2010", "October to December 2014"]),
        ([date(1999, 2, 1), date(2025, 12, 31)], "year", ["1999", "2025"]),
    ],
)
def test_a_period_is_as_long_as_the_axis_allows(days, name, when):
    some = rows(days)
    periods = Periods([some])
    marks, _ = periods.lane("Attacks", some, Years(days[0], days[1], 0, 300), 0, make, 20)
    assert periods.name == name
    assert [mark["when"] for mark in marks if "when" in mark] == when
    assert all(0 <= mark["x1"] < mark["x2"] <= 300 for mark in marks if "x1" in mark)


def test_a_column_has_a_filled_part_below_a_hollow_one_and_the_highest_its_number():
    days = [date(2000, 5, 1), *[date(2012, 3, 1)] * 30, date(2025, 5, 1)]
    some = rows(days, hollow=range(1, 11))
    marks, floor = Periods([some], ("at home", "abroad")).lane(
        "Attacks", some, Years(days[0], days[-1], 0, 300), 10, make, 20
    )
    home, abroad = (m for m in marks if m.get("when") == "2012")
    assert (home["label"], abroad["label"]) == ("Attacks at home: 20", "Attacks abroad: 10")
    assert (home["hollow"], abroad["hollow"]) == (False, True)
    assert home["y2"] == floor and home["y1"] == abroad["y2"]
    assert (home["y2"] - home["y1"]) == pytest.approx(2 * (abroad["y2"] - abroad["y1"]), abs=0.2)
    (number,) = [m for m in marks if "top" in m]
    assert number["count"] == 30 and 10 < number["top"] < abroad["y1"]
