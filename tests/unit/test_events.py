"""A toll that matures: each brief prints what was known by its day, and a voice's later count replaces its earlier."""

from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from returnwatch.analysis.events import events

KINDS = {"police": "state", "residents": "civil-society", "nobody": "unattributed"}


def account(key, known, best, origin, source="s"):
    return {
        "id": key,
        "incident": "I1",
        "deaths_low": None,
        "deaths_best": best,
        "deaths_high": None,
        "returnee_link": "not-stated",
        "attribution": "none",
        "group": (),
        "source": source,
        "source_original": (origin,),
        "known": date.fromisoformat(known),
    }


class View:
    """One incident and its accounts, as `events` needs them."""

    def __init__(self, accounts):
        incident = {"place": "KZ", "date_start": date(2016, 6, 5), "kind": "attack"}
        self.tables = {
            "accounts": pd.DataFrame(accounts, index=[a["id"] for a in accounts], dtype=object),
            "incidents": pd.DataFrame([incident], index=["I1"], dtype=object),
        }
        places = {"KZ": {"country": "", "members": ()}, "central-asia": {"members": ("KZ",)}}
        self.record = SimpleNamespace(row=lambda table, key: places[key])
        self.found = {}

    def rows(self, table):
        return self.tables[table].to_dict("index")

    def __getitem__(self, table):
        return self.tables[table]

    def roots(self, row):
        return frozenset(row["source_original"])

    def row(self, table, key):
        return {"kind": KINDS[key]}


def deaths(*accounts, as_of="2030-01-01"):
    """The toll of the incident as known on a day."""
    return events(View([a for a in accounts if a["known"].isoformat() <= as_of]))[0].deaths


COUNTS = [
    account("C1", "2016-06-05", 10, "police"),
    account("C2", "2016-06-08", 21, "police"),
    account("C3", "2016-06-10", 25, "police"),
]


@pytest.mark.parametrize("day, toll", [("2016-06-06", (10, 10)), ("2016-06-09", (21, 21)), ("2016-06-10", (25, 25))])
def test_each_day_has_the_count_of_its_time(day, toll):
    assert deaths(*COUNTS, as_of=day) == toll


def test_another_voices_count_makes_a_range():
    assert deaths(*COUNTS, account("C4", "2016-06-07", 40, "residents")) == (25, 40)


def test_counts_on_nobodys_word_do_not_replace_one_another():
    assert deaths(account("C1", "2016-06-05", 3, "nobody", "a"), account("C2", "2016-06-09", 9, "nobody", "b")) == (
        3,
        9,
    )
