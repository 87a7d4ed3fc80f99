"""What the map draws: a line a row and country, and one a row and place that has coordinates."""

import json

from returnwatch.charts.projection import Conic
from returnwatch.charts.theme import width_of
from returnwatch.explore.marks import HEIGHT, MAP, areas, middle

# Steps across a country in which a place for its label is looked for.
GRID = 14
# Places that the map must show, in degrees east and north: from Syria to Xinjiang.
CORNERS = ((36, 34), (42, 30), (47, 53), (70, 55), (87, 50), (93, 42), (88, 29), (62, 25))


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

    Example:
        >>> from returnwatch.explore import opened, select
        >>> where, features, lines = map_marks(select("TJ", tables=["estimates"]), opened())
        >>> sorted({line["area"] for line in lines if line["row"] == "estimates/E036"})
        ['IQ', 'SY']
    """
    where = Conic(CORNERS, width, (height, height), 4)
    ids = {r["name"]: k for k, r in record.rows("places").items() if r["kind"] == "country"}
    found = json.loads((record.package.folder / "boundaries.json").read_text("utf-8"))["features"]
    features = [
        {
            "type": "Feature",
            "area": ids.get(f["properties"]["name"], ""),
            "geometry": f["geometry"],
            "name": f["properties"]["name"],
            "home": bool(f["properties"]["iso"]),
        }
        for f in found
    ]
    named = {c for some in frame["countries"] for c in some}
    pairs = {(r["longitude"], r["latitude"]) for r in frame.to_dict("records") if r["latitude"] is not None}
    dots = [where.px(*pair) for pair in sorted(pairs)]
    labels = {f["area"]: _label(f, where, dots) for f in features if f["area"] in named}
    lines = []
    for key, r in frame.to_dict("index").items():
        base = {"row": key, "t": middle(r), "areas": ";".join(areas(r))}
        for country in r["countries"]:
            if country in labels:
                x, y, room = labels[country]
                name = _short(record.row("places", country)["name"], country, room)
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


def _label(feature, where, dots):
    """The place, in px, that is farthest inside a country as far as the map shows it, and from dots; and its width."""
    shape = feature["geometry"]
    parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    ring = [where.px(*point) for point in max((part[0] for part in parts), key=len)]
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    left, right, top, low = max(min(xs), 0), min(max(xs), where.width), max(min(ys), 0), min(max(ys), where.height)
    grid = [
        (left + (right - left) * i / GRID, top + (low - top) * j / GRID) for i in range(1, GRID) for j in range(1, GRID)
    ]

    def room(place):
        x, y = place
        # Twice as much is needed beside a label as above it.
        edges = [x * 0.5, (where.width - x) * 0.5, y, where.height - y]
        return min(*edges, *(max(abs(a - x) * 0.5, abs(b - y)) for a, b in (*ring, *dots)))

    inside = [place for place in grid if _within(place, ring)] or [((left + right) / 2, (top + low) / 2)]
    x, y = max(inside, key=lambda place: (room(place), place))
    return round(x, 1), round(y, 1), right - left


def _within(place, ring):
    """Whether a place lies inside a ring: a line to the right of it crosses the ring an odd number of times."""
    x, y = place
    sides = zip(ring, [*ring[1:], ring[0]])
    return sum((b > y) != (d > y) and x < (c - a) * (y - b) / (d - b) + a for (a, b), (c, d) in sides) % 2 == 1
