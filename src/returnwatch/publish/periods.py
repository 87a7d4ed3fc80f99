"""The days of an archive: the last day of each month, quarter or year that ends within a range."""

from calendar import monthrange
from datetime import date

from returnwatch.errors import UsageError

MONTHS = {"month": 1, "quarter": 3, "year": 12}


def periods(first, last, every):
    """The last day of each period that ends within a range, that range's ends included.

    Args:
        first, last: `datetime.date`s.
        every: month, quarter or year.

    Returns:
        ISO days in order.

    Raises:
        UsageError: If no period ends within the range.
    """
    found, step = [], MONTHS[every]
    for year in range(first.year, last.year + 1):
        for month in range(step, 13, step):
            end = date(year, month, monthrange(year, month)[1])
            if first <= end <= last:
                found.append(end.isoformat())
    if not found:
        raise UsageError(f"no {every} ends between {first} and {last}")
    return found
