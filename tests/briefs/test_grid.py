"""Every scope on days of every period: the notebook's own cells, run here, give a text that the audit bears out."""

import calendar
import csv
import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import ROOT, body_text, document

from returnwatch.audit.audit import audit_page
from returnwatch.audit.page import read_page
from returnwatch.brief import open_brief
from returnwatch.export.document import Drawing
from returnwatch.export.html import page
from returnwatch.knowledge.scope import scopes

JUDGED = ["2001-09-10", "2013-01-14", "2014-12-31", "2017-12-31", "2021-08-31", "2025-10-31"]
EDGES = ["1999-01-01", "2026-11-24"]
MANY = r"(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|\d\d+)"
BROKEN = [
    r"\b(?:1|[Oo]ne) [a-z]+s (?:are|were|have|do)\b",
    rf"(?<!of )\b{MANY} [a-z]+ (?:is|was|has|does)\b(?! (?:a|not|said|an)\b)",
    r"\b(?:[Nn]o|[Nn]one) [a-z]+ (?:is|was) none\b",
    r"\bNo of\b",
    r"\bNone (?:to|from|in)\b(?! the)",
    r"\b[Nn]one graded\b",
    r"\bnan\b|\bNaN\b|\bNaT\b",
    r"(?<!\.)\.\.(?!\.)",
    r" ,",
    r"\(\s*\)",
    r": \.|: ;|; \.",
]


def all_scopes(record):
    return [scope if isinstance(scope, str) else scope.id for scope in scopes(record)]


def known_days():
    """Day from which each row with a source is known, worked out from the CSV files alone."""
    files = {p.stem: list(csv.DictReader(p.open(encoding="utf-8"))) for p in (ROOT / "data").glob("*.csv")}
    published = {row["id"]: _last_day(row["published"] or row["accessed"]) for row in files["sources"]}
    return {
        f"{name}/{row['id']}": published[row["source"]]
        for name, rows in files.items()
        for row in rows
        if row.get("source") and name != "disputes"
    }


def _last_day(text):
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1]).isoformat()


KNOWN = known_days()


def hold(day, scope, since=""):
    """One brief through the audit, read for grammar, and held against the days on which its rows became known."""
    made = document(open_brief(day, scope, since, data=str(ROOT / "data")))
    html = page(made)
    assert audit_page(read_page(html), made.meta["claims"], ROOT / "data") == [], (scope, day)
    assert not re.search(r"</h\d>(?:\s|<div[^>]*>|</div>)*</section>", html.decode()), (scope, day, "a section without text")
    text = body_text(html)
    for pattern in BROKEN:
        found = re.search(rf".{{0,60}}(?:{pattern}).{{0,60}}", text)
        assert not found, (scope, day, found)
    used = {*made.meta["rows"], *(_row(claim, key) for claim in made.meta["claims"] for key in claim["rows"])}
    late = sorted(row for row in used if KNOWN.get(row, "") > day)
    assert late == [], (scope, day)
    later = {row.partition("/")[2] for row, known in KNOWN.items() if known > day} - {
        row.partition("/")[2] for row, known in KNOWN.items() if known <= day
    }
    named = later & set(
        re.findall(r"\b[A-Z]\d{3}[a-z]?\b", re.sub(r"<[^>]+>", " ", html.decode().partition("<main")[2]))
    )
    assert not named, (scope, day)
    for drawing in (part for part in made.parts if isinstance(part, Drawing)):
        assert all("<svg" in drawing.svgs[form] for form in ("wide", "narrow")) and drawing.alt, (scope, day, drawing.id)
    return text


def _row(claim, key):
    return f"{claim['table']}/{key}" if claim["table"] else key


def before(day):
    return max((d for d in JUDGED if d < day), default="")


@pytest.mark.parametrize("day", [*JUDGED, *EDGES])
def test_every_scope_is_borne_out_and_reads_well(record, day):
    found = all_scopes(record)
    assert len(found) == 12
    for scope in found:
        hold(day, scope, before(day))


@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    day=st.dates(date(1999, 1, 1), date(2026, 11, 24)),
    back=st.integers(1, 4000),
    number=st.integers(0, 11),
)
def test_any_day_and_scope_is_borne_out_and_reads_well(record, day, back, number):
    since = date.fromordinal(day.toordinal() - back).isoformat()
    hold(day.isoformat(), all_scopes(record)[number], since)


@pytest.mark.parametrize("day", [*JUDGED, *EDGES])
def test_nothing_published_later_is_seen(record, day):
    for scope in all_scopes(record):
        view = open_brief(day, scope, data=str(ROOT / "data")).view
        for table in view.tables:
            late = [key for key in view[table].index if KNOWN.get(f"{table}/{key}", "") > day]
            assert late == [], (scope, table)
        for key, row in view["forecasts"].to_dict("index").items():
            assert row["decided_on"] is None or row["decided_on"].isoformat() <= day, (scope, key)
