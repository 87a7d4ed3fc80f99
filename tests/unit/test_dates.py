"""Partial dates and ranges mean the last day that they can, and no invented one."""

from datetime import date

import pytest

from returnwatch.record.dates import last_day, parse_day, range_fits


@pytest.mark.parametrize(
    "text, day", [("2012", date(2012, 12, 31)), ("2012-02", date(2012, 2, 29)), ("2012-12-04", date(2012, 12, 4))]
)
def test_a_partial_date_is_known_from_its_last_day(text, day):
    assert last_day(text) == day


@pytest.mark.parametrize("text", ["2013-02-30", "tomorrow", "2013-1-5", "20130105", "04/12/2012", "2013-01-14T00:00"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError):
        parse_day(text)


@pytest.mark.parametrize(
    "days, prec, fits",
    [
        (1, "1", True),
        (2, "1", False),
        (6, "2", True),
        (7, "3", True),
        (31, "4", True),
        (7, "4", False),
        (365, "5", True),
        (367, "5", False),
        (800, "6", True),
    ],
)
def test_a_range_is_as_long_as_its_precision_says(days, prec, fits):
    start = date(2011, 1, 1)
    assert range_fits(start, date.fromordinal(start.toordinal() + days - 1), prec) is fits
