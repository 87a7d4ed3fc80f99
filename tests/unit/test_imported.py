"""Reading what UCDP and ACLED publish: each oddity of real files, and the same bytes whatever the order of rows."""

import csv
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from published import ACLED, GED, HEADLINE, acled, ged, graded, write

from returnwatch.errors import ReturnWatchError
from returnwatch.imported import cells, match, names, sets
from returnwatch.imported.bring import bring
from returnwatch.imported.check import set_faults
from returnwatch.imported.names import Names

DAY = "2026-11-25"


def imported(path, data, producer="ucdp", **options):
    """What an import of one file did, and the rows of its set as text by id."""
    report = bring(producer, [path], data, today=DAY, **options)
    stored = report.sets[0]
    if not stored.path.is_file():
        return report, {}
    with open(stored.path, encoding="utf-8", newline="") as file:
        return report, {row["id"]: row for row in csv.DictReader(file)}


def test_an_event_keeps_geds_names_and_nobody_elses_sentences(tmp_path, data):
    report, rows = imported(write(tmp_path, [ged(7)]), data)
    assert report.sets[0].name == "ucdp-ged-25-1"
    row = rows["7"]
    assert (row["side_b"], row["best"], row["low"], row["high"], row["date_start"]) == (
        "IMU",
        "5",
        "4",
        "8",
        "2011-03-01",
    )
    assert (row["countries"], row["groups"]) == ("TJ", "imu")
    stored = report.sets[0].path.read_text("utf-8")
    assert HEADLINE.split(",")[0] not in stored and "Agency" not in stored
    assert not {"source_headline", "source_article", "source_original", "where_description"} & set(row)


def test_ids_as_floats_unknown_sources_blanks_and_line_breaks(tmp_path, data):
    odd = ged(
        "7.0", country_id="702.0", number_of_sources=-1, adm_1="", year="2011.0", latitude="", longitude="", best="5.0"
    )
    report, rows = imported(write(tmp_path, [odd], end="\r\n", bom=True), data)
    row = rows["7"]
    assert (row["country_id"], row["number_of_sources"], row["adm_1"], row["year"], row["best"]) == (
        "702",
        "",
        "",
        "2011",
        "5",
    )
    assert "  number_of_sources is −1, unknown, in 1 row: kept blank" in report.lines


def test_a_best_estimate_outside_its_range_stays_and_the_range_is_put_in_order(tmp_path, data):
    report, rows = imported(write(tmp_path, [ged(1, low=9, best=5, high=2), ged(2, low=0, best=0, high=4)]), data)
    row = rows["1"]
    assert [row[c] for c in ("low", "best", "high", "at_least", "at_most")] == ["9", "5", "2", "2", "9"]
    assert any("out of order in 1 row: kept as published" in line for line in report.lines)
    assert rows["2"]["at_most"] == "4"


def test_columns_in_another_order_more_of_them_and_fewer(tmp_path, data):
    columns = [c for c in reversed(GED) if c not in ("relid", "priogrid_gid", "source_article", "adm_2", "gwnob")]
    _, rows = imported(write(tmp_path, [ged(7) | {"a_new_column": "x"}], columns=[*columns, "a_new_column"]), data)
    assert rows["7"]["side_a"] == "Government of Tajikistan" and rows["7"]["adm_2"] == ""


def test_older_names_of_columns_and_capitals(tmp_path, data):
    old = {"best": "best_est", "low": "low_est", "high": "high_est", "country": "Country"}
    _, rows = imported(write(tmp_path, [{old.get(k, k): v for k, v in ged(7).items()}]), data)
    assert (rows["7"]["best"], rows["7"]["high"], rows["7"]["countries"]) == ("5", "8", "TJ")


def test_start_and_end_on_different_days(tmp_path, data):
    _, rows = imported(write(tmp_path, [ged(7, date_start="2011-12-30", date_end="2012-01-02")]), data)
    assert (rows["7"]["date_start"], rows["7"]["date_end"]) == ("2011-12-30", "2012-01-02")


def test_what_cant_be_read_is_named_and_the_rest_is_imported(tmp_path, data):
    rows = [
        ged(1),
        ged(2, best="many"),
        ged(3, date_start="31/12/2011", year=2011, date_end=""),
        ged(4, best=""),
        ged(5, low=-3),
        ged(6, latitude=98),
    ]
    path = write(tmp_path, [*rows, ged(7, date_end="2011-02-01")])
    report, kept = imported(path, data)
    assert set(kept) == {"1"}
    # Each row has a headline over two lines in two cells.
    assert report.faults == [
        f"{path}:5: best: 'many' is no whole number; left out",
        f"{path}:8: date_start: '31/12/2011' is no day like 2013-01-14; left out",
        f"{path}:11: best: blank; expected deaths, the producer's best estimate; left out",
        f"{path}:14: low: -3 is less than 0; left out",
        f"{path}:17: latitude: 98 is outside of −90 to 90; left out",
        f"{path}:20: date_end: 2011-02-01 is before date_start 2011-03-01; left out",
    ]
    assert report.lines[0].endswith("7 read; 1 kept; 0 outside the record's countries and groups; 6 left out")


def test_rows_are_kept_for_a_country_of_the_region_a_state_that_takes_part_or_a_group(tmp_path, data):
    far = {
        "country": "Mali",
        "country_id": 432,
        "side_a": "Government of Mali",
        "side_b": "Forces of nobody",
        "gwnoa": 432,
    }
    rows = [
        ged(1),
        ged(2, **far),
        ged(3, **far | {"side_b": "Islamic Movement of Uzbekistan"}),
        ged(4, **far | {"gwnoa": 710}),
        ged(5, country_id="", side_b="nobody"),
        ged(6, **far | {"side_b": "Lashkar of nobody, TTP"}),
    ]
    path = write(tmp_path, rows)
    report, kept = imported(path, data)
    assert set(kept) == {"1", "3", "4", "5", "6"} and report.sets[0].counts["outside"] == 1
    assert kept["6"]["groups"] == "ttp"
    assert len(imported(path, data, whole=True)[1]) == 6


def test_the_order_of_rows_and_repeated_ids_change_no_byte(tmp_path, data):
    rows = [ged(n, best=n) for n in (30, 4, 200)] + [ged(4, best=9)]
    first = bring("ucdp", [write(tmp_path, rows)], data, today=DAY).sets[0]
    before = first.path.read_bytes()
    assert first.counts["repeated"] == 1 and [line.split(b",")[0] for line in before.splitlines()[1:]] == [
        b"4",
        b"30",
        b"200",
    ]
    again = bring("ucdp", [write(tmp_path, rows[::-1])], data, today=DAY)
    assert again.sets[0].path.read_bytes() == before
    assert any(line.endswith("replaces the set ucdp-ged-25-1 that was there") for line in again.lines)
    assert any("1 with an id that stands before, kept once, 1 of them with other cells" in line for line in again.lines)


def test_a_file_imported_on_another_day_gives_the_same_bytes(tmp_path, data):
    path = write(tmp_path, [ged(1)])
    bring("ucdp", [path], data, today=DAY)
    before = {p.name: p.read_bytes() for p in (data / "imported").glob("*.*")}
    bring("ucdp", [path], data, today="2027-01-01")
    assert {p.name: p.read_bytes() for p in (data / "imported").glob("*.*")} == before


def test_an_imported_set_is_a_data_package_of_its_own(tmp_path, data):
    bring("ucdp", [write(tmp_path, [ged(1), ged(2, latitude="", number_of_sources=-1)])], data, today=DAY)
    package = json.loads((data / "imported" / "datapackage.json").read_text("utf-8"))
    one = package["resources"][0]
    assert one["licenses"][0]["name"] == "CC-BY-4.0" and one["returnwatch:retrieved"] == DAY
    assert "version 25.1" in one["title"] and one["returnwatch:attribution"].endswith("(CC BY 4.0)")
    program = Path(sys.executable).parent / "frictionless"
    told = subprocess.run([program, "validate", data / "imported" / "datapackage.json"], capture_output=True, text=True)
    assert told.returncode == 0, told.stdout
    assert not set_faults(data)


@pytest.mark.parametrize("version, name", [("22,1", "22-1"), ("221", "22-1"), ("22.1", "22-1"), ("221.0", "22-1")])
def test_a_version_is_told_by_the_rows_however_it_is_written(tmp_path, data, version, name):
    brd = {"conflict_id": 395, "dyad_id": "908, 12300", "location_inc": "Tajikistan", "side_a": "Government of Tajikistan",
           "side_b": "IMU, Forces of Mullo Abdullo", "year": 2010, "bd_best": 98, "bd_low": 93, "bd_high": 244,
           "battle_location": "Tajikistan", "gwno_a": "702.0", "gwno_loc": 702, "region": 3.0, "version": version}  # fmt: skip
    report, rows = imported(write(tmp_path, [brd], "brd.csv"), data)
    assert report.sets[0].name == f"ucdp-brd-{name}"
    assert rows["395-908+12300-2010"]["groups"] == "imu;mullo-abdullo"
    assert rows["395-908+12300-2010"]["at_most"] == "244"


def test_conflicts_and_actors_are_told_by_their_columns(tmp_path, data):
    acd = {"conflict_id": 395, "location": "Tajikistan", "side_a": "Government of Tajikistan", "side_b": "IMU", "year": 2011,
           "intensity_level": 1, "start_date": "1992-05-05", "ep_end_date": "2011-07-25", "gwno_loc": 702, "version": "22,1"}  # fmt: skip
    actor = {"ActorId": 359, "NameData": "IMU", "NameOrigFullEng": "Islamic Movement of Uzbekistan", "Location": "Pakistan",
             "GWNOLoc": 770, "Version": "22.1"}  # fmt: skip
    report = bring("ucdp", [write(tmp_path, [acd], "a.csv"), write(tmp_path, [actor], "b.csv")], data, today=DAY)
    assert [one.name for one in report.sets] == ["ucdp-actor-22-1", "ucdp-prio-acd-22-1"]
    assert [one.resource["returnwatch:rows"] for one in report.sets] == [1, 1]
    # The record has this version's publication already.
    assert sum("its publication is ucdp-22-1 in" in line for line in report.lines) == 2


def test_acled_is_read_and_always_kept_apart(tmp_path, data):
    rows = [
        acled("TAJ1"),
        acled("TAJ2", event_date="2013-01-15", iso="762.0"),
        acled("MLI1", country="Mali", iso=466, actor2=""),
    ]
    report, kept = imported(write(tmp_path, rows, "a.csv"), data, "acled")
    assert report.sets[0].path == data / "restricted" / f"acled-{DAY}.csv" and not (data / "imported").exists()
    assert set(kept) == {"TAJ1", "TAJ2"}
    assert (kept["TAJ1"]["date_start"], kept["TAJ1"]["best"], kept["TAJ1"]["groups"]) == ("2013-01-14", "3", "imu")
    assert "somebody" not in report.sets[0].path.read_text("utf-8")
    assert "notes" in ACLED and "notes" not in kept["TAJ1"]


def test_a_set_that_is_restricted_later_does_not_stay_open(tmp_path, data):
    path = write(tmp_path, [ged(1)])
    bring("ucdp", [path], data, today=DAY)
    bring("ucdp", [path], data, today=DAY, restricted=True)
    assert (data / "restricted" / "ucdp-ged-25-1.csv").is_file() and not (
        data / "imported" / "ucdp-ged-25-1.csv"
    ).exists()
    assert not set_faults(data)


def test_without_a_publication_the_line_to_paste_is_told_and_with_one_the_set_is_known_from_its_day(
    tmp_path, data, record
):
    report = bring("ucdp", [write(tmp_path, [ged(1)])], data, today=DAY)
    line = report.lines[-1]
    assert (
        report.lines[-2]
        == f"  no publication in {data.as_posix()}/sources.csv yet: briefs leave the set out until this line stands there, graded:"
    )
    cells_ = next(csv.reader([line]))
    fields = list(record.package.tables["sources"].fields)
    told = dict(zip(fields, cells_, strict=True))
    assert (told["id"], told["kind"], told["reliability"], told["accessed"]) == ("ucdp-ged-25-1", "dataset", "", DAY)
    from returnwatch.record.check import open_checked

    assert sets.known_sets(open_checked(data), date(2026, 1, 1)) == []
    graded(data, "ucdp-ged-25-1", "2025-06-15")
    known = open_checked(data)
    assert sets.known_sets(known, date(2025, 6, 14)) == []
    assert [k.source for k in sets.known_sets(known, date(2025, 6, 15))] == ["ucdp-ged-25-1"]


@pytest.mark.parametrize(
    "spelt, group",
    [
        ("The Islamic Movement of Uzbekistan", "imu"),
        ("ISLAMIC MOVEMENT OF UZBEKISTAN", "imu"),
        ("IMU: Islamic Movement of Uzbekistan", "imu"),
        ("ETIM", "etim"),
        ("East Turkistan Islamic Movement", "etim"),
        ("Jama’at Ansarullah", "jamaat-ansarullah"),
        ("Jamā'at Anṣārullāh", "jamaat-ansarullah"),
        ("al-Qaida", "al-qaeda"),
        ("Jund al Khilafah", "jak"),
        ("Forces of Mullo Abdullo", "mullo-abdullo"),
        ("Forces of Khudoberdiyev", ""),
        ("Government of Uzbekistan", ""),
    ],
)
def test_spellings_of_groups_are_matched_by_name_and_alias(record, spelt, group):
    assert ";".join(Names(record).groups(spelt)) == group


def test_countries_are_matched_by_number_name_and_letters(record):
    known = Names(record)
    assert known.countries("", "703.0, 702") == ("KG", "TJ")
    assert known.countries("Kyrgyz­stan", "") == () and known.countries("Russia (Soviet Union)", "") == ("RU",)
    assert known.countries("", "762", True) == ("TJ",) and known.countries("UZB", "") == ("UZ",)
    assert names.folded("Côte d’Ivoire") == "cote divoire"


def happening(identity, day, place="Dushanbe", groups=(), latitude=None, longitude=None, end=None, country="TJ"):
    where = match.Place(frozenset({country}), match.place_names(place), latitude, longitude)
    return match.Happening(identity, day, end or day, where, frozenset(groups))


D = date(2011, 3, 1)


@pytest.mark.parametrize(
    "event, incident, why",
    [
        (happening("e", D, "x", {"imu"}, 38.56, 68.77), happening("I", D, "y", {"imu"}, 38.668, 68.77), "same day, 12 km apart, same group"),
        (happening("e", D, "Rasht district"), happening("I", D, "Kamarob Gorge, Rasht"), "same day, same place by name (Rasht), group not told by both"),
        (happening("e", D, "x", {"imu"}), happening("I", date(2011, 3, 2), "", {"imu"}), "a day apart, same country, same group"),
        (happening("e", D, "x", {"imu"}), happening("I", date(2011, 3, 2), ""), ""),
        (happening("e", D, "x", {"imu"}), happening("I", date(2011, 3, 2), "x", {"imu"}), "a day apart, same place by name (X), same group"),
        (happening("e", D), happening("I", date(2011, 3, 5)), ""),
        (
            happening("e", D, "x", {"imu"}, 38.56, 68.77),
            happening("I", date(2011, 3, 3), "y", {"imu"}, 39.4, 68.77),
            "",
        ),
        (happening("e", D), happening("I", D, country="UZ"), ""),
        (happening("e", D, "x", (), 38.56, 68.77), happening("I", D, "y", (), 41.0, 71.0), ""),
        (happening("e", D, ""), happening("I", D, "", end=date(2011, 12, 31)), ""),
        (happening("e", D, "x", {"imu"}), happening("I", D, "y", {"tip"}), ""),
    ],
)  # fmt: skip
def test_a_pair_needs_date_place_and_no_other_group_and_says_why(event, incident, why):
    found = match.pairs([event], [incident])
    assert found == ({"e": ("I", why)} if why else {})


def test_pairs_are_the_same_in_any_order():
    events = [happening(str(n), date(2011, 3, 1 + n % 3), groups={"imu"}) for n in range(6)]
    incidents = [happening(f"I{n}", date(2011, 3, 1 + n), groups={"imu"}) for n in range(3)]
    assert match.pairs(events, incidents) == match.pairs(events[::-1], incidents[::-1])
    assert match.pairs(events, incidents)["0"] == ("I0", "same day, same place by name (Dushanbe), same group")


def test_a_file_of_no_version_is_named_by_its_last_year(tmp_path, data):
    report = bring("ucdp", [write(tmp_path, [ged(1), ged(2, date_start="2013-01-01")], "events.csv")], data, today=DAY)
    assert report.sets[0].name == "ucdp-ged-to-2013"
    assert bring("ucdp", [tmp_path / "events.csv"], data, version="24.1").sets[0].name == "ucdp-ged-24-1"


def test_two_files_of_one_kind_and_version_make_one_set(tmp_path, data):
    paths = [write(tmp_path, [acled("TAJ1")], "a.csv"), write(tmp_path, [acled("TAJ2")], "b.csv")]
    stored = bring("acled", paths, data, today=DAY).sets
    assert [one.resource["returnwatch:rows"] for one in stored] == [2]


def test_degrees_and_days_are_held_to_what_they_can_be():
    with pytest.raises(ValueError, match="outside of −180 to 180"):
        cells.number("181", "longitude")
    with pytest.raises(ValueError, match="no day"):
        cells.day("2011-02-30")


def test_nothing_is_written_where_one_of_several_files_is_none(tmp_path, data):
    (tmp_path / "page.csv").write_text("<html>")
    with pytest.raises(ReturnWatchError, match="a web page"):
        bring("ucdp", [write(tmp_path, [ged(1)]), tmp_path / "page.csv"], data)
    assert not (data / "imported").exists()
