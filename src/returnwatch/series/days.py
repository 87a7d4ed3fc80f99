"""The days of a series: the last day of each of its periods, and which of them are over."""

from datetime import date, timedelta

from returnwatch.errors import UsageError
from returnwatch.publish.periods import MONTHS, periods
from returnwatch.series.config import WEEKDAYS

# No period is longer than a leap year.
LONGEST = timedelta(days=366)


def days(series, last):
    """Days of a series from its first to a last one, both included.

    Args:
        series: A `Series`.
        last: A `datetime.date`.

    Returns:
        ISO days in order.
    """
    return _between(series, series.first, last)


def over(series, today):
    """Those whose brief may be built on a day, in order."""
    return days(series, today - timedelta(days=series.wait_days))


def next_due(series, today):
    """The day on which the next brief can be built for the first time, and the day for which it will be.

    Returns:
        Two `datetime.date`s.
    """
    begin = max(series.first, today - timedelta(days=series.wait_days) + timedelta(days=1))
    day = date.fromisoformat(_between(series, begin, begin + LONGEST)[0])
    return day + timedelta(days=series.wait_days), day


def _between(series, first, last):
    if series.every in MONTHS:
        try:
            return periods(first, last, series.every)
        except UsageError:
            return []
    step = 1
    if series.every == "week":
        step, first = 7, first + timedelta(days=(WEEKDAYS.index(series.last_day) - first.weekday()) % 7)
    return [(first + timedelta(days=n)).isoformat() for n in range(0, (last - first).days + 1, step)]
