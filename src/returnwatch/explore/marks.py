"""What the linked charts draw: a mark a row on the timeline, and a line a row and country on the map."""

import json
from datetime import UTC, datetime

from returnwatch.charts.projection import Conic
from returnwatch.charts.theme import width_of

LANES = {
    "estimates": "Estimates",
    "returns": "Returns",
    "accounts": "Incidents",
    "statements": "Statements",
    "flows": "Movements",
    "observations": "Observations",
    "assessments": "Assessments",
}
# Places that the map must show, in degrees east and north: from Syria to Xinjiang.
CORNERS = ((36, 34), (42, 30), (47, 53), (70, 55), (87, 50), (93, 42), (88, 29), (62, 25))
# In px: width of the timeline and of the map, height of both, distance of marks in a lane, room between lanes.
WIDE, MAP, HEIGHT, APART, BETWEEN = 500, 400, 330, 9, 16


def milliseconds(day):
    """A day as Vega counts time: milliseconds since 1970, in UTC.

    Example:
        >>> from datetime import date
        >>> milliseconds(date(1970, 1, 2))
        86400000
    """
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


def middle(row):
    """The middle of the days that a row speaks of, in milliseconds: where its mark stands, and what a brush takes.

    Args:
        row: A row of a selection, as a dict.
    """
    return (milliseconds(row["date_start"]) + milliseconds(row["date_end"])) // 2


def stretch(frame, first=None, last=None):
    """The stretch of time that the timeline shows, in milliseconds: the days asked for, else those of the marks.

    Args:
        frame: A selection.
        first, last: `datetime.date`, or None for no bound.

    Returns:
        [start, end].
    """
    found = [middle(r) for r in frame.to_dict("records")] or [0]
    start = milliseconds(first) if first else min(found)
    end = milliseconds(last) if last else max(found)
    return [start, max(end, start + 86_400_000)]


def timeline_marks(frame, domain):
    """A mark a row, those that would hide one another stacked.

    Args:
        frame: A selection, see `select`.
        domain: [start, end] of the time axis in milliseconds.

    Returns:
        Marks as a list of dicts (row, t, from, to in milliseconds, y in px, areas, what a tooltip tells), lanes as a list
        of dicts (name, n, y), and the height of it all in px.
    """
    step = (domain[1] - domain[0]) * APART / WIDE
    stacked = {}
    for key, r in sorted(frame.to_dict("index").items(), key=lambda kr: (middle(kr[1]), kr[0])):
        ends, some = stacked.setdefault(r["table"], ([], []))
        t = min(max(middle(r), domain[0]), domain[1])
        level = next((n for n, end in enumerate(ends) if end <= t), len(ends))
        ends[level : level + 1] = [t + step]
        some.append(_mark(key, r, domain) | {"level": level})
    # Lanes share the height of the map among them, and are higher where the stacks need it.
    deep = sum(len(ends) for ends, _ in stacked.values()) * APART
    between = max(BETWEEN, (HEIGHT - deep) / max(len(stacked), 1))
    marks, lanes, top = [], [], 0
    for table in (t for t in LANES if t in stacked):
        ends, some = stacked[table]
        first = top + between / 2 + APART / 2
        marks += [{**m, "y": round(first + m["level"] * APART, 1)} for m in some]
        top = round(top + between + len(ends) * APART, 1)
        lanes.append({"name": LANES[table], "n": len(some), "y": round(first, 1), "floor": top})
    return marks, lanes, max(top, HEIGHT)


def _mark(key, r, domain):
    start, end = (min(max(milliseconds(r[c]), domain[0]), domain[1]) for c in ("date_start", "date_end"))
    return {
        "row": key,
        "t": middle(r),
        "from": start,
        "to": end,
        "areas": ";".join(areas(r)),
        "tone": "good" if r["credibility"] <= "2" else "fair" if r["credibility"] == "3" else "poor",
        "sound": r["reliability"] <= "B",
        **{name: r[name] for name in ("what", "figure", "when", "grade", "source_label") if r[name]},
    }


def areas(r):
    """Ids by which the map finds a row: the countries that it speaks of, and its place where that has coordinates."""
    return [*r["countries"], *(r["places"][:1] if r["latitude"] is not None else ())]


def map_marks(frame, record, width=MAP, height=HEIGHT):
    """What the map draws.

    Args:
        frame: A selection.
        record: The `Record` that it is from.
        width, height: Of the map in px.

    Returns:
        A `Conic` projection, the GeoJSON features of all countries (each with `area`, the id of its place, or ''),
        and a list of dicts, one a row and country (kind 'country') and one a row and place with coordinates
        (kind 'spot'): row, t, areas, area, name, x, y (px).
    """
    where = Conic(CORNERS, width, (height, height), 4)
    ids = {r["name"]: k for k, r in record["places"].to_dict("index").items() if r["kind"] == "country"}
    found = json.loads((record.package.folder / "boundaries.json").read_text("utf-8"))["features"]
    features = [
        {"type": "Feature", "area": ids.get(f["properties"]["name"], ""), "geometry": f["geometry"],
         "name": f["properties"]["name"], "home": bool(f["properties"]["iso"])}
        for f in found
    ]
    extents = {f["area"]: _extent(f, where) for f in features if f["area"]}
    centers = {k: tuple(round((a + b) / 2, 1) for a, b in extent) for k, extent in extents.items()}
    wide = {k: extent[0][1] - extent[0][0] for k, extent in extents.items()}
    lines = []
    for key, r in frame.to_dict("index").items():
        base = {"row": key, "t": middle(r), "areas": ";".join(areas(r))}
        for country in r["countries"]:
            if country in centers:
                x, y = centers[country]
                name = _short(record.row("places", country)["name"], country, wide[country])
                lines.append(base | {"kind": "country", "area": country, "name": name, "x": x, "y": y})
        if r["latitude"] is not None:
            x, y = where.px(r["longitude"], r["latitude"])
            if where.shows(x, y):
                spot = {"kind": "spot", "area": r["places"][0], "name": r["place_name"], "x": x, "y": y}
                lines.append(base | spot)
    return where, features, lines


def _short(name, code, room):
    """A country's name where there is room for it, else its ISO code."""
    return name if width_of(name, 11) < room * 0.9 else code


def _extent(feature, where):
    """What the map shows of a country's largest part, in px: (left, right) and (top, bottom)."""
    shape = feature["geometry"]
    parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    ring = max((part[0] for part in parts), key=len)
    points = [p for p in (where.px(*point) for point in ring) if where.shows(*p)] or [where.px(*p) for p in ring]
    return [(min(v), max(v)) for v in zip(*points)]
