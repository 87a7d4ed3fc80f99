"""Where a row comes from: the day from which it is known, and the voices behind it."""

from returnwatch.record.dates import last_day


def known_from(record, table, key):
    """First day on which a row is known.

    A row with a source is known from the last day that the source's date of publication can mean, or,
    where that is unknown, from the day we read it. An incident without it is known from its own last day.

    Returns:
        The `datetime.date`, or None where a row (a place, a hypothesis) is known throughout.
    """
    row = record.row(table, key)
    if table == "sources":
        return last_day(row["published"]) if row["published"] else row["accessed"]
    if row.get("source") and table != "disputes":
        return known_from(record, "sources", row["source"])
    if table == "incidents":
        if row["date_end"]:
            return row["date_end"]
        days = [known_from(record, "accounts", k) for k, r in record["accounts"]["incident"].items() if r == key]
        return min(days, default=None)
    if table == "judgements":
        return row["as_of"]
    return None


def root_origins(record):
    """The voices behind each origin that repeat nobody, as a dict of id to frozenset of ids."""
    parents = {key: tuple(row["derives_from"]) for key, row in record["origins"].to_dict("index").items()}

    def climb(key, seen):
        above = [p for p in parents.get(key, ()) if p in parents and p not in seen]
        return frozenset().union(*(climb(p, seen | {p}) for p in above)) if above else frozenset({key})

    return {key: climb(key, {key}) for key in parents}
