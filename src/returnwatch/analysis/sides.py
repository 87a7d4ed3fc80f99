"""The two sides of a cross-check, rows of a set and incidents, as they are paired and as they are listed."""

from datetime import date, timedelta

from returnwatch.imported.match import Happening, Place, place_names
from returnwatch.knowledge.scope import countries_of

# Days by which a date of ACLED's can be off, by its precision.
ROUGHLY = {2: 6, 3: 30}


def date_of(year, end=False):
    """The first or last day of a year."""
    return date(year, 12, 31) if end else date(year, 1, 1)


def days(row):
    """First and last day of a set's row, a year's for a yearly one; None for both where it has neither."""
    if row.get("date_start"):
        return row["date_start"], row.get("date_end") or row["date_start"]
    year = row.get("year")
    return (date_of(year), date_of(year, end=True)) if year else (None, None)


def event_of(key, row, producer):
    """A row of a set of events, as it can be paired: a `Happening`."""
    start, end = days(row)
    if producer == "acled":
        # ACLED gives one day of a week or month in which it was; UCDP gives both ends.
        slack = timedelta(days=ROUGHLY.get(row["date_prec"], 0))
        start, end = start - slack, end + slack
    # A place known no better than by its division is matched by name alone.
    exact = (row["where_prec"] or 9) <= 3
    latitude, longitude = (row["latitude"], row["longitude"]) if exact else (None, None)
    names = place_names(row["where_coordinates"], row["adm_1"], row["adm_2"])
    return Happening(
        key, start, end, Place(frozenset(row["countries"]), names, latitude, longitude), frozenset(row["groups"])
    )


def incident_of(view, event):
    """An incident, as it can be paired: a `Happening`."""
    place = view.row("places", event.row["place"])
    inside = frozenset(countries_of(view.record, event.row["place"], countries(view.record)))
    names = place_names(place["name"]) if place["kind"] != "country" else frozenset()
    where = Place(inside, names, place["latitude"], place["longitude"])
    return Happening(event.key, event.row["date_start"], event.row["date_end"], where, frozenset(event.groups))


def countries(record):
    """Ids of the record's countries, as a set."""
    places = record["places"]
    return set(places.index[places["kind"] == "country"])


def event_told(key, row):
    """A row of a set as a cross-check lists it."""
    start, end = days(row)
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


def incident_told(view, event):
    """An incident as a cross-check lists it."""
    deaths = "" if event.deaths is None else "–".join(dict.fromkeys(f"{n:,}" for n in event.deaths))
    start, end = event.row["date_start"], event.row["date_end"]
    when = str(start) if start == end else f"{start} to {end}"
    return {
        "incident": event.key,
        "title": event.row["title"],
        "kind": event.row["kind"],
        "when": when,
        "deaths": deaths,
        "where": view.name("places", event.row["place"]),
    }
