"""Where a row comes from: the day from which it is known, and the voices behind it."""

from returnwatch.record.dates import last_day

# Tables that describe rather than report: known throughout.
REFERENCE = ("origins", "places", "hypotheses", "indicators")
# Kinds of incidents that nobody sees on their day, and the days of a range that gives no more than a year.
UNSEEN, YEAR = ("plot", "leader-killed"), 364


def known_from(record, table, key):
    """First day on which a row is known.

    A row with a source is known from the last day that the source's date of publication can mean, or,
    where that is unknown, from the day we read it. An incident is known from its own last day; one that nobody sees on
    its day (a plot, the death of a leader), or that is dated no closer than to a year, from the first account of it.

    Returns:
        The `datetime.date`, or None where a row (a place, a hypothesis) is known throughout.
    """
    row = record.row(table, key)
    if table == "sources":
        return last_day(row["published"]) if row["published"] else row["accessed"]
    if row.get("source") and table != "disputes":
        return known_from(record, "sources", row["source"])
    if table == "incidents":
        if row["date_end"] and row["kind"] not in UNSEEN and (row["date_end"] - row["date_start"]).days < YEAR:
            return row["date_end"]
        days = [known_from(record, "accounts", k) for k, r in record["accounts"]["incident"].items() if r == key]
        told = min(days, default=row["date_end"])
        return max(told, row["date_end"]) if row["date_end"] else told
    if table == "judgements":
        return row["as_of"]
    return None


def known_days(record, table):
    """Day from which each row of a table is known, or None, in a list.

    A dispute, a weight and a forecast wait for the rows they speak of, and a correction for the row that it mends.
    """
    return [_day(record, table, key) for key in record[table].index]


def _day(record, table, key):
    row = record.row(table, key)
    if table in REFERENCE:
        return None
    if table == "corrections":
        mended = record.row(row["table"], row["row"])
        return mended.get("decided_on") or _day(record, row["table"], row["row"])
    if table == "disputes":
        sides = [known_from(record, row["table"], row["row"])]
        if row["contrary_row"]:
            sides.append(known_from(record, row["contrary_table"], row["contrary_row"]))
        return max((day for day in sides if day), default=None)
    if table in ("evidence", "forecasts"):
        return known_from(record, row["table"], row["row"])
    return known_from(record, table, key)


def root_origins(record):
    """The voices behind each origin that repeat nobody, as a dict of id to frozenset of ids."""
    parents = {key: tuple(row["derives_from"]) for key, row in record.rows("origins").items()}

    def climb(key, seen):
        above = [p for p in parents.get(key, ()) if p in parents and p not in seen]
        return frozenset().union(*(climb(p, seen | {p}) for p in above)) if above else frozenset({key})

    return {key: climb(key, {key}) for key in parents}
