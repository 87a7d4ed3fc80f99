"""A record of 5,000 incidents: figures count what they can no longer draw one by one, and lose none of it."""

import csv
import json

import pytest
from building import grown
from drawn import overlapping, texts

from returnwatch.audit.audit import audit_page
from returnwatch.audit.page import read_page
from returnwatch.audit.rows import Rows
from returnwatch.audit.specification import data_of, faults_of
from returnwatch.brief import open_brief
from returnwatch.explore.inline import document
from returnwatch.export.html import page

MADE_UP, MOST_BYTES = 5000, 3_000_000
KINDS = {
    "Attacks": "attack",
    "Plots": "plot",
    "Clashes": "clash",
    "Raids by the state": "raid",
    "Verdicts": "court",
    "Unrest": "unrest",
}
FORMS = ["wide", "narrow"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return grown(tmp_path_factory.mktemp("many") / "data", MADE_UP)


@pytest.fixture(scope="module")
def made(folder):
    return document(open_brief("2025-10-31", "central-asia", "2021-08-31", data=str(folder)))


@pytest.fixture(scope="module")
def incidents(folder):
    """Incidents of the record's own file that were known on the day, by id."""
    known = open_brief("2025-10-31", "central-asia", data=str(folder)).view["incidents"].index
    with open(folder / "incidents.csv", encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file) if row["id"] in known}


def spec_of(made, figure, form):
    return next(d for d in made.drawings if d.id == figure).specs[form]


def rows_of(datum):
    """Rows that a datum counts, in full."""
    told, table = [], ""
    for one in datum["rows"].split(";"):
        table, key = one.split("/") if "/" in one else (table, one)
        told.append(f"{table}/{key}")
    return told


def columns(made, figure, form):
    """Columns of a figure: counts that have a place from left to right."""
    return [d for d in data_of(spec_of(made, figure, form)) if "x1" in d and "count" in d]


@pytest.mark.parametrize("form", FORMS)
def test_the_timeline_counts_each_incident_once_in_its_kind_and_year(made, incidents, form):
    drawn = columns(made, "fig-timeline", form)
    assert 50 < len(drawn) < 300
    for name, kind in KINDS.items():
        some = [d for d in drawn if d["label"].startswith(f"{name} ")]
        rows = [row for d in some for row in rows_of(d)]
        of_kind = [f"incidents/{key}" for key, row in incidents.items() if row["kind"] == kind and row["date_start"]]
        assert sorted(rows) == sorted(of_kind), name
        assert sum(d["count"] for d in some) == len(of_kind)
    for d in drawn:
        years = {incidents[row.removeprefix("incidents/")]["date_start"][:4] for row in rows_of(d)}
        assert years == {d["when"]}
    heights = {round((d["y2"] - d["y1"]) / d["count"], 1) for d in drawn if d["count"] > 20}
    assert len(heights) == 1


@pytest.mark.parametrize("form", FORMS)
def test_what_is_said_and_done_is_counted_on_one_scale(made, incidents, form):
    drawn = columns(made, "fig-said-done", form)
    rows = [row for d in drawn for row in rows_of(d)]
    assert len(rows) == len(set(rows))
    plots = [row for d in drawn if d["label"].startswith("Plots at home") for row in rows_of(d)]
    # All that is made up is at home.
    assert {f"incidents/{key}" for key in incidents if key[0] == "Z" and incidents[key]["kind"] == "plot"} <= set(plots)
    assert any(row.startswith("statements/") for row in rows)


@pytest.mark.parametrize("form", FORMS)
def test_the_map_counts_each_incident_in_its_circle_or_as_without_a_place(made, folder, incidents, form):
    with open(folder / "places.csv", encoding="utf-8", newline="") as file:
        placed = {row["id"] for row in csv.DictReader(file) if row["latitude"]}
    data = [d for d in data_of(spec_of(made, "fig-map", form)) if "rows" in d]
    circles = [d for d in data if "radius" in d]
    shown = [row for d in circles for row in rows_of(d)]
    assert len(shown) == len(set(shown)) and len(circles) < 30
    made_up = {f"incidents/{key}": row["place"] in placed for key, row in incidents.items() if key[0] == "Z"}
    assert {row for row in shown if row in made_up} == {row for row, has_place in made_up.items() if has_place}
    others = [d for d in data if "radius" not in d and ("not placed" in d["label"] or "without a place" in d["label"])]
    assert {row for row, has_place in made_up.items() if not has_place} <= {r for d in others for r in rows_of(d)}
    # No circle covers another's middle.
    for n, a in enumerate(circles):
        for b in circles[n + 1 :]:
            assert (a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2 >= max(a["radius"], b["radius"]) ** 2


def test_the_page_stays_small_and_is_borne_out(made, folder):
    html = page(made)
    assert len(html) < MOST_BYTES
    assert audit_page(read_page(html), made.meta["claims"], folder) == []
    told = html.decode()
    assert "Incidents by kind and year" in told and "in the year in which their date begins" in told


@pytest.mark.parametrize("form", FORMS)
def test_no_text_of_a_full_figure_touches_another(made, form):
    for drawing in made.drawings:
        if drawing.id in ("fig-timeline", "fig-map", "fig-said-done"):
            assert overlapping(texts(drawing.svgs[form])) == [], drawing.id


def test_the_audit_sees_a_row_that_is_lost_or_counted_twice(made, folder):
    spec, rows = spec_of(made, "fig-timeline", "wide"), Rows(folder)
    assert list(faults_of(spec, rows)) == []
    for lost, more in ((True, 0), (False, 1)):
        broken = json.loads(json.dumps(spec))
        datum = next(d for d in data_of(broken) if d.get("count", 0) > 40)
        before, _, last = datum["rows"].rpartition(";")
        datum["rows"] = before if lost else f"{before};{last};{last}"
        datum["count"] += more
        assert len(list(faults_of(broken, rows))) == 1
