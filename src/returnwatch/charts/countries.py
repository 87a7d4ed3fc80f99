"""The countries of the map: where it lies, and what of them is seen on it."""

import json

import altair as alt

from returnwatch.charts.layer import Layer, Rows
from returnwatch.charts.projection import Conic

LAND, QUIETER, HOME, EDGE = "#f5f6f7", "#e9edf0", "#d7e0e8", "#ffffff"
# China is in the scope for Xinjiang: the map reaches as far east and south, in degrees.
EAST, SOUTH = 92, 35


def fitted(rows, features, width, heights, margin):
    """The projection in which the home countries of the incidents, and every place in the region, are seen.

    Args:
        rows: Incidents: country, longitude, latitude.
        features: GeoJSON features of all countries.
        width, heights, margin: As `Conic` takes them.

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
    return Conic(places, width, heights, margin)


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
        Layer(alt.Data(values=Rows(features)))
        .transform_calculate(tone=tone)
        .mark_geoshape(stroke=EDGE, strokeWidth=1, clip=True)
        .encode(color=alt.Color(field="tone", type="nominal", scale=None))
        .project(**where.options())
    )
