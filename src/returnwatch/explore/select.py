"""Rows of a scope, between two days, of some grades, as one DataFrame with where each of them comes from."""

from datetime import date

import pandas as pd

from returnwatch.analysis.grades import GRADED, graded_rows
from returnwatch.brief import parse_parameter_day
from returnwatch.errors import UsageError
from returnwatch.explore.opened import view_of
from returnwatch.explore.places import countries_with, places_of
from returnwatch.explore.say import figure, what
from returnwatch.prose.words import partial_day, span

EARLIEST, LATEST = date(1900, 1, 1), date(2999, 12, 31)


def select(scope="TJ", first="", last="", *, as_of="", reliability="F", credibility="6", tables=GRADED, data="data"):
    """Rows of a scope whose dates touch a stretch of days, no worse than some grades, as known on a day.

    Args:
        scope: central-asia, a country (KZ, KG, TJ, UZ, TM, CN) or the id of a current group.
        first: First day that a row may speak of (ISO 8601), '' for no bound.
        last: Last day that a row may speak of, '' for no bound.
        as_of: Day by which a row must have been published, '' for all that the record knows.
        reliability: Worst reliability of the source, A to F.
        credibility: Worst credibility of the information, '1' to '6'.
        tables: Names of the tables to take rows from.
        data: Path of the record.

    Returns:
        A DataFrame, a row each, oldest first, indexed by `table/id`. Columns: `what` it says, `figure` as printed,
        `when`, `grade`, `said_by`, `source_label`, `disputes` (ids, a tuple); then `low`, `best`, `high` (people; the
        dead of an incident; an amount of `unit`), `counts`, `date_start`, `date_end` (days; those of the
        publication where `dated_by` is 'source'), `known` (the day from which it is known), and all of its source. An account of
        an incident is one row. `attrs` keeps scope, as_of and data.

    Raises:
        UsageError: If a scope, day, grade or table means nothing.
        RecordError: If the record can't be read.

    Example:
        >>> rows = select("TJ", "2015-01-01", "2020-12-31", tables=["estimates"])
        >>> rows.loc["estimates/E036", ["figure", "when", "grade"]].tolist()
        ['519', '31 July 2015', 'C3']
        >>> set(rows["table"])
        {'estimates'}
    """
    start, end = _bounds(first, last)
    _known("reliability", reliability, "ABCDEF")
    _known("credibility", str(credibility), "123456")
    for table in tables:
        _known("tables", table, GRADED)
    view = view_of(scope, as_of, data)
    disputes, found = disputes_by_row(view), []
    for table, key, row in graded_rows(view):
        if table in tables:
            line = one_row(view.record, table, key, row, disputes)
            touches = line["date_start"] <= end and line["date_end"] >= start
            if touches and line["reliability"] <= reliability and row["credibility"] <= str(credibility):
                found.append(line)
    columns = list(one_row(view.record, *_any(view), disputes))
    frame = pd.DataFrame(found, columns=columns, dtype=object).sort_values(["date_end", "row"])
    frame = frame.set_index("row")
    frame.attrs = {"scope": scope, "as_of": view.as_of.isoformat(), "data": str(data)}
    return frame


def one_row(record, table, key, row, disputes):
    """One line of a selection, as a dict of column to value; see `select`."""
    source = record.row("sources", row["source"])
    dates, dated_by = _dates(record, table, row)
    places = places_of(record, table, row)
    spot = record.row("places", places[0]) if places else {"name": "", "latitude": None, "longitude": None}
    published = f", {partial_day(source['published'])}" if source["published"] else ""
    return {
        "row": f"{table}/{key}",
        "what": what(record, table, row),
        "figure": figure(row),
        "when": ("published " if dated_by == "source" else "") + span(*dates),
        "grade": source["reliability"] + row["credibility"],
        "said_by": "; ".join(record.row("origins", o)["name"] for o in row["source_original"]),
        "source_label": source["publisher"] + published,
        "disputes": tuple(disputes.get((table, key), ())),
        "table": table,
        "id": key,
        **{name: row.get(f"deaths_{name}", row.get(name)) for name in ("low", "best", "high")},
        "counts": row.get("counts") or ("dead" if table == "accounts" else ""),
        "unit": row.get("unit", ""),
        "date_start": dates[0],
        "date_end": dates[1],
        "dated_by": dated_by,
        "known": row["known"],
        "reliability": source["reliability"],
        "credibility": row["credibility"],
        "origins": row["source_original"],
        "roots": tuple(sorted({r for o in row["source_original"] for r in record.roots[o]})),
        "places": tuple(places),
        "countries": tuple(dict.fromkeys(c for p in places for c in countries_with(record, p))),
        "place_name": spot["name"],
        "latitude": spot["latitude"],
        "longitude": spot["longitude"],
        **{name: source[name] for name in ("publisher", "title", "author", "published", "url", "linkable", "read")},
        "source": row["source"],
        "reported_in": source["reported_in"],
        "locator": row["locator"],
        "note": row["note"],
    }


def disputes_by_row(view):
    """Ids of the disputes that touch a row on either side, as a dict of (table, id) to list.

    Args:
        view: A `View`.

    Example:
        >>> disputes_by_row(view_of("TJ"))["returns", "R015"]
        ['D163']
    """
    found = {}
    for key, row in view["disputes"].to_dict("index").items():
        for side in {(row["table"], row["row"]), (row["contrary_table"], row["contrary_row"])}:
            if side[1]:
                found.setdefault(side, []).append(key)
    return found


def _dates(record, table, row):
    """First and last day that a row speaks of, and whose they are; those of its publication where it has none."""
    own = record.row("incidents", row["incident"]) if table == "accounts" else row
    if own["date_start"]:
        return (own["date_start"], own["date_end"]), "row"
    return (row["known"], row["known"]), "source"


def _any(view):
    from returnwatch.knowledge.view import known_by

    return next(iter(graded_rows(known_by(view.record, LATEST))))


def _bounds(first, last):
    start = parse_parameter_day("first", first) if first else EARLIEST
    end = parse_parameter_day("last", last) if last else LATEST
    if end < start:
        raise UsageError(f"last: {last} is before first {first}")
    return start, end


def _known(name, value, among):
    if value not in tuple(among):
        raise UsageError(f"{name}: expected one of {', '.join(among)}, not '{value}'")
