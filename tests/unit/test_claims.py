"""A printed figure leaves a claim, and the audit works the claim out again from the CSV files."""

import csv

import pytest

from returnwatch.audit.figures import recompute
from returnwatch.audit.rows import Rows
from returnwatch.claims import Claims, bounds


@pytest.mark.parametrize(
    "low, best, high, printed",
    [
        (200, None, 300, "200–300"),
        (None, 380000, None, "380,000"),
        (11, None, None, "11"),
        (7, 7, 7, "7"),
        (None, None, None, ""),
    ],
)
def test_bounds_are_printed_as_a_range_only_where_they_differ(low, best, high, printed):
    assert bounds(low, best, high) == printed


def test_a_figure_links_to_its_row_and_a_count_to_the_list_of_counts(record):
    claims = Claims(record)
    assert claims.bounds("estimates", "E001") == "[200–300](#r-estimates-E001)"
    assert claims.count("estimates", ["E001", "E003"], "figures") == "[two](#c-1)"
    assert claims.count("estimates", ["E001", "E003"], "figures") == "[two](#c-1)"
    assert claims.count("estimates", [], "figures") == "no"
    assert [c["operation"] for c in claims.as_json()] == ["range", "count"]


def every_claim(record):
    claims = Claims(record)
    claims.bounds("estimates", "E001")
    claims.value("flows", "F001", "usd")
    claims.grade("estimates", "E003")
    claims.count("incidents", ["I010", "I011"], "attacks", {"kind": "attack"})
    claims.span("accounts", list(record["accounts"].index[record["accounts"]["incident"] == "I010"]), "dead", "deaths_")
    claims.distinct("incidents", ["I010", "I011"], "place", "places")
    claims.total("estimates", ["E001", "E003"], "high", "sum")
    return claims.as_json()


def test_the_audit_finds_every_claim_borne_out(record):
    rows = Rows(record.package.folder)
    assert [line for claim in every_claim(record) if (line := recompute(claim, rows))] == []


@pytest.mark.parametrize(
    "table, key, column, value, says",
    [
        ("estimates", "E001", "high", "301", "the rows give '200–301'"),
        ("flows", "F001", "usd", "2501", "the rows give '2,501'"),
        ("estimates", "E003", "credibility", "6", "the rows give 'C6'"),
        ("incidents", "I011", "kind", "raid", "I011 has kind 'raid', not 'attack'"),
        ("incidents", "I011", "place", "kashgar", "the rows give '1'"),
    ],
)
def test_a_row_changed_after_the_run_is_found(record, data, table, key, column, value, says):
    claims = every_claim(record)
    path = data / f"{table}.csv"
    with open(path, encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    next(line for line in lines if line["id"] == key)[column] = value
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, lines[0])
        writer.writeheader()
        writer.writerows(lines)
    faults = [line for claim in claims if (line := recompute(claim, Rows(data)))]
    assert faults and all(says in line for line in faults[:1])
