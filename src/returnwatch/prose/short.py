"""The brief of one page: what is left of a brief when nothing is new since the one before it."""

from functools import wraps

from returnwatch.analysis import judgement
from returnwatch.analysis.grades import newest_source
from returnwatch.prose.words import day


def unless_short(part):
    """A section or figure that a brief of one page leaves out: it then shows nothing, and counts nothing."""

    @wraps(part)
    def told(brief):
        return "" if brief.short else part(brief)

    return told


def nothing_new(brief):
    """That nothing is new, since when, and where the evidence stands in full."""
    since = day(brief.since)
    return (
        f"**Nothing new since {since}.** We hold no report on this scope that became known between {since} and {day(brief.as_of)}, made no "
        f"new judgement of it and mended no mistake. The last full brief is that for {since}: its figures and its evidence stand. "
        f"{_rests_on(brief)}"
    )


def _rests_on(brief):
    """The sources of the rows that the judgements of the answer name: those of readings that exclude one another.

    Without a judgement it is the newest source.
    """
    judged = [one for one in judgement.latest(brief.view, brief.scope) if one.exclusive]
    if not judged:
        newest = newest_source(brief.view)
        return f"The newest source is {brief.citations.cite(newest[1])}." if newest else ""
    rows = dict.fromkeys(row for one in judged for row in one.row["evidence"])
    found = list(dict.fromkeys(source for row in rows for source in _sources(brief.view, *row.split("/", 1))))
    return f"The answer rests on rows from {brief.citations.cite(*found)}." if found else ""


def _sources(view, table, key):
    """The source of a row; of an incident, those of its accounts that were known."""
    if table == "incidents":
        accounts = view["accounts"]
        return accounts["source"][[one == key for one in accounts["incident"]]].tolist()
    source = view.row(table, key).get("source")
    return [source] if source else []
