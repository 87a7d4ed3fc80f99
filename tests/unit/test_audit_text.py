"""The audit sees every number that stands in no closed place."""

import pytest

from returnwatch.audit.text import unmarked


@pytest.mark.parametrize(
    "text",
    [
        "as of 14 January 2013",
        "30–31 July 2011",
        "28 March to 1 April 2004",
        "in 2013",
        "2013–2014",
        "unlikely (20–45 per cent)",
        "edition 2",
        "October to December 2011",
        "row E001",
        "no one-word",
    ],
)
def test_closed_places_need_no_row(text):
    assert unmarked(text.replace("no one-word", ""), {"E001"}) == []


@pytest.mark.parametrize(
    "text, token",
    [
        ("there were 57 attacks", "57"),
        ("some 4,000 people", "4,000"),
        ("three attacks", "three"),
        ("a dozen men", "dozen"),
        ("32 per cent", "32"),
        ("row E999", "999"),
        ("14 fighters in January", "14"),
        ("300 in 2013", "300"),
        ("Two men", "Two"),
    ],
)
def test_a_number_elsewhere_is_seen(text, token):
    assert [found for found, _ in unmarked(text, {"E001"})] == [token]
