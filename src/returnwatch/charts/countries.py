"""The countries of the map: what of them is seen, their names, and how many incidents each had."""

import json

import altair as alt

from returnwatch.charts import placing
from returnwatch.charts.projection import Conic
from returnwatch.charts.theme import LEADING, QUIET, WIDTH, Rows, px, values, width_of, words

LAND, QUIETER, HOME, EDGE = "#f5f6f7", "#e9edf0", "#d7e0e8", "#ffffff"
HEIGHTS, MARGIN = (230, 310), 12
# China is in the scope for Xinjiang: the map reaches as far east and south, in degrees.
EAST, SOUTH = 92, 35


def fitted(rows, features):
    """The projection in which the home countries of the incidents, and every place in the region, are seen.

    Args:
        rows: Incidents: country, longitude, latitude.
        features: GeoJSON features of all countries.

    Returns:
        A `Conic`.
    """
    named = {r["country"] for r in rows}
    homes = [f for f in features if f["properties"]["iso"]]
    places = [
        tuple(point)
        for f in [f for f in homes if f["properties"]["iso"] in named] or homes
        for part in _parts(f)
        for ring in part
        for point in ring
        if f["properties"]["iso"] != "CN" or (point[0] < EAST and point[1] > SOUTH)
    ]
    places += [
        (r["longitude"], r["latitude"])
        for r in rows
        if r["latitude"] is not None and r["longitude"] < EAST and r["latitude"] > SOUTH
    ]
    return Conic(places, WIDTH, HEIGHTS, MARGIN)


def _parts(feature):
    shape = feature["geometry"]
    return shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]


def seen(features, where):
    """What of the countries is on the map.

    Args:
        features: GeoJSON features of all countries.
        where: A `Conic`.

    Returns:
        Features cut down to the parts that touch the map; and by name and ISO code each one's outline, rings in px.
    """
    kept, outlines = [], {}
    for f in features:
        drawn = [(part, [[where.px(*point) for point in ring] for ring in part]) for part in _parts(f)]
        drawn = [(part, rings) for part, rings in drawn if _touches(rings[0], where)]
        if drawn:
            kept.append({**f, "geometry": {"type": "MultiPolygon", "coordinates": [part for part, _ in drawn]}})
            outlines[f["properties"]["name"], f["properties"]["iso"]] = [r for _, rings in drawn for r in rings]
    return kept, outlines


def _touches(ring, where):
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return min(xs) < where.width and max(xs) > 0 and min(ys) < where.height and max(ys) > 0


def land(features, rows, where):
    """The layer of countries: neighbours lightest, home countries darker, darkest those that have incidents."""
    isos = json.dumps(sorted({f["properties"]["iso"] for f in features} & {r["country"] for r in rows}))
    tone = f"datum.properties.iso == '' ? '{LAND}' : indexof({isos}, datum.properties.iso) < 0 ? '{QUIETER}' : '{HOME}'"
    return (
        alt.Chart(alt.Data(values=Rows(features)))
        .transform_calculate(tone=tone)
        .mark_geoshape(stroke=EDGE, strokeWidth=1, clip=True)
        .encode(color=alt.Color(field="tone", type="nominal", scale=None))
        .project(**where.options())
    )


def named(rows, outlines, where, taken):
    """Layers of names; under those of the incidents' countries how many there were, and how many have no symbol.

    Args:
        rows: Incidents: row, country, longitude, latitude.
        outlines: As `seen` gives them.
        where: A `Conic`.
        taken: Boxes of marks and labels that names must keep clear of; it grows by theirs.
    """
    names, told = [], []
    for (name, iso), rings in sorted(outlines.items(), key=lambda item: (not item[0][1], _extent(item[1]), item[0])):
        some = [r for r in rows if iso and r["country"] == iso]
        bare = [r for r in some if r["latitude"] is None]
        placed = [r for r in some if r["latitude"] is not None]
        off = [r for r in placed if not where.shows(*where.px(r["longitude"], r["latitude"]))]
        counts = [c for c in (_count(some, "in all"), _count(bare, "not placed"), _count(off, "off the map")) if c]
        lines = 1 + len(counts)
        wide = max([width_of(name) * 1.06, *(width_of(c["label"]) for c in counts)]) + 4
        place = placing.within(rings, (where.width, where.height), wide, lines, taken, must=bool(some))
        if place:
            x, y = (round(v, 1) for v in place[:2])
            label = placing.box(x - wide / 2, y, wide, lines)
            names.append({"name": name, "home": bool(iso), "x": x, "y": y})
            if place[2]:
                line = placing.leader({"x": place[2][0], "y": place[2][1], "radius": 0}, label)
                names[-1] |= {} if placing.crosses(line, taken) else line
            taken.append(label)
            told += [count | {"x": x, "y": y + LEADING * (i + 1)} for i, count in enumerate(counts)]
    return _names(names, told)


def _extent(rings):
    """Width of an outline in px: the narrow ones are labelled first."""
    xs = [x for ring in rings for x, _ in ring]
    return max(xs) - min(xs)


def _count(rows, words_):
    ids = ";".join(r["row"] for r in rows)
    label = f"{len(rows)} {words_}"
    return {"rows": ids, "operation": "count", "count": len(rows), "label": label} if rows else None


def _names(names, told):
    base = alt.Chart(values(names))
    leaders = base.transform_filter("isValid(datum.lx1)").mark_rule(color=QUIET, strokeWidth=0.8)
    return [
        leaders.encode(x=px(alt.X, "lx1"), y=px(alt.Y, "ly1"), x2=alt.X2("lx2"), y2=alt.Y2("ly2")),
        words(base.transform_filter("datum.home"), "x", "name", align="center", fontWeight=600, color=QUIET),
        words(base.transform_filter("!datum.home"), "x", "name", align="center", fontStyle="italic", color=QUIET),
        words(alt.Chart(values(told)), "x", "label", align="center", color=QUIET),
    ]
