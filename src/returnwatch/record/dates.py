"""Dates with their precision: partial dates of publication and ranges of events."""

import calendar
import re
from datetime import date
from functools import cache

MONTHS = calendar.month_name
PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
# The longest range, in days, that each of UCDP's precision codes allows (5: up to a year).
LONGEST = {"1": 1, "2": 6, "3": 7, "4": 31, "5": 366}
SHORTEST = {"1": 1, "2": 2, "3": 7, "4": 8, "5": 32, "6": 367}


def parse_day(text):
    """Read an ISO day, such as 2013-01-14.

    Raises:
        ValueError: If the text is not a day of the calendar in that form.
    """
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(f"expected a day like 2013-01-14, not '{text}'")
    return date.fromisoformat(text)


def in_words(day):
    """A day in words: 14 January 2013."""
    return f"{day.day} {MONTHS[day.month]} {day.year}"


@cache
def last_day(partial):
    """Last day that a partial ISO date (year, month or day) can mean.

    Raises:
        ValueError: If the text is not a partial ISO date of the calendar.
    """
    match = PARTIAL.fullmatch(partial)
    if not match:
        raise ValueError(f"expected a date like 2012, 2012-12 or 2012-12-04, not '{partial}'")
    year, month, day = (int(part) if part else None for part in match.groups())
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def precision_of(partial):
    """The precision that a partial ISO date is written with: day, month or year."""
    return {4: "year", 7: "month", 10: "day"}[len(partial)]


def range_fits(start, end, prec):
    """Whether a range of days is as long as its precision code says."""
    days = (end - start).days + 1
    return SHORTEST[prec] <= days <= LONGEST.get(prec, days)
