"""A brief knows what had been published by its day, and nothing later."""

from datetime import date

import pytest

from returnwatch.errors import UsageError
from returnwatch.knowledge.change import changes
from returnwatch.knowledge.scope import resolve, scopes, within
from returnwatch.knowledge.view import known_by
from returnwatch.record.dates import last_day


@pytest.mark.parametrize(
    "day", [date(1999, 1, 1), date(2012, 1, 1), date(2013, 1, 13), date(2013, 1, 14), date(2014, 12, 31)]
)
def test_nothing_published_later_is_known(record, day):
    view = known_by(record, day)
    for table in ("estimates", "returns", "accounts", "statements", "flows", "observations", "assessments"):
        for row in view[table].to_dict("records"):
            source = record.row("sources", row["source"])
            assert (last_day(source["published"]) if source["published"] else source["accessed"]) <= day


def test_the_day_itself_is_included(record):
    assert known_by(record, date(2013, 1, 14)).knows("estimates", "E003")
    assert not known_by(record, date(2013, 1, 13)).knows("estimates", "E003")


def test_an_incident_is_known_from_its_own_day_and_its_toll_from_its_accounts(record):
    view = known_by(record, date(2011, 7, 31))
    assert view.knows("incidents", "I010")
    assert not len(view["accounts"][view["accounts"]["incident"] == "I010"])


@pytest.mark.parametrize(
    "key, before, after",
    [
        ("I148", date(2014, 12, 31), date(2015, 3, 31)),  # A plot, told of in March 2015.
        ("I123", date(2025, 10, 31), date(2025, 11, 27)),  # "Last year", in a page of November 2025.
    ],
)
def test_what_nobody_sees_on_its_day_or_dates_to_a_year_is_known_from_its_first_account(record, key, before, after):
    assert not known_by(record, before).knows("incidents", key)
    assert known_by(record, after).knows("incidents", key)


def test_a_dispute_waits_for_both_its_sides(record):
    lull = [k for k, r in record["disputes"].to_dict("index").items() if "IMU attack" in r["printed"]]
    assert lull
    assert not any(known_by(record, date(2013, 1, 14)).knows("disputes", k) for k in lull)
    assert any(known_by(record, date(2014, 12, 31)).knows("disputes", k) for k in lull)


def test_every_scope_narrows_and_the_region_does_not(record):
    view = known_by(record, date(2013, 1, 14))
    for scope in scopes(record).values():
        part = within(view, scope)
        assert all(set(part[t].index) <= set(view[t].index) for t in view.tables)
        assert (scope.kind == "region") == (len(part["statements"]) == len(view["statements"]))


def test_a_country_has_its_own_people_and_not_the_regions(record):
    part = within(known_by(record, date(2013, 1, 14)), resolve(record, "KZ"))
    assert "E001" in part["estimates"].index
    assert not {"E003", "E004"} & set(part["estimates"].index)


def test_an_unknown_scope_says_what_is_near(record):
    with pytest.raises(UsageError, match=r"no scope 'kazakstan'; near: KZ \(Kazakhstan\)"):
        resolve(record, "kazakstan")


def test_what_changed_is_what_became_known_in_between(record):
    change = changes(known_by(record, date(2013, 1, 14)), date(2012, 1, 1))
    assert "E003" in change.new["estimates"].index
    assert "E001" not in change.new["estimates"].index
    assert changes(known_by(record, date(2013, 1, 14)), date(2013, 1, 14)).new == {}
