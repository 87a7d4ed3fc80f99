"""A brief with nothing new is one page that says so, and a brief whose newest source is old says that on its first page."""

import csv
import json
import re
from datetime import date, timedelta

import pypdfium2
import pytest

from returnwatch.analysis.staleness import LIMIT, staleness
from returnwatch.brief import brief_of, is_unchanged, open_brief
from returnwatch.errors import UsageError
from returnwatch.export.headings import without_bare_headings
from returnwatch.knowledge.scope import scopes
from returnwatch.prose.staleness import stale
from returnwatch.publish.build import build
from returnwatch.publish.request import Request
from returnwatch.record.check import open_checked

# Between these days no row of any of the scopes became known: the record's newest source is older than both.
SINCE, DAY = "2027-03-07", "2027-03-14"


def pages(built):
    with pypdfium2.PdfDocument(built.files[f"{built.request.name}.pdf"]) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


@pytest.mark.parametrize("scope", ["central-asia", "TJ", "TM", "jak"])
def test_a_brief_with_nothing_new_is_one_page_before_its_annex_and_passes_the_audit(data, scope):
    made = build(Request(as_of=DAY, scope=scope, since=SINCE, when_unchanged="short"), data)
    first, *rest = pages(made)
    assert "Nothing new since 7 March 2027. We hold no report on this scope" in first
    assert "The last full brief is that for 7 March 2027" in first
    assert "This brief is stale." in first
    for section in ("Bottom line", "What changed since the last edition", "Sources"):
        assert section in first
    assert len(rest) <= 1 and all("Annex: the rows that this brief used" in page for page in rest)
    html = made.files[f"{scope}-{DAY}.html"].decode()
    assert "How many are out there" not in html and "Competing hypotheses" not in html and "<figure" not in html
    manifest = json.loads(made.files["manifest.json"])
    assert (manifest["form"], manifest["parameters"]["when_unchanged"]) == ("short", "short")
    assert manifest["stale"].startswith("This brief is stale. ")


def test_it_is_whole_where_that_is_asked_for_or_something_is_new(data):
    record = open_checked(data)
    whole = brief_of(record, DAY, "KZ", SINCE)
    assert not whole.short and brief_of(record, DAY, "KZ", SINCE, when_unchanged="short").short
    # A first edition has nothing to be unchanged since.
    assert not brief_of(record, DAY, "KZ", when_unchanged="short").short
    # A judgement of the region alone is nothing new for a country.
    assert not brief_of(record, "2025-10-31", "KZ", "2021-08-31", when_unchanged="short").short
    with pytest.raises(UsageError, match="when_unchanged: expected full or short, not 'brief'"):
        brief_of(record, DAY, "KZ", SINCE, when_unchanged="brief")


def test_a_new_row_an_outcome_and_a_correction_each_make_it_whole(data):
    record = open_checked(data)
    region = scopes(record)["central-asia"]
    since, day = date(2027, 3, 7), date(2027, 3, 14)
    assert is_unchanged(record, region, since, day)

    def with_cell(table, test, **cells):
        path = data / f"{table}.csv"
        whole = path.read_text("utf-8")
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        next(row for row in rows if test(row)).update(cells)
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        from returnwatch.record.open import open_record

        changed = open_record(data)
        path.write_text(whole, "utf-8")
        return changed

    used = record["estimates"]["source"].iloc[0]
    for changed in (
        with_cell("sources", lambda row: row["id"] == used, published="2027-03-10", published_prec="day", published_basis="printed"),
        with_cell("forecasts", lambda row: row["outcome"] in ("came-true", "failed"), decided_on="2027-03-10"),
        with_cell("corrections", lambda row: True, corrected_on="2027-03-10"),
    ):
        assert not is_unchanged(changed, region, since, day)


def test_a_brief_is_stale_from_the_day_after_half_a_year(record):
    kz = scopes(record)["KZ"]
    # The newest of 2025's, before any that is known from 2026 on.
    newest = newest_of(record, kz, date(2025, 6, 30))
    assert not staleness(brief_of(record, (newest + LIMIT).isoformat(), "KZ").view, kz).newest
    late = brief_of(record, (newest + LIMIT + timedelta(days=1)).isoformat(), "KZ")
    assert staleness(late.view, kz).newest[0] == newest
    assert re.match(
        r"\*\*This brief is stale\.\*\* The newest source that tells of this scope itself is (of|no later than) [^:]*, more than half a year before [^:]*: "
        "what has happened since may be missing\\.",
        stale(late),
    )


def newest_of(record, scope, day):
    """Day of the newest dated source of a scope's own on a day, worked out row by row."""
    from returnwatch.knowledge.scope import within
    from returnwatch.knowledge.view import known_by

    view = within(known_by(record, day), scope)
    own = [row for table in ("estimates", "returns", "accounts", "statements", "flows", "observations") for row in view[table].to_dict("records")]
    return max(row["known"] for row in own if record.row("sources", row["source"])["published_basis"] != "unknown")


def test_a_source_without_a_day_makes_no_brief_fresh(record):
    """Undated pages are known from November 2026, when they were read."""
    told = stale(brief_of(record, "2026-12-06", "TM"))
    assert "2026" not in told.partition("more than half a year before")[0] and told


def test_a_judgement_that_has_run_out_is_said(record):
    told = stale(brief_of(record, "2028-01-31", "central-asia"))
    assert "Our judgement was made to hold until 31 December 2027, and none of ours is newer." in told
    assert "until" not in stale(brief_of(record, "2027-12-31", "central-asia"))


def test_a_fresh_brief_says_nothing_of_it(record):
    assert stale(open_brief("2013-01-14", "central-asia", data=str(record.package.folder))) == ""


def test_a_heading_with_nothing_under_it_goes_and_others_stay():
    assert without_bare_headings(["## A", "## B", "text", "## C"]) == ["## B", "text"]
    assert without_bare_headings(["## A", object(), "## B\n\ntext"])[0] == "## A"
