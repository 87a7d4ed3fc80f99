"""An imported set held against the record: what both have, what only one of them has, and what that means."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from returnwatch.analysis.events import events
from returnwatch.imported.match import Happening, Place, pairs, place_names
from returnwatch.knowledge.scope import countries_of

# Kinds of incidents of which datasets of events keep no row, and why.
UNCOUNTED = {
    "court": "a verdict is no event of fighting",
    "plot": "a plot that was stopped kills nobody",
    "accident": "an accident is no violence",
}
# Days by which a date of ACLED's can be off, by its precision.
ROUGHLY = {2: 6, 3: 30}
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


def belongs(record, scope, row):
    """Whether a row of a set belongs to a scope: by where it happened, or by who took part."""
    if scope.kind == "group":
        return scope.id in row["groups"]
    if scope.kind == "country":
        return scope.id in row["countries"]
    return bool(set(record.row("places", scope.id)["members"]) & set(row["countries"]))


def rows_in(record, scope, imported, first=None, last=None):
    """Rows of a set that belong to a scope and lie whole within some days, as a dict of id to row."""
    found = {}
    for key, row in imported.frame.to_dict("index").items():
        start, end = _days(row)
        if start and belongs(record, scope, row) and (not first or start >= first) and (not last or end <= last):
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
    found = [e for e in events(view) if e.row["date_start"] and first <= e.row["date_start"] and e.row["date_end"] <= last]
    incidents = {e.key: (e, _incident(view, e)) for e in found}
    if scope.kind != "group":
        # The set is looked at by where things happened; so is the record, less what its people did abroad.
        inside = countries_of(view.record, scope.id, _countries(view.record))
        incidents = {key: (e, h) for key, (e, h) in incidents.items() if h.place.countries & inside}
    if imported.kind.unit == "year":
        paired = _by_year(rows, incidents)
    else:
        made = [_event(key, row, imported.kind.command) for key, row in rows.items()]
        paired = {key: [pair] for key, pair in pairs(made, [h for _, h in incidents.values()]).items()}
    both = [{**_named(incidents[i][0]), **_told(key, rows[key]), "why": why} for key, some in paired.items() for i, why in some]
    there = {i for some in paired.values() for i, _ in some}
    missing = [e for e, _ in incidents.values() if e.key not in there]
    counted = tuple(e.key for e in missing if not _excuse(e, imported))
    return CrossCheck(
        imported,
        _frame("both", both),
        _frame("only_import", [_told(key, row) for key, row in rows.items() if key not in paired]),
        _frame("only_record", [{**_named(e), **_where(view, e), "why": _excuse(e, imported)} for e in missing]),
        counted,
        f"{imported.kind.hides}.",
        first,
        last,
    )


def date_of(year, end=False):
    """The first or last day of a year."""
    return date(year, 12, 31) if end else date(year, 1, 1)


def _days(row):
    if row.get("date_start"):
        return row["date_start"], row.get("date_end") or row["date_start"]
    year = row.get("year")
    return (date_of(year), date_of(year, end=True)) if year else (None, None)


def _event(key, row, producer):
    start, end = _days(row)
    if producer == "acled":
        # ACLED gives one day of a week or month in which it was; UCDP gives both ends.
        slack = timedelta(days=ROUGHLY.get(row["date_prec"], 0))
        start, end = start - slack, end + slack
    # A place known no better than by its division is matched by name alone.
    exact = (row["where_prec"] or 9) <= 3
    latitude, longitude = (row["latitude"], row["longitude"]) if exact else (None, None)
    names = place_names(row["where_coordinates"], row["adm_1"], row["adm_2"])
    return Happening(key, start, end, Place(frozenset(row["countries"]), names, latitude, longitude), frozenset(row["groups"]))


def _incident(view, event):
    place = view.row("places", event.row["place"])
    countries = frozenset(countries_of(view.record, event.row["place"], _countries(view.record)))
    names = place_names(place["name"]) if place["kind"] != "country" else frozenset()
    where = Place(countries, names, place["latitude"], place["longitude"])
    return Happening(event.key, event.row["date_start"], event.row["date_end"], where, frozenset(event.groups))


def _countries(record):
    places = record["places"]
    return set(places.index[places["kind"] == "country"])


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


def _told(key, row):
    start, end = _days(row)
    deaths = "" if "best" not in row else _range(row["at_least"], row["best"], row["at_most"])
    where = ", ".join(w for w in (row.get("where_coordinates"), row.get("adm_1"), row["country"]) if w)
    return {
        "event": key,
        "when": str(start) if start == end else f"{start} to {end}" if row.get("date_start") else str(start.year),
        "where": where,
        "parties": " – ".join(w for w in (row.get("side_a"), row.get("side_b")) if w),
        "deaths": deaths,
    }


def _range(low, best, high):
    return f"{best:,}" if low == high else f"{best:,} ({low:,}–{high:,})"


def _named(event):
    deaths = "" if event.deaths is None else "–".join(dict.fromkeys(f"{n:,}" for n in event.deaths))
    start, end = event.row["date_start"], event.row["date_end"]
    when = str(start) if start == end else f"{start} to {end}"
    return {"incident": event.key, "title": event.row["title"], "kind": event.row["kind"], "when": when, "deaths": deaths}


def _where(view, event):
    return {"where": view.name("places", event.row["place"])}


def _frame(which, rows):
    return pd.DataFrame(rows, columns=list(COLUMNS[which]), dtype=object)
