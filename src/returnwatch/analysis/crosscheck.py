"""An imported set held against the record: what both have, what only one of them has, and what that means."""

from dataclasses import dataclass

import pandas as pd

from returnwatch.analysis.events import events
from returnwatch.analysis.sides import countries, date_of, days, event_of, event_told, incident_of, incident_told
from returnwatch.imported.match import pairs
from returnwatch.knowledge.scope import countries_of, touched

# Kinds of incidents of which datasets of events keep no row, and why.
UNCOUNTED = {
    "court": "a verdict is no event of fighting",
    "plot": "a plot that was stopped kills nobody",
    "accident": "an accident is no violence",
}
COLUMNS = {
    "both": ("event", "when", "where", "parties", "deaths", "incident", "title", "why"),
    "only_import": ("event", "when", "where", "parties", "deaths"),
    "only_record": ("incident", "when", "where", "title", "kind", "deaths", "why"),
}


@dataclass(frozen=True)
class CrossCheck:
    """An imported set against the record, for a scope and a stretch of days.

    Attributes:
        set: The `ImportedSet`.
        both: Pairs, a DataFrame: event, incident and `why` they are taken for one.
        only_import: Events that the record lacks, a DataFrame.
        only_record: Incidents that the set lacks, a DataFrame; `why` says what the set leaves out by its rules.
        counted: Ids of those of `only_record` that the set could have.
        hidden: What the set's threshold hides, in a sentence.
        first, last: The days compared.
    """

    set: object
    both: object
    only_import: object
    only_record: object
    counted: tuple
    hidden: str
    first: object
    last: object


def rows_in(record, scope, imported, first=None, last=None):
    """Rows of a set that belong to a scope and lie whole within some days, as a dict of id to row."""
    found = {}
    for key, row in imported.within(*touched(record, scope)).rows.items():
        start, end = days(row)
        if start and (not first or start >= first) and (not last or end <= last):
            found[key] = row
    return found


def cross_check(view, scope, imported, first=None, last=None):
    """Hold a set against a view of the record.

    Args:
        view: The `View` within the scope.
        scope: The `Scope`.
        imported: An `ImportedSet` of events or of yearly rows.
        first, last: `datetime.date`s, or None for all that the set covers.

    Returns:
        The `CrossCheck`. Events are paired by date, place and group; yearly rows by country and year alone.
    """
    years = imported.told("years") or [1946, view.as_of.year]
    first = max(first or date_of(years[0]), date_of(years[0]))
    last = min(last or view.as_of, view.as_of, date_of(years[1], end=True))
    rows = rows_in(view.record, scope, imported, first, last)
    found = [
        e for e in events(view) if e.row["date_start"] and first <= e.row["date_start"] and e.row["date_end"] <= last
    ]
    incidents = {e.key: (e, incident_of(view, e)) for e in found}
    if scope.kind != "group":
        # The set is looked at by where things happened; so is the record, less what its people did abroad.
        inside = countries_of(view.record, scope.id, countries(view.record))
        incidents = {key: (e, h) for key, (e, h) in incidents.items() if h.place.countries & inside}
    if imported.kind.unit == "year":
        paired = _by_year(rows, incidents)
    else:
        made = [event_of(key, row, imported.kind.command) for key, row in rows.items()]
        paired = {key: [pair] for key, pair in pairs(made, [h for _, h in incidents.values()]).items()}
    both = [
        {**incident_told(view, incidents[i][0]), **event_told(key, rows[key]), "why": why}
        for key, some in paired.items()
        for i, why in some
    ]
    there = {i for some in paired.values() for i, _ in some}
    missing = [e for e, _ in incidents.values() if e.key not in there]
    counted = tuple(e.key for e in missing if not _excuse(e, imported))
    return CrossCheck(
        imported,
        _frame("both", both),
        _frame("only_import", [event_told(key, row) for key, row in rows.items() if key not in paired]),
        _frame("only_record", [{**incident_told(view, e), "why": _excuse(e, imported)} for e in missing]),
        counted,
        f"{imported.kind.hides}.",
        first,
        last,
    )


def _by_year(rows, incidents):
    paired = {}
    for key, row in rows.items():
        some = []
        for incident, (_, happening) in incidents.items():
            shared = set(row["countries"]) & happening.place.countries
            if shared and happening.start.year <= row["year"] <= happening.end.year:
                group = ", same group" if set(row["groups"]) & happening.groups else ""
                some.append((incident, f"same country and year{group}"))
        if some:
            paired[key] = some
    return paired


def _excuse(event, imported):
    """Why a set has no row on an incident, by its own rules; '' where it could have one."""
    if event.row["kind"] in UNCOUNTED:
        return UNCOUNTED[event.row["kind"]]
    if imported.kind.command == "ucdp" and event.deaths is not None and event.deaths[1] == 0:
        return "nobody was killed, and UCDP counts deaths"
    return ""


def _frame(which, rows):
    return pd.DataFrame(rows, columns=list(COLUMNS[which]), dtype=object)
