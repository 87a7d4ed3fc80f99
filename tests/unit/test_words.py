"""Sentences are right for none, one and many, and dates are as precise as the record."""

from datetime import date

import pytest

from returnwatch.prose.words import escape, listed, on, partial_day, plural, sentence, span


@pytest.mark.parametrize(
    "noun, number, word",
    [
        ("attack", 0, "attacks"),
        ("attack", 1, "attack"),
        ("clash", 2, "clashes"),
        ("is", 2, "are"),
        ("hypothesis", 3, "hypotheses"),
    ],
)
def test_plural(noun, number, word):
    assert plural(noun, number) == word


@pytest.mark.parametrize(
    "start, end, words",
    [
        (date(2013, 1, 14), date(2013, 1, 14), "14 January 2013"),
        (date(2011, 7, 30), date(2011, 7, 31), "30–31 July 2011"),
        (date(2004, 3, 28), date(2004, 4, 1), "28 March to 1 April 2004"),
        (date(2014, 6, 1), date(2014, 6, 30), "June 2014"),
        (date(2011, 10, 1), date(2011, 12, 31), "October to December 2011"),
        (date(2013, 1, 1), date(2013, 12, 31), "2013"),
        (date(2013, 1, 1), date(2014, 12, 31), "2013 to 2014"),
        (None, None, "undated"),
    ],
)
def test_a_range_is_worded_no_more_precisely_than_it_is_known(start, end, words):
    assert span(start, end) == words


@pytest.mark.parametrize(
    "start, end, words",
    [
        (date(2013, 1, 14), date(2013, 1, 14), "on 14 January 2013"),
        (date(2011, 7, 30), date(2011, 7, 31), "on 30–31 July 2011"),
        (date(2014, 6, 1), date(2014, 6, 30), "in June 2014"),
        (date(2019, 4, 1), date(2024, 12, 31), "between April 2019 and December 2024"),
        (date(2012, 12, 5), date(2013, 1, 14), "between 5 December 2012 and 14 January 2013"),
        (date(2015, 1, 1), date(2024, 12, 31), "between 2015 and 2024"),
        (date(2013, 1, 1), date(2013, 12, 31), "in 2013"),
        (None, None, ""),
    ],
)
def test_a_date_takes_the_preposition_that_fits_it(start, end, words):
    assert on({"date_start": start, "date_end": end}) == words


def test_partial_days_are_worded_as_they_are_known():
    assert [partial_day(t) for t in ("2011", "2011-12", "2011-12-04")] == ["2011", "December 2011", "4 December 2011"]


def test_lists_and_sentences():
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert sentence("[three](#c-1) attacks") == "[Three](#c-1) attacks."


def test_markdown_in_the_record_is_printed_and_not_obeyed():
    assert escape("a *b* [c](d) <e>") == r"a \*b\* \[c\]\(d\) \<e\>"
