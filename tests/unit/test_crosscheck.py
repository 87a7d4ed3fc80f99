"""The record held against imported events: the three lists, what their reasons say, and what is said where there is no set."""

import pytest
from published import acled, ged, write

from returnwatch.errors import UsageError
from returnwatch.explore import chain_of_claim, cross_check
from returnwatch.imported.bring import bring

KHUJAND = ged(1, date_start="2010-09-03", where_coordinates="Khujand", adm_1="Sughd", latitude="", longitude="")
ELSEWHERE = ged(
    2, date_start="2010-03-01", side_b="Forces of nobody", latitude=37.5, longitude=71.5, where_coordinates="Khorog"
)
YEARS = ("2010-01-01", "2010-12-31")


def held(data, rows, producer="ucdp", name="GEDEvent_v25_1.csv", scope="TJ", **options):
    bring(producer, [write(data.parent, rows, name)], data, today="2026-11-25", **options)
    return cross_check(scope, *YEARS, data=str(data))


def test_without_a_set_it_says_so_plainly(data):
    found = cross_check("TJ", data=str(data))
    assert found.both is None and "No imported set lies beside the record" in found._repr_html_()


def test_events_and_incidents_go_to_three_lists_with_the_reason(data):
    found = held(data, [KHUJAND, ELSEWHERE])
    both = found.both.to_dict("records")
    assert [(r["event"], r["incident"]) for r in both] == [("1", "I006")]
    assert both[0]["why"] == "same day, same place by name (Khujand), same group"
    assert both[0]["deaths"] == "5 (4–8)"
    assert found.only_import["event"].tolist() == ["2"]
    missing = dict(zip(found.only_record["incident"], found.only_record["why"]))
    assert missing["I007"] == "" and "I006" not in missing
    assert "no row is no sign of no event" in found.said and "CC BY 4.0" in found.said


def test_the_days_and_the_scope_limit_both_sides(data):
    held(data, [KHUJAND, ELSEWHERE])
    spring = cross_check("TJ", "2010-01-01", "2010-06-30", data=str(data))
    assert len(spring.both) == 0 and spring.only_import["event"].tolist() == ["2"]
    assert "I006" not in set(spring.only_record["incident"])
    other = cross_check("KZ", *YEARS, data=str(data))
    assert len(other.only_import) == 0 and "I007" not in set(other.only_record["incident"])
    group = cross_check("imu", *YEARS, data=str(data))
    assert group.both["event"].tolist() == ["1"] and len(group.only_import) == 0


def test_what_a_set_leaves_out_by_its_rules_is_told(data):
    rows = [KHUJAND, ged(3, date_start="2024-12-31")]
    bring("ucdp", [write(data.parent, rows)], data, today="2026-11-25")
    missing = cross_check("central-asia", "2010-01-01", "2024-12-31", data=str(data)).only_record
    told = dict(zip(missing["kind"], missing["why"]))
    assert (
        told["court"] == "a verdict is no event of fighting" and told["plot"] == "a plot that was stopped kills nobody"
    )


def test_what_people_did_abroad_is_not_held_against_a_countrys_events(data):
    found = held(data, [KHUJAND, ged(3, date_start="2024-12-31")])
    found = cross_check("TJ", "2010-01-01", "2024-12-31", data=str(data))
    # Attacks in Russia and Iran by people of Tajikistan are in the scope, and no event in Tajikistan.
    assert not {"Moscow", "Kerman"} & set(found.only_record["where"])


def test_a_restricted_set_is_shown_marked(data):
    found = held(data, [acled("TAJ1", event_date="3 September 2010", year=2010, location="Khujand")], "acled", "a.csv")
    assert found.restricted and found.both["incident"].tolist() == ["I006"]
    assert "Restricted: for your own eyes" in found._repr_html_()


def test_a_date_of_acleds_known_by_the_month_is_a_range(data):
    found = held(
        data,
        [acled("TAJ1", event_date="15 September 2010", year=2010, location="Khujand", time_precision=3)],
        "acled",
        "a.csv",
    )
    assert found.both["why"].tolist()[0].startswith("within a date known only roughly, same place by name (Khujand)")


def test_a_set_is_chosen_by_name_and_a_wrong_one_says_what_is_near(data):
    held(data, [KHUJAND])
    assert cross_check("TJ", name="ucdp-ged-25-1", data=str(data)).only_record is not None
    with pytest.raises(UsageError, match="no imported set 'ucdp-ged-25-2'; near: ucdp-ged-25-1"):
        cross_check("TJ", name="ucdp-ged-25-2", data=str(data))


def test_a_row_of_a_set_is_no_markup(data):
    found = held(data, [KHUJAND, ELSEWHERE | {"where_coordinates": "<script>alert(1)</script>"}])
    assert "<script>" not in found._repr_html_()


def test_a_number_of_a_set_has_no_chain_of_voices(data):
    claim = {"printed": "5", "table": "ucdp-ged-25-1", "rows": ["1"]}
    assert len(chain_of_claim(claim, str(data))) == 0
