"""An imported set in a brief: its line, its figure and its credit, audited from its own rows; nothing of a restricted one."""

import json
import re

import pytest
from published import ged, graded, write
from reading import body_text, document

from returnwatch.audit.audit import audit
from returnwatch.brief import open_brief
from returnwatch.export.html import page
from returnwatch.export.pdf import marks, paged
from returnwatch.figure import plain
from returnwatch.imported.bring import bring
from returnwatch.publish.build import build, pdf_text
from returnwatch.publish.folder import place
from returnwatch.publish.request import Request
from returnwatch.publish.verify import differences

NAME = "ucdp-ged-25-1"
# Days and deaths (low, best, high) in Tajikistan; the first is that of the bombing of Khujand, which the record has.
EVENTS = [
    ged(
        1,
        date_start="2010-09-03",
        where_coordinates="Khujand",
        adm_1="Sughd",
        latitude="",
        longitude="",
        low=2,
        best=3,
        high=30,
    ),
    ged(2, date_start="2010-02-01", low=1400, best=1500, high=1700),
    ged(3, date_start="2011-03-01", low=9, best=7, high=4),
    ged(4, date_start="2011-03-01", country="Pakistan", country_id=770, gwnoa=770, best=90, low=90, high=90),
    ged(5, date_start="2012-07-01", best=77, low=70, high=80),
]
DAY = "2013-01-14"


@pytest.fixture
def with_set(data, tmp_path):
    """Imports events into a copy of the record and grades them as published on 1 June 2012."""

    def make(events=EVENTS, grade=True, **options):
        bring("ucdp", [write(tmp_path, events)], data, today="2026-11-25", **options)
        if grade:
            graded(data, NAME)
        return data

    return make


def made(data, day=DAY, scope="TJ"):
    return document(open_brief(day, scope, data=str(data)))


def faults(told, data):
    return audit(told.meta["claims"], page(told), marks(told), pdf_text(paged(told)), data)


def figure(told):
    return next((p for p in told.parts if getattr(p, "id", "") == "fig-deaths"), None)


def said(told):
    return plain("\n".join(p for p in told.parts if isinstance(p, str)))


def test_a_graded_set_makes_the_line_and_the_figure_and_passes_the_audit(with_set):
    data = with_set()
    told = made(data)
    text = said(told)
    assert (
        "Made-up Data Program counts for 2010 to 2012, as its best estimate with the range in brackets: "
        "Tajikistan, most in 2010: 1,503 (1,402–1,730), last in 2012: 77 (70–80)." in text
    )
    assert (
        "Cross-check. Held against Made-up Data Program for 2010 to 2012, the record has one of its four events" in text
    )
    assert "no row in it is no sign of no event" in text
    drawn = figure(told)
    assert plain(drawn.title).startswith(
        "Most deaths in organised violence in a year: Tajikistan in 2010, 1,503 (1,402–1,730); the latest counted: Tajikistan in 2012, 77 (70–80)."
    )
    assert "Data: Uppsala Conflict Data Program, UCDP Georeferenced Event Dataset, version 25.1 (CC BY 4.0)" in plain(
        drawn.title
    )
    assert "https://creativecommons.org/licenses/by/4.0/" in drawn.title
    assert "7 (4–9) in 2011" in drawn.alt
    assert [re.sub(r"[|]|\s+$", "", plain(line)).split() for line in drawn.table.splitlines()[2:]] == [
        ["2010", "1,503", "(1,402–1,730)"],
        ["2011", "7", "(4–9)"],
        ["2012", "77", "(70–80)"],
    ]
    assert any(source == NAME for source in re.findall(r's-([\w-]+)"', page(told).decode()))
    assert faults(told, data) == []


def test_the_number_comes_from_the_rows(with_set):
    claims = made(with_set()).meta["claims"]
    assert {
        ("1,503", "sum", NAME, ("best",), ("1", "2")),
        ("1,402–1,730", "sums", NAME, ("at_least", "at_most"), ("1", "2")),
    } <= {(c["printed"], c["operation"], c["table"], tuple(c["fields"]), tuple(c["rows"])) for c in claims}


@pytest.mark.parametrize(
    "before, after, says", [("1500", "1501", "the rows give '1,504'"), ("TJ,", "KZ,", "chart: best of TJ in 2010")]
)
def test_a_set_changed_after_the_run_fails_the_audit(with_set, before, after, says):
    data = with_set()
    told = made(data)
    path = data / "imported" / f"{NAME}.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    lines[2] = lines[2].replace(before, after)
    path.write_text("".join(lines), "utf-8")
    assert any(says in line for line in faults(told, data))


def test_a_bar_of_another_height_or_label_fails_the_audit(with_set):
    data = with_set()
    told = made(data)
    drawn = figure(told)
    for rows in drawn.specs["wide"]["datasets"].values():
        for row in rows:
            if row.get("year") == 2011 and "x" in row:
                row |= {"at_most": 99, "label": "7 (4–99) in 2011"}
    found = faults(told, data)
    assert any("chart: at_most of TJ in 2011 drawn as 99" in line and "give 9" in line for line in found)


def bytes_of(data, scope="TJ", day=DAY):
    told = made(data, day, scope)
    return page(told), paged(told), json.dumps(told.meta, sort_keys=True)


def test_a_restricted_set_leaves_no_trace(data, with_set):
    graded(data, NAME)
    before = bytes_of(data)
    with_set(grade=False, restricted=True)
    assert (data / "restricted" / f"{NAME}.csv").is_file()
    assert bytes_of(data) == before


def test_a_set_without_a_publication_or_published_later_shows_nothing(data, with_set):
    before, earlier = bytes_of(data), bytes_of(data, day="2012-05-31")
    with_set(grade=False)
    assert bytes_of(data) == before
    graded(data, NAME, "2012-06-01")
    assert bytes_of(data, day="2012-05-31") == earlier
    assert bytes_of(data, day="2012-06-01") != earlier and figure(made(data, "2012-06-01"))


def test_a_brief_tells_of_no_event_after_its_day(with_set):
    assert "77 (70–80)" not in said(made(with_set(), "2012-06-02"))


def test_a_changed_row_of_a_set_makes_a_brief_due_and_one_of_elsewhere_does_not(with_set):
    slices = {}
    for name, change in (("as it was", {}), ("here", {2: {"high": 1701}}), ("elsewhere", {4: {"high": 91}})):
        data = with_set([ged_ | change.get(ged_["id"], {}) for ged_ in EVENTS], grade=not slices)
        slices[name] = made(data).meta["slice"]
    assert slices["here"] != slices["as it was"] == slices["elsewhere"]


def test_many_rows_are_named_in_claims_and_not_printed(with_set):
    data = with_set([ged(1000 + n, date_start=f"2011-{n % 12 + 1:02}-{n % 28 + 1:02}") for n in range(300)])
    told = made(data)
    assert max(len(c["rows"]) for c in told.meta["claims"]) == 300
    text = body_text(page(told))
    assert (
        "From imported sets, by their rows, which are named in claims.json beside this brief" in text
        and "1299" not in text
    )
    assert faults(told, data) == []


@pytest.mark.parametrize("scope", ["central-asia", "KZ", "imu", "jak"])
def test_every_scope_says_what_the_set_has_of_it(with_set, scope):
    data = with_set()
    told = made(data, scope=scope)
    text = said(told)
    if scope in ("KZ", "jak"):
        assert "Made-up Data Program has none for 2010 to 2012" in text and figure(told) is None
    if scope == "imu":
        assert "where this group took part" in text and "Pakistan, most in 2011: 90" in text and figure(told)
    assert "Cross-check." in text and faults(told, data) == []


def test_yearly_deaths_of_two_countries_together_are_given_to_neither(data, tmp_path):
    brd = {"conflict_id": 1, "dyad_id": 2, "location_inc": "Tajikistan, Kyrgyzstan", "battle_location": "Tajikistan, Kyrgyzstan",
           "side_a": "Government of Kyrgyzstan", "side_b": "Government of Tajikistan", "year": 2011, "bd_best": 56, "bd_low": 56,
           "bd_high": 56, "version": 251}  # fmt: skip
    bring("ucdp", [write(tmp_path, [brd], "brd.csv")], data, today="2026-11-25")
    graded(data, "ucdp-25-1")
    told = made(data, scope="KG")
    assert "Kyrgyzstan and Tajikistan together, most in 2011: 56." in said(told)
    assert figure(told) is None  # One bar compares nothing.
    assert "one row on a conflict in a year (paired by country and year alone)" in said(told)
    assert faults(told, data) == []


def test_a_published_brief_is_verified_with_its_set_and_a_changed_set_makes_it_due(with_set, tmp_path):
    data = with_set()
    request = Request(as_of=DAY, scope="TM")
    first = build(request, data)
    manifest = json.loads(first.files["manifest.json"])
    assert set(manifest["imported"]) == {NAME} and f"sources/{NAME}" in manifest["rows"]
    assert not any(row.startswith(NAME) for row in manifest["rows"])
    folder = place(first, tmp_path / "out")
    assert differences(folder, data) == []
    with_set([*EVENTS, ged(9, date_start="2011-05-05", country="Turkmenistan", country_id=701)], grade=False)
    told = differences(folder, data)
    assert told and all(
        "a rebuild gives other bytes (the record has changed in what it can see)" in line for line in told
    )
